import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';

export function MilestonesPage(): ReactElement {
  const { t } = useTranslation('milestones');
  return <Page title={t('title')}>{null}</Page>;
}
