import { lastDayOf, isCivilDate } from '../../common/civil-date.js';
import { codePointLength, hasForbiddenControls } from '../../common/folded-key.js';
import { ExactDecimal } from '../../common/quantity.js';
import type { Cell } from '../workbook/workbook.js';
import { readDateNumber, readDateText, type ReadDate } from './date-text.js';
import { plainText } from './plain-text.js';
import { readQuantityText, withinBounds, type Reading, type ReadQuantity } from './quantity-text.js';
import { fault } from './register-problem.js';
import { codeOfWord, type CodeOf, type VocabularyName } from './vocabulary.js';

/** Digits that a spreadsheet keeps; what follows in a stored number is noise of binary arithmetic. */
const SPREADSHEET_DIGITS = 15;

const cellFault = (cell: Cell): { error: ReturnType<typeof fault> } | null => {
  if (cell.kind === 'error') return { error: fault('cell_in_error') };
  if (cell.kind === 'empty') return { error: fault('formula_without_result') };
  return null;
};

/** A figure that may carry a qualifier and a unit. Null: the cell says that it is not published. */
export function readQuantity(cell: Cell, whole: boolean): Reading<ReadQuantity | null> {
  const broken = cellFault(cell);
  if (broken) return broken;
  if (cell.kind === 'text') return readQuantityText(cell.text, whole);
  if (cell.kind !== 'number' || cell.number === undefined || cell.percent) return { error: fault('number_unreadable') };
  const stored = new ExactDecimal(cell.number);
  const rounded = stored.toSignificantDigits(SPREADSHEET_DIGITS);
  const value = withinBounds(rounded.toFixed(), whole);
  if ('error' in value) return value;
  const quantity: ReadQuantity = { value: value.value, qualifier: 'exact', unit: null, scaled: false };
  return rounded.eq(stored) ? { value: quantity } : { value: quantity, warning: fault('number_rounded', { number: value.value }) };
}

/** A percentage from 0 to 100: '80 %', or a cell formatted as a percentage. Of a bare number, 80 is 80 % and 0.8 is refused. */
export function readPercentage(cell: Cell): Reading<string | null> {
  const broken = cellFault(cell);
  if (broken) return broken;
  if (cell.kind === 'number' && cell.percent && cell.number !== undefined) return percentage(new ExactDecimal(cell.number).times(100).toSignificantDigits(SPREADSHEET_DIGITS).toFixed());
  const text = plainText(cell.kind === 'number' ? (cell.number ?? '') : cell.text);
  const marked = /^(.*?)\s*(?:%|pour cent|percent|في المائه|في المئه|بالمائه)$/.exec(text)?.[1];
  const read = cell.kind === 'number' || cell.kind === 'text' ? readQuantityText(marked ?? text, false) : { error: fault('number_unreadable') };
  if ('error' in read) return read;
  if (read.value === null) return { value: null, ...(read.warning ? { warning: read.warning } : {}) };
  if (read.value.unit !== null || read.value.scaled || read.value.qualifier !== 'exact') return { error: fault('number_unreadable') };
  const amount = new ExactDecimal(read.value.value);
  if (marked === undefined && amount.gt(0) && amount.lte(1)) return { error: fault('percentage_ambiguous') };
  return percentage(read.value.value);
}

function percentage(decimal: string): Reading<string> {
  const value = withinBounds(decimal, false);
  if ('error' in value) return value;
  return new ExactDecimal(value.value).gt(100) ? { error: fault('percentage_out_of_range') } : value;
}

/** A civil date with its precision; a year alone is its last day. Null: the cell says that it is not published. */
export function readDate(cell: Cell): Reading<ReadDate | null> {
  const broken = cellFault(cell);
  if (broken) return broken;
  if (cell.kind === 'text') return readDateText(cell.text);
  if (cell.kind === 'number') return readDateNumber(cell.number ?? '');
  if (cell.date === undefined) return { error: fault('date_unreadable') };
  if (!isCivilDate(cell.date)) return { error: fault('date_out_of_range') };
  const precision = cell.datePrecision ?? 'day';
  return { value: { date: lastDayOf(cell.date, precision), precision } };
}

/** A year such as 2021, given as a number, a text or a date that shows its year. */
export function readYear(cell: Cell): Reading<number | null> {
  const read = readDate(cell);
  if ('error' in read) return read;
  if (read.value === null) return { value: null, ...(read.warning ? { warning: read.warning } : {}) };
  return read.value.precision === 'year' ? { value: Number(read.value.date.slice(0, 4)) } : { error: fault('date_unreadable') };
}

/** A text as written, but for the spaces around it. */
export function readText(cell: Cell, longest: number): Reading<string> {
  const broken = cellFault(cell);
  if (broken) return broken;
  const text = cell.text.trim();
  if (hasForbiddenControls(text)) return { error: fault('text_forbidden_character') };
  if (codePointLength(text) > longest) return { error: fault('text_too_long', { longest }) };
  return { value: text };
}

/** A word of a vocabulary, in any of the languages. */
export function readWord<Name extends VocabularyName>(cell: Cell, vocabulary: Name): Reading<CodeOf<Name>> {
  const broken = cellFault(cell);
  if (broken) return broken;
  const code = codeOfWord(vocabulary, cell.text);
  return code === undefined ? { error: fault('word_unknown', { vocabulary }) } : { value: code };
}
