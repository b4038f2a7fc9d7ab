import { Link, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { type Commitment, dateOf } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useClocks, useKnownOn } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { CivilDay } from '../../ui/civil-day.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Filters } from '../../ui/filters.js';
import { Health } from '../../ui/health.js';
import { Loading } from '../../ui/loading.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Problem } from '../../ui/problem.js';
import { ToBeCompleted } from '../../ui/to-be-completed.js';
import { DownloadButton } from '../organisations/download-button.js';
import { addressOf } from '../organisations/download.js';
import { ClauseReference } from './clause-reference.js';
import { useCommitmentLineage } from './commitment-lineage.js';
import { type CommitmentSearch, commitmentQuery, useCommitments } from './commitments-list.js';
import { NotPublished, TargetNumber } from './target-text.js';

const KINDS = ['jobs', 'training', 'hosting_zone', 'export_revenue', 'incentive', 'land', 'training_places'] as const;
const SIDES = ['company', 'state', 'sector'] as const;

export function CommitmentsPage(): ReactElement {
  const { t } = useTranslation(['commitments', 'common', 'agreements']);
  const search = useSearch({ from: '/$lang/$programme/engagements' });
  const { asOf } = useClocks();
  const knownOn = useKnownOn();
  const { programme } = usePlace();
  const format = useFormat();
  const titleOf = useTitle();
  const reference = useReference();
  const lineageOf = useCommitmentLineage();
  const list = useCommitments(search, asOf);
  const isReady = list.error === null && !list.isPending;
  const named = (rows: readonly { code: string; name: Parameters<typeof titleOf>[0] }[] = []) => rows.map(({ code, name }) => ({ value: code, label: titleOf(name) }));
  return (
    <Page
      title={t('commitments:listTitle')}
      lead={
        list.total === null ? undefined : (
          <>
            {t('commitments:lead', { count: list.total, date: format.date(asOf) })}{' '}
            {list.rows.every(({ progress }) => progress === null) ? t('agreements:notDeclared') : null}
          </>
        )
      }
      lineageOf={lineageOf}
      actions={<DownloadButton address={addressOf(`/api/v1/programmes/${encodeURIComponent(programme)}/commitments/-/export`, commitmentQuery(search, asOf, knownOn))} fileName="commitments.csv" label={t('common:csv')} />}
    >
      <Filters
        query={{ value: search.q ?? '', label: t('common:searchIn') }}
        filters={[
          { name: 'nature', label: t('commitments:filter.kind'), selected: search.nature ?? [], options: KINDS.map((value) => ({ value, label: t(`commitments:kind.${value}`), count: list.facets?.kind?.[value] })) },
          { name: 'qui', label: t('commitments:filter.side'), selected: search.qui ?? [], options: SIDES.map((value) => ({ value, label: t(`commitments:side.${value}`), count: list.facets?.side?.[value] })) },
          { name: 'region', label: t('commitments:filter.region'), selected: search.region ?? [], options: named(reference?.regions) },
          { name: 'filiere', label: t('commitments:filter.segment'), selected: search.filiere ?? [], options: named(reference?.segments) },
        ]}
      />
      {list.error !== null ? <Problem error={list.error} onRetry={list.retry} /> : list.isPending ? <Loading lines={12} /> : null}
      {isReady && list.rows.length === 0 ? <Nothing search={search} /> : null}
      {isReady && list.rows.length > 0 ? (
        <>
          <CommitmentRows rows={list.rows} sortedBy={search.tri} isStale={list.isStale} />
          <MoreRows shown={list.rows.length} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />
        </>
      ) : null}
    </Page>
  );
}

function CommitmentRows({ rows, sortedBy, isStale }: { rows: readonly Commitment[]; sortedBy: string | undefined; isStale: boolean }): ReactElement {
  const { t } = useTranslation(['commitments', 'agreements', 'common']);
  const titleOf = useTitle();
  const paths = usePaths();
  const columns: Column<Commitment>[] = [
    {
      key: 'title',
      header: t('commitments:listColumn.title'),
      sort: 'titre',
      narrow: 'full',
      width: '28%',
      cell: (row) => (
        <>
          <Link className="name" to={paths.commitment(row.ref)}>
            {titleOf(row.title)}
          </Link>
          <br />
          <span className="reference">
            <bdi>{row.ref}</bdi> · <ClauseReference commitment={row} />
          </span>
        </>
      ),
    },
    {
      key: 'obligor',
      header: t('commitments:listColumn.obligor'),
      narrow: 'full',
      cell: ({ obligors, side }) => (
        <span className="small secondary">{obligors.length === 0 ? t(`commitments:side.${side}`) : obligors.map(({ name }) => titleOf(name)).join(t('common:listComma'))}</span>
      ),
    },
    { key: 'target', header: t('commitments:listColumn.target'), isNumber: true, cell: (row) => <TargetNumber reference={row.ref} terms={row.term} /> },
    { key: 'reading', header: t('commitments:listColumn.reading'), narrow: 'hidden', cell: ({ term }) => (term === null ? '—' : t(`agreements:reading.${term.basis}`)) },
    {
      key: 'due',
      header: t('commitments:listColumn.due'),
      sort: 'echeance',
      isNumber: true,
      cell: ({ term }) => (term === null || term.due === null ? <NotPublished /> : <CivilDay date={dateOf(term.due.on)} precision={term.due.precision} />),
    },
    {
      key: 'agreement',
      header: t('commitments:listColumn.agreement'),
      sort: 'convention',
      narrow: 'full',
      cell: ({ agreement }) => (
        <>
          <Link to={paths.agreement(agreement.ref)}>{titleOf(agreement.title)}</Link> <bdi className="reference">{agreement.ref}</bdi>
        </>
      ),
    },
    { key: 'health', header: t('commitments:health.title'), narrow: 'hidden', cell: ({ health }) => <Health level={health.computed} decided={health.override?.state} /> },
    { key: 'source', header: t('commitments:listColumn.source'), narrow: 'hidden', cell: ({ source }) => <span className="small secondary">{source ?? <ToBeCompleted />}</span> },
  ];
  return <DataTable label={t('commitments:listTitle')} columns={columns} rows={rows} rowKey={({ ref }) => ref} sortedBy={sortedBy} isStale={isStale} />;
}

function Nothing({ search: { q, nature, qui, region, filiere, convention } }: { search: CommitmentSearch }): ReactElement {
  const { t } = useTranslation(['commitments', 'common']);
  const change = useChangeSearch();
  const isFiltered = [q, nature, qui, region, filiere, convention].some((value) => value !== undefined);
  const clear = { q: undefined, nature: undefined, qui: undefined, region: undefined, filiere: undefined, convention: undefined };
  if (isFiltered) return <EmptyState kind="noResult" action={{ label: t('common:clearFilters'), onAct: () => change(clear) }} />;
  return <EmptyState kind="first" sentence={t('commitments:noneYet')} action={null} />;
}
