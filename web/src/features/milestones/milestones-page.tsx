import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeSearch } from '../../lib/change-search.js';
import { useMay } from '../../lib/place.js';
import { Page } from '../../layout/page.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { MoreRows } from '../../ui/more-rows.js';
import { Problem } from '../../ui/problem.js';
import { MilestoneDrawer } from './milestone-drawer.js';
import { MilestoneFilterLine } from './milestone-filter-line.js';
import { MilestoneTimeline } from './milestone-timeline.js';
import { LARGEST_PAGE, type MilestoneCounts, useMilestoneCounts, useMilestones } from './milestone-reads.js';
import { useMilestoneSearch } from './milestone-search.js';
import { MilestonesTable } from './milestones-table.js';
import { useSlipLineage } from './slip-lineage.js';
import './milestones.css';

const CreateMilestone = lazy(async () => ({ default: (await import('./create-milestone.js')).CreateMilestone }));

export function MilestonesPage(): ReactElement {
  const { t } = useTranslation(['milestones', 'common']);
  const { nouveau } = useSearch({ from: '/$lang/$programme/jalons' });
  const change = useChangeSearch();
  const search = useMilestoneSearch();
  const isTimeline = search.view === 'frise';
  const list = useMilestones(search.filters, isTimeline ? LARGEST_PAGE : undefined);
  const counts = useMilestoneCounts();
  const mayLog = useMay('milestone.log');
  const lineageOf = useSlipLineage(list.rows);
  return (
    <Page
      title={t('milestones:title')}
      lead={counts === null ? '\u00a0' : <Lead counts={counts} />}
      lineageOf={lineageOf}
      actions={
        mayLog ? (
          <Button leftSection={<Icon name="plus" />} onClick={() => change({ nouveau: true })}>
            {t('milestones:create.title')}
          </Button>
        ) : undefined
      }
    >
      <MilestoneFilterLine search={search} facets={list.facets} />
      {list.error !== null && list.rows.length === 0 ? (
        <Problem error={list.error} onRetry={list.retry} />
      ) : list.isPending ? (
        <Loading />
      ) : list.rows.length === 0 ? (
        <EmptyState kind={search.isFiltered ? 'noResult' : 'first'} action={search.isFiltered ? { label: t('common:clearFilters'), onAct: () => change(NOTHING) } : mayLog ? { label: t('milestones:create.title'), onAct: () => change({ nouveau: true }) } : null} />
      ) : isTimeline ? (
        <MilestoneTimeline milestones={list.rows} hasMore={list.hasMore} />
      ) : (
        <>
          <MilestonesTable rows={list.rows} sortedBy={search.sortedBy} isStale={list.isStale} />
          <MoreRows shown={list.rows.length} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />
        </>
      )}
      <MilestoneDrawer />
      {nouveau === true && mayLog ? (
        <Suspense fallback={null}>
          <CreateMilestone onClose={() => change({ nouveau: undefined }, { replace: true })} />
        </Suspense>
      ) : null}
    </Page>
  );
}

const NOTHING = { q: undefined, etat: undefined, suivi: undefined, convention: undefined, du: undefined, avant: undefined };

function Lead({ counts }: { counts: MilestoneCounts }): ReactElement {
  const { t } = useTranslation('milestones');
  return (
    <>
      {t('lead', {
        total: t('total', { count: counts.total }),
        met: t('metCount', { count: counts.met }),
        overdue: t('overdueCount', { count: counts.overdue }),
        unreviewed: t('unreviewedCount', { count: counts.unreviewed }),
      })}
    </>
  );
}
