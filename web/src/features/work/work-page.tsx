import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkItem } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useMay, usePaths } from '../../lib/place.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { useDueDeclarations, useExaminationQueue } from '../declarations/declaration-queries.js';
import { DueList } from '../declarations/due-list.js';
import { MilestoneDrawer } from '../milestones/milestone-drawer.js';
import { ExaminationWork } from './examination-work.js';
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
  const declares = useMay('declaration.prepare');
  const examines = useMay('declaration.examine');
  const hasDeclarations = (useDueDeclarations().data?.length ?? 0) + (useExaminationQueue().data?.length ?? 0) > 0;
  return (
    <Page title={t('title')} lead={data === undefined || data.length === 0 ? undefined : t('waiting', { count: data.length })}>
      {declares ? <DueList /> : null}
      {examines ? <ExaminationWork /> : null}
      {!mayRead ? (
        <EmptyState kind="noPermission" action={{ label: t('toPartners'), to: paths.partners }} />
      ) : error !== null && data === undefined ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : data.length === 0 ? (
        hasDeclarations ? null : <EmptyState kind="first" sentence={t('nothing')} action={{ label: t('toMilestones'), to: paths.milestones }} />
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
