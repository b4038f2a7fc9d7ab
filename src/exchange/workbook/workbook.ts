import { Decimal } from 'decimal.js';

/** What a cell holds once read; a formula gives the kind of its stored result. */
export type CellKind = 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error';

/** One cell that is not blank (or a formula without a stored result). */
export interface Cell {
  /** A1 style, such as 'D14'. */
  readonly address: string;
  /** 0 for column A. */
  readonly column: number;
  readonly kind: CellKind;
  /** Plain text of the value: the text itself, a decimal, 'YYYY-MM-DD', 'TRUE', '#REF!'. */
  readonly text: string;
  /** Plain decimal of a number cell: no exponent, no grouping. The shortest that denotes the stored binary number. */
  readonly number?: string;
  /** Civil date of a date cell. */
  readonly date?: string;
  /** The finest part of the date that the cell's format shows: 'yyyy' shows a year, whatever day is stored. */
  readonly datePrecision?: 'day' | 'month' | 'year';
  /** The number is displayed as a percentage: 0.8 reads 80 %. */
  readonly percent?: true;
  /** The value is the stored result of a formula, which is never evaluated here. */
  readonly formula?: true;
  /** Address of the merged range's first cell, whose value this row takes over. */
  readonly mergedFrom?: string;
}

/** A row that holds at least one cell; blank rows are left out. */
export interface Row {
  /** 1-based, as the spreadsheet shows it. */
  readonly number: number;
  readonly hidden: boolean;
  /** In column order, blanks left out. */
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly Row[];
}

/** Column letters of a 0-based column: 0 is 'A', 27 is 'AB'. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** @param column 0-based @param row 1-based */
export function cellAddress(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

/** What the person who opens the file reads in the cell, near enough to find it again. */
export function displayedCell(cell: Cell): string {
  if (cell.percent && cell.number !== undefined) return `${new Decimal(cell.number).times(100).toFixed()} %`;
  if (cell.date !== undefined) return cell.date.split('-').reverse().join('/');
  return cell.text;
}

/** @param letters as a spreadsheet names a column @returns 0 for 'A' */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
