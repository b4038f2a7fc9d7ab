import { browserStorage, keepInBrowser } from './browser-storage.js';

/** What a record says, column by column, as the trail would keep it. */
export type Says = Readonly<Record<string, string | null>>;

/** The record that a form changes, as it was read. */
export interface Subject {
  /** Its table in the trail, which gives columns and codes their words. */
  table: string;
  version: number;
  says: Says;
}

/** What an author has typed and not yet saved, with what it was typed over. */
export interface Typed<Values> {
  values: Partial<Values>;
  initial: Values;
  subject: Subject | null;
  /** Instant of the last change. */
  at: string;
}

export interface DraftStore<Values> {
  get(): Typed<Values> | null;
  /** Null forgets. */
  set(typed: Typed<Values> | null): void;
  subscribe(listener: () => void): () => void;
  /** Whether the browser keeps it, so that it outlives a killed page. */
  isKept(): boolean;
}

/** Every draft in the browser is under it, whatever its shape. */
export const DRAFT_PREFIX = 'mithaq.draft.';
const LONGEST_KEPT_MS = 14 * 86_400_000;

/** A draft in this browser, under a name of its own; without a name it lives as long as its page. */
export function draftStore<Values extends object>(name: string | null, fields: readonly (keyof Values)[]): DraftStore<Values> {
  const key = name === null ? null : DRAFT_PREFIX + name;
  const listeners = new Set<() => void>();
  let typed = key === null ? null : readKept(key, fields);
  let isKept = typed !== null;
  return {
    get: () => typed,
    isKept: () => isKept,
    set(changed) {
      typed = changed;
      if (key !== null && changed !== null) isKept = keepInBrowser(key, JSON.stringify(changed));
      if (key !== null && changed === null) browserStorage()?.removeItem(key);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** At sign-out: nothing that was typed stays for whoever uses this browser next. */
export function forgetDrafts(): void {
  const storage = browserStorage();
  if (storage === null) return;
  for (const key of Object.keys(storage)) if (key.startsWith(DRAFT_PREFIX)) storage.removeItem(key);
}

/** Null when there is none, when it is old, or when another version of the program wrote it with other fields. */
function readKept<Values extends object>(key: string, fields: readonly (keyof Values)[]): Typed<Values> | null {
  const text = browserStorage()?.getItem(key) ?? null;
  const kept = text === null ? null : parsed<Values>(text);
  if (kept === null || Date.now() - Date.parse(kept.at) > LONGEST_KEPT_MS) return null;
  return fields.every((field) => field in kept.initial) ? kept : null;
}

function parsed<Values>(text: string): Typed<Values> | null {
  try {
    const read = JSON.parse(text) as Typed<Values> | null;
    return typeof read?.at === 'string' && typeof read.initial === 'object' && typeof read.values === 'object' ? read : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
