import { foldKey, likelyDuplicate } from '../common/folded-key.js';

const SEGMENT = 4;
/** Two edits leave one of three segments whole, one edit one of two, and move it by two letters at most. */
const SEGMENTS = [0, 4, 8];
const SHIFTS = [-2, -1, 0, 1, 2];
const SHORT_WORD = 3;

export interface NameOfOrganisation {
  organisationId: string;
  name: string;
}

export type NamePair = readonly [NameOfOrganisation, NameOfOrganisation];

/**
 * The pairs of names of different organisations that may be one, each pair of organisations once. Only names that share four
 * letters at about the same place near their beginning, or a short first word, are compared: all likely duplicates do.
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
  const [first = ''] = words;
  const letters = Array.from(words.join(''));
  const beginnings = first.length <= SHORT_WORD ? [`word ${first}`, `letters ${letters.slice(0, 2).join('')}`] : [];
  const segment = (at: number): string => letters.slice(at, at + SEGMENT).join('');
  const whole = (at: number): boolean => at >= 0 && at + SEGMENT <= letters.length;
  return {
    kept: [...beginnings, ...SEGMENTS.filter(whole).map((at) => `${at} ${segment(at)}`)],
    probed: [...beginnings, ...SEGMENTS.flatMap((at) => SHIFTS.filter((shift) => whole(at + shift)).map((shift) => `${at} ${segment(at + shift)}`))],
  };
}
