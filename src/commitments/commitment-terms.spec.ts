import fc from 'fast-check';
import { addDays, civilDate } from '../common/civil-date.js';
import { rangeOf } from './commitment-terms.service.js';

it('writes a range of days with its last day, or without bound', () => {
  expect(rangeOf(civilDate('2026-01-01'), civilDate('2026-12-31'))).toBe('[2026-01-01,2026-12-31]');
  expect(rangeOf(civilDate('2026-01-01'), null)).toBe('[2026-01-01,)');
  expect(rangeOf(null, civilDate('2026-12-31'))).toBe('[,2026-12-31]');
  expect(rangeOf(null, null)).toBe('[,)');
});

it('closes a range exactly where it has a last day', () => {
  const day = fc.integer({ min: -9000, max: 9000 }).map((shift) => addDays(civilDate('2026-11-23'), shift));
  fc.assert(fc.property(fc.option(day), fc.option(day), (from, to) => {
    expect(rangeOf(from, to)).toBe(`[${from ?? ''},${to ?? ''}${to === null ? ')' : ']'}`);
  }));
});
