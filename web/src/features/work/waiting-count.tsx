import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { useWaitingWork } from './waiting-work.js';
import './waiting-count.css';

/** Beside “My work” in the navigation. */
export function WaitingCount(): ReactElement | null {
  const { t } = useTranslation('work');
  const format = useFormat();
  const count = useWaitingWork().data?.length ?? 0;
  if (count === 0) return null;
  return (
    <span className="waiting-count">
      <span aria-hidden="true">{format.number(count)}</span>
      <span className="visually-hidden">{t('waitingShort', { count })}</span>
    </span>
  );
}
