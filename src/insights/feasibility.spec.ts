import fc from 'fast-check';
import { addMonths, type CivilDate, endOfMonth } from '../common/civil-date.js';
import { backTest, feasibilityOf, LEAST_QUARTERS, seedOf } from './feasibility.js';

const day = (text: string): CivilDate => text as CivilDate;
const told = (values: readonly (number | null)[]) => values.map((value, index) => ({ to: endOfMonth(addMonths(day('2024-03-31'), index * 3)), accepted: value === null ? null : String(value) }));
const PATH = [{ on: day('2024-01-01'), value: '0' }, { on: day('2026-12-31'), value: '300' }, { on: day('2028-12-31'), value: '600' }];

describe('feasibility', () => {
  it('is hidden under six quarters, and where no step lies ahead', () => {
    expect(feasibilityOf(told([10, 20, 30, 40, 50]), PATH, 1)).toMatchObject({ hidden: 'too_few_quarters', quarters: 5, bands: [], steps: [] });
    expect(feasibilityOf(told([10, null, 30, 40, 50, 60]), PATH, 1).hidden).toBe('too_few_quarters');
    expect(feasibilityOf(told([10, 20, 30, 40, 50, 60]), [{ on: day('2024-12-31'), value: '5' }], 1).hidden).toBe('nothing_ahead');
    expect(feasibilityOf([], PATH, 1).hidden).toBe('too_few_quarters');
  });

  it('of a steady pace is the line itself, and certain', () => {
    const { bands, steps, hidden } = feasibilityOf(told([25, 50, 75, 100, 125, 150]), PATH, 7);
    expect(hidden).toBeNull();
    expect(bands[0]).toEqual({ on: '2025-09-30', low80: 175, low50: 175, middle: 175, high50: 175, high80: 175 });
    expect(bands.at(-1)).toMatchObject({ on: '2028-12-31', middle: 500 });
    expect(steps).toEqual([{ on: '2026-12-31', value: '300', probability: 1 }, { on: '2028-12-31', value: '600', probability: 0 }]);
  });

  it('tells a probability between, where the pace leaves it open', () => {
    const { steps: [first] } = feasibilityOf(told([0, 10, 50, 60, 100, 110, 150]), [{ on: day('2026-12-31'), value: '275' }], 3);
    expect(first?.probability).toBeGreaterThan(0.2);
    expect(first?.probability).toBeLessThan(0.8);
  });

  it('draws the same futures from the same seed', () => {
    const values = told([0, 3, 11, 12, 30, 31, 40]);
    expect(feasibilityOf(values, PATH, 42)).toEqual(feasibilityOf(values, PATH, 42));
    expect(seedOf('DEMO|net_jobs|2026-09-30')).toBe(seedOf('DEMO|net_jobs|2026-09-30'));
    expect(seedOf('a')).not.toBe(seedOf('b'));
  });

  it('nests its bands, keeps within what the extremes allow, and finds a nearer target likelier', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 200 }), { minLength: LEAST_QUARTERS, maxLength: 12 }), fc.integer(), fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 })), (changes, seed, targets) => {
      const values: number[] = [];
      for (const change of changes) values.push((values.at(-1) ?? 0) + change);
      const [near, far] = targets.sort((left, right) => left - right);
      const ends = (target: number | undefined) => feasibilityOf(told(values), [{ on: day('2030-12-31'), value: String(target) }], seed);
      const { bands, steps } = ends(near);
      const drawn = changes.slice(1);
      for (const [index, { low80, low50, middle, high50, high80 }] of bands.entries()) {
        expect([low80, low50, middle, high50, high80]).toEqual([low80, low50, middle, high50, high80].sort((left, right) => left - right));
        expect(low80).toBeGreaterThanOrEqual((values.at(-1) ?? 0) + (index + 1) * Math.min(...drawn));
        expect(high80).toBeLessThanOrEqual((values.at(-1) ?? 0) + (index + 1) * Math.max(...drawn));
      }
      expect(steps[0]?.probability).toBeGreaterThanOrEqual(ends(far).steps[0]?.probability ?? 0);
    }), { numRuns: 30 });
  });

  it('is judged by what came later', () => {
    expect(backTest(told([25, 50, 75, 100, 125, 150, 175, 200]), PATH, { seed: 1, ahead: 1 })).toEqual({ cones: 2, within50: 2, within80: 2 });
    expect(backTest(told([25, 50, 75, 100, 125, 150, 900]), PATH, { seed: 1, ahead: 1 })).toEqual({ cones: 1, within50: 0, within80: 0 });
  });
});
