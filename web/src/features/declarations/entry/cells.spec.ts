import { describe, expect, it } from '@jest/globals';
import { type Entry, type Said, mergeEntries, sameSaid, undoneSaid, type UndoStep, withStep } from './cells.js';

const reported = (value: string): Said => ({ state: 'reported', value });
const typed = (said: Said): Entry => ({ said, origin: 'typed' });

describe('what two persons typed', () => {
  const base = { a: reported('1'), b: reported('2'), c: reported('3') };

  it('keeps mine where only I changed, and theirs where only they did', () => {
    const { entries, differences } = mergeEntries(base, { a: typed(reported('10')) }, { ...base, b: reported('20') });
    expect(entries).toEqual({ a: typed(reported('10')) });
    expect(differences).toEqual([]);
  });

  it('drops what both said alike', () => {
    expect(mergeEntries(base, { a: typed(reported('9')) }, { ...base, a: reported('9') })).toEqual({ entries: {}, differences: [] });
  });

  it('names the cells where both said otherwise, and a new cell too', () => {
    const mine = { a: typed(reported('10')), d: typed({ state: 'not_reported' }) };
    const { entries, differences } = mergeEntries(base, mine, { ...base, a: reported('11'), d: reported('0') });
    expect(Object.keys(entries)).toEqual(['a', 'd']);
    expect(differences).toEqual([
      { key: 'a', base: reported('1'), mine: reported('10'), theirs: reported('11') },
      { key: 'd', base: undefined, mine: { state: 'not_reported' }, theirs: reported('0') },
    ]);
  });
});

describe('a cell', () => {
  it('tells zero, not reported, not applicable and nothing apart', () => {
    const kinds = [reported('0'), { state: 'not_reported' }, { state: 'not_applicable' }, undefined] as const;
    kinds.forEach((left, row) => kinds.forEach((right, column) => expect(sameSaid(left, right)).toBe(row === column)));
  });

  it('says not reported when what came first is undone after it was saved', () => {
    expect(undoneSaid(undefined, reported('4'))).toEqual({ state: 'not_reported' });
    expect(undoneSaid(undefined, undefined)).toBeUndefined();
    expect(undoneSaid(reported('4'), reported('5'))).toEqual(reported('4'));
  });
});

it('twenty steps are kept to undo, the latest of them', () => {
  const step = (key: string): UndoStep => ({ kind: 'typed', before: { [key]: undefined } });
  const steps = Array.from({ length: 25 }, (_, index) => step(String(index))).reduce<readonly UndoStep[]>(withStep, []);
  expect(steps).toHaveLength(20);
  expect(steps.at(0)).toEqual(step('5'));
  expect(steps.at(-1)).toEqual(step('24'));
});
