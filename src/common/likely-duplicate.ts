import { foldKey } from './folded-key.js';

const LEGAL_FORMS = new Set(['sa', 'sarl', 'sarlau', 'au', 'sas', 'sasu', 'snc', 'maroc', 'morocco', 'المغرب'].map(foldKey));
const ONE_EDIT_LENGTH = 8;
const TWO_EDITS_LENGTH = 14;

/** What the comparison of a name needs, made once a name. */
export interface ComparableName {
  /** The folded key without legal forms at its end, nor spaces. */
  readonly key: string;
  /** Code points of the key. */
  readonly letters: Int32Array;
  readonly digits: string;
  /** A bit for each letter that occurs an odd number of times, letters sharing 32 bits: an edit changes two at most. */
  readonly parity: number;
}

export function comparableName(name: string): ComparableName {
  const words = foldKey(name).split(' ');
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '')) words.pop();
  const key = words.join('');
  const letters = Int32Array.from(key, (letter) => letter.codePointAt(0) ?? 0);
  return { key, letters, digits: key.replace(/\D/g, ''), parity: letters.reduce((bits, letter) => bits ^ (1 << (letter & 31)), 0) };
}

/**
 * True when two names may be one organisation, to be shown to a person who decides: the same folded key, the same without its legal form
 * and "Maroc" at the end, or one edit apart (two on long names), digits being equal.
 */
export function likelyDuplicate(left: string, right: string): boolean {
  return likelySame(comparableName(left), comparableName(right));
}

/** The same, of names made comparable before. */
export function likelySame(first: ComparableName, second: ComparableName): boolean {
  if (first.key === second.key) return first.key !== '';
  return first.digits === second.digits && fewEditsApart(first, second, 0);
}

/** Whether two keys are one edit apart, or two on long names. `same` letters at their beginnings are known to be equal. */
export function fewEditsApart(first: ComparableName, second: ComparableName, same: number): boolean {
  const shorter = Math.min(first.letters.length, second.letters.length);
  if (shorter < ONE_EDIT_LENGTH) return false;
  const limit = shorter < TWO_EDITS_LENGTH ? 1 : 2;
  return Math.abs(first.letters.length - second.letters.length) <= limit && bitsOf(first.parity ^ second.parity) <= 2 * limit
    && withinEdits(first.letters, same, second.letters, same, limit);
}

function bitsOf(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Levenshtein distance within a limit of what follows two positions, in a time that the limit bounds. */
function withinEdits(left: Int32Array, leftFrom: number, right: Int32Array, rightFrom: number, limit: number): boolean {
  let [from, other] = [leftFrom, rightFrom];
  while (from < left.length && other < right.length && left[from] === right[other]) {
    from += 1;
    other += 1;
  }
  const [restLeft, restRight] = [left.length - from, right.length - other];
  if (restLeft === 0 || restRight === 0) return restLeft + restRight <= limit;
  if (Math.abs(restLeft - restRight) > limit || limit === 0) return false;
  return withinEdits(left, from + 1, right, other + 1, limit - 1)
    || withinEdits(left, from + 1, right, other, limit - 1)
    || withinEdits(left, from, right, other + 1, limit - 1);
}
