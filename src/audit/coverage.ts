import { addDecimals } from '../common/quantity.js';
import type { CoverageAnswer, WorksheetRowAnswer } from './missions.dto.js';

type Row = Pick<WorksheetRowAnswer, 'indicator' | 'indicatorName' | 'unit' | 'accepted' | 'verifiedBefore' | 'review'>;

/** By indicator, what of the accepted value this mission verified, what an earlier one had, and the rest. A row without an accepted value covers nothing. */
export function coverageOf(rows: readonly Row[]): CoverageAnswer[] {
  const indicators = [...new Map(rows.map((row) => [row.indicator, row])).values()];
  return indicators.map(({ indicator, indicatorName, unit }) => {
    const counted = rows.filter((row) => row.indicator === indicator && row.accepted !== null);
    const sum = (some: readonly Row[]): string => addDecimals(some.map(({ accepted }) => accepted ?? '0'));
    const here = counted.filter(({ review }) => review?.verified != null);
    const before = counted.filter((row) => !here.includes(row) && row.verifiedBefore !== null);
    const left = counted.filter((row) => !here.includes(row) && !before.includes(row));
    return { indicator, name: indicatorName, unit, accepted: sum(counted), verified: sum(here), verifiedBefore: sum(before), left: sum(left) };
  });
}
