import { Outlet, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';
import { usePaths } from '../../lib/place.js';
import type { AgreementTab } from '../../paths.js';
import { LinkTabs } from '../../ui/link-tabs.js';

const TABS: readonly AgreementTab[] = ['summary', 'commitments', 'milestones', 'acts', 'history'];

export function AgreementPage(): ReactElement {
  const { t } = useTranslation('agreements');
  const { ref } = useParams({ from: '/$lang/$programme/conventions/$ref' });
  const paths = usePaths();
  const tabs = TABS.map((tab) => ({ label: t(`tabs.${tab}`), to: paths.agreement(ref, tab) }));
  return (
    <Page
      title={ref}
      crumbs={[{ label: t('title'), to: paths.agreements }, { label: ref }]}
      below={<LinkTabs label={t('tabs.label')} tabs={tabs} />}
    >
      <Outlet />
    </Page>
  );
}
