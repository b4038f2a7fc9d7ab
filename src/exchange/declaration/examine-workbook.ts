import type { Sheet } from '../workbook/workbook.js';
import { type ComparedLine, compareLines, countLines, type LineCounts } from './compare-lines.js';
import type { DeclarationContext } from './declaration-context.js';
import type { DeclarationMapping } from './declaration-mapping.js';
import { type ImportProblem, importFault, importProblem } from './declaration-problem.js';
import { interpretDeclaration, type OnRows } from './interpret-declaration.js';
import { carriedMapping, layoutFingerprint, proposeMapping } from './propose-mapping.js';
import { LISTS_SHEET, MARK_SHEET, readMark } from './template-mark.js';

export interface Layout {
  fingerprint: string;
  proposed: DeclarationMapping;
  /** The workbook is a template; of another declaration when its reference is not the draft's. */
  template: string | null;
}

export interface ExaminedWorkbook {
  mapping: DeclarationMapping;
  fingerprint: string;
  remembered: boolean;
  lines: ComparedLine[];
  counts: LineCounts;
  problems: ImportProblem[];
}

export const withoutMark = (sheets: readonly Sheet[]): Sheet[] => sheets.filter(({ name }) => name !== MARK_SHEET && name !== LISTS_SHEET);

export function layoutOf(sheets: readonly Sheet[], context: DeclarationContext): Layout {
  const mark = readMark(sheets);
  const proposed = mark?.mapping ?? proposeMapping(withoutMark(sheets), context);
  return { fingerprint: layoutFingerprint(proposed), proposed, template: mark?.ref ?? null };
}

/** Match, resolve, check, compare: everything but writing. */
export async function examineWorkbook(
  sheets: readonly Sheet[], context: DeclarationContext, { fingerprint, proposed, template }: Layout,
  { chosen, remembered }: { chosen?: DeclarationMapping | undefined; remembered?: DeclarationMapping | undefined }, onRows?: OnRows,
): Promise<ExaminedWorkbook> {
  const mapping = chosen ?? (remembered && template === null ? carriedMapping(remembered, proposed) : proposed);
  const told = { mapping, fingerprint, remembered: chosen === undefined && remembered !== undefined && template === null };
  if (template !== null && template !== context.ref) {
    const problem = importProblem({ sheet: '', cell: '', value: template }, importFault('other_declaration', { found: template, expected: context.ref }));
    return { ...told, lines: [], counts: countLines([], 0), problems: [problem] };
  }
  const read = await interpretDeclaration(withoutMark(sheets), mapping, context, onRows);
  const lines = await compareLines(read.lines, context.draft);
  return { ...told, lines, counts: countLines(lines, read.refused), problems: read.problems };
}

/** How many rows stand beneath the headers. */
export function rowsToRead(sheets: readonly Sheet[], { sheets: mapped }: DeclarationMapping): number {
  return mapped.reduce((sum, { sheet, section, headerRow }) => sum + (section === null ? 0 : (sheets.find(({ name }) => name === sheet)?.rows.filter(({ number }) => number > headerRow).length ?? 0)), 0);
}
