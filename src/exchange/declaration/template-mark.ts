import { type Dimension, DIMENSIONS } from '../../declarations/declaration.vocabulary.js';
import type { Sheet } from '../workbook/workbook.js';
import type { ColumnRole, DeclarationMapping, MappedSheet } from './declaration-mapping.js';

/** The hidden sheet by which a template is recognised when it comes back. */
export const MARK_SHEET = '_mithaq';
/** The hidden sheet from which the cells of a template choose. */
export const LISTS_SHEET = '_mithaq_listes';
const FORMAT = 'mithaq-declaration-1';

export interface TemplateMark {
  ref: string;
  mapping: DeclarationMapping;
}

/** One text per cell: the format and the declaration, then each sheet with its columns. */
export function markRows({ ref, mapping }: TemplateMark): string[][] {
  return [[FORMAT, ref], ...mapping.sheets.flatMap(({ sheet, section, headerRow, columns }) => [
    ['sheet', sheet, section ?? '', String(headerRow)],
    ...columns.map(({ column, header, is }) => ['column', sheet, column, header, JSON.stringify(is)]),
  ])];
}

/** Reads the mark of a template; undefined when the workbook has none, or one that is not whole. */
export function readMark(sheets: readonly Sheet[]): TemplateMark | undefined {
  const rows = sheets.find(({ name }) => name === MARK_SHEET)?.rows.map(({ cells }) => new Map(cells.map(({ column, text }) => [column, text])));
  const [first, ...rest] = rows ?? [];
  const ref = first?.get(1);
  if (first?.get(0) !== FORMAT || ref === undefined) return undefined;
  const found = new Map<string, MappedSheet & { columns: { column: string; header: string; is: ColumnRole }[] }>();
  for (const row of rest) {
    const sheet = row.get(1) ?? '';
    if (row.get(0) === 'sheet') found.set(sheet, { sheet, section: row.get(2) ?? null, headerRow: Number(row.get(3)), columns: [] });
    const is = row.get(0) === 'column' ? roleOf(row.get(4) ?? '') : undefined;
    if (is) found.get(sheet)?.columns.push({ column: row.get(2) ?? '', header: row.get(3) ?? '', is });
  }
  const mapped = [...found.values()].filter(({ headerRow, columns }) => Number.isSafeInteger(headerRow) && headerRow > 0 && columns.length > 0);
  return mapped.length === 0 ? undefined : { ref, mapping: { sheets: mapped } };
}

const ROLES = new Set(['indicator', 'dimension', 'site', 'total', 'detail', 'ignored']);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the cell holds was in a person's hands: nothing of it is taken but a role that is one. */
function roleOf(text: string): ColumnRole | undefined {
  const value = parsed(text);
  if (!isRecord(value) || typeof value['role'] !== 'string' || !ROLES.has(value['role'])) return undefined;
  const { role, indicator, dimension } = value;
  if (role === 'indicator') return typeof indicator === 'string' ? { role, indicator, dimensions: {} } : undefined;
  if (role === 'dimension') return isDimension(dimension) ? { role, dimension } : undefined;
  return role === 'site' || role === 'detail' || role === 'ignored' ? { role } : undefined;
}

const isDimension = (value: unknown): value is Dimension => (DIMENSIONS as readonly unknown[]).includes(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // a cell that is no JSON is a column without a role
    return undefined;
  }
}
