import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';

export function ZonesPage(): ReactElement {
  const { t } = useTranslation('zones');
  return <Page title={t('title')}>{null}</Page>;
}
