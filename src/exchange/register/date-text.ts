import { civilDate, isCivilDate, lastDayOf, type CivilDate, type DatePrecision } from '../../common/civil-date.js';
import { foldKey } from '../../common/folded-key.js';
import { isNotPublished, plainText } from './plain-text.js';
import type { Reading } from './quantity-text.js';
import { fault } from './register-problem.js';

/** A date and how much of it is known; the date is the last day that it may mean. */
export interface ReadDate {
  readonly date: CivilDate;
  readonly precision: DatePrecision;
}

const MONTH_WORDS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'jan', 'january', 'يناير', 'كانون الثاني'],
  ['février', 'févr', 'fév', 'february', 'feb', 'فبراير', 'شباط'],
  ['mars', 'march', 'mar', 'مارس', 'آذار'],
  ['avril', 'avr', 'april', 'apr', 'أبريل', 'إبريل', 'نيسان'],
  ['mai', 'may', 'ماي', 'مايو', 'أيار'],
  ['juin', 'june', 'jun', 'يونيو', 'يونيه', 'حزيران'],
  ['juillet', 'juil', 'july', 'jul', 'يوليوز', 'يوليو', 'تموز'],
  ['août', 'aug', 'august', 'غشت', 'أغسطس', 'آب'],
  ['septembre', 'sept', 'sep', 'september', 'شتنبر', 'سبتمبر', 'أيلول'],
  ['octobre', 'oct', 'october', 'أكتوبر', 'تشرين الأول'],
  ['novembre', 'nov', 'november', 'نونبر', 'نوفمبر', 'تشرين الثاني'],
  ['décembre', 'déc', 'december', 'dec', 'دجنبر', 'ديسمبر', 'كانون الأول'],
];
const QUARTER_WORDS: readonly (readonly string[])[] = [
  ['t1', 'q1', '1er trimestre', 'premier trimestre', '1 trimestre', 'first quarter', 'الفصل الأول', 'الربع الأول'],
  ['t2', 'q2', '2e trimestre', '2ème trimestre', 'deuxième trimestre', '2 trimestre', 'second quarter', 'الفصل الثاني', 'الربع الثاني'],
  ['t3', 'q3', '3e trimestre', '3ème trimestre', 'troisième trimestre', '3 trimestre', 'third quarter', 'الفصل الثالث', 'الربع الثالث'],
  ['t4', 'q4', '4e trimestre', '4ème trimestre', 'quatrième trimestre', '4 trimestre', 'fourth quarter', 'الفصل الرابع', 'الربع الرابع'],
];

const numbered = (words: readonly (readonly string[])[]): Map<string, number> =>
  new Map(words.flatMap((synonyms, index) => synonyms.map((word) => [foldKey(word), index + 1] as const)));
const MONTHS = numbered(MONTH_WORDS);
const QUARTERS = numbered(QUARTER_WORDS);

/** Words that say no more than the date that follows; they mean its end, which is how a date is kept. */
const BEFORE_DATE = /^(?:by the end of|end of|end|by|in|le|en|au|fin|a fin|d ici fin|d ici a|d ici|a l horizon|horizon|courant|قبل نهايه|نهايه|متم|في|بحلول)\s+/;
const BETWEEN = /\s+(?:de l annee|de|of|من سنه|سنه|لسنه)\s+/;

const pad = (value: number | string): string => String(value).padStart(2, '0');

function upTo(text: string, precision: DatePrecision): Reading<ReadDate> {
  if (!isCivilDate(text)) return { error: fault(/^(?:19|20|21)\d\d-|^2200-/.test(text) ? 'date_impossible' : 'date_out_of_range') };
  return { value: { date: lastDayOf(civilDate(text), precision), precision } };
}

function readNumeric(text: string): Reading<ReadDate> | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/.exec(text);
  if (iso) return upTo(`${iso[1]}-${pad(iso[2] ?? '')}-${pad(iso[3] ?? '')}`, 'day');
  const day = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/.exec(text);
  if (day) return upTo(`${day[4]}-${pad(day[3] ?? '')}-${pad(day[1] ?? '')}`, 'day');
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text)) return { error: fault('date_two_digit_year') };
  const month = /^(?:(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2}))$/.exec(text);
  if (month) return upTo(`${month[2] ?? month[3]}-${pad(month[1] ?? month[4] ?? '')}-01`, 'month');
  return /^\d{4}$/.test(text) ? upTo(`${text}-01-01`, 'year') : null;
}

function readWords(key: string): Reading<ReadDate> | null {
  const year = /(?:^| )(\d{4})(?: |$)/.exec(key)?.[1];
  if (year === undefined) return null;
  const rest = key.replace(year, ' ').replace(/\s+/g, ' ').trim();
  if (rest === '') return upTo(`${year}-01-01`, 'year');
  const quarter = QUARTERS.get(rest);
  if (quarter !== undefined) return upTo(`${year}-${pad(quarter * 3)}-01`, 'quarter');
  const month = MONTHS.get(rest);
  if (month !== undefined) return upTo(`${year}-${pad(month)}-01`, 'month');
  const day = /^(\d{1,2})(?:er|st|nd|rd|th)? (\D+)$|^(\D+) (\d{1,2})(?:st|nd|rd|th)?$/.exec(rest);
  const named = MONTHS.get(day?.[2] ?? day?.[3] ?? '');
  return named === undefined ? null : upTo(`${year}-${pad(named)}-${pad(day?.[1] ?? day?.[4] ?? '')}`, 'day');
}

/**
 * Reads a date as people type it, day before month: '27/01/2026', '2026-01-27', '27 janvier 2026', 'mars 2026', 'T3 2026', 'fin 2026',
 * '2026', and the same in Arabic and English. A cell that says "n.c." gives null. Two-digit years are refused.
 */
export function readDateText(source: string): Reading<ReadDate | null> {
  const text = plainText(source);
  if (isNotPublished(text)) return { value: null, warning: fault('value_not_published') };
  const numeric = readNumeric(text);
  if (numeric) return numeric;
  const key = foldKey(text).replace(BEFORE_DATE, '').replace(BETWEEN, ' ');
  return readNumeric(key) ?? readWords(key) ?? { error: fault('date_unreadable') };
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** Reads the number of a cell that is not formatted as a date: a year alone, such as 2026. */
export function readDateNumber(decimal: string): Reading<ReadDate> {
  const year = Number(decimal);
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) return upTo(`${year}-01-01`, 'year');
  return { error: fault(/^\d{5}$/.test(decimal) ? 'date_unformatted' : 'date_unreadable') };
}
