import { expect, it } from '@jest/globals';
import { monthsOf } from './months.js';

it('lists the months of a period, the last first, also over a new year', () => {
  expect(monthsOf({ from: '2026-07-01', to: '2026-09-30' })).toEqual(['2026-09', '2026-08', '2026-07']);
  expect(monthsOf({ from: '2026-11-01', to: '2027-01-31' })).toEqual(['2027-01', '2026-12', '2026-11']);
});
