import { DRAFT_PREFIX } from '../../../lib/draft-store.js';
import type { Cells, Entries } from './cells.js';

/** What was typed and is not yet in the register, with what the register held when it was. */
export interface KeptDraft {
  base: Cells;
  entries: Entries;
}

/** Drafts of one account stay out of the sight of another one in the same browser. */
export function draftName(account: string, programme: string, declaration: string, section: string): string {
  return `${DRAFT_PREFIX}${[account, programme, declaration, section].map(encodeURIComponent).join('.')}`;
}

export function readDraft(name: string): KeptDraft | null {
  const text = window.localStorage.getItem(name);
  return text === null ? null : (JSON.parse(text) as KeptDraft);
}

/** @returns false when the browser refuses to keep it: then the person is told that only the network saves */
export function keepDraft(name: string, draft: KeptDraft): boolean {
  try {
    if (Object.keys(draft.entries).length === 0) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
