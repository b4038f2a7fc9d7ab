import { type CivilDate, partsOf } from '../common/civil-date.js';
import { ExactDecimal } from '../common/quantity.js';

/** A published figure of a sector: the level at the end of a year, or the quantity of a year. */
export interface YearFigure {
  year: number;
  value: string;
}

/** So much more each year, in the unit of the series. */
export interface Pace {
  perYear: string;
  from: number;
  to: number;
}

const YEARS_OBSERVED = 2;
const DECIMALS = 3;

/**
 * The pace that one perimeter showed: from its last year back over two years, or to the nearest earlier one that was published.
 * Null with fewer than two years.
 * @param series of one perimeter
 */
export function observedPace(series: readonly YearFigure[]): Pace | null {
  const ordered = [...series].sort((left, right) => left.year - right.year);
  const last = ordered.at(-1);
  if (last === undefined) return null;
  const before = ordered.findLast(({ year }) => year <= last.year - YEARS_OBSERVED) ?? ordered.find(({ year }) => year < last.year);
  return before === undefined ? null : paceBetween(before, last);
}

/** The pace that a target asks for, from the last year that its own perimeter tells, or from the base of the chosen reading. */
export function requiredPace(start: YearFigure, target: { value: string; due: CivilDate }): Pace | null {
  const due = partsOf(target.due).year;
  return due <= start.year ? null : paceBetween(start, { year: due, value: target.value });
}

function paceBetween(from: YearFigure, to: YearFigure): Pace {
  const perYear = new ExactDecimal(to.value).minus(from.value).dividedBy(to.year - from.year).toDecimalPlaces(DECIMALS).plus(0).toFixed();
  return { perYear, from: from.year, to: to.year };
}

/** The part of the way to a target that is promised: null where the way is not known. */
export function partOfWay(promised: string | null, start: string | null, target: string): string | null {
  if (promised === null || start === null) return null;
  const way = new ExactDecimal(target).minus(start);
  return way.isZero() ? null : new ExactDecimal(promised).dividedBy(way).toDecimalPlaces(6).plus(0).toFixed();
}
