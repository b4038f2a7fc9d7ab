import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { usePlace } from '../../lib/place.js';
import { DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { type Filter, Filters } from '../../ui/filters.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Problem } from '../../ui/problem.js';
import { DownloadButton } from '../organisations/download-button.js';
import { addressOf } from '../organisations/download.js';
import { useWriteRefusal } from '../organisations/write-refusal.js';
import { useZoneColumns } from './zone-columns.js';
import { useFigureLineage } from './figure-lineage.js';
import { ZONE_STATUSES, type ZoneSearch, useZoneClocks, useZoneList, zoneQuery } from './zone-queries.js';
import './zones.css';

const ZoneDrawer = lazy(async () => ({ default: (await import('./zone-drawer.js')).ZoneDrawer }));
const ZoneForm = lazy(async () => ({ default: (await import('./zone-form.js')).ZoneForm }));

export function ZonesPage(): ReactElement {
  const { t } = useTranslation(['zones', 'common']);
  const search = useSearch({ from: '/$lang/$programme/zones' });
  const change = useChangeSearch();
  const { programme } = usePlace();
  const list = useZoneList(search);
  const { zone: opened } = search;
  const open = (zone: string): void => change({ zone });
  const [isCreating, setCreating] = useState(false);
  const refusal = useWriteRefusal('register.write', t('noWrite'));
  const columns = useZoneColumns(open);
  const lineageOf = useFigureLineage(list.rows);
  const filters = useFilters(search, list.facets);
  const isFiltered = search.q !== undefined || filters.some(({ selected }) => selected.length > 0);
  return (
    <Page
      title={t('title')}
      lead={list.total === null || isFiltered || list.total === 0 ? undefined : t('lead', { count: list.total })}
      lineageOf={lineageOf}
      actions={
        <>
          <DownloadButton address={addressOf(`/api/v1/programmes/${encodeURIComponent(programme)}/zones/-/export`, { ...zoneQuery(search), ...useZoneClocks() })} fileName="zones.csv" label={t('common:csv')} />
          <Button variant="filled" leftSection={<Icon name="plus" />} disabled={refusal !== null} onClick={() => setCreating(true)}>
            {t('new')}
          </Button>
        </>
      }
      below={refusal === null ? undefined : <p className="subtitle">{refusal}</p>}
    >
      <Filters query={{ value: search.q ?? '', label: t('find') }} filters={filters} />
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
              ? { label: t('common:clearFilters'), onAct: () => change({ q: undefined, etat: undefined, region: undefined }) }
              : refusal === null
                ? { label: t('new'), onAct: () => setCreating(true) }
                : null
          }
        />
      ) : (
        <>
          <DataTable label={t('title')} columns={columns} rows={list.rows} rowKey={({ id }) => id} sortedBy={search.tri ?? 'nom'} isStale={list.isStale} isSelected={({ ref }) => ref === opened} />
          <MoreRows shown={list.rows.length} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />
          <p className="source">{t('tenants')}</p>
        </>
      )}
      <Suspense fallback={null}>
        {opened === undefined ? null : <ZoneDrawer key={opened} reference={opened} onClose={() => change({ zone: undefined })} />}
        {isCreating ? <ZoneForm onClose={() => setCreating(false)} onSaved={open} /> : null}
      </Suspense>
    </Page>
  );
}

function useFilters({ etat = [], region = [] }: ZoneSearch, facets: Record<string, Record<string, number>> | null): Filter[] {
  const { t } = useTranslation(['zones', 'states']);
  const titleOf = useTitle();
  const regions = useReference()?.regions ?? [];
  return [
    { name: 'etat', label: t('column.state'), selected: etat, options: ZONE_STATUSES.map((value) => ({ value, label: t(`states:zone.${value}`), count: facets?.status?.[value] })) },
    { name: 'region', label: t('column.region'), selected: region, options: regions.map(({ code, name }) => ({ value: code, label: titleOf(name), count: facets?.region?.[code] })) },
  ];
}
