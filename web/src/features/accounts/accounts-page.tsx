import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '@common/actor.js';
import { Page } from '../../layout/page.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useMay, usePaths } from '../../lib/place.js';
import { DataTable } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Filters } from '../../ui/filters.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Problem } from '../../ui/problem.js';
import { useWriteRefusal } from '../organisations/write-refusal.js';
import { useAccountColumns } from './account-columns.js';
import { ACCOUNT_STATES, useAccountList } from './account-queries.js';
import { useOrganisationOptions } from './organisation-options.js';
import './accounts.css';

const AccountDrawer = lazy(async () => ({ default: (await import('./account-drawer.js')).AccountDrawer }));
const NewAccountForm = lazy(async () => ({ default: (await import('./new-account-form.js')).NewAccountForm }));

export function AccountsPage(): ReactElement {
  const { t } = useTranslation('accounts');
  const may = useMay('accounts.manage');
  const paths = usePaths();
  if (may) return <Accounts />;
  return (
    <Page title={t('title')}>
      <EmptyState kind="noPermission" sentence={t('noPermission')} action={{ label: t('title'), to: paths.work }} />
    </Page>
  );
}

function Accounts(): ReactElement {
  const { t } = useTranslation(['accounts', 'common', 'shell']);
  const { q, etat = [], role = [], organisation = [], compte, nouveau } = useSearch({ from: '/$lang/$programme/admin/comptes' });
  const change = useChangeSearch();
  const list = useAccountList({ q, etat, role, organisation });
  const refusal = useWriteRefusal('accounts.manage', t('noPermission'));
  const columns = useAccountColumns((account) => change({ compte: account }));
  const organisations = useOrganisationOptions();
  const counts = list.facets?.state;
  const isFiltered = q !== undefined || etat.length > 0 || role.length > 0 || organisation.length > 0;
  const clear = (): void => change({ q: undefined, etat: undefined, role: undefined, organisation: undefined });
  return (
    <Page
      title={t('title')}
      lead={list.total === null || isFiltered ? undefined : t('lead', { count: list.total })}
      actions={
        <Button variant="filled" leftSection={<Icon name="plus" />} disabled={refusal !== null} onClick={() => change({ nouveau: true })}>
          {t('new')}
        </Button>
      }
      below={refusal === null ? undefined : <p className="subtitle">{refusal}</p>}
    >
      <Filters
        query={{ value: q ?? '', label: t('find') }}
        filters={[
          { name: 'etat', label: t('filter.state'), selected: etat, options: ACCOUNT_STATES.map((value) => ({ value, label: t(`state.${value}`), count: counts?.[value] })) },
          { name: 'role', label: t('filter.role'), selected: role, options: ROLES.map((value) => ({ value, label: t(`shell:role.${value}`) })) },
          { name: 'organisation', label: t('filter.organisation'), selected: organisation, options: organisations },
        ]}
      />
      {list.isPending ? (
        <Loading lines={8} />
      ) : list.error !== null && list.rows.length === 0 ? (
        <Problem error={list.error} onRetry={list.retry} />
      ) : list.rows.length === 0 ? (
        <EmptyState
          kind={isFiltered ? 'noResult' : 'first'}
          sentence={isFiltered ? undefined : t('none')}
          action={isFiltered ? { label: t('common:clearFilters'), onAct: clear } : { label: t('new'), onAct: () => change({ nouveau: true }) }}
        />
      ) : (
        <>
          <DataTable label={t('title')} columns={columns} rows={list.rows} rowKey={({ id }) => id} isStale={list.isStale} isSelected={({ id }) => id === compte} />
          <MoreRows shown={list.rows.length} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />
        </>
      )}
      <Suspense fallback={null}>
        {compte === undefined ? null : <AccountDrawer key={compte} account={compte} onClose={() => change({ compte: undefined })} />}
        {nouveau === true && refusal === null ? (
          <NewAccountForm onClose={() => change({ nouveau: undefined })} onAddRole={(account) => change({ nouveau: undefined, compte: account })} />
        ) : null}
      </Suspense>
    </Page>
  );
}
