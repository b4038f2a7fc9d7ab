import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';

export function CommitmentPage(): ReactElement {
  const { t } = useTranslation('commitments');
  return <Page title={t('title')}>{null}</Page>;
}
