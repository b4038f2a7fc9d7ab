import type { Refusal } from './pasted-number.js';

/** What a cell says; a cell that says nothing yet is absent. */
export type Said =
  | { state: 'reported'; value: string }
  | { state: 'not_reported' | 'not_applicable' }
  /** Never sent: the person corrects it first. */
  | { state: 'refused'; text: string; reason: Refusal; readings?: readonly [string, string] };

export interface Entry {
  /** Undefined: nothing said. */
  said: Said | undefined;
  origin: 'typed' | 'pasted' | 'merged';
  /** Another reading that a person rules out by looking at the cell. */
  mayMean?: string;
}

/** By the key of a cell. */
export type Cells = Readonly<Record<string, Said>>;
export type Entries = Readonly<Record<string, Entry>>;

export function sameSaid(left: Said | undefined, right: Said | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (left.state !== right.state) return false;
  if (left.state === 'reported' && right.state === 'reported') return left.value === right.value;
  return left.state !== 'refused' || right.state !== 'refused' || left.text === right.text;
}

export interface Difference {
  key: string;
  base: Said | undefined;
  mine: Said | undefined;
  theirs: Said | undefined;
}

export interface Merged {
  /** What is still to be saved: mine where only I changed, and where both did until a person decides. */
  entries: Entries;
  differences: Difference[];
}

/** Cell by cell: what only one of the two changed is kept; where both said otherwise, a person decides. */
export function mergeEntries(base: Cells, mine: Entries, theirs: Cells): Merged {
  const kept: Record<string, Entry> = {};
  const differences: Difference[] = [];
  for (const [key, entry] of Object.entries(mine)) {
    if (sameSaid(entry.said, theirs[key])) continue;
    kept[key] = entry;
    if (!sameSaid(base[key], theirs[key])) differences.push({ key, base: base[key], mine: entry.said, theirs: theirs[key] });
  }
  return { entries: kept, differences };
}

export const UNDO_STEPS = 20;

/** What the entries were before a step; only the cells that it touched. */
export interface UndoStep {
  kind: 'typed' | 'pasted' | 'merged';
  before: Readonly<Record<string, Said | undefined>>;
}

/** The steps with one more; the oldest beyond twenty goes. */
export function withStep(steps: readonly UndoStep[], step: UndoStep): readonly UndoStep[] {
  return [...steps, step].slice(-UNDO_STEPS);
}

/** The register keeps a line that it was given: a cell that said nothing before becomes not reported again. */
export function undoneSaid(before: Said | undefined, saved: Said | undefined): Said | undefined {
  return before === undefined && saved !== undefined ? { state: 'not_reported' } : before;
}
