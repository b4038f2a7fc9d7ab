import { useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeSearch } from '../../lib/change-search.js';
import { usePlace } from '../../lib/place.js';
import { Page } from '../../layout/page.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Problem } from '../../ui/problem.js';
import { useCommitmentLineage } from '../commitments/commitment-lineage.js';
import { DownloadButton } from '../organisations/download-button.js';
import { addressOf } from '../organisations/download.js';
import { AgreementFilters } from './agreement-filters.js';
import { AgreementViews } from './agreement-views.js';
import { type AgreementSearch, agreementQuery, useAgreementClocks, useAgreements } from './agreements-list.js';
import { AgreementsTable } from './agreements-table.js';
import { WriteAction, useWriteObstacle } from './write-action.js';
import './agreements.css';

const AgreementForm = lazy(async () => ({ default: (await import('./agreement-form.js')).AgreementForm }));

export function AgreementsPage(): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const search = useSearch({ from: '/$lang/$programme/conventions' });
  const change = useChangeSearch();
  const { programme } = usePlace();
  const clocks = useAgreementClocks();
  const obstacle = useWriteObstacle('register.write');
  const lineageOf = useCommitmentLineage();
  const list = useAgreements(search);
  return (
    <Page
      title={t('agreements:title')}
      lead={list.total === null ? undefined : t('agreements:lead', { count: list.total })}
      actions={
        <>
          <DownloadButton address={addressOf(`/api/v1/programmes/${encodeURIComponent(programme)}/agreements/-/export`, { ...agreementQuery(search), ...clocks })} fileName="agreements.csv" label={t('common:csv')} />
          <WriteAction isPrimary obstacle={obstacle} icon={<Icon name="plus" />} onAct={() => change({ nouveau: true })}>
            {t('agreements:new')}
          </WriteAction>
        </>
      }
      below={<AgreementViews search={search} />}
      lineageOf={lineageOf}
    >
      <AgreementFilters search={search} facets={list.facets} />
      {list.error !== null ? <Problem error={list.error} onRetry={list.retry} /> : list.isPending ? <Loading lines={12} /> : null}
      {list.error !== null || list.isPending ? null : list.rows.length === 0 ? (
        <Nothing search={search} />
      ) : (
        <>
          <AgreementsTable agreements={list.rows} sortedBy={search.tri} isStale={list.isStale} />
          <MoreRows shown={list.rows.length} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />
        </>
      )}
      {search.nouveau === true && obstacle === null ? (
        <Suspense fallback={null}>
          <AgreementForm onClose={() => change({ nouveau: undefined })} />
        </Suspense>
      ) : null}
    </Page>
  );
}

function Nothing({ search: { q, nature, region, filiere, etat, echeance, attention } }: { search: AgreementSearch }): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const change = useChangeSearch();
  const isFiltered = [q, nature, region, filiere, etat, echeance, attention].some((value) => value !== undefined);
  const clear = { q: undefined, nature: undefined, region: undefined, filiere: undefined, etat: undefined, echeance: undefined, attention: undefined };
  if (isFiltered) return <EmptyState kind="noResult" action={{ label: t('common:clearFilters'), onAct: () => change(clear) }} />;
  return <EmptyState kind="first" sentence={t('agreements:noneYet')} action={null} />;
}
