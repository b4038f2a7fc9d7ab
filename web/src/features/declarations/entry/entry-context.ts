import type { DeclarationFile, DeclarationSection } from '../declaration-queries.js';
import { type Cells, type Entries, type Entry, type Said } from './cells.js';
import { type EntryRow, HEADCOUNT, MOVEMENTS, cellKey, computedHeadcount, headcountBefore } from './entry-rows.js';

/** A column in which the reader moves. */
export interface EntryColumn {
  indicator: string;
  whole: boolean;
  /** Who follows no cohort leaves it empty. */
  mayBeLeft: boolean;
}

export type CellKind = 'editable' | 'computed';

export interface SectionView {
  file: DeclarationFile;
  section: DeclarationSection;
  rows: readonly EntryRow[];
  columns: readonly EntryColumn[];
  base: Cells;
  entries: Entries;
}

export function columnsOf({ section, indicators }: DeclarationSection): EntryColumn[] {
  const columns = indicators.map(({ code, whole, cohort }) => ({ indicator: code, whole, mayBeLeft: cohort !== null }));
  if (section !== 'jobs') return columns;
  // the movements come first: the headcount follows from them
  return [...MOVEMENTS.flatMap((code) => columns.find(({ indicator }) => indicator === code) ?? []), ...columns.filter(({ indicator }) => !MOVEMENTS.some((code) => code === indicator))];
}

export function saidAt({ base, entries }: Pick<SectionView, 'base' | 'entries'>, row: EntryRow, indicator: string): Said | undefined {
  const key = cellKey(row.key, indicator);
  const entry = entries[key];
  return entry === undefined ? base[key] : entry.said;
}

/** The headcount follows from the movements wherever one was accepted before. */
export function kindAt(view: Pick<SectionView, 'file' | 'section'>, row: EntryRow, indicator: string): CellKind {
  return view.section.section === 'jobs' && indicator === HEADCOUNT && headcountBefore(view.file, row) !== null ? 'computed' : 'editable';
}

/** The changes with the headcounts that follow from them. */
export function withHeadcounts(view: SectionView, changes: Readonly<Record<string, Entry>>): Record<string, Entry> {
  if (view.section.section !== 'jobs') return { ...changes };
  const all = { base: view.base, entries: { ...view.entries, ...changes } };
  const touched = view.rows.filter((row) => MOVEMENTS.some((code) => changes[cellKey(row.key, code)] !== undefined));
  const follow = touched.flatMap((row): [string, Entry][] => {
    const before = headcountBefore(view.file, row);
    if (before === null) return [];
    const said = computedHeadcount(before, MOVEMENTS.map((code) => (all.entries[cellKey(row.key, code)]?.mayMean === undefined ? saidAt(all, row, code) : undefined)));
    const key = cellKey(row.key, HEADCOUNT);
    return said === undefined ? [] : [[key, { said, origin: 'typed' }]];
  });
  return { ...changes, ...Object.fromEntries(follow) };
}
