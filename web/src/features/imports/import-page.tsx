import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';

export function ImportPage(): ReactElement {
  const { t } = useTranslation('imports');
  return <Page title={t('title')}>{null}</Page>;
}
