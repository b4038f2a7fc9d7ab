import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useClocks } from '../lib/clocks.js';
import { useFormat } from '../lib/language.js';

/** Says that the register on screen is an older one, and offers the way back. */
export function PastBand(): ReactElement | null {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { knownOn, setKnownOn } = useClocks();
  if (knownOn === null) return null;
  return (
    <div className="past-band" role="status">
      <span>{t('clocks.past', { date: format.longDate(knownOn) })}</span>
      <button type="button" onClick={() => setKnownOn(null)}>
        {t('clocks.backToToday')}
      </button>
    </div>
  );
}
