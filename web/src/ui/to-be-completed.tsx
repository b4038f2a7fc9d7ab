import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import './to-be-completed.css';

/** What the published act does not say: never a zero, never a guess. */
export function ToBeCompleted(): ReactElement {
  const { t } = useTranslation();
  return <span className="to-be-completed">{t('toBeCompleted')}</span>;
}
