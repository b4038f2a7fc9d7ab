import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';

export function OrganisationPage(): ReactElement {
  const { t } = useTranslation('organisations');
  return <Page title={t('title')}>{null}</Page>;
}
