import { addDecimals, ExactDecimal } from '../../common/quantity.js';
import { type Cell, columnNumber } from '../workbook/workbook.js';
import type { MappedColumn } from './declaration-mapping.js';
import { type ImportProblem, importFault, problemAtCell } from './declaration-problem.js';
import type { ReadRow, ValueColumn } from './read-sheet-lines.js';
import { type ReadValue, readValue } from './read-values.js';

/** The totals that the workbook writes are not declared: they are compared with the sums of what is. */
export function checkTotals(sheet: string, rows: readonly ReadRow[], valueColumns: readonly ValueColumn[], columns: readonly MappedColumn[]): ImportProblem[] {
  const totalColumns = columns.flatMap(({ column, header, is }) => (is.role === 'total' ? [{ index: columnNumber(column), header, of: is.indicator }] : []));
  const problems: ImportProblem[] = [];
  const everything: ReadRow[] = [];
  let sinceLast: ReadRow[] = [];
  const compare = (cell: Cell | undefined, column: Pick<ValueColumn, 'indicator' | 'header'> | undefined, sums: readonly (string | undefined)[], code: 'total_differs' | 'row_total_differs'): void => {
    const written = cell && column && readValue(cell, column.indicator, column.header);
    if (!cell || !written || 'error' in written || written.state !== 'reported') return;
    const known = sums.filter((sum) => sum !== undefined);
    if (known.length < sums.length || known.some((sum) => new ExactDecimal(sum).equals(written.value))) return;
    problems.push(problemAtCell(sheet, cell, importFault(code, { sum: known[0] ?? '' })));
  };
  for (const row of rows) {
    if (row.kind === 'data') {
      everything.push(row);
      sinceLast.push(row);
      for (const { index, of } of totalColumns) compare(row.cells.get(index), valueColumns.find(({ indicator }) => indicator.code === of), [sumOfRow(row, valueColumns, of)], 'row_total_differs');
    } else if (row.kind === 'total') {
      const groups = [everything, sinceLast];
      for (const [at, column] of valueColumns.entries()) compare(row.cells.get(column.index), column, groups.map((group) => sumOf(group.map(({ values }) => values[at]))), 'total_differs');
      for (const { index, of } of totalColumns) {
        compare(row.cells.get(index), valueColumns.find(({ indicator }) => indicator.code === of), groups.map((group) => sumOf(group.flatMap((each) => valuesOf(each, valueColumns, of)))), 'total_differs');
      }
      sinceLast = [];
    }
  }
  return problems;
}

const valuesOf = ({ values }: ReadRow, valueColumns: readonly ValueColumn[], indicator: string): (ReadValue | undefined)[] => values.filter((_, at) => valueColumns[at]?.indicator.code === indicator);

/** The sum of a row; undefined when a cell of it is blank or not understood, so that nothing is compared. */
function sumOfRow(row: ReadRow, valueColumns: readonly ValueColumn[], indicator: string): string | undefined {
  const values = valuesOf(row, valueColumns, indicator);
  return values.length === 0 || values.includes(undefined) ? undefined : sumOf(values);
}

/** The sum of what is reported; undefined when a value was refused. */
function sumOf(values: readonly (ReadValue | undefined)[]): string | undefined {
  const amounts: string[] = [];
  for (const value of values) {
    if (value === undefined) continue;
    if ('error' in value) return undefined;
    if (value.state === 'reported') amounts.push(value.value);
  }
  return addDecimals(amounts);
}
