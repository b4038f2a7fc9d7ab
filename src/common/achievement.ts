import { type CivilDate, type DatePrecision, daysBetween, lastDayOf } from './civil-date.js';
import { ExactDecimal, MAX_DECIMALS } from './quantity.js';

/** Level at a date, quantity in a period, or quantity cumulated since a dated base. */
export const INDICATOR_KINDS = ['stock', 'flow', 'running_total'] as const;

export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** What a target's number is measured from. */
export const TARGET_BASES = ['level', 'increment', 'minimum_increment', 'annual_flow', 'running_total'] as const;

export type TargetBasis = (typeof TARGET_BASES)[number];

/** Whether the commitment wants the indicator to grow or to shrink. */
export const DIRECTIONS = ['increase', 'decrease'] as const;

export type Direction = (typeof DIRECTIONS)[number];

/** Decimals as text in one unit; null is unknown. */
export type AchievementInput = {
  basis: TargetBasis;
  indicatorKind: IndicatorKind;
  actual: string | null;
  base: string | null;
  target: string | null;
  direction: Direction;
};

export type UndefinedCause = 'actual' | 'base' | 'target' | 'target_equals_base';

export type Achievement = { ratio: string } | { undefinedBecause: UndefinedCause[] };

/**
 * The part of a target that is achieved: 1 is the target, above 1 is beyond it, negative is the wrong way; never capped.
 * The ratio is rounded to 6 decimals. Undefined, with the inputs to blame, when one is missing or the target equals the base.
 *
 * `level`: (actual - base) / (target - base). `increment`, `minimum_increment`: net increase / target, where the net increase is
 * actual - base, and the actual itself for a running total. `annual_flow`, `running_total`: actual / target.
 * Progress from a base counts as positive in the desired direction, so a reduction "of 10" may be written 10 or -10.
 */
export function achievement(input: AchievementInput): Achievement {
  const way = wayTo(input);
  if ('undefinedBecause' in way) return way;
  if (way.distance.isZero()) return { undefinedBecause: ['target_equals_base'] };
  return { ratio: rounded(way.progress.dividedBy(way.distance)) };
}

/** What still lacks to the target, in its unit and in the desired direction; negative beyond it; null when an input is missing. */
export function remainingToTarget(input: AchievementInput): string | null {
  const way = wayTo(input);
  return 'undefinedBecause' in way ? null : rounded(way.distance.minus(way.progress));
}

type ExactNumber = InstanceType<typeof ExactDecimal>;

/** How far the target lies, and how much of it is gone. */
function wayTo(input: AchievementInput): { progress: ExactNumber; distance: ExactNumber } | { undefinedBecause: UndefinedCause[] } {
  const usesBase = needsBase(input.basis, input.indicatorKind);
  const missing: UndefinedCause[] = [];
  if (input.actual === null) missing.push('actual');
  if (usesBase && input.base === null) missing.push('base');
  if (input.target === null) missing.push('target');
  if (input.actual === null || input.target === null || missing.length > 0) return { undefinedBecause: missing };

  const base = usesBase ? (input.base ?? '0') : '0';
  const progress = new ExactDecimal(input.actual).minus(base);
  const distance = new ExactDecimal(input.target).minus(input.basis === 'level' ? base : '0');
  return usesBase ? { progress: progress.times(input.direction === 'increase' ? 1 : -1), distance: distance.abs() } : { progress, distance };
}

/** A dated step of a target. */
export type TargetStep = { dueOn: CivilDate; precision: DatePrecision; value: string };

/** Whether the clause says that progress is linear, and from which dated base. */
export type ExpectedPath = { linear: boolean; base: string | null; baseOn: CivilDate | null };

/**
 * What the dated steps of a target expect on a day: the value of the last step due on or before it, or, only where the clause says
 * linear, the straight line between the dated base and the steps, rounded to 6 decimals. Null when nothing is expected yet.
 */
export function expectedOn(steps: readonly TargetStep[], date: CivilDate, path: ExpectedPath): string | null {
  const points = steps.map((step) => ({ on: lastDayOf(step.dueOn, step.precision), value: step.value }));
  if (path.linear && path.base !== null && path.baseOn !== null) points.push({ on: path.baseOn, value: path.base });
  points.sort((left, right) => daysBetween(right.on, left.on));

  const last = points.findLast((point) => point.on <= date);
  if (last === undefined) return null;
  const next = points.find((point) => point.on > date);
  if (!path.linear || next === undefined) return rounded(new ExactDecimal(last.value));

  const rise = new ExactDecimal(next.value).minus(last.value);
  const line = rise.times(daysBetween(last.on, date)).dividedBy(daysBetween(last.on, next.on)).plus(last.value);
  return rounded(line);
}

function needsBase(basis: TargetBasis, kind: IndicatorKind): boolean {
  if (basis === 'level') return true;
  return (basis === 'increment' || basis === 'minimum_increment') && kind !== 'running_total';
}

function rounded(decimal: ExactNumber): string {
  const text = decimal.toDecimalPlaces(MAX_DECIMALS).toFixed();
  return text === '-0' ? '0' : text;
}
