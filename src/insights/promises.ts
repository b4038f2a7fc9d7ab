import { expectedOn, type TargetStep } from '../common/achievement.js';
import { type CivilDate, lastDayOf, partsOf } from '../common/civil-date.js';
import { addDecimals, ExactDecimal } from '../common/quantity.js';
import { NET_JOBS } from './promises.dto.js';
import type { AddedCommitment, ProgressCell, Standing } from '../commitments/standings.queries.js';

/**
 * What agreements promise, added up. A sum counts ways, never levels: from the base of each commitment to its target, and to its value.
 * Decision 0020 says why, and how each value is counted once.
 */

const JOBS_INDICATORS: ReadonlySet<string> = new Set(['headcount', 'jobs_created']);

/** Commitments that may be added: they promise the same thing, in one unit, measured alike. */
export interface Measure {
  kind: Standing['kind'];
  /** Code of the indicator, or `net_jobs`. */
  measure: string;
  unit: string;
  /** So much each year, rather than a way that is gone once. */
  annual: boolean;
}

export function measureOf({ kind, indicator, unit, basis }: Pick<Standing, 'kind' | 'indicator' | 'unit' | 'basis'>): Measure {
  return { kind, measure: JOBS_INDICATORS.has(indicator) ? NET_JOBS : indicator, unit, annual: basis === 'annual_flow' };
}

type Terms = Pick<Standing, 'basis' | 'indicatorKind' | 'base' | 'target'>;

/** The base from which the way is counted; null: it is needed and not published. */
export function originOf({ basis, indicatorKind, base }: Terms): string | null {
  const fromBase = basis === 'level' || ((basis === 'increment' || basis === 'minimum_increment') && indicatorKind !== 'running_total');
  return fromBase ? (base?.value ?? null) : '0';
}

/** The way that is promised up to a value of the clause: its target or one of its steps. */
export function promisedWay(terms: Terms, value: string): string | null {
  const origin = originOf(terms);
  if (origin === null) return null;
  return terms.basis === 'level' ? difference(value, origin) : value;
}

/** Why a commitment is in no sum. */
export type LeftOut = 'target' | 'base';

export function leftOut(standing: Terms): LeftOut | null {
  if (standing.target === null) return 'target';
  return originOf(standing) === null ? 'base' : null;
}

/** A level of the obligors may fall out of sight, what was cumulated stays. */
export function addedCommitment({ id, indicatorKind, base, basis, target }: Standing, group: number): AddedCommitment {
  return { id, group, base: originOf({ basis, indicatorKind, base, target }) ?? '0', cumulated: indicatorKind !== 'stock' };
}

const MAX_CARRIED_QUARTERS = 2;

/** The values of a group at the end of a quarter; null: nobody told anything, which is not zero. */
export interface QuarterSum {
  to: CivilDate;
  declared: string | null;
  /** Each value once: what an older agreement counts already is taken off. */
  accepted: string | null;
  /** Of the accepted value of this very quarter, what auditors confirmed. */
  verified: string | null;
  overlapCertain: string | null;
  /** Commitments whose accepted value is of this quarter, and of an earlier one. */
  reported: number;
  carried: number;
}

/** @param quarters last days of the quarters that ended, oldest first */
export function sumOfQuarter(cells: readonly ProgressCell[], quarters: readonly CivilDate[], to: CivilDate): QuarterSum {
  const age = (told: CivilDate): number => quarters.indexOf(to) - quarters.indexOf(told);
  const standing = cells.filter((cell) => cell.to <= to && (cell.next === null || cell.next > to) && (cell.cumulated || age(cell.to) <= MAX_CARRIED_QUARTERS));
  const of = (status: ProgressCell['status']): ProgressCell[] => standing.filter((cell) => cell.status === status);
  const accepted = of('accepted');
  const own = accepted.filter((cell) => cell.to === to);
  const overlap = sum(accepted.map(({ overlapCertain }) => overlapCertain));
  const count = (counted: readonly ProgressCell[]): number => counted.reduce((total, { commitments }) => total + commitments, 0);
  const once = (value: string | null): string | null => (value === null ? null : difference(value, overlap ?? '0'));
  return {
    to, declared: once(sum(of('declared').map(({ value }) => value))), accepted: once(sum(accepted.map(({ value }) => value))), verified: sum(own.map(({ verified }) => verified)),
    overlapCertain: overlap, reported: count(own), carried: count(accepted) - count(own),
  };
}

export interface PathPoint {
  on: CivilDate;
  value: string;
}

/**
 * What all clauses together expect on days that are given: of each commitment the last step that is due, or the line where the clause says linear.
 * @param days in order
 */
export function promisedPath(standings: readonly Standing[], days: readonly CivilDate[]): PathPoint[] {
  const [straight, stepwise] = [standings.filter(({ linear }) => linear), standings.filter(({ linear }) => !linear)];
  const changes = stepwise.flatMap(waysOf).sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
  let reached = new ExactDecimal(0);
  let next = 0;
  return days.map((on) => {
    for (let change = changes[next]; change !== undefined && change.on <= on; change = changes[next]) {
      reached = reached.plus(change.by);
      next += 1;
    }
    return { on, value: addDecimals([reached.toFixed(), ...straight.flatMap((one) => expectedWay(one, on) ?? [])]) };
  });
}

/** What the clauses expect on a day, of which any step is due; null: nothing is expected of any yet. */
export function expectedAt(standings: readonly Standing[], day: CivilDate): string | null {
  return sum(standings.map((standing) => expectedWay(standing, day)));
}

function expectedWay(standing: Standing, on: CivilDate): string | null {
  const { base, linear } = standing;
  const expected = expectedOn(allSteps(standing), on, { linear, base: base?.value ?? null, baseOn: base?.on ?? null });
  return expected === null ? null : promisedWay(standing, expected);
}

/** The steps of a clause, and its target as the last one. */
function allSteps({ steps, target, due }: Standing): TargetStep[] {
  const last = target === null || due === null ? [] : [{ dueOn: due.on, precision: due.precision, value: target }];
  return [...steps.filter(({ dueOn }) => due === null || dueOn < due.on), ...last];
}

interface Change {
  on: CivilDate;
  by: string;
}

/** By how much each step goes beyond the one before it. */
function waysOf(standing: Standing): Change[] {
  const steps = allSteps(standing).map(({ dueOn, precision, value }) => ({ on: lastDayOf(dueOn, precision), way: promisedWay(standing, value) }));
  const told = steps.flatMap(({ on, way }) => (way === null ? [] : [{ on, way }])).sort((left, right) => (left.on < right.on ? -1 : 1));
  return told.map(({ on, way }, index) => ({ on, by: difference(way, told[index - 1]?.way ?? '0') }));
}

/** Ends of the years between two days, and the first and the last day themselves. */
export function yearEnds(from: CivilDate, to: CivilDate): CivilDate[] {
  const years = Array.from({ length: partsOf(to).year - partsOf(from).year + 1 }, (_, index) => `${partsOf(from).year + index}-12-31` as CivilDate);
  return [...new Set([from, ...years.filter((day) => day > from && day < to), to])];
}

export function sum(values: readonly (string | null)[]): string | null {
  const told = values.filter((value) => value !== null);
  return told.length === 0 ? null : new ExactDecimal(addDecimals(told)).plus(0).toFixed();
}

export function difference(left: string, right: string): string {
  return new ExactDecimal(left).minus(right).plus(0).toFixed();
}
