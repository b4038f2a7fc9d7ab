import { foldKey } from '../../common/folded-key.js';
import { comparableName, likelySame } from '../../common/likely-duplicate.js';

export interface NamedEntry {
  /** Entries of one key are one organisation. */
  readonly key: string;
  readonly name: string;
}

/** How many names on each side a name is compared with: the check stays quick on thousands of names. */
const NEIGHBOURS = 6;

/**
 * Pairs of names under different keys that may be one organisation, the later entry first. Names are compared with those that sort next
 * to them by their beginning or by their end, so that one wrong letter anywhere leaves them neighbours.
 */
export function findLikelyDuplicates<Entry extends NamedEntry>(entries: readonly Entry[]): { later: Entry; earlier: Entry }[] {
  const folded = entries.map((entry, position) => ({ entry, position, key: foldKey(entry.name), comparable: comparableName(entry.name) }));
  const reversed = folded.map((item) => ({ ...item, key: [...item.key].reverse().join('') }));
  const found = new Map<number, { later: Entry; earlier: Entry }>();
  for (const items of [folded, reversed]) {
    const sorted = [...items].sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
    for (const [index, item] of sorted.entries()) {
      for (const other of sorted.slice(index + 1, index + 1 + NEIGHBOURS)) {
        const [earlier, later] = item.position < other.position ? [item, other] : [other, item];
        if (found.has(later.position) || earlier.entry.key === later.entry.key || !likelySame(earlier.comparable, later.comparable)) continue;
        found.set(later.position, { later: later.entry, earlier: earlier.entry });
      }
    }
  }
  return [...found.values()];
}
