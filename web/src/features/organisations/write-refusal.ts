import { useTranslation } from 'react-i18next';
import { useClocks } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import { useMay } from '../../lib/place.js';

/** Why nothing can be written here: the role, or a past day on the clocks; null when writing is open. */
export function useWriteRefusal(permission: string, sentence: string): string | null {
  const { t } = useTranslation('shell');
  const { knownOn } = useClocks();
  const format = useFormat();
  const may = useMay(permission);
  if (!may) return sentence;
  return knownOn === null ? null : t('clocks.readOnly', { date: format.date(knownOn) });
}
