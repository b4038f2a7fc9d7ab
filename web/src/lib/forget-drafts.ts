export const DRAFT_PREFIX = 'mithaq.draft.';

/** Nothing typed stays in the browser of somebody who signs out. */
export function forgetDrafts(): void {
  try {
    const names = Array.from({ length: window.localStorage.length }, (_, index) => window.localStorage.key(index));
    for (const name of names) if (name?.startsWith(DRAFT_PREFIX) === true) window.localStorage.removeItem(name);
  } catch (error) {
    // a browser without storage has kept nothing
    if (!(error instanceof DOMException)) throw error;
  }
}
