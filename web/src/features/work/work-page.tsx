import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';

export function WorkPage(): ReactElement {
  const { t } = useTranslation('work');
  return <Page title={t('title')}>{null}</Page>;
}
