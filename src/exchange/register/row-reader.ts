import { displayedCell, cellAddress, type Cell, type Row, type Sheet } from '../workbook/workbook.js';
import type { SheetMatch } from './match-columns.js';
import type { Reading } from './quantity-text.js';
import { fault, problemAt, problemAtCell, type Fault, type RegisterProblem } from './register-problem.js';
import { tableDefinition, type FieldOf, type RegisterTable } from './register-tables.js';
import type { Sourced, SourceRow } from './register-workbook.js';

/** Reads the fields of one row by name and reports each fault at its cell. */
export class RowReader<Table extends RegisterTable> {
  readonly row: SourceRow;

  constructor(
    private readonly match: SheetMatch,
    private readonly cells: ReadonlyMap<string, Cell>,
    rowNumber: number,
    private readonly problems: RegisterProblem[],
  ) {
    this.row = { sheet: match.sheet, row: rowNumber };
  }

  /** The value of a field; null when the cell is blank, unreadable or says that the value is not published. */
  read<T>(field: FieldOf<Table>, read: (cell: Cell) => Reading<T | null>): Sourced<T> | null {
    const cell = this.cells.get(field);
    if (!cell) {
      const required = tableDefinition(this.match.table).fields[field]?.required === true;
      // A column that is missing has been reported once for all rows.
      if (required && !this.match.missing.includes(field)) this.report(field, fault('value_missing', this.named(field)));
      return null;
    }
    const reading = read(cell);
    if ('error' in reading) this.report(field, reading.error);
    else if (reading.warning) this.report(field, reading.warning);
    if ('error' in reading || reading.value === null) return null;
    return this.sourced(cell, reading.value);
  }

  /** The values of a field that holds several; what is wrong with one, error or warning, leaves it out and does not lose the others. */
  readList<T>(field: FieldOf<Table>, read: (cell: Cell) => readonly Reading<T>[]): Sourced<T>[] {
    const cell = this.cells.get(field);
    if (!cell) return [];
    return read(cell).flatMap((reading) => {
      if ('error' in reading) this.report(field, reading.error);
      else if (reading.warning) this.report(field, reading.warning);
      return 'error' in reading ? [] : [this.sourced(cell, reading.value)];
    });
  }

  /** What a field's cell says, read or not. */
  peek(field: FieldOf<Table>): string | null {
    const text = this.cells.get(field)?.text.trim() ?? '';
    return text === '' ? null : text;
  }

  /** Reports a fault at a field's cell, blank or not. */
  report(field: FieldOf<Table>, found: Fault): void {
    const cell = this.cells.get(field);
    const params = { ...this.named(field), ...found.params };
    if (cell) this.problems.push(problemAtCell(this.row.sheet, cell, { code: found.code, params }));
    else this.problems.push(problemAt({ sheet: this.row.sheet, cell: this.addressOf(field) }, { code: found.code, params }));
  }

  /** Address of a field in this row; of the row's first matched column when no column gives the field. */
  private addressOf(field: string): string {
    const column = this.match.columns.find((candidate) => candidate.field === field) ?? this.match.columns.find((candidate) => candidate.field !== null);
    return cellAddress(column?.column ?? 0, this.row.row);
  }

  private named(field: string): { table: string; field: string } {
    return { table: this.match.table, field };
  }

  private sourced<T>(cell: Cell, value: T): Sourced<T> {
    const source = { sheet: this.row.sheet, cell: cell.mergedFrom ?? cell.address };
    return { value, source: cell.formula ? { ...source, formula: true } : source };
  }
}

/** Readers of the data rows beneath a sheet's header; a row that says nothing in a known column is passed over with a warning. */
export function rowReaders<Table extends RegisterTable>(sheet: Sheet, match: SheetMatch, problems: RegisterProblem[]): RowReader<Table>[] {
  const fields = new Map(match.columns.flatMap((column) => (column.field === null ? [] : [[column.column, column.field] as const])));
  const rows = sheet.rows.filter((row) => row.number > match.headerRow);
  const hidden = rows.filter((row) => row.hidden);
  if (hidden[0]) problems.push(problemAt({ sheet: sheet.name, cell: hidden[0].cells[0]?.address ?? '' }, fault('rows_hidden', { count: hidden.length })));
  return rows.flatMap((row) => {
    const cells = fieldCells(row, fields);
    if ([...cells.values()].some((cell) => cell.mergedFrom === undefined)) return [new RowReader<Table>(match, cells, row.number, problems)];
    const stray = row.cells.find((cell) => cell.mergedFrom === undefined);
    if (stray) problems.push(problemAt({ sheet: sheet.name, cell: stray.address, value: displayedCell(stray) }, fault('row_outside_columns')));
    return [];
  });
}

function fieldCells(row: Row, fields: ReadonlyMap<number, string>): Map<string, Cell> {
  return new Map(
    row.cells.flatMap((cell) => {
      const field = fields.get(cell.column);
      return field === undefined ? [] : [[field, cell] as const];
    }),
  );
}
