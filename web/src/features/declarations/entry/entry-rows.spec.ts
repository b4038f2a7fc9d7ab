import { describe, expect, it } from '@jest/globals';
import type { Said } from './cells.js';
import { cellKey, columnTotal, computedHeadcount, linesOf, rowKey } from './entry-rows.js';

const reported = (value: string): Said => ({ state: 'reported', value });

describe('the headcount', () => {
  it('is the previous one, entries, exits and transfers', () => {
    expect(computedHeadcount('238', [reported('22'), reported('6'), reported('0'), reported('4')])).toEqual(reported('250'));
  });

  it('is not known while a movement is missing or refused, and not reported when one is not', () => {
    const rest = [reported('1'), reported('0'), reported('0')];
    expect(computedHeadcount('5', [undefined, ...rest])).toBeUndefined();
    expect(computedHeadcount('5', [{ state: 'refused', text: '1.234', reason: 'ambiguous' }, ...rest])).toBeUndefined();
    expect(computedHeadcount('5', [{ state: 'not_reported' }, ...rest])).toEqual({ state: 'not_reported' });
  });

  it('is not applicable where nothing applies and nobody was', () => {
    const none = Array.from({ length: 4 }, (): Said => ({ state: 'not_applicable' }));
    expect(computedHeadcount('0', none)).toEqual({ state: 'not_applicable' });
    expect(computedHeadcount('7', none)).toEqual(reported('7'));
  });
});

describe('a column', () => {
  it('sums what is reported, and zero is not nothing', () => {
    expect(columnTotal([reported('0.1'), reported('0.2'), { state: 'not_reported' }, undefined])).toBe('0.3');
    expect(columnTotal([reported('0')])).toBe('0');
    expect(columnTotal([{ state: 'not_applicable' }])).toBeNull();
    expect(columnTotal([reported('1'), { state: 'refused', text: 'x', reason: 'not_a_number' }])).toBeNull();
  });
});

it('lines say what was typed and leave out what is refused or to be confirmed', () => {
  const site = '0190a0b0-0000-7000-8000-000000000001';
  const key = (indicator: string, dimensions = {}) => cellKey(rowKey(site, dimensions), indicator);
  expect(linesOf({
    [key('job_entries', { qualification: 'engineer' })]: { said: reported('3'), origin: 'typed' },
    [key('job_exits')]: { said: { state: 'not_applicable' }, origin: 'pasted' },
    [key('job_transfers_in')]: { said: reported('1234'), origin: 'pasted', mayMean: '1.234' },
    [key('headcount')]: { said: { state: 'refused', text: 'x', reason: 'not_a_number' }, origin: 'pasted' },
  })).toEqual([
    { indicator: 'job_entries', site, dimensions: { qualification: 'engineer' }, state: 'reported', value: '3' },
    { indicator: 'job_exits', site, state: 'not_applicable', value: null },
  ]);
});
