import type { HistoryEvent, HistoryRow } from '../api/types.js';

/** What was done to one row of a table. */
export interface LedgerAct {
  /** Without its schema: `milestone`. */
  table: string;
  act: 'recorded' | 'changed' | 'undone' | 'proposed';
}

/** A value of the trail, with the columns that tell how to read it. */
export interface LedgerValue {
  table: string;
  column: string;
  text: string | null;
  /** Of a date: day, month, quarter or year. */
  precision: string | null;
}

export interface LedgerChange {
  field: string;
  before: LedgerValue;
  after: LedgerValue;
}

/** Columns that only the program reads, or that the entry says elsewhere. */
const HIDDEN = /(^|_)(id|ids|version|precision|proposed|position|presumed|by)$|^(reason_code|demonstration)$/;

/** Columns that name an organisation. In its own records `organisation_id` is the one whose history this is. */
const ORGANISATION = /^(parent|successor|operator|owner|beneficiary|lead_reporter)_id$/;
const WITH_PARTIES = new Set(['agreement_party', 'commitment_obligor']);

export function namesOrganisation({ table, column }: Pick<LedgerValue, 'table' | 'column'>): boolean {
  return ORGANISATION.test(column) || (column === 'organisation_id' && WITH_PARTIES.has(table));
}

/** What a milestone's own row repeats of the baseline, forecast or review that is appended with it. */
const REPEATED = new Set(['status', 'baseline_on', 'forecast_on', 'actual_on', 'reviewed_on']);

/** What was appended or undone; the milestone's own row follows it and is left unsaid. */
export function actsOf(rows: readonly HistoryRow[]): LedgerAct[] {
  const telling = rows.filter((row) => isBeside(row) || actOf(row) === 'recorded');
  return (telling.length > 0 ? telling : rows).map((row) => ({ table: tableOf(row), act: actOf(row) }));
}

/** Each changed field once: the present state of a milestone says it before the rows appended beside it. */
export function changesOf(rows: readonly HistoryRow[]): LedgerChange[] {
  const hasState = rows.some((row) => tableOf(row) === 'milestone');
  const found: LedgerChange[] = [];
  for (const row of [...rows.filter((each) => !isBeside(each)), ...rows.filter(isBeside)]) {
    for (const column of new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})])) {
      const before = valueOf(row, row.before, column);
      const after = valueOf(row, row.after, column);
      const isSaid = (hasState && isBeside(row) && REPEATED.has(column)) || found.some((one) => one.field === column && one.before.text === before.text && one.after.text === after.text);
      const isShown = !HIDDEN.test(column) || namesOrganisation(before);
      if (isShown && before.text !== after.text && !isSaid) found.push({ field: column, before, after });
    }
  }
  return found;
}

/** The reason of the change, or of the forecast that it recorded. */
export function reasonOf({ reason, rows }: HistoryEvent): string | null {
  return reason ?? rows.map((row) => row.after?.reason_code ?? null).find((code) => code !== null) ?? null;
}

function tableOf({ table }: HistoryRow): string {
  return table.slice(table.indexOf('.') + 1);
}

/** Rows that append what the milestone's own row repeats as its present state. */
function isBeside(row: HistoryRow): boolean {
  return tableOf(row).startsWith('milestone_');
}

function actOf(row: HistoryRow): LedgerAct['act'] {
  if (row.before === null) return tableOf(row) === 'milestone_forecast' && row.after?.proposed === 'true' ? 'proposed' : 'recorded';
  return row.after !== null && typeof row.after.superseded_by === 'string' ? 'undone' : 'changed';
}

function valueOf(row: HistoryRow, side: HistoryRow['before'], column: string): LedgerValue {
  const beside = column === 'as_of' ? 'as_of_precision' : column.replace(/_(on|from|to)$/, '_precision');
  const precision = beside === column ? null : (side?.[beside] ?? row.after?.[beside] ?? null);
  return { table: tableOf(row), column, text: side?.[column] ?? null, precision };
}
