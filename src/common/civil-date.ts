import type { Language } from './translated.js';

declare const civilDateBrand: unique symbol;

/** A calendar day written 'YYYY-MM-DD', year 1900 to 2200, without time or time zone. */
export type CivilDate = string & { readonly [civilDateBrand]: true };

export const DATE_PRECISIONS = ['day', 'month', 'quarter', 'year'] as const;

/** How much of a date is known: "by 2026" has the precision of a year. */
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MILLISECONDS_PER_DAY = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The civil date written in a text.
 * @throws RangeError when the text is not a real day written 'YYYY-MM-DD'; check input from outside with `isCivilDate` first.
 */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`"${text}" is not a day between 1900-01-01 and 2200-12-31 written YYYY-MM-DD.`);
  return text;
}

/** Year, month 1 to 12, day 1 to 31. */
export function partsOf(date: CivilDate | string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Negative, zero or positive, as `Array.prototype.sort` expects. */
export function compareCivilDates(left: CivilDate, right: CivilDate): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** @throws RangeError when the result leaves the years 1900 to 2200. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Civil days from one date to the other: 0 on the same day, negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1970-01-01. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

/** @throws RangeError when the day is not an integer or leaves the years 1900 to 2200. */
export function fromDayNumber(days: number): CivilDate {
  const date = new Date(days * MILLISECONDS_PER_DAY);
  if (!Number.isInteger(days) || Number.isNaN(date.getTime())) throw new RangeError(`${days} is not a number of whole days.`);
  return compose(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The same day so many months later, or the last day of that month where it has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const [laterYear, laterMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return compose(laterYear, laterMonth, Math.min(day, daysInMonth(laterYear, laterMonth)));
}

export function endOfMonth(date: CivilDate): CivilDate {
  const { year, month } = partsOf(date);
  return compose(year, month, daysInMonth(year, month));
}

/** The last day that a date of this precision may mean: "by 2026" is compared as 2026-12-31. */
export function lastDayOf(date: CivilDate, precision: DatePrecision): CivilDate {
  const { year, month } = partsOf(date);
  switch (precision) {
    case 'day':
      return date;
    case 'month':
      return endOfMonth(date);
    case 'quarter':
      return endOfMonth(compose(year, quarterNumber(month) * 3, 1));
    case 'year':
      return compose(year, 12, 31);
  }
}

/** The period of a date, as in references: '2026-T3'. */
export function quarterOf(date: CivilDate): string {
  const { year, month } = partsOf(date);
  return `${year}-T${quarterNumber(month)}`;
}

const MONTHS: Record<Language, readonly string[]> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'ماي', 'يونيو', 'يوليوز', 'غشت', 'شتنبر', 'أكتوبر', 'نونبر', 'دجنبر'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

const QUARTERS: Record<Language, readonly string[]> = {
  fr: ['T1', 'T2', 'T3', 'T4'],
  ar: ['الفصل الأول', 'الفصل الثاني', 'الفصل الثالث', 'الفصل الرابع'],
  en: ['Q1', 'Q2', 'Q3', 'Q4'],
};

/** The date as shown to people, no more precise than it is known: '15/03/2026', 'mars 2026', 'T1 2026', '2026'. Arabic keeps Latin digits. */
export function formatCivilDate(date: CivilDate, precision: DatePrecision, language: Language): string {
  const { year, month } = partsOf(date);
  switch (precision) {
    case 'day':
      return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
    case 'month':
      return `${MONTHS[language][month - 1]} ${year}`;
    case 'quarter':
      return `${QUARTERS[language][quarterNumber(month) - 1]} ${year}`;
    case 'year':
      return String(year);
  }
}

function quarterNumber(month: number): number {
  return Math.ceil(month / 3);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function compose(year: number, month: number, day: number): CivilDate {
  return civilDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}
