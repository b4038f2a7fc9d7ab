import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export function AgreementHistory(): ReactElement {
  const { t } = useTranslation('agreements');
  return <h2>{t('tabs.history')}</h2>;
}
