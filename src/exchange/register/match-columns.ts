import { foldKey } from '../../common/folded-key.js';
import { LANGUAGES } from '../../common/translated.js';
import { cellAddress, columnLetters, columnNumber, displayedCell, type Cell, type Row, type Sheet } from '../workbook/workbook.js';
import { fault, problemAt, type RegisterProblem } from './register-problem.js';
import { REGISTER_TABLES, TABLE_NAMES, tableDefinition, type RegisterTable } from './register-tables.js';

/** One column of a sheet and the field that it was taken for; null: the column is not read. */
export interface ColumnMatch {
  /** 0 for column A. */
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly field: string | null;
}

/** A sheet taken for one table of the register. */
export interface SheetMatch {
  readonly table: RegisterTable;
  readonly sheet: string;
  /** 1-based; the rows beneath it are data. */
  readonly headerRow: number;
  readonly columns: readonly ColumnMatch[];
  /** Fields that no column gives. */
  readonly missing: readonly string[];
}

/** A person's choice for one table: it replaces what would be guessed. */
export interface TableMapping {
  readonly sheet: string;
  readonly headerRow: number;
  /** Column letters by field; a field left out is not read. */
  readonly columns: Readonly<Record<string, string>>;
}

export type RegisterMapping = Readonly<Partial<Record<RegisterTable, TableMapping>>>;

export interface MatchedSheets {
  readonly matches: readonly SheetMatch[];
  readonly problems: readonly RegisterProblem[];
}

/** Title rows stand above the header; nobody writes more of them than this. */
const ROWS_SEARCHED = 30;
const FEWEST_COLUMNS = 2;

const wordKeys = (words: Readonly<Record<string, readonly string[]>>): string[] => LANGUAGES.flatMap((language) => (words[language] ?? []).map(foldKey));

const TABLE_KEYS = new Map(TABLE_NAMES.flatMap((table) => [table, ...wordKeys(REGISTER_TABLES[table].words)].map((key) => [key, table] as const)));

const FIELD_KEYS = new Map(
  TABLE_NAMES.map((table) => {
    const fields = Object.entries(tableDefinition(table).fields);
    return [table, new Map(fields.flatMap(([field, definition]) => [field.toLowerCase(), ...wordKeys(definition.words)].map((key) => [key, field] as const)))] as const;
  }),
);

const fieldOfHeader = (table: RegisterTable, header: string): string | null => FIELD_KEYS.get(table)?.get(foldKey(header)) ?? null;

/** Cells whose value is written there, not taken over from a range merged downwards. */
const ownCells = (row: Row): Cell[] => row.cells.filter((cell) => cell.mergedFrom === undefined && cell.kind !== 'empty');

function findHeader(table: RegisterTable, sheet: Sheet): Row | undefined {
  const found = sheet.rows.slice(0, ROWS_SEARCHED).map((row) => {
    const fields = new Set(ownCells(row).flatMap((cell) => fieldOfHeader(table, cell.text) ?? []));
    return { row, matched: fields.size };
  });
  const best = found.reduce((left, right) => (right.matched > left.matched ? right : left), { row: undefined as Row | undefined, matched: FEWEST_COLUMNS - 1 });
  return best.row;
}

function requiredFields(table: RegisterTable): string[] {
  return Object.entries(tableDefinition(table).fields).flatMap(([field, definition]) => (definition.required ? [field] : []));
}

function complete(table: RegisterTable, sheet: Sheet, headerRow: number, columns: readonly ColumnMatch[], problems: RegisterProblem[]): SheetMatch {
  const matched = new Set(columns.flatMap((column) => column.field ?? []));
  const missing = Object.keys(tableDefinition(table).fields).filter((field) => !matched.has(field));
  for (const field of requiredFields(table).filter((name) => missing.includes(name))) {
    const cell = cellAddress(columns[0]?.column ?? 0, headerRow);
    problems.push(problemAt({ sheet: sheet.name, cell }, fault('column_missing', { table, field })));
  }
  return { table, sheet: sheet.name, headerRow, columns, missing };
}

