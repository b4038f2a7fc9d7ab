import { Outlet, useParams, useRouterState, useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementFile, useAgreementMilestones } from '../../api/agreements.js';
import { useTitle } from '../../api/reference.js';
import { Page } from '../../layout/page.js';
import { usePaths } from '../../lib/place.js';
import type { AgreementTab } from '../../paths.js';
import { LinkTabs } from '../../ui/link-tabs.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { useCommitmentLineage } from '../commitments/commitment-lineage.js';
import { useSlipLineage } from '../milestones/slip-lineage.js';
import { AgreementActions } from './agreement-actions.js';
import { AgreementDates } from './agreement-dates.js';
import { AgreementRail } from './agreement-rail.js';
import './agreements.css';

const MilestoneDrawer = lazy(async () => ({ default: (await import('../milestones/milestone-drawer.js')).MilestoneDrawer }));
const AgreementEntry = lazy(async () => ({ default: (await import('./agreement-entry.js')).AgreementEntry }));

const TABS: readonly AgreementTab[] = ['summary', 'commitments', 'milestones', 'acts', 'history'];
/** These tabs say themselves what the rail would. */
const WITHOUT_RAIL: readonly AgreementTab[] = ['acts', 'history'];

export function AgreementPage(): ReactElement {
  const { t } = useTranslation('agreements');
  const { ref } = useParams({ from: '/$lang/$programme/conventions/$ref' });
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const paths = usePaths();
  const titleOf = useTitle();
  const ofCommitment = useCommitmentLineage();
  const ofSlip = useSlipLineage(useAgreementMilestones(ref).data ?? []);
  const { jalon } = useSearch({ strict: false });
  const [hasDrawer, setHasDrawer] = useState(jalon !== undefined);
  if (jalon !== undefined && !hasDrawer) setHasDrawer(true);
  const { data: file, error, refetch } = useAgreementFile(ref);
  const crumbs = [{ label: t('title'), to: paths.agreements }, { label: ref }];
  if (file === undefined) {
    return (
      <Page title={ref} crumbs={crumbs}>
        {error === null ? <Loading lines={10} /> : <Problem error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  const counts: Partial<Record<AgreementTab, number>> = { commitments: file.promises.length, milestones: file.milestoneCount, acts: file.acts.length };
  const isWithoutRail = WITHOUT_RAIL.some((tab) => paths.agreement(ref, tab) === path);
  return (
    <Page
      title={titleOf(file.title)}
      crumbs={crumbs}
      actions={<AgreementActions file={file} />}
      below={
        <>
          <AgreementDates file={file} />
          <LinkTabs label={t('tabs.label')} tabs={TABS.map((tab) => ({ label: t(`tabs.${tab}`), to: paths.agreement(ref, tab), count: counts[tab] }))} />
        </>
      }
      rail={isWithoutRail ? undefined : <AgreementRail file={file} />}
      railLabel={t('tabs.label')}
      lineageOf={(figure) => ofCommitment(figure) ?? ofSlip(figure)}
    >
      <Outlet />
      <Suspense fallback={null}>
        <AgreementEntry file={file} />
        {hasDrawer ? <MilestoneDrawer /> : null}
      </Suspense>
    </Page>
  );
}
