import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';

export function AgreementsPage(): ReactElement {
  const { t } = useTranslation('agreements');
  return <Page title={t('title')}>{null}</Page>;
}
