import { createHash } from 'node:crypto';
import { foldKey } from '../../common/folded-key.js';
import { columnLetters, type Cell, displayedCell, type Row, type Sheet } from '../workbook/workbook.js';
import { defaultIndicator, headerReader, type HeaderMeaning } from './column-roles.js';
import type { DeclarationContext } from './declaration-context.js';
import type { ColumnRole, DeclarationMapping, MappedColumn, MappedSheet } from './declaration-mapping.js';
import { SECTION_WORDS } from './declaration-words.js';

/** Title rows stand above the header; nobody writes more of them than this. */
const ROWS_SEARCHED = 30;
const FEWEST_COLUMNS = 2;

interface Header {
  row: Row;
  cells: readonly { cell: Cell; meaning: HeaderMeaning }[];
}

/** What each sheet and column is taken for, from its words alone; a person may choose otherwise. */
export function proposeMapping(sheets: readonly Sheet[], context: Pick<DeclarationContext, 'indicators' | 'period' | 'sections'>): DeclarationMapping {
  const read = headerReader(context);
  return { sheets: sheets.map((sheet) => proposeSheet(sheet, read, context)) };
}

/**
 * What tells a layout from another: the names of its sheets without their figures, where their headers stand and what these say.
 * The next quarter's file has the same.
 */
export function layoutFingerprint({ sheets }: DeclarationMapping): string {
  const layout = sheets.map(({ sheet, headerRow, columns }) => [foldKey(sheet.replace(/\d+/g, ' ')), headerRow, columns.map(({ column, header }) => [column, foldKey(header.replace(/\d+/g, ' '))])]);
  return createHash('sha256').update(JSON.stringify(layout)).digest('hex');
}

/** A mapping made for an earlier file of the same layout, for the sheets of this one. */
export function carriedMapping(remembered: DeclarationMapping, proposed: DeclarationMapping): DeclarationMapping {
  return {
    sheets: proposed.sheets.map((sheet, index) => {
      const earlier = remembered.sheets[index];
      const roles = new Map(earlier?.columns.map(({ column, is }) => [column, is]));
      return { ...sheet, section: earlier?.section ?? null, headerRow: earlier?.headerRow ?? sheet.headerRow, columns: sheet.columns.map((column) => carried(column, roles.get(column.column))) };
    }),
  };
}

/** What somebody applied once is known from then on. */
const carried = (column: MappedColumn, role: ColumnRole | undefined): MappedColumn => (role ? { column: column.column, header: column.header, is: role } : column);

function proposeSheet(sheet: Sheet, read: (header: string) => HeaderMeaning, context: Pick<DeclarationContext, 'indicators' | 'sections'>): MappedSheet {
  const header = findHeader(sheet, read);
  if (!header) return { sheet: sheet.name, section: null, headerRow: 0, columns: [] };
  const section = sectionOf(sheet, header, context.indicators);
  return { sheet: sheet.name, section, headerRow: header.row.number, columns: columnsOf(header, section, context) };
}

/** The columns of a header row that a person names. */
export function headerColumns(sheet: Sheet, headerRow: number, section: string | null, context: Pick<DeclarationContext, 'indicators' | 'period'>): MappedColumn[] {
  const row = sheet.rows.find(({ number }) => number === headerRow);
  return row ? columnsOf(headerOf(row, headerReader(context)), section, context) : [];
}

/** Cells whose value is written there, not taken over from a range merged downwards. */
const headerOf = (row: Row, read: (header: string) => HeaderMeaning): Header =>
  ({ row, cells: row.cells.filter((cell) => cell.kind !== 'empty').map((cell) => ({ cell, meaning: cell.kind === 'text' ? read(cell.text) : { role: 'unknown' } })) });

function findHeader(sheet: Sheet, read: (header: string) => HeaderMeaning): Header | undefined {
  const found = sheet.rows.slice(0, ROWS_SEARCHED).map((row) => headerOf(row, read)).map((header) => ({ header, score: scoreOf(header) }));
  const best = found.reduce<{ header: Header | undefined; score: number }>((left, right) => (right.score > left.score ? right : left), { header: undefined, score: FEWEST_COLUMNS - 1 });
  return best.header;
}

