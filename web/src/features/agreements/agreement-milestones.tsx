import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export function AgreementMilestones(): ReactElement {
  const { t } = useTranslation('agreements');
  return <h2>{t('tabs.milestones')}</h2>;
}
