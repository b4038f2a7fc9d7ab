import { foldKey } from '../../common/folded-key.js';
import { type Dimension, UNKNOWN } from '../../declarations/declaration.vocabulary.js';
import { type Dimensions, lineKey } from '../../declarations/declared-line.js';
import { type Cell, cellAddress, columnNumber, type Row, type Sheet } from '../workbook/workbook.js';
import { addReadings, type RowReading } from './add-readings.js';
import { checkTotals } from './check-totals.js';
import type { DeclarationContext, ImportedIndicator } from './declaration-context.js';
import type { MappedColumn, MappedSheet } from './declaration-mapping.js';
import { type ImportFault, type ImportProblem, importFault, importProblem, problemAtCell } from './declaration-problem.js';
import { SUBTOTAL_WORDS, TOTAL_WORDS } from './declaration-words.js';
import { append, inSlices } from './in-slices.js';
import type { OnRows, PlacedLine } from './interpret-declaration.js';
import { dimensionReader, siteReader } from './read-codes.js';
import { type ReadValue, readValue, settleAmbiguous } from './read-values.js';

const ROWS_BETWEEN_REPORTS = 500;

/** A column of values, where it stands. */
export interface ValueColumn {
  index: number;
  header: string;
  indicator: ImportedIndicator;
  dimensions: Dimensions;
}

export type RowKind = 'data' | 'total' | 'subtotal';

/** A row beneath the header, with what its value cells read. */
export interface ReadRow {
  kind: RowKind;
  row: Row;
  cells: ReadonlyMap<number, Cell>;
  /** By column, in the order of the value columns; undefined where the cell is blank. */
  values: (ReadValue | undefined)[];
}

interface PlacedRow extends ReadRow {
  site: string | null;
  dimensions: Partial<Record<Dimension, string>>;
  blankDimensions: readonly { dimension: Dimension; index: number; header: string }[];
}

export interface SheetLines {
  lines: PlacedLine[];
  problems: ImportProblem[];
  refused: number;
}

export async function readSheetLines(sheet: Sheet, mapped: MappedSheet, context: DeclarationContext, onRows: OnRows): Promise<SheetLines> {
  const valueColumns = valueColumnsOf(mapped.columns, context.indicators);
  const rows: ReadRow[] = [];
  for (const row of sheet.rows.filter(({ number }) => number > mapped.headerRow)) {
    rows.push(readRow(row, valueColumns));
    if (rows.length % ROWS_BETWEEN_REPORTS === 0) await onRows(ROWS_BETWEEN_REPORTS);
  }
  await onRows(rows.length % ROWS_BETWEEN_REPORTS);
  settleColumns(rows, valueColumns);
  const said = rows.filter(({ kind, values }) => kind === 'data' && values.some((value) => value !== undefined));
  const problems = await inSlices(said, (row) => valueProblems(sheet.name, row, valueColumns));
  let refused = problems.filter(({ severity }) => severity === 'error').length;
  const placeRow = rowPlacer(mapped.columns, context);
  const placed = await inSlices(said, (row) => {
    const place = placeRow(row);
    if (!('fault' in place)) return [place];
    problems.push(importProblem({ sheet: sheet.name, cell: place.address, value: place.shown }, place.fault));
    refused += row.values.filter((value) => value !== undefined && !('error' in value)).length;
    return [];
  });
  append(problems, nameBlanks(sheet.name, placed));
  const added = await addReadings(sheet.name, await readingsOf(sheet.name, mapped, placed, valueColumns));
  append(problems, [...added.problems, ...checkTotals(sheet.name, rows, valueColumns, mapped.columns)]);
  return { lines: added.lines, problems, refused: refused + added.refused };
}

function valueColumnsOf(columns: readonly MappedColumn[], indicators: readonly ImportedIndicator[]): ValueColumn[] {
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return columns.flatMap(({ column, header, is }) => {
    const indicator = is.role === 'indicator' ? known.get(is.indicator) : undefined;
    return indicator && is.role === 'indicator' ? [{ index: columnNumber(column), header, indicator, dimensions: is.dimensions }] : [];
  });
}

function readRow(row: Row, valueColumns: readonly ValueColumn[]): ReadRow {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const values = valueColumns.map(({ index, indicator, header }) => {
    const cell = cells.get(index);
    return cell === undefined ? undefined : readValue(cell, indicator, header);
  });
  return { kind: kindOf(row), row, cells, values };
}

function kindOf({ cells }: Row): RowKind {
  const first = foldKey(cells.find(({ kind }) => kind === 'text')?.text ?? '');
  return TOTAL_WORDS.has(first) ? 'total' : SUBTOTAL_WORDS.has(first) ? 'subtotal' : 'data';
}

