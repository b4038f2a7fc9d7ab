import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { addDecimals } from '@common/quantity.js';
import { useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { NoValue } from '../../ui/no-value.js';
import { SearchLink } from '../../ui/search-link.js';
import { usePeriodText } from '../declarations/period-text.js';
import { differenceOf } from '../declarations/totals.js';
import type { WorksheetRow } from './audit-queries.js';
import { CompletionMark } from './completion-mark.js';
import { Opinion } from './opinion.js';

/** The sample, one row a commitment: what was declared, accepted, attested and verified stand side by side. */
export function Worksheet({ rows, current }: { rows: readonly WorksheetRow[]; current: string | undefined }): ReactElement {
  const { t } = useTranslation(['audit', 'states']);
  const format = useFormat();
  const titleOf = useTitle();
  const paths = usePaths();
  const periodText = usePeriodText();
  const opened = ({ commitment }: WorksheetRow, value: string | null): ReactElement =>
    value === null ? <NoValue absence="notDeclared" /> : <Link className="num-link" to={paths.commitment(commitment)}><bdi>{format.number(value)}</bdi></Link>;
  const gapOf = ({ review }: WorksheetRow): string | null => (review === null ? null : differenceOf(review.verified, review.accepted));
  const columns: Column<WorksheetRow>[] = [
    {
      key: 'commitment', header: t('column.commitment'), narrow: 'full',
      cell: ({ id, commitment, obligors }) => (
        <SearchLink change={{ ligne: id }} isCurrent={id === current} className="name">
          {obligors.map(({ name }) => titleOf(name)).join(', ')} <bdi className="muted small">{commitment}</bdi>
        </SearchLink>
      ),
    },
    { key: 'declared', header: t('states:proof.declared'), isNumber: true, cell: (row) => opened(row, row.declared) },
    { key: 'accepted', header: t('states:proof.accepted'), isNumber: true, cell: (row) => <>{opened(row, row.accepted)}{row.carried ? <span className="muted small"> {t('states:value.carried')}</span> : null}</> },
    { key: 'attested', header: t('states:proof.attested'), isNumber: true, cell: (row) => opened(row, row.attested) },
    {
      key: 'verified', header: t('states:proof.verified'), isNumber: true,
      cell: (row) => row.review?.verified != null ? <b>{opened(row, row.review.verified)}</b>
        : row.verifiedBefore === null ? <NoValue absence="notDeclared" /> : <span className="muted">{opened(row, row.verifiedBefore.value)} <span className="small">{t('mission.before', { period: periodText(row.verifiedBefore.period) })}</span></span>,
    },
    { key: 'gap', header: t('column.gap'), isNumber: true, cell: (row) => { const gap = gapOf(row); return gap === null ? <NoValue absence="notDeclared" /> : <bdi>{format.number(gap, { signed: true })}</bdi>; } },
    { key: 'opinion', header: t('column.opinion'), narrow: 'full', cell: (row) => <Opinion row={row} isCurrent={row.id === current} /> },
    { key: 'completion', header: t('column.completion'), cell: ({ review }) => (review?.completion == null ? null : <CompletionMark completion={review.completion} />) },
  ];
  const sum = (values: readonly (string | null)[]): ReactElement | null => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : <b><bdi>{format.number(addDecimals(known))}</bdi></b>;
  };
  const gaps = rows.map(gapOf).filter((gap) => gap !== null);
  // different indicators are never added
  const isOne = new Set(rows.map(({ indicator }) => indicator)).size === 1;
  const totals = isOne
    ? [<b key="sample">{t('mission.sample')}</b>, sum(rows.map(({ declared }) => declared)), sum(rows.map(({ accepted }) => accepted)), sum(rows.map(({ attested }) => attested)),
        sum(rows.map(({ review, verifiedBefore }) => review?.verified ?? verifiedBefore?.value ?? null)), gaps.length === 0 ? null : <b key="gap"><bdi>{format.number(addDecimals(gaps), { signed: true })}</bdi></b>,
        gaps.length === 0 ? null : <span key="rows" className="small muted">{t('mission.gapOf', { rows: gaps.length })}</span>, null]
    : undefined;
  return <DataTable label={t('mission.sample')} columns={columns} rows={rows} rowKey={({ id }) => id} isSelected={({ id }) => id === current} totals={totals} />;
}
