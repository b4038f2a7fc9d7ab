import { cellAddress, type Cell, type Sheet } from '../../src/exchange/workbook/workbook.js';

/** A cell given by its value, or in full where more than the value matters. */
export type GivenCell = string | number | null | Omit<Cell, 'address' | 'column'>;

function cellOf(given: GivenCell, column: number, row: number): Cell | null {
  const place = { address: cellAddress(column, row), column };
  if (given === null || given === '') return null;
  if (typeof given === 'string') return { ...place, kind: 'text', text: given };
  if (typeof given === 'number') return { ...place, kind: 'number', text: String(given), number: String(given) };
  return { ...given, ...place };
}

/** A sheet as the reader gives it: rows from 1, blank cells and rows left out. */
export function sheetOf(name: string, rows: readonly (readonly GivenCell[])[], over: Partial<Sheet> = {}): Sheet {
  const read = rows.map((cells, index) => ({
    number: index + 1,
    hidden: false,
    cells: cells.flatMap((given, column) => cellOf(given, column, index + 1) ?? []),
  }));
  return { name, hidden: false, rows: read.filter((row) => row.cells.length > 0), ...over };
}
