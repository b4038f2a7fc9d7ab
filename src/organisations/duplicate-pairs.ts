import { foldKey, likelyDuplicate } from '../common/folded-key.js';

const GRAM = 4;
/** Two edits move a letter by two places at most. */
const SHIFT = 2;
const SHORT_WORD = 3;

export interface NameOfOrganisation {
  organisationId: string;
  name: string;
}

export type NamePair = readonly [NameOfOrganisation, NameOfOrganisation];

/**
 * The pairs of names of different organisations that may be one, each pair of organisations once. Only names that share four
 * letters at about the same place, or a short beginning, are compared: all likely duplicates do.
 */
export function duplicatePairs(names: readonly NameOfOrganisation[]): NamePair[] {
  const index = new Map<string, number[]>();
  const pairs = new Map<string, NamePair>();
  names.forEach((second, position) => {
    const { kept, probed } = placesOf(second.name);
    const candidates = new Set(probed.flatMap((place) => index.get(place) ?? []));
    for (const candidate of candidates) {
      const first = names[candidate];
      if (first && first.organisationId !== second.organisationId && likelyDuplicate(first.name, second.name)) {
        const key = [first.organisationId, second.organisationId].sort().join(' ');
        pairs.set(key, pairs.get(key) ?? [first, second]);
      }
    }
    for (const place of kept) {
      const standing = index.get(place);
      if (standing) {
        standing.push(position);
      } else {
        index.set(place, [position]);
      }
    }
  });
  return [...pairs.values()];
}

function placesOf(name: string): { kept: string[]; probed: string[] } {
  const words = foldKey(name).split(' ');
  const letters = Array.from(words.join(''));
  const beginnings = ['word ' + (words[0] ?? ''), ...((words[0] ?? '').length <= SHORT_WORD ? ['letters ' + letters.slice(0, 2).join('')] : [])];
  const grams = letters.slice(0, Math.max(letters.length - GRAM + 1, 0)).map((_, at) => ({ text: letters.slice(at, at + GRAM).join(''), at }));
  const shifts = Array.from({ length: 2 * SHIFT + 1 }, (_, step) => step - SHIFT);
  return {
    kept: [...beginnings, ...grams.map(({ text, at }) => `${at} ${text}`)],
    probed: [...beginnings, ...grams.flatMap(({ text, at }) => shifts.map((shift) => `${at + shift} ${text}`))],
  };
}
