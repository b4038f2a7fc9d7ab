import { type CivilDate, quarterOf } from '../../common/civil-date.js';
import { plainText } from '../register/plain-text.js';

const QUARTER_FIRST = /(?:\b[tq]|trimestre|quarter|الفصل)\s?([1-4])\D{0,12}?(20\d{2})/u;
const YEAR_FIRST = /(20\d{2})\D{0,12}?(?:\b[tq]|trimestre|quarter|الفصل)\s?([1-4])/u;
const ORDINAL = /\b([1-4])\s?(?:e|er|ere|eme|nd|rd|st|th)?\s(?:trimestre|quarter)\D{0,12}?(20\d{2})/u;
const ARABIC_ORDINAL = /الفصل (الاول|الثاني|الثالث|الرابع)\D{0,12}?(20\d{2})/u;
const ARABIC = ['الاول', 'الثاني', 'الثالث', 'الرابع'];
const YEARLESS = /(?:^|\s)[tq]([1-4])(?:\s|$)/;

/** The quarter that a text names, as in 2026-T3; undefined when it names none. A quarter without its year is that of the period's year. */
export function quarterInText(text: string, period: { to: CivilDate }): string | undefined {
  const plain = plainText(text).replace(/[أإآ]/gu, 'ا');
  const arabic = ARABIC_ORDINAL.exec(plain);
  if (arabic) return `${arabic[2]}-T${ARABIC.indexOf(arabic[1] ?? '') + 1}`;
  const [year, quarter] = yearFirst(YEAR_FIRST.exec(plain)) ?? quarterFirst(ORDINAL.exec(plain)) ?? quarterFirst(QUARTER_FIRST.exec(plain)) ?? [];
  if (year !== undefined) return `${year}-T${quarter}`;
  const alone = YEARLESS.exec(plain)?.[1];
  return alone === undefined ? undefined : `${period.to.slice(0, 4)}-T${alone}`;
}

const yearFirst = (found: RegExpExecArray | null): [string, string] | undefined => found ? [found[1] ?? '', found[2] ?? ''] : undefined;
const quarterFirst = (found: RegExpExecArray | null): [string, string] | undefined => found ? [found[2] ?? '', found[1] ?? ''] : undefined;

/** Whether the text names another quarter than the period. */
export function namesAnotherQuarter(text: string, period: { to: CivilDate }): boolean {
  const quarter = quarterInText(text, period);
  return quarter !== undefined && quarter !== quarterOf(period.to);
}