function settleColumns(rows: readonly ReadRow[], valueColumns: readonly ValueColumn[]): void {
  for (const [at, { index }] of valueColumns.entries()) {
    const inColumn = rows.flatMap((row) => (row.kind === 'data' && row.values[at] !== undefined ? [{ row, cell: row.cells.get(index) as Cell, read: row.values[at] }] : []));
    for (const [place, read] of settleAmbiguous(inColumn).entries()) (inColumn[place] as (typeof inColumn)[number]).row.values[at] = read;
  }
}

function valueProblems(sheet: string, { cells, values }: ReadRow, valueColumns: readonly ValueColumn[]): ImportProblem[] {
  return values.flatMap((read, at) => {
    const fault = read === undefined ? undefined : 'error' in read ? read.error : 'warning' in read ? read.warning : undefined;
    const cell = cells.get(valueColumns[at]?.index ?? -1);
    return fault && cell ? [problemAtCell(sheet, cell, fault)] : [];
  });
}

/** Where the values of a row belong: its site and its dimensions, by the columns that name them. */
function rowPlacer(columns: readonly MappedColumn[], context: DeclarationContext): (row: ReadRow) => PlacedRow | { fault: ImportFault; address: string; shown: string } {
  const [readSite, readDimension] = [siteReader(context.sites), dimensionReader(context)];
  const siteColumn = columns.find(({ is }) => is.role === 'site');
  const dimensionColumns = columns.flatMap(({ column, header, is }) => (is.role === 'dimension' ? [{ index: columnNumber(column), header, dimension: is.dimension }] : []));
  return (row) => {
    const refuse = (index: number, fault: ImportFault) => ({ fault, address: cellAddress(index, row.row.number), shown: row.cells.get(index)?.text ?? '' });
    const siteIndex = siteColumn && columnNumber(siteColumn.column);
    const siteCell = siteIndex === undefined ? undefined : row.cells.get(siteIndex);
    if (siteIndex !== undefined && siteCell === undefined) return refuse(siteIndex, importFault('site_missing'));
    const site = siteCell && readSite(siteCell);
    if (site && 'error' in site) return refuse(siteIndex ?? 0, site.error);
    const dimensions: PlacedRow['dimensions'] = {};
    const blankDimensions: { dimension: Dimension; index: number; header: string }[] = [];
    for (const column of dimensionColumns) {
      const cell = row.cells.get(column.index);
      const code = cell && readDimension(column.dimension, cell);
      if (code && 'error' in code) return refuse(column.index, code.error);
      if (column.dimension === 'region' && site?.value) {
        if (code && code.value !== UNKNOWN && code.value !== site.value.region) return refuse(column.index, importFault('region_of_site'));
      } else if (code) dimensions[column.dimension] = code.value;
      else blankDimensions.push(column);
    }
    return { ...row, site: site?.value?.id ?? null, dimensions, blankDimensions };
  };
}

/** A dimension that no row of a site names is not one of its dimensions; where some do, a blank one is "unknown". */
function nameBlanks(sheet: string, rows: readonly PlacedRow[]): ImportProblem[] {
  const named = new Map<string | null, Set<string>>();
  for (const { site, dimensions } of rows) {
    const known = named.get(site) ?? new Set<string>();
    for (const dimension of Object.keys(dimensions)) known.add(dimension);
    named.set(site, known);
  }
  return rows.flatMap((row) => row.blankDimensions.filter(({ dimension }) => named.get(row.site)?.has(dimension)).map(({ dimension, index, header }) => {
    row.dimensions[dimension] = UNKNOWN;
    return importProblem({ sheet, cell: cellAddress(index, row.row.number) }, importFault('blank_read_as_unknown', { field: header }));
  }));
}

function readingsOf(sheet: string, { section, columns }: MappedSheet, rows: readonly PlacedRow[], valueColumns: readonly ValueColumn[]): Promise<RowReading[]> {
  const details = columns.filter(({ is }) => is.role === 'detail').map(({ column }) => columnNumber(column));
  return inSlices(rows, ({ row, cells, values, site, dimensions }) => {
    const detail = JSON.stringify(details.map((index) => foldKey(cells.get(index)?.text ?? '')));
    return valueColumns.flatMap((column, at): RowReading[] => {
      const read = values[at];
      if (read !== undefined && 'error' in read) return [];
      const place = { indicator: column.indicator.code, site, dimensions: { ...dimensions, ...column.dimensions } };
      const said = read === undefined ? { state: 'not_reported' as const, value: null } : { state: read.state, value: read.value };
      return [{ key: lineKey(place), detail, hasDetails: details.length > 0, ...place, ...said, section: section ?? '', sheet, cell: cellAddress(column.index, row.number), blank: read === undefined }];
    });
  });
}
