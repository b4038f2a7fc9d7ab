import { type CivilDate, type DatePrecision, isCivilDate, lastDayOf, partsOf } from '@common/civil-date.js';

/** A civil date as its author knows it: "by 2026" is 2026-12-31 with the precision of a year. */
export interface KnownDate {
  date: CivilDate;
  precision: DatePrecision;
}

const PATTERNS: readonly { pattern: RegExp; precision: DatePrecision; read(match: RegExpExecArray): string }[] = [
  { pattern: /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/, precision: 'day', read: ([, day, month, year]) => iso(year, month, day) },
  { pattern: /^(\d{4})-(\d{2})-(\d{2})$/, precision: 'day', read: ([, year, month, day]) => iso(year, month, day) },
  { pattern: /^(\d{1,2})[/.\- ](\d{4})$/, precision: 'month', read: ([, month, year]) => iso(year, month, '1') },
  { pattern: /^[TQ]([1-4])[/.\- ]?(\d{4})$/i, precision: 'quarter', read: ([, quarter, year]) => iso(year, String(Number(quarter) * 3), '1') },
  { pattern: /^(\d{4})-?[TQ]([1-4])$/i, precision: 'quarter', read: ([, year, quarter]) => iso(year, String(Number(quarter) * 3), '1') },
  { pattern: /^(\d{4})$/, precision: 'year', read: ([, year]) => iso(year, '12', '1') },
];

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Arabic-Indic digits typed or pasted count as the Latin ones. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}

/** Reads day/month/year in every language, and with less precision a month, a quarter or a year; null when it is none. */
export function readTypedDate(text: string, precisions: readonly DatePrecision[]): KnownDate | null {
  const typed = latinDigits(text.trim());
  for (const { pattern, precision, read } of PATTERNS) {
    const match = precisions.includes(precision) ? pattern.exec(typed) : null;
    const date = match === null ? '' : read(match);
    if (isCivilDate(date)) return { date: lastDayOf(date, precision), precision };
  }
  return null;
}

/** The text that `readTypedDate` reads back as the same date. */
export function writeTypedDate({ date, precision }: KnownDate): string {
  const { year, month } = partsOf(date);
  if (precision === 'year') return String(year);
  if (precision === 'quarter') return `T${Math.ceil(month / 3)} ${year}`;
  const [yyyy, mm, dd] = date.split('-');
  return precision === 'month' ? `${mm}/${yyyy}` : `${dd}/${mm}/${yyyy}`;
}
