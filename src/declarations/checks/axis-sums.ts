import type { Finding } from './finding.js';
import { amountsOf, type Decimal, type DeclaredAmounts, isKnown, knownSum, plain, type Reading, sumOf } from './declared-amounts.js';

/** Each reading of an indicator at a site sums to the same total; one with gaps does not exceed it. */
export function checkAxisSums(declared: DeclaredAmounts): Finding[] {
  return [...declared].flatMap(([indicator, sites]) => [...sites].flatMap(([site, readings]) => {
    const complete = readings.flatMap((reading) => {
      const total = sumOf(amountsOf(reading));
      return isKnown(total) ? [{ reading, total }] : [];
    });
    const [reference, ...others] = complete;
    if (reference === undefined) return [];
    const finding = (code: Finding['code'], axes: string, total: Decimal): Finding => ({
      code, indicator, site, dimensions: {},
      parameters: { axes, total: plain(total), otherAxes: reference.reading.axes, otherTotal: plain(reference.total) },
    });
    return [
      ...others.filter(({ total }) => !total.equals(reference.total)).map(({ reading, total }) => finding('axes_disagree', reading.axes, total)),
      ...readings.filter((reading) => exceeds(reading, reference.total)).map((reading) => finding('axis_over_total', reading.axes, knownSum(amountsOf(reading)))),
    ];
  }));
}

/** A reading with a value that is not known already sums to more than the total. */
function exceeds(reading: Reading, total: Decimal): boolean {
  const amounts = amountsOf(reading);
  return sumOf(amounts) === 'unknown' && knownSum(amounts).greaterThan(total);
}
