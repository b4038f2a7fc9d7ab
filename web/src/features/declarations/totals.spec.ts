import { describe, expect, it } from '@jest/globals';
import { differenceOf, totalOf } from './totals.js';

const line = (site: string | null, value: string | null, dimensions = {}) => ({ site, value, dimensions, state: value === null ? 'not_reported' : 'reported' });

describe('the total of an indicator', () => {
  it('is the sum over sites, with the total of a site before its breakdown', () => {
    expect(totalOf([line('a', '10'), line('a', '6', { qualification: 'engineer' }), line('a', '4', { qualification: 'agent' }), line('b', '5')])).toEqual({ value: '15', isPartial: false });
  });

  it('sums one breakdown where no total is declared', () => {
    expect(totalOf([line('a', '6', { gender: 'women' }), line('a', '4', { gender: 'men' }), line('a', '10', { qualification: 'agent' })])).toEqual({ value: '10', isPartial: false });
  });

  it('says when something is not reported, and nothing is not zero', () => {
    expect(totalOf([line('a', '3'), line('b', null)])).toEqual({ value: '3', isPartial: true });
    expect(totalOf([line('a', null)])).toEqual({ value: null, isPartial: false });
    expect([differenceOf('3', null), differenceOf('3', '3')]).toEqual([null, '0']);
  });
});
