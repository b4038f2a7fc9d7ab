import { isDecimalText } from '../common/quantity.js';

export type CsvValue = string | number | null;

/** Rows read at a time for an export. */
export const EXPORT_PAGE = 1000;

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

/** All rows of a list, page after page. */
export async function everyRow<Row>(readPage: (cursor: string | undefined) => Promise<{ rows: Row[]; nextCursor: string | null }>): Promise<Row[]> {
  const all: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(cursor);
    all.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

function field(value: CsvValue): string {
  const text = value === null ? '' : inert(String(value));
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

/** A text that a spreadsheet would compute gets a leading apostrophe; negative numbers stay numbers. */
function inert(text: string): string {
  return COMPUTED.test(text) && !isDecimalText(text) ? "'" + text : text;
}
