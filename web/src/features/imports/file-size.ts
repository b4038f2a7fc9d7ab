import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';

const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;

/** The size of a file in words, from bytes: 18 ko, 2,4 Mo. */
export function useFileSize(): (bytes: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (bytes) =>
    bytes < MEGABYTE
      ? t('kilobytes', { size: format.number(Math.max(1, Math.round(bytes / KILOBYTE))) })
      : t('megabytes', { size: format.number((bytes / MEGABYTE).toFixed(1), { digits: 1 }) });
}
