import { isDecimalText } from './quantity.js';

export type CsvValue = string | number | null;

const BYTE_ORDER_MARK = '\uFEFF';
const COMPUTED = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * Rows as CSV (RFC 4180). Null is an empty field. The byte order mark lets spreadsheets read accents and Arabic.
 * @param columns header of each column and how a row fills it
 */
export function csvOf<Row>(columns: Readonly<Record<string, (row: Row) => CsvValue>>, rows: readonly Row[]): string {
  const cells = Object.values(columns);
  const lines = [Object.keys(columns), ...rows.map((row) => cells.map((cell) => cell(row)))];
  return BYTE_ORDER_MARK + lines.map((line) => line.map(field).join(',') + '\r\n').join('');
}

function field(value: CsvValue): string {
  const text = value === null ? '' : inert(String(value));
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

/** A text that a spreadsheet would compute gets a leading apostrophe; negative numbers stay numbers. */
function inert(text: string): string {
  return COMPUTED.test(text) && !isDecimalText(text) ? "'" + text : text;
}
