import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Health } from '../../ui/health.js';
import { NoValue } from '../../ui/no-value.js';
import { ProofBar } from '../../ui/proof-bar.js';
import type { Promises, Watched } from './dashboard-queries.js';

/** The commitments that lag, the farthest behind first: what a committee looks at. */
export function WatchedTable({ promises: { watched, watchedCount }, search }: { promises: Promises; search: string }): ReactElement {
  const { t } = useTranslation(['dashboard', 'states', 'common']);
  const format = useFormat();
  const titleOf = useTitle();
  const paths = usePaths();
  const reference = useReference();
  const regionOf = (codes: readonly string[]): string => {
    const region = reference?.regions.find(({ code }) => code === codes[0]);
    return codes.length > 1 ? t('dashboard:severalRegions') : region === undefined ? '—' : titleOf(region.name);
  };
  const columns: Column<Watched>[] = [
    {
      key: 'commitment',
      header: t('dashboard:column.commitment'),
      narrow: 'full',
      cell: ({ ref, obligors, title }) => (
        <>
          <Link className="name" to={paths.commitment(ref)}>
            {obligors.length === 0 ? titleOf(title) : obligors.map(({ name }) => titleOf(name)).join(t('common:listComma'))}
          </Link>{' '}
          <bdi className="reference">{ref}</bdi>
        </>
      ),
    },
    { key: 'region', header: t('dashboard:column.region'), narrow: 'hidden', cell: ({ regions }) => <span className="small secondary">{regionOf(regions)}</span> },
    { key: 'progress', header: t('dashboard:column.progress'), width: '22%', narrow: 'full', cell: ({ accepted, verified, expected, promised }) => <ProofBar small values={{ declared: null, accepted, verified, expected, target: promised }} /> },
    { key: 'accepted', header: t('states:proof.accepted'), isNumber: true, cell: ({ accepted }) => (accepted === null ? <NoValue absence="notDeclared" /> : format.number(accepted)) },
    { key: 'expected', header: t('dashboard:column.expected'), isNumber: true, narrow: 'hidden', cell: ({ expected }) => (expected === null ? <NoValue absence="notYetDue" /> : format.number(expected)) },
    { key: 'gap', header: t('dashboard:column.gap'), isNumber: true, cell: ({ gap }) => (gap === null ? '—' : <b>{format.number(gap, { signed: true })}</b>) },
    { key: 'health', header: t('dashboard:column.health'), cell: ({ health, decided }) => <Health level={health} decided={decided ?? undefined} /> },
  ];
  return (
    <section className="section">
      <div className="section-head">
        <h2>{watchedCount === 0 ? t('dashboard:watched.heading') : t('dashboard:watched.title', { count: watchedCount })}</h2>
        <Link className="small" to={`${paths.commitments}${search}`}>
          {t('dashboard:watched.all')}
        </Link>
      </div>
      {watched.length === 0 ? <EmptyState kind="first" sentence={t('dashboard:watched.none')} action={null} /> : <DataTable label={t('dashboard:watched.title', { count: watchedCount })} columns={columns} rows={watched} rowKey={({ ref }) => ref} />}
    </section>
  );
}
