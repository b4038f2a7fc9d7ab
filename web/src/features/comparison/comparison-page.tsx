import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CivilDate } from '@common/civil-date.js';
import { useTitle } from '../../api/reference.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useClocks } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { DateField } from '../../ui/date-field.js';
import { Loading } from '../../ui/loading.js';
import { NoValue } from '../../ui/no-value.js';
import { Problem } from '../../ui/problem.js';
import { ComparedAgreementSection } from './compared-agreement.js';
import { type ComparedDays, type Comparison, useComparison } from './comparison-queries.js';

/** Between two committee meetings, unless the address says otherwise. */
const DAYS_BETWEEN_MEETINGS = 91;

/** What the register knew at the end of two days: totals, then by agreement each figure that is another, with who and why. */
export function ComparisonPage(): ReactElement {
  const { t } = useTranslation('comparison');
  const { de, a } = useSearch({ from: '/$lang/$programme/comparaison' });
  const { today } = useClocks();
  const to = a ?? today;
  const days: ComparedDays = { from: de ?? addDays(to, -DAYS_BETWEEN_MEETINGS), to };
  const { data, error, refetch } = useComparison(days);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DaysForm key={`${days.from} ${days.to}`} days={days} />
      {data === undefined ? error === null ? <Loading lines={12} /> : <Problem error={error} onRetry={() => void refetch()} /> : <Compared comparison={data} days={days} />}
    </Page>
  );
}

function DaysForm({ days }: { days: ComparedDays }): ReactElement {
  const { t } = useTranslation('comparison');
  const change = useChangeSearch();
  const [from, setFrom] = useState<KnownDate | null>({ date: days.from, precision: 'day' });
  const [to, setTo] = useState<KnownDate | null>({ date: days.to, precision: 'day' });
  const [error, setError] = useState<string | undefined>();
  return (
    <form
      className="line wrap section"
      onSubmit={(event) => {
        event.preventDefault();
        if (from === null || to === null) return;
        if (from.date >= to.date) setError(t('wrongOrder'));
        else change({ de: from.date, a: to.date });
      }}
    >
      <DateField label={t('from')} value={from} onChange={setFrom} />
      <DateField label={t('to')} value={to} onChange={setTo} error={error} />
      <Button type="submit" variant="filled">
        {t('compare')}
      </Button>
    </form>
  );
}

function Compared({ comparison: { totals, agreements }, days }: { comparison: Comparison; days: ComparedDays }): ReactElement {
  const { t } = useTranslation('comparison');
  const told = totals.filter(({ before, after }) => before !== null || after !== null);
  return (
    <>
      {told.length === 0 ? null : (
        <section className="section">
          <h2>{t('totals')}</h2>
          <Totals totals={told} days={days} />
        </section>
      )}
      <section className="section stack">
        <h2>{t('agreements')}</h2>
        {agreements.length === 0 ? <p className="secondary">{t('nothing')}</p> : agreements.map((agreement) => <ComparedAgreementSection key={agreement.ref} agreement={agreement} days={days} />)}
      </section>
    </>
  );
}

type Total = Comparison['totals'][number];

function Totals({ totals, days }: { totals: readonly Total[]; days: ComparedDays }): ReactElement {
  const { t } = useTranslation('comparison');
  const format = useFormat();
  const titleOf = useTitle();
  const value = (text: string | null): ReactElement | string => (text === null ? <NoValue absence="notDeclared" /> : format.number(text));
  const known = (day: CivilDate): string => format.date(day);
  const columns: Column<Total>[] = [
    { key: 'indicator', header: t('indicator'), narrow: 'full', cell: ({ name }) => titleOf(name) },
    { key: 'before', header: t('before', { date: known(days.from) }), isNumber: true, cell: ({ before }) => value(before) },
    { key: 'after', header: t('after', { date: known(days.to) }), isNumber: true, cell: ({ after }) => value(after) },
    { key: 'difference', header: t('difference'), isNumber: true, cell: ({ before, after }) => (before === null || after === null ? '—' : format.number(String(Number(after) - Number(before)), { signed: true })) },
  ];
  return <DataTable label={t('totals')} columns={columns} rows={totals} rowKey={({ indicator }) => indicator} />;
}
