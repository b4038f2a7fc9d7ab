import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';

export function AccountsPage(): ReactElement {
  const { t } = useTranslation('accounts');
  return <Page title={t('title')}>{null}</Page>;
}
