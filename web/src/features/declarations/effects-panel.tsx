import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Loading } from '../../ui/loading.js';
import { NoValue } from '../../ui/no-value.js';
import { Problem } from '../../ui/problem.js';
import { DifferenceText } from './check/check-table.js';
import { FILE, type DeclarationFile } from './declaration-queries.js';
import { usePeriodText } from './period-text.js';
import { differenceOf } from './totals.js';

type Effects = components['schemas']['DeclarationEffectsAnswer'];

interface Props {
  file: DeclarationFile;
  /** Lower values that the acceptance would give. */
  lowered?: readonly { line: string; value: string }[];
}

interface Row {
  key: string;
  isTotal: boolean;
  name: string;
  /** Reference, of a commitment. */
  commitment: string | null;
  period: string;
  before: string | null;
  after: string | null;
  remaining: string | null;
}

/** What accepting would change of commitments and totals, before anybody decides. */
export function EffectsPanel({ file, lowered = [] }: Props): ReactElement {
  const { t } = useTranslation('effects');
  const { programme } = usePlace();
  const asked = lowered.map(({ line, value }) => `${line}:${value}`).join(',');
  const { data, error, refetch } = useQuery({
    queryKey: [...programmeKey(programme, 'declarations', file.ref, 'effects'), file.version, ...file.sections.map(({ version }) => version), asked],
    queryFn: ({ signal }) => answerOf(api.GET(`${FILE}/effects`, { params: { path: { programme, ref: file.ref }, query: asked === '' ? {} : { lowered: asked } }, signal })),
  });
  return (
    <section className="section" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="small secondary">{t(file.state === 'submitted' ? 'ofSubmitted' : 'ofDraft')}</p>
      {data !== undefined ? <EffectsTable effects={data} period={file.period.ref} label={t('title')} /> : error === null ? <Loading lines={4} /> : <Problem error={error} onRetry={() => void refetch()} />}
    </section>
  );
}

/** Commitments and totals that change, with what they were. */
export function EffectsTable({ effects, period, label }: { effects: Effects; period: string; label: string }): ReactElement {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const titleOf = useTitle();
  const paths = usePaths();
  const periodText = usePeriodText();
  const rows: Row[] = [
    ...effects.commitments.map(({ commitment, ...effect }) => ({ ...effect, key: `${commitment.ref} ${effect.period}`, isTotal: false, name: titleOf(commitment.title), commitment: commitment.ref })),
    ...effects.totals.map(({ indicator, version, name, ...effect }) => ({ ...effect, key: `${indicator} ${version ?? ''}`, isTotal: true, name: titleOf(name), commitment: null, period, remaining: null })),
  ].filter(({ before, after }) => before !== after);
  if (rows.length === 0) return <p>{t('none')}</p>;
  const columns: Column<Row>[] = [
    { key: 'what', header: t('what'), narrow: 'full', cell: ({ name, commitment }) => (commitment === null ? <span className="name">{name}</span> : <Link to={paths.commitment(commitment)}>{name}</Link>) },
    { key: 'period', header: t('period'), cell: (row) => <span className="small">{periodText(row.period)}</span> },
    { key: 'before', header: t('before'), isNumber: true, cell: ({ before }) => (before === null ? <NoValue absence="notDeclared" /> : <bdi className="muted">{format.number(before)}</bdi>) },
    { key: 'after', header: t('after'), isNumber: true, cell: ({ after }) => (after === null ? <NoValue absence="notDeclared" /> : <b className="medium"><bdi>{format.number(after)}</bdi></b>) },
    { key: 'difference', header: t('difference'), isNumber: true, cell: ({ before, after }) => <DifferenceText value={differenceOf(after, before)} /> },
    { key: 'remaining', header: t('remaining'), isNumber: true, narrow: 'full', cell: (row) => <Remaining row={row} /> },
  ];
  return <DataTable label={label} columns={columns} rows={rows} rowKey={({ key }) => key} groupOf={({ isTotal }) => t(isTotal ? 'totals' : 'commitments')} />;
}

function Remaining({ row: { isTotal, remaining } }: { row: Row }): ReactElement | null {
  const { t } = useTranslation('effects');
  const format = useFormat();
  if (isTotal) return null;
  if (remaining === null) return <NoValue absence="notDeclared" />;
  return remaining.startsWith('-') ? <span className="small">{t('beyond', { value: format.number(remaining.slice(1)) })}</span> : <bdi>{format.number(remaining)}</bdi>;
}
