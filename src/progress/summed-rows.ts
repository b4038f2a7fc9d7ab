import { groupOf } from '../common/aggregation.js';
import type { ObservationRow } from '../common/aggregation-types.js';
import { periodsRead, type Question, versionOn } from './commitment-actual.js';
import { attributionOf, groupKeysOf } from './commitment-scope.js';
import type { Observed } from './observed.js';
import { partsRead, type ReadIndicator } from './scoped-commitment.js';
import type { Period, ValueStatus } from './standing-facts.js';

/** A row as it enters a figure. */
export interface SummedRow {
  row: ObservationRow;
  /** What it adds, or with -1 takes off: its value, of one status. */
  value: string;
  sign: 1 | -1;
  /** From an earlier quarter. */
  carried: boolean;
}

/** The rows that `actualOf` sums to its value, in the order of obligors and periods. */
export function rowsSummed(observed: Observed, indicators: ReadonlyMap<string, ReadIndicator>, question: Question, period: Period, status: ValueStatus): SummedRow[] {
  const { scope, indicator, measure } = question;
  const groupBy = groupKeysOf(scope);
  const level = measure === 'level';
  const parts = level ? [{ indicatorId: indicator.id, sign: 1 as const }] : partsRead(indicator);
  const periods = level ? [period] : periodsRead(observed, question, period);
  return scope.obligors.flatMap((obligor) => periods.flatMap((read) => parts.flatMap(({ indicatorId, sign }) => {
    const version = versionOn(level ? indicator : indicators.get(indicatorId), period.to);
    return version === null ? [] : observed.summed(obligor, version, level ? indicator.kind : 'flow', read, groupBy, status).flatMap(({ row, outcome, value }): SummedRow[] =>
      value !== null && attributionOf(scope, groupOf(row, groupBy)) === 'within' ? [{ row, value, sign, carried: outcome === 'carried' }] : []);
  })));
}
