import { achievement, type Direction, expectedOn, type IndicatorKind, remainingToTarget, type TargetBasis } from '../common/achievement.js';
import { addDays, type CivilDate, type DatePrecision, lastDayOf } from '../common/civil-date.js';
import { compareDecimals, ExactDecimal } from '../common/quantity.js';

/** Where a commitment stands against what its clause expects; `no_data` is grey, never good and never bad. */
export const HEALTH_STATES = ['on_track', 'at_risk', 'off_track', 'no_data'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

export const HEALTH_REASONS = [
  'no_target', 'base_unknown', 'nothing_accepted', 'stale', 'nothing_expected_yet', 'target_reached', 'target_missed', 'expected_reached', 'nearly_expected', 'behind_expected', 'incomplete',
] as const;
export type HealthReason = (typeof HEALTH_REASONS)[number];

/** The rule as published (docs/health.md). A change is a new version; what was shown under an earlier one keeps its number. */
export const HEALTH_RULE = { version: 1, onTrackFrom: '0.95', atRiskFrom: '0.80', newsLastsDays: 275 } as const;

/** The last accepted value, with the last day of its period. */
export interface Reached {
  to: CivilDate;
  accepted: string;
  carried: boolean;
  missing: number;
}

export interface HealthInput {
  day: CivilDate;
  reached: Reached | null;
  basis: TargetBasis;
  indicatorKind: IndicatorKind;
  direction: Direction;
  base: { value: string; on: CivilDate | null } | null;
  target: string | null;
  due: { on: CivilDate; precision: DatePrecision } | null;
  linear: boolean;
  steps: readonly { dueOn: CivilDate; precision: DatePrecision; value: string }[];
}

export interface Health {
  state: HealthState;
  reasons: HealthReason[];
  /** Reached, of what was expected at the end of the same period: 1 is all of it. Null where nothing was expected or an input is missing. */
  share: string | null;
}

/** The rule, on the last accepted value and what was expected on the last day of its period: a value is not measured against a day on which nobody reported. */
export function healthOf(input: HealthInput): Health {
  const { day, reached, target, due, base } = input;
  if (target === null) return noData('no_target');
  if (reached === null) return noData('nothing_accepted');
  if (addDays(reached.to, HEALTH_RULE.newsLastsDays) < day) return noData('stale');
  const against = (wanted: string) => ({ basis: input.basis, indicatorKind: input.indicatorKind, actual: reached.accepted, base: base?.value ?? null, target: wanted, direction: input.direction });
  const left = remainingToTarget(against(target));
  if (left === null) return noData('base_unknown');
  if (compareDecimals(left, '0') <= 0) return { state: 'on_track', reasons: ['target_reached'], share: null };

  const expected = expectedOn(input.steps, reached.to, { linear: input.linear, base: base?.value ?? null, baseOn: base?.on ?? null });
  const reachedShare = expected === null ? null : achievement(against(expected));
  const share = reachedShare !== null && 'ratio' in reachedShare ? reachedShare.ratio : null;
  if (due !== null && lastDayOf(due.on, due.precision) <= reached.to) return { state: 'off_track', reasons: ['target_missed'], share };
  if (expected === null) return noData('nothing_expected_yet');
  const behind = remainingToTarget(against(expected));
  const isReached = behind !== null && compareDecimals(behind, '0') <= 0;
  if (isReached || (share !== null && atLeast(share, HEALTH_RULE.onTrackFrom))) {
    // a figure with holes is not called good
    if (reached.carried || reached.missing > 0) return { state: 'at_risk', reasons: ['incomplete'], share };
    return { state: 'on_track', reasons: [isReached ? 'expected_reached' : 'nearly_expected'], share };
  }
  return { state: share !== null && atLeast(share, HEALTH_RULE.atRiskFrom) ? 'at_risk' : 'off_track', reasons: ['behind_expected', ...(reached.carried || reached.missing > 0 ? ['incomplete' as const] : [])], share };
}

function noData(reason: HealthReason): Health {
  return { state: 'no_data', reasons: [reason], share: null };
}

function atLeast(share: string, threshold: string): boolean {
  return new ExactDecimal(share).greaterThanOrEqualTo(threshold);
}
