import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkItem } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useMay, usePaths } from '../../lib/place.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { MilestoneDrawer } from '../milestones/milestone-drawer.js';
import { useWaitingWork } from './waiting-work.js';
import { WorkGroup } from './work-group.js';
import './work.css';

const REASONS = ['milestone_overdue', 'forecast_proposed', 'milestone_due', 'agreement_to_complete'] as const satisfies readonly WorkItem['reason'][];

/** The most that the server gives. */
const LIMIT = 200;

export function WorkPage(): ReactElement {
  const { t } = useTranslation('work');
  const paths = usePaths();
  const { data, error, refetch } = useWaitingWork();
  const mayRead = useMay('register.read');
  return (
    <Page title={t('title')} lead={data === undefined || data.length === 0 ? undefined : t('waiting', { count: data.length })}>
      {!mayRead ? (
        <EmptyState kind="noPermission" action={{ label: t('toPartners'), to: paths.partners }} />
      ) : error !== null && data === undefined ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : data.length === 0 ? (
        <EmptyState kind="first" sentence={t('nothing')} action={{ label: t('toMilestones'), to: paths.milestones }} />
      ) : (
        <>
          {REASONS.map((reason) => (
            <WorkGroup key={reason} reason={reason} items={data.filter((item) => item.reason === reason)} />
          ))}
          {data.length < LIMIT ? null : <p className="source">{t('limited')}</p>}
        </>
      )}
      <MilestoneDrawer />
    </Page>
  );
}
