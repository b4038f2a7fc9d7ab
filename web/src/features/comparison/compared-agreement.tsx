import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { LedgerHistory } from '../../ui/ledger-history.js';
import { Loading } from '../../ui/loading.js';
import { NoValue } from '../../ui/no-value.js';
import { Problem } from '../../ui/problem.js';
import { type ComparedAgreement, type ComparedDays, type ComparedFigure, useComparedEvents } from './comparison-queries.js';

const VALUES = ['declared', 'accepted', 'verified'] as const;

/** One agreement: its figures that are known otherwise, and on demand the events in between. */
export function ComparedAgreementSection({ agreement: { ref, title, events, figures }, days }: { agreement: ComparedAgreement; days: ComparedDays }): ReactElement {
  const { t } = useTranslation(['comparison', 'states']);
  const titleOf = useTitle();
  const paths = usePaths();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="section">
      <div className="section-head">
        <h3>
          <Link to={paths.agreement(ref)}>{titleOf(title)}</Link> <bdi className="reference">{ref}</bdi>
        </h3>
        {events === 0 ? null : (
          <Button size="sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t('comparison:events', { n: events })}
          </Button>
        )}
      </div>
      {figures.length === 0 ? <p className="secondary">{t('comparison:noFigure')}</p> : <Figures label={titleOf(title)} figures={figures} />}
      {isOpen ? <Events reference={ref} days={days} /> : null}
    </section>
  );
}

function Figures({ label, figures }: { label: string; figures: readonly ComparedFigure[] }): ReactElement {
  const { t } = useTranslation(['comparison', 'states', 'common']);
  const format = useFormat();
  const titleOf = useTitle();
  const paths = usePaths();
  const number = (value: string | null): ReactNode => (value === null ? <NoValue absence="notDeclared" /> : format.number(value));
  const columns: Column<ComparedFigure>[] = [
    {
      key: 'figure',
      header: t('comparison:figure'),
      narrow: 'full',
      cell: ({ commitment, title, period }) => (
        <>
          <Link className="name" to={paths.commitment(commitment)}>
            {titleOf(title)}
          </Link>
          <br />
          <bdi className="reference">{commitment}</bdi> · <bdi className="reference">{period}</bdi>
        </>
      ),
    },
    ...VALUES.map((name): Column<ComparedFigure> => ({
      key: name,
      header: t(`states:proof.${name}`),
      isNumber: true,
      cell: ({ before, after }) => (before[name] === after[name] ? number(after[name]) : <bdi dir="ltr">{number(before[name])} → <b>{number(after[name])}</b></bdi>),
    })),
    {
      key: 'declarations',
      header: t('comparison:declarations'),
      narrow: 'full',
      cell: ({ declarations }) => declarations.map((ref, index) => (
        <Fragment key={ref}>
          {index === 0 ? null : t('common:listComma')}
          <Link to={paths.declaration(ref)}>
            <bdi>{ref}</bdi>
          </Link>
        </Fragment>
      )),
    },
  ];
  return <DataTable label={label} columns={columns} rows={figures} rowKey={({ commitment, period }) => `${commitment} ${period}`} />;
}

function Events({ reference, days }: { reference: string; days: ComparedDays }): ReactElement {
  const list = useComparedEvents(days, reference);
  if (list.error !== null) return <Problem error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <Loading lines={4} />;
  return <LedgerHistory events={list.rows} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />;
}