function guess(table: RegisterTable, sheet: Sheet, problems: RegisterProblem[]): SheetMatch | null {
  const header = findHeader(table, sheet);
  if (!header) {
    problems.push(problemAt({ sheet: sheet.name, cell: '' }, fault('header_not_found', { table })));
    return null;
  }
  const taken = new Set<string>();
  const columns = ownCells(header).map((cell): ColumnMatch => {
    const field = fieldOfHeader(table, cell.text);
    const place = { sheet: sheet.name, cell: cell.address, value: displayedCell(cell) };
    const repeated = field !== null && taken.has(field);
    if (field === null) problems.push(problemAt(place, fault('column_unknown', { table })));
    else if (repeated) problems.push(problemAt(place, fault('column_repeated', { table, field })));
    else taken.add(field);
    return { column: cell.column, letters: columnLetters(cell.column), header: displayedCell(cell), field: repeated ? null : field };
  });
  return complete(table, sheet, header.number, columns, problems);
}

function followMapping(table: RegisterTable, mapping: TableMapping, sheets: readonly Sheet[], problems: RegisterProblem[]): SheetMatch | null {
  const sheet = sheets.find((candidate) => candidate.name === mapping.sheet);
  const fields = Object.keys(tableDefinition(table).fields);
  const letters = Object.values(mapping.columns);
  const valid =
    Object.keys(mapping.columns).every((field) => fields.includes(field)) && letters.every((text) => /^[A-Z]{1,3}$/.test(text)) && new Set(letters).size === letters.length;
  if (!sheet || !valid) {
    problems.push(problemAt({ sheet: mapping.sheet, cell: '' }, fault('mapping_invalid', { table })));
    return null;
  }
  const fieldByLetters = new Map(Object.entries(mapping.columns).map(([field, text]) => [text, field]));
  const headers = new Map(sheet.rows.find((row) => row.number === mapping.headerRow)?.cells.map((cell) => [columnLetters(cell.column), cell]));
  const columns = [...new Set([...headers.keys(), ...letters])].map((text): ColumnMatch => {
    const cell = headers.get(text);
    return { column: columnNumber(text), letters: text, header: cell ? displayedCell(cell) : '', field: fieldByLetters.get(text) ?? null };
  });
  return complete(table, sheet, mapping.headerRow, columns.sort((a, b) => a.column - b.column), problems);
}

/** A sheet that nobody asked for is worth a word only if it looks like a table of the register. */
function looksLikeTable(sheet: Sheet): boolean {
  return TABLE_NAMES.some((table) => {
    const header = findHeader(table, sheet);
    return header !== undefined && requiredFields(table).every((field) => header.cells.some((cell) => fieldOfHeader(table, cell.text) === field));
  });
}

/**
 * Finds the register's sheets by name and their columns by header, in French, Arabic or English, whatever the case, accents and order.
 * @param mapping what a person chose instead, table by table
 */
export function matchColumns(sheets: readonly Sheet[], mapping: RegisterMapping = {}): MatchedSheets {
  const problems: RegisterProblem[] = [];
  const matches: SheetMatch[] = [];
  const mappedSheets = new Set(Object.values(mapping).map((choice) => choice.sheet));
  for (const table of TABLE_NAMES) {
    const choice = mapping[table];
    const [first, ...others] = sheets.filter((sheet) => TABLE_KEYS.get(foldKey(sheet.name)) === table && !mappedSheets.has(sheet.name));
    const match = choice ? followMapping(table, choice, sheets, problems) : first ? guess(table, first, problems) : null;
    if (match) matches.push(match);
    if (choice || !first) continue;
    if (first.hidden) problems.push(problemAt({ sheet: first.name, cell: '' }, fault('sheet_hidden', { table })));
    for (const other of others) problems.push(problemAt({ sheet: other.name, cell: '' }, fault('sheet_repeated', { table, first: first.name })));
  }
  const named = new Set([...mappedSheets, ...sheets.filter((sheet) => TABLE_KEYS.has(foldKey(sheet.name))).map((sheet) => sheet.name)]);
  for (const sheet of sheets.filter((candidate) => !named.has(candidate.name) && looksLikeTable(candidate))) {
    problems.push(problemAt({ sheet: sheet.name, cell: '' }, fault('sheet_unknown')));
  }
  if (named.size === 0) problems.push(problemAt({ sheet: '', cell: '' }, fault('no_register_sheet')));
  return { matches, problems };
}
