import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { Organisation } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useFormat } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Filters } from '../../ui/filters.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Problem } from '../../ui/problem.js';
import { DownloadButton } from './download-button.js';
import { addressOf } from './download.js';
import { DuplicatesNote } from './duplicates-note.js';
import { ORGANISATION_KINDS, useKindName } from './kinds.js';
import { organisationQuery, useOrganisationList } from './organisation-list.js';
import { useWriteRefusal } from './write-refusal.js';
import '../../ui/num.css';

const NewOrganisationForm = lazy(async () => ({ default: (await import('./new-organisation-form.js')).NewOrganisationForm }));

export function OrganisationsPage(): ReactElement {
  const { t } = useTranslation(['organisations', 'common']);
  const search = useSearch({ from: '/$lang/$programme/partenaires' });
  const change = useChangeSearch();
  const { programme } = usePlace();
  const list = useOrganisationList(search);
  const kindName = useKindName();
  const refusal = useWriteRefusal('organisation.write', t('noWrite'));
  const columns = useColumns();
  const { q, nature = [], tri = 'nom', nouveau } = search;
  const isFiltered = q !== undefined || nature.length > 0;
  const counts = list.facets?.kind;
  return (
    <Page
      title={t('title')}
      lead={list.total === null || isFiltered ? undefined : t('lead', { count: list.total })}
      actions={
        <>
          <DownloadButton address={addressOf(`/api/v1/programmes/${encodeURIComponent(programme)}/organisations/-/export`, organisationQuery(search))} fileName="organisations.csv" label={t('common:csv')} />
          <Button variant="filled" leftSection={<Icon name="plus" />} disabled={refusal !== null} aria-describedby="organisations-refusal" onClick={() => change({ nouveau: true })}>
            {t('new')}
          </Button>
        </>
      }
      below={
        refusal === null ? undefined : (
          <p id="organisations-refusal" className="subtitle">
            {refusal}
          </p>
        )
      }
    >
      <Filters
        query={{ value: q ?? '', label: t('find') }}
        filters={[{ name: 'nature', label: t('column.kind'), selected: nature, options: ORGANISATION_KINDS.map((kind) => ({ value: kind, label: kindName(kind), count: counts?.[kind] })) }]}
      />
      <DuplicatesNote />
      {list.isPending ? (
        <Loading lines={10} />
      ) : list.error !== null && list.rows.length === 0 ? (
        <Problem error={list.error} onRetry={list.retry} />
      ) : list.rows.length === 0 ? (
        <EmptyState
          kind={isFiltered ? 'noResult' : 'first'}
          sentence={isFiltered ? undefined : t('none')}
          action={
            isFiltered
              ? { label: t('common:clearFilters'), onAct: () => change({ q: undefined, nature: undefined }) }
              : refusal === null
                ? { label: t('new'), onAct: () => change({ nouveau: true }) }
                : null
          }
        />
      ) : (
        <>
          <DataTable label={t('title')} columns={columns} rows={list.rows} rowKey={({ id }) => id} sortedBy={tri} isStale={list.isStale} />
          <MoreRows shown={list.rows.length} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />
        </>
      )}
      <Suspense fallback={null}>{nouveau === true && refusal === null ? <NewOrganisationForm onClose={() => change({ nouveau: undefined })} /> : null}</Suspense>
    </Page>
  );
}

function useColumns(): Column<Organisation>[] {
  const { t } = useTranslation('organisations');
  const paths = usePaths();
  const titleOf = useTitle();
  const kindName = useKindName();
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('column.name'),
      sort: 'nom',
      narrow: 'full',
      cell: ({ id, name, code }) => (
        <>
          <Link to={paths.partner(id)} className="name">
            {titleOf(name)}
          </Link>{' '}
          {code === null ? null : <bdi className="reference">{code}</bdi>}
        </>
      ),
    },
    { key: 'kind', header: t('column.kind'), sort: 'nature', cell: ({ kind }) => kindName(kind) },
    {
      key: 'group',
      header: t('column.group'),
      narrow: 'hidden',
      cell: ({ parent }) => (parent === null ? null : <Link to={paths.partner(parent.id)}>{titleOf(parent.name)}</Link>),
    },
    {
      key: 'agreements',
      header: t('column.agreements'),
      isNumber: true,
      narrow: 'hidden',
      cell: ({ agreementCount, id }) =>
        agreementCount === null ? null : agreementCount === 0 ? (
          <span className="muted">{format.number(0)}</span>
        ) : (
          <Link to={paths.partner(id)} hash="conventions" className="num-link">
            <bdi>{format.number(agreementCount)}</bdi>
          </Link>
        ),
    },
    { key: 'source', header: t('column.source'), narrow: 'hidden', cell: ({ source }) => <span className="muted">{source}</span> },
  ];
}
