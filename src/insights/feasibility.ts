import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { addMonths, type CivilDate, endOfMonth } from '../common/civil-date.js';
import type { PathPoint, QuarterSum } from './promises.js';

/** Fewer quarters say nothing of a pace. */
export const LEAST_QUARTERS = 6;
/** Futures drawn: with so many a probability moves by a point from one seed to another. */
export const PATHS = 4000;
const MONTHS_OF_QUARTER = 3;

/** Why there is no cone. */
export type NoCone = 'too_few_quarters' | 'nothing_ahead';

/** Half of the futures lie between `low50` and `high50`, four fifths between `low80` and `high80`. */
export interface Band {
  on: CivilDate;
  low80: number;
  low50: number;
  middle: number;
  high50: number;
  high80: number;
}

export interface Feasibility {
  hidden: NoCone | null;
  seed: number;
  /** Quarters whose changes are drawn from. */
  quarters: number;
  bands: Band[];
  /** Dated steps ahead, each with the share of futures that reach it. */
  steps: { on: CivilDate; value: string; probability: number }[];
}

/**
 * What the observed pace leads to: each future adds, quarter after quarter, a change drawn with replacement from those that were observed.
 * It knows no reason and no plan: a new site or a closing is not in it. The same seed gives the same futures.
 * @param told sums of the quarters, oldest first; the cone begins at the last one that has an accepted value
 * @param path what the clauses expect, oldest first
 */
export function feasibilityOf(told: readonly Pick<QuarterSum, 'to' | 'accepted'>[], path: readonly PathPoint[], seed: number): Feasibility {
  const levels = told.flatMap(({ to, accepted }) => (accepted === null ? [] : [{ to, value: Number(accepted) }]));
  const last = levels.at(-1);
  const ahead = last === undefined ? [] : stepsAfter(path, last.to);
  const none = (hidden: NoCone): Feasibility => ({ hidden, seed, quarters: levels.length, bands: [], steps: [] });
  if (last === undefined || levels.length < LEAST_QUARTERS) return none('too_few_quarters');
  const end = ahead.at(-1);
  if (end === undefined) return none('nothing_ahead');

  const changes = levels.slice(1).map(({ value }, index) => value - (levels[index]?.value ?? 0));
  const days = quartersAfter(last.to, end.on);
  const futures = drawnFutures(last.value, changes, days.length, seed);
  return {
    hidden: null, seed, quarters: levels.length,
    bands: days.map((on, index) => bandOf(on, futures.map((future) => future[index] ?? last.value))),
    steps: ahead.map(({ on, value }) => {
      const index = days.findLastIndex((day) => day <= on);
      const reached = futures.filter((future) => (index < 0 ? last.value : (future[index] ?? last.value)) >= Number(value)).length;
      return { on, value, probability: reached / futures.length };
    }),
  };
}

/** The days on which the clauses expect more than before. */
function stepsAfter(path: readonly PathPoint[], day: CivilDate): PathPoint[] {
  return path.filter((point, index) => point.on > day && Number(point.value) > Number(path[index - 1]?.value ?? 0));
}

function quartersAfter(day: CivilDate, end: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let next = endOfMonth(addMonths(day, MONTHS_OF_QUARTER)); next <= end; next = endOfMonth(addMonths(next, MONTHS_OF_QUARTER))) days.push(next);
  return days;
}

function drawnFutures(from: number, changes: readonly number[], length: number, seed: number): number[][] {
  const random = xoroshiro128plus(seed);
  return Array.from({ length: PATHS }, () => {
    let value = from;
    return Array.from({ length }, () => {
      value += changes[uniformInt(random, 0, changes.length - 1)] ?? 0;
      return value;
    });
  });
}

function bandOf(on: CivilDate, values: readonly number[]): Band {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { on, low80: at(0.1), low50: at(0.25), middle: at(0.5), high50: at(0.75), high80: at(0.9) };
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The seed of a text (FNV-1a, 32 bits): the same programme, measure and quarter draw the same futures everywhere. */
export function seedOf(text: string): number {
  return [...Buffer.from(text, 'utf8')].reduce((hash, byte) => Math.imul(hash ^ byte, FNV_PRIME) | 0, FNV_OFFSET | 0);
}

/**
 * How often a later value fell into the bands that were drawn at the time, quarter after quarter: of bands that mean what they say, near 0.5 and 0.8.
 * @param ahead quarters between the day of a cone and the value that it is judged by
 */
export function backTest(told: readonly Pick<QuarterSum, 'to' | 'accepted'>[], path: readonly PathPoint[], { seed, ahead }: { seed: number; ahead: number }): { cones: number; within50: number; within80: number } {
  const outcome = { cones: 0, within50: 0, within80: 0 };
  for (let now = LEAST_QUARTERS; now + ahead <= told.length; now += 1) {
    const later = told[now + ahead - 1];
    const band = feasibilityOf(told.slice(0, now), path, seed).bands[ahead - 1];
    if (band === undefined || later === undefined || later.accepted === null) continue;
    const value = Number(later.accepted);
    outcome.cones += 1;
    if (value >= band.low50 && value <= band.high50) outcome.within50 += 1;
    if (value >= band.low80 && value <= band.high80) outcome.within80 += 1;
  }
  return outcome;
}
