import fc from 'fast-check';
import { likelyDuplicate } from '../common/likely-duplicate.js';
import { duplicatePairs, MOST_PAIRS } from './duplicate-pairs.js';

const named = (names: readonly string[]): { organisationId: string; name: string }[] => names.map((name, position) => ({ organisationId: String(position), name }));
const found = (names: readonly string[]): string[] => duplicatePairs(named(names)).map(([one, other]) => [one.organisationId, other.organisationId].sort().join('-')).sort();

function comparingAll(names: readonly string[]): string[] {
  return names.flatMap((one, first) => names.slice(first + 1).flatMap((other, step) => (likelyDuplicate(one, other) ? [[String(first), String(first + 1 + step)].sort().join('-')] : []))).sort();
}

const word = fc.constantFrom('Atlas', 'Atlass', 'Atals', 'Services', 'Service', 'Rif', 'Solutions', 'Solution', 'SARL', 'SA', 'Maroc', 'Société', 'Numérique', '2T', '3T', 'أطلس', 'خدمات', 'Nearshore', 'X');
const letter = fc.constantFrom('a', 'b', 'é', '1', ' ', 'س');

describe('likely duplicates', () => {
  it('pairs spellings, legal forms and typing errors, not companies of other names', () => {
    expect(found(['Atlas Services SARL', 'ATLAS SERVICES', 'Atlas Servces', 'Rif Digital'])).toEqual(['0-1', '0-2', '1-2']);
  });

  it('pairs two organisations once, and never one with itself', () => {
    const names = [{ organisationId: 'a', name: 'Phoneo' }, { organisationId: 'a', name: 'PHONEO' }, { organisationId: 'b', name: 'Phonéo' }];
    expect(duplicatePairs(names)).toHaveLength(1);
  });

  it('stops at the most that a person looks at, however many are named alike', () => {
    expect(duplicatePairs(named(Array.from({ length: 4_000 }, () => 'Société marocaine')))).toHaveLength(MOST_PAIRS);
  });

  it('finds the two among thousands that share all but their end', () => {
    const letters = (position: number): string => String(position).replace(/./g, (digit) => 'abcdfghijk'[Number(digit)]?.repeat(3) ?? '');
    const names = Array.from({ length: 3_000 }, (_, position) => `Société marocaine de services ${letters(position + 1_000)}`);
    expect(found([...names, 'Societe marocaine de servces bbbaaaaaaccc'])).toEqual(['2-3000']);
  });

  it('finds what comparing every name with every other finds', () => {
    fc.assert(fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')), { maxLength: 12 }), (names) => {
      expect(found(names)).toEqual(comparingAll(names));
    }), { numRuns: 500 });
  });

  it('finds it too among texts of few letters, where almost all are close', () => {
    fc.assert(fc.property(fc.array(fc.array(letter, { minLength: 6, maxLength: 17 }).map((all) => all.join('')), { maxLength: 8 }), (names) => {
      expect(found(names)).toEqual(comparingAll(names));
    }), { numRuns: 500 });
  });
});
