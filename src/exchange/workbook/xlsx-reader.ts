import { Decimal } from 'decimal.js';
import { readOds } from 'hucre/ods';
import { readXlsx, type Cell as LibraryCell, type CellValue, type MergeRange } from 'hucre/xlsx';
import { shownPrecision, showsPercentage } from './cell-format.js';
import { cellAddress, type Cell, type Row, type Sheet } from './workbook.js';
import type { WorkbookFormat, WorkbookLimits } from './workbook-limits.js';
import { WorkbookRefusal } from './workbook-refusal.js';

type LibrarySheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number];
type Place = Pick<Cell, 'address' | 'column'>;

/** A spreadsheet shows such a number as an error; it has no decimal or no date. */
const NUMBER_ERROR = '#NUM!';
/** How the library says that the rectangle around a sheet's cells is too large to hold; it has no error class for it. */
const TOO_MANY_CELLS = /\d+ cells\), over the \d+ limit/;
const FIRST_DATE = Date.UTC(1900, 0, 1);
const LAST_DATE = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function readNumber(place: Place, value: number, format: string): Cell {
  if (!Number.isFinite(value)) return { ...place, kind: 'error', text: NUMBER_ERROR };
  const number = new Decimal(value === 0 ? 0 : value).toFixed();
  const percent = showsPercentage(format) ? { percent: true as const } : {};
  return { ...place, kind: 'number', text: number, number, ...percent };
}

function readDate(place: Place, value: Date, format: string): Cell {
  const instant = value.getTime();
  if (Number.isNaN(instant) || instant > LAST_DATE) return { ...place, kind: 'error', text: NUMBER_ERROR };
  const [date = '', time = ''] = value.toISOString().split('T');
  // A time of day alone is stored as a fraction of day zero.
  if (instant < FIRST_DATE) return { ...place, kind: 'text', text: time.slice(0, 8) };
  return { ...place, kind: 'date', text: date, date, datePrecision: shownPrecision(format) };
}

function readCell(place: Place, value: CellValue, details: LibraryCell | undefined): Cell | null {
  const format = details?.style?.numFmt ?? '';
  const formula = details?.formula === undefined ? {} : { formula: true as const };
  if (details?.type === 'error') return { ...place, kind: 'error', text: String(value), ...formula };
  if (typeof value === 'number') return { ...readNumber(place, value, format), ...formula };
  if (value instanceof Date) return { ...readDate(place, value, format), ...formula };
  if (typeof value === 'boolean') return { ...place, kind: 'boolean', text: value ? 'TRUE' : 'FALSE', ...formula };
  if (typeof value === 'string' && value.trim() !== '') return { ...place, kind: 'text', text: value.replace(/\r\n?/g, '\n'), ...formula };
  return details?.formula === undefined ? null : { ...place, kind: 'empty', text: '', formula: true };
}

/**
 * Gives the value of a range merged downwards to each row that it covers and that holds something else.
 * Ranges that overlap in a column, which no spreadsheet program writes, count once: each cell is filled at most once.
 */
function spreadMerges(rows: readonly Row[], merges: readonly MergeRange[]): Row[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const filledTo = new Map<number, number>();
  const downwards = merges.filter((merge) => merge.endRow > merge.startRow).sort((left, right) => left.startRow - right.startRow);
  for (const { startRow, endRow, startCol } of downwards) {
    const anchor = byNumber.get(startRow + 1)?.cells.find((cell) => cell.column === startCol);
    if (!anchor || startRow <= (filledTo.get(startCol) ?? -1)) continue;
    filledTo.set(startCol, endRow);
    const last = Math.min(endRow + 1, rows.at(-1)?.number ?? 0);
    for (let number = startRow + 2; number <= last; number += 1) {
      const row = byNumber.get(number);
      if (!row) continue;
      const copy = { ...anchor, address: cellAddress(startCol, number), mergedFrom: anchor.address };
      const cells = [...row.cells.filter((cell) => cell.column !== startCol), copy].sort((a, b) => a.column - b.column);
      byNumber.set(number, { ...row, cells });
    }
  }
  return [...byNumber.values()];
}

function readRow(sheet: LibrarySheet, values: readonly CellValue[], index: number): Row | null {
  const cells: Cell[] = [];
  for (const [column, value] of values.entries()) {
    const details = sheet.cells?.get(`${index},${column}`);
    if (value === null && details?.formula === undefined) continue;
    const cell = readCell({ address: cellAddress(column, index + 1), column }, value, details);
    if (cell) cells.push(cell);
  }
  return cells.length === 0 ? null : { number: index + 1, hidden: sheet.rowDefs?.get(index)?.hidden === true, cells };
}

function readSheet(sheet: LibrarySheet): Sheet {
  const rows = sheet.rows.flatMap((values, index) => readRow(sheet, values, index) ?? []);
  const hidden = sheet.hidden === true || sheet.veryHidden === true;
  return { name: sheet.name, hidden, rows: spreadMerges(rows, sheet.merges ?? []) };
}

function assertBounded(sheets: readonly Sheet[], limits: WorkbookLimits): void {
  let cells = 0;
  let characters = 0;
  for (const row of sheets.flatMap((sheet) => sheet.rows)) {
    cells += row.cells.length;
    for (const cell of row.cells) characters += cell.text.length;
    if (cells > limits.cells || characters > limits.characters) {
      throw new WorkbookRefusal('workbook_too_complex', { limit: limits.cells });
    }
  }
}

/**
 * Reads every sheet of a workbook that passed the gate.
 * @throws WorkbookRefusal
 */
export async function readSheets(content: Uint8Array, limits: WorkbookLimits, format: WorkbookFormat = 'xlsx'): Promise<Sheet[]> {
  let sheets: Sheet[];
  try {
    const workbook = await (format === 'ods' ? readOds(content) : readXlsx(content, { readStyles: true }));
    sheets = workbook.sheets.map(readSheet);
  } catch (error) {
    const tooSparse = error instanceof Error && TOO_MANY_CELLS.test(error.message);
    if (tooSparse) throw new WorkbookRefusal('workbook_too_complex', { limit: limits.cells }, { cause: error });
    throw new WorkbookRefusal('workbook_corrupt', { part: '' }, { cause: error });
  }
  assertBounded(sheets, limits);
  return sheets;
}
