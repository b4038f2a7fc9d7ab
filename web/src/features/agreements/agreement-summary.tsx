import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export function AgreementSummary(): ReactElement {
  const { t } = useTranslation('agreements');
  return <h2>{t('tabs.summary')}</h2>;
}
