import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import type { Period } from './declaration-queries.js';

const REFERENCE = /^(\d{4})-T([1-4])$/;

/** T3 2026, in the reader's language; from the period, or from its reference alone. */
export function usePeriodText(): (period: Pick<Period, 'to'> | string) => string {
  const format = useFormat();
  return (period) => {
    if (typeof period !== 'string') return format.date(dateOf(period.to), 'quarter');
    const [, year, quarter] = REFERENCE.exec(period) ?? [];
    return year === undefined || quarter === undefined ? period : format.date(dateOf(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`), 'quarter');
  };
}
