import { quarterOf } from '../../common/civil-date.js';
import { foldKey } from '../../common/folded-key.js';
import { type DeclaredLine, lineKey } from '../../declarations/declared-line.js';
import { displayedCell, type Sheet } from '../workbook/workbook.js';
import type { DeclarationContext } from './declaration-context.js';
import type { DeclarationMapping, MappedSheet } from './declaration-mapping.js';
import { type ImportProblem, importFault, importProblem, problemAtCell } from './declaration-problem.js';
import { HEADING_WORDS } from './declaration-words.js';
import { append, inSlices } from './in-slices.js';
import { namesAnotherQuarter, quarterInText } from './period-text.js';
import { readSheetLines } from './read-sheet-lines.js';

/** A line of the declaration and the cell that says it. */
export interface PlacedLine extends DeclaredLine {
  section: string;
  sheet: string;
  cell: string;
  /** The cell is empty beside others that are not: it says nothing against a value that is already there. */
  blank: boolean;
}

export interface InterpretedDeclaration {
  lines: PlacedLine[];
  problems: ImportProblem[];
  /** Cells with a value that is not taken. */
  refused: number;
}

/** Told every few hundred rows; it may stop the reading by throwing. */
export type OnRows = (rows: number) => Promise<void>;

/** What the workbook declares, read by its mapping. A cell that is refused is told with its reason and is not declared; an empty one is never zero. */
export async function interpretDeclaration(sheets: readonly Sheet[], mapping: DeclarationMapping, context: DeclarationContext, onRows: OnRows = async () => {}): Promise<InterpretedDeclaration> {
  const problems: ImportProblem[] = [];
  const found: PlacedLine[] = [];
  let [refused, anySheet] = [0, false];
  for (const mapped of mapping.sheets) {
    const sheet = sheets.find(({ name }) => name === mapped.sheet);
    if (!sheet || mapped.section === null) continue;
    anySheet = true;
    const standing = problemsOfSheet(sheet, mapped, context);
    problems.push(...standing, ...addedUp(sheet, mapped));
    if (standing.some(({ severity }) => severity === 'error')) continue;
    const read = await readSheetLines(sheet, mapped, context, onRows);
    append(problems, read.problems);
    refused += read.refused;
    append(found, read.lines);
  }
  if (!anySheet) problems.push(importProblem({ sheet: '', cell: '' }, importFault('no_declaration_sheet')));
  const { lines, repeated } = await eachOnce(found);
  append(problems, repeated);
  return { lines, problems, refused: refused + repeated.length };
}

function problemsOfSheet(sheet: Sheet, { section, headerRow, columns }: MappedSheet, context: DeclarationContext): ImportProblem[] {
  const whole = { sheet: sheet.name, cell: '' };
  if (!context.sections.includes(section ?? '')) return [importProblem(whole, importFault('section_not_asked'))];
  if (!columns.some(({ is }) => is.role === 'indicator')) return [importProblem(whole, importFault('mapping_has_no_values'))];
  const hidden = [
    ...(sheet.hidden ? [importProblem(whole, importFault('sheet_hidden'))] : []),
    ...(sheet.rows.some((row) => row.hidden) ? [importProblem(whole, importFault('rows_hidden', { count: sheet.rows.filter((row) => row.hidden).length }))] : []),
  ];
  return [...hidden, ...headings(sheet, headerRow, context)];
}

/** Key and value lines above the table: they must not speak of another quarter, nor, it seems, of another company. */
function headings(sheet: Sheet, headerRow: number, { period, organisationNames }: DeclarationContext): ImportProblem[] {
  return sheet.rows.filter(({ number }) => number < headerRow).flatMap(({ cells }) => cells.flatMap((label, index): ImportProblem[] => {
    const value = cells[index + 1];
    const what = HEADING_WORDS.get(foldKey(label.text));
    if (value === undefined || what === undefined) return [];
    if (what === 'period') {
      const quarter = quarterInText(value.text, period) ?? displayedCell(value);
      return namesAnotherQuarter(value.text, period) ? [problemAtCell(sheet.name, value, importFault('other_period', { found: quarter, expected: quarterOf(period.to) }))] : [];
    }
    return organisationNames.some((name) => foldKey(name) === foldKey(value.text)) ? [] : [problemAtCell(sheet.name, value, importFault('other_organisation'))];
  }));
}

/** A column that splits rows and is not kept is worth a word. */
function addedUp(sheet: Sheet, { headerRow, columns }: MappedSheet): ImportProblem[] {
  return columns.filter(({ is, header }) => is.role === 'detail' && header !== '').map(({ column, header }) =>
    importProblem({ sheet: sheet.name, cell: `${column}${headerRow}`, value: header }, importFault('rows_added_up')));
}

async function eachOnce(found: readonly PlacedLine[]): Promise<{ lines: PlacedLine[]; repeated: ImportProblem[] }> {
  const first = new Map<string, PlacedLine>();
  const repeated = await inSlices(found, (line): ImportProblem[] => {
    const key = lineKey(line);
    const earlier = first.get(key);
    if (earlier === undefined || (earlier.blank && !line.blank)) first.set(key, line);
    else if (!line.blank) return [importProblem({ sheet: line.sheet, cell: line.cell, value: line.value ?? '' }, importFault('row_repeated', { first: `${earlier.sheet} ${earlier.cell}` }))];
    return [];
  });
  return { lines: [...first.values()], repeated };
}
