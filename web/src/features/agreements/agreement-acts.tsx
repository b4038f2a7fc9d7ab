import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export function AgreementActs(): ReactElement {
  const { t } = useTranslation('agreements');
  return <h2>{t('tabs.acts')}</h2>;
}
