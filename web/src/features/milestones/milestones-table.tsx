import { Link, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { Dated, Milestone } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { MilestoneMark } from '../../ui/milestone-mark.js';
import { Num } from '../../ui/num.js';
import { DatedDay } from './dated-day.js';
import { standingOf } from './milestone-standing.js';
import { slipFigure } from './slip-lineage.js';
import { useWorkingDays } from './working-days.js';

interface Props {
  rows: readonly Milestone[];
  sortedBy: string | undefined;
  isStale: boolean;
}

export function MilestonesTable({ rows, sortedBy, isStale }: Props): ReactElement {
  const { t } = useTranslation('milestones');
  const titleOf = useTitle();
  const format = useFormat();
  const workingDays = useWorkingDays();
  const { jalon } = useSearch({ strict: false });
  const slips = rows.flatMap(({ slip }) => (slip === null ? [] : [slip]));
  const hasWorkingDays = slips.some((slip) => slip.workingDays !== null);
  const date = (dated: Dated | null): ReactElement => (dated === null ? none : <DatedDay dated={dated} />);
  const columns: Column<Milestone>[] = [
    { key: 'milestone', header: t('column.milestone'), sort: 'titre', narrow: 'full', cell: (row) => <RowLink row={row} /> },
    {
      key: 'owner',
      header: t('column.partner'),
      narrow: 'hidden',
      cell: ({ owner }) => <span className="secondary">{owner === null ? t('noOwner') : titleOf(owner.name)}</span>,
    },
    { key: 'baseline', header: t('column.baseline'), isNumber: true, sort: 'base', narrow: 'hidden', cell: ({ baseline }) => date(baseline) },
    { key: 'forecast', header: t('column.forecast'), isNumber: true, sort: 'prevision', cell: ({ forecast }) => date(forecast) },
    { key: 'actual', header: t('column.actual'), isNumber: true, narrow: 'hidden', cell: ({ actual }) => date(actual) },
    { key: 'slip', header: t('column.slip'), isNumber: true, narrow: 'hidden', cell: (row) => <SlipCell row={row} /> },
    ...(hasWorkingDays
      ? [
          {
            key: 'working',
            header: t('column.workingSlip'),
            isNumber: true,
            narrow: 'hidden' as const,
            cell: ({ slip }: Milestone) => (slip === null ? none : slip.workingDays === null ? <span className="muted tiny">{t('missingYears', { years: slip.missingYears.join(', ') })}</span> : <bdi dir="ltr">{format.number(slip.workingDays, { signed: true })}</bdi>),
          },
        ]
      : []),
    { key: 'state', header: t('column.state'), cell: (row) => <MilestoneMark standing={standingOf(row)} /> },
  ];
  return (
    <>
      <DataTable label={t('title')} columns={columns} rows={rows} rowKey={({ id }) => id} sortedBy={sortedBy} isStale={isStale} isSelected={({ ref }) => ref === jalon} />
      {slips.length === 0 || hasWorkingDays ? null : (
        <p className="source">{t('workingDaysNote', { why: workingDays.why([...new Set(slips.flatMap(({ missingYears }) => missingYears))]) })}</p>
      )}
    </>
  );
}

const none = <span className="muted">—</span>;

function RowLink({ row }: { row: Milestone }): ReactElement {
  const titleOf = useTitle();
  return (
    <>
      <Link to="." search={(previous) => ({ ...previous, jalon: row.ref })} resetScroll={false} preload={false} activeProps={{}} className="name row-link" data-milestone={row.ref}>
        {titleOf(row.title)}
      </Link>{' '}
      <bdi className="reference">{row.ref}</bdi>
    </>
  );
}

function SlipCell({ row }: { row: Milestone }): ReactElement {
  const format = useFormat();
  if (row.slip === null) return none;
  return (
    <Num figure={slipFigure(row.ref)}>
      <bdi dir="ltr">{format.number(row.slip.calendarDays, { signed: true })}</bdi>
    </Num>
  );
}
