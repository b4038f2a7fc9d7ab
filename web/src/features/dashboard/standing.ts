import { ExactDecimal } from '@common/quantity.js';
import type { HealthLevel } from '../../ui/health.js';

interface Figures {
  promised: string | null;
  expected: string | null;
  accepted: string | null;
}

const [ON_TRACK, AT_RISK] = ['0.95', '0.8'];

/** Where a sum stands against what its clauses expect: the thresholds of the rule for a commitment (docs/health.md). */
export function standingOf({ promised, expected, accepted }: Figures): HealthLevel {
  if (accepted === null || promised === null) return 'no_data';
  if (new ExactDecimal(accepted).greaterThanOrEqualTo(promised)) return 'on_track';
  if (expected === null || new ExactDecimal(expected).lessThanOrEqualTo(0)) return 'no_data';
  const share = new ExactDecimal(accepted).dividedBy(expected);
  if (share.greaterThanOrEqualTo(ON_TRACK)) return 'on_track';
  return share.greaterThanOrEqualTo(AT_RISK) ? 'at_risk' : 'off_track';
}

/** In percent; null where a part is missing or the whole is nothing. */
export function percentOf(part: string | null, whole: string | null): number | null {
  if (part === null || whole === null || Number(whole) === 0) return null;
  return new ExactDecimal(part).dividedBy(whole).times(100).toNumber();
}

export function gapOf(accepted: string | null, expected: string | null): string | null {
  return accepted === null || expected === null ? null : new ExactDecimal(accepted).minus(expected).plus(0).toFixed();
}