/** How many columns are understood; none without one of values. */
function scoreOf({ cells }: Header): number {
  const values = cells.filter(({ meaning }) => meaning.role === 'indicator' || meaning.role === 'value' || meaning.role === 'sum');
  const others = cells.filter(({ meaning }) => meaning.role === 'dimension' || meaning.role === 'site');
  const anyNumber = cells.some(({ cell }) => cell.kind === 'number');
  return values.length === 0 || anyNumber ? 0 : values.length + others.length;
}

function sectionOf(sheet: Sheet, { row, cells }: Header, indicators: DeclarationContext['indicators']): string | null {
  const named = cells.flatMap(({ meaning }) => (meaning.role === 'indicator' ? (indicators.find(({ code }) => code === meaning.indicator)?.section ?? []) : []));
  const titles = sheet.rows.filter(({ number }) => number < row.number).flatMap(({ cells: above }) => above.map(({ text }) => text));
  const said = [sheet.name.replace(/\d+/g, ' '), ...titles].map((title) => SECTION_WORDS.get(foldKey(title))).find((section) => section !== undefined);
  const counted = new Map<string, number>();
  for (const section of named) counted.set(section, (counted.get(section) ?? 0) + 1);
  const [mostNamed] = [...counted].sort(([, left], [, right]) => right - left)[0] ?? [];
  return said !== undefined && (named.length === 0 || counted.has(said)) ? said : (mostNamed ?? null);
}

function columnsOf({ cells }: Header, section: string | null, { indicators }: Pick<DeclarationContext, 'indicators'>): MappedColumn[] {
  const inSection = new Set(indicators.filter((indicator) => indicator.section === section).map(({ code }) => code));
  const byDefault = section === null ? undefined : defaultIndicator(section, indicators);
  const valued = new Set(cells.flatMap(({ meaning }) => (meaning.role === 'indicator' && inSection.has(meaning.indicator) ? meaning.indicator : meaning.role === 'value' && byDefault !== undefined ? byDefault : [])));
  const firstValue = cells.find(({ meaning }) => meaning.role === 'indicator' || meaning.role === 'value' || meaning.role === 'sum')?.cell.column ?? 0;
  const taken = new Set<string>();
  return cells.map(({ cell, meaning }) => {
    const is = roleOf(meaning, { inSection, byDefault, valued, isBeforeValues: cell.column < firstValue });
    const identity = JSON.stringify(is);
    const repeated = is.role !== 'ignored' && is.role !== 'detail' && taken.has(identity);
    taken.add(identity);
    const isUnknown = repeated || meaning.role === 'unknown';
    return { column: columnLetters(cell.column), header: displayedCell(cell), is: repeated ? { role: 'ignored' } : is, ...(isUnknown ? { unknown: true } : {}) };
  });
}

function roleOf(meaning: HeaderMeaning, { inSection, byDefault, valued, isBeforeValues }: { inSection: ReadonlySet<string>; byDefault: string | undefined; valued: ReadonlySet<string>; isBeforeValues: boolean }): ColumnRole {
  switch (meaning.role) {
    case 'indicator': return inSection.has(meaning.indicator) ? meaning : { role: 'ignored' };
    case 'value': return byDefault === undefined ? { role: 'ignored' } : { role: 'indicator', indicator: byDefault, dimensions: meaning.dimensions };
    case 'sum': {
      const [only] = valued;
      if (valued.size === 1 && only !== undefined) return { role: 'total', indicator: only };
      return valued.size === 0 && byDefault !== undefined ? { role: 'indicator', indicator: byDefault, dimensions: {} } : { role: 'ignored' };
    }
    case 'unknown': return isBeforeValues ? { role: 'detail' } : { role: 'ignored' };
    default: return meaning;
  }
}
