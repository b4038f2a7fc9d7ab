import fc from 'fast-check';
import type { CivilDate } from '../common/civil-date.js';
import { addDecimals } from '../common/quantity.js';
import type { ProgressCell, Standing } from '../commitments/standings.queries.js';
import { expectedAt, leftOut, measureOf, promisedPath, promisedWay, sumOfQuarter, yearEnds } from './promises.js';

const day = (text: string): CivilDate => text as CivilDate;
const QUARTERS = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31', '2025-03-31'].map(day);

function standing(given: Partial<Standing>): Standing {
  return {
    id: 'x', ref: 'ENG-1', agreementId: 'a', kind: 'jobs', side: 'company', indicator: 'headcount', family: 'under_agreement', indicatorKind: 'stock', unit: 'jobs', direction: 'increase', basis: 'level',
    base: { value: '100', on: day('2023-12-31') }, target: '200', due: { on: day('2028-12-31'), precision: 'year' }, linear: false, steps: [], regions: [], segments: [], reached: null,
    health: { state: 'no_data', reasons: [], share: null }, override: null, ...given,
  };
}

function cell(given: Partial<ProgressCell>): ProgressCell {
  return { group: 0, cumulated: false, status: 'accepted', to: day('2024-03-31'), next: null, value: '10', verified: null, overlapCertain: null, commitments: 1, ...given };
}

describe('what is promised', () => {
  it('is the way from the base where the clause gives a level, and the increment itself where it gives one', () => {
    expect(promisedWay(standing({}), '200')).toBe('100');
    expect(promisedWay(standing({ basis: 'increment' }), '80')).toBe('80');
    expect(promisedWay(standing({ basis: 'running_total', indicatorKind: 'running_total', base: null }), '420')).toBe('420');
  });

  it('leaves out what has no target, and what needs a base that is not published', () => {
    expect(leftOut(standing({ target: null }))).toBe('target');
    expect(leftOut(standing({ base: null }))).toBe('base');
    expect(leftOut(standing({ base: null, basis: 'minimum_increment', indicatorKind: 'running_total' }))).toBeNull();
  });

  it('adds net creations however the clause writes them, and never an annual quantity to a way', () => {
    const [level, increment] = [measureOf(standing({})), measureOf(standing({ indicator: 'jobs_created', basis: 'increment' }))];
    expect(increment).toEqual(level);
    expect(measureOf(standing({ basis: 'annual_flow' }))).not.toEqual(level);
  });

  it('reads the dated steps as stairs, and a straight line only where the clause says linear', () => {
    const steps = [{ dueOn: day('2025-12-31'), precision: 'day' as const, value: '150' }];
    const days = ['2025-06-30', '2025-12-31', '2027-06-30', '2028-12-31'].map(day);
    expect(promisedPath([standing({ steps })], days).map(({ value }) => value)).toEqual(['0', '50', '50', '100']);
    expect(promisedPath([standing({ linear: true })], [day('2023-12-31'), day('2028-12-31')]).map(({ value }) => value)).toEqual(['0', '100']);
    const [half] = promisedPath([standing({ linear: true })], [day('2026-07-01')]);
    expect(Number(half?.value)).toBeCloseTo(50, 0);
  });

  it('expects nothing before the first step, which is not zero', () => {
    expect(expectedAt([standing({})], day('2025-12-31'))).toBeNull();
    expect(expectedAt([standing({}), standing({ steps: [{ dueOn: day('2025-12-31'), precision: 'day', value: '100' }] })], day('2025-12-31'))).toBe('0');
  });

  it('ends at what is promised, whatever the steps on the way', () => {
    const value = fc.integer({ min: 0, max: 100_000 }).map(String);
    const commitments = fc.array(fc.record({ base: value, target: value, year: fc.integer({ min: 2024, max: 2030 }), steps: fc.array(fc.tuple(fc.integer({ min: 2019, max: 2023 }), value), { maxLength: 4 }), linear: fc.boolean() }), { maxLength: 8 });
    fc.assert(fc.property(commitments, (given) => {
      const standings = given.map(({ base, target, year, steps, linear }) => standing({
        base: { value: base, on: day('2018-12-31') }, target, due: { on: day(`${year}-12-31`), precision: 'year' }, linear,
        steps: [...new Map(steps).entries()].sort(([left], [right]) => left - right).map(([on, step]) => ({ dueOn: day(`${on}-12-31`), precision: 'day' as const, value: step })),
      }));
      const [end] = promisedPath(standings, [day('2030-12-31')]);
      expect(end?.value).toBe(addDecimals(standings.map((one) => promisedWay(one, one.target ?? '0') ?? '0')));
    }));
  });
});

describe('a sum of a quarter', () => {
  it('carries a level for two quarters, then leaves it out; what was cumulated stays', () => {
    const accepted = (cells: ProgressCell[]) => QUARTERS.map((to) => sumOfQuarter(cells, QUARTERS, to).accepted);
    expect(accepted([cell({})])).toEqual(['10', '10', '10', null, null]);
    expect(accepted([cell({ cumulated: true })])).toEqual(['10', '10', '10', '10', '10']);
  });

  it('counts a value until the next one, and says which are carried', () => {
    const cells = [cell({ next: day('2024-06-30') }), cell({ to: day('2024-06-30'), value: '15' }), cell({ value: '7' })];
    expect(sumOfQuarter(cells, QUARTERS, day('2024-06-30'))).toMatchObject({ accepted: '22', reported: 1, carried: 1 });
  });

  it('counts each value once: what an older agreement counts already is taken off', () => {
    const cells = [cell({ value: '40' }), cell({ value: '30', overlapCertain: '25' }), cell({ status: 'declared', value: '75' })];
    expect(sumOfQuarter(cells, QUARTERS, day('2024-03-31'))).toMatchObject({ accepted: '45', declared: '50', overlapCertain: '25' });
  });

  it('has no verified part of what is carried, and tells nothing by null', () => {
    const cells = [cell({ verified: '10' })];
    expect(sumOfQuarter(cells, QUARTERS, day('2024-03-31')).verified).toBe('10');
    expect(sumOfQuarter(cells, QUARTERS, day('2024-06-30'))).toMatchObject({ accepted: '10', verified: null, carried: 1 });
    expect(sumOfQuarter([], QUARTERS, day('2024-03-31'))).toMatchObject({ declared: null, accepted: null });
  });

  it('is the same however commitments are grouped into cells', () => {
    const values = fc.array(fc.record({ quarter: fc.nat({ max: 4 }), value: fc.integer({ min: -500, max: 500 }), cumulated: fc.boolean() }), { maxLength: 20 });
    fc.assert(fc.property(values, fc.nat({ max: 4 }), (given, at) => {
      const each = given.map(({ quarter, value, cumulated }) => cell({ to: QUARTERS[quarter] ?? day('2024-03-31'), value: String(value), cumulated }));
      const byPlace = new Map<string, ProgressCell>();
      for (const one of each) {
        const key = `${one.to}|${one.cumulated}`;
        const known = byPlace.get(key);
        byPlace.set(key, known === undefined ? one : { ...one, value: addDecimals([known.value, one.value]), commitments: known.commitments + 1 });
      }
      const to = QUARTERS[at] ?? day('2024-03-31');
      expect(sumOfQuarter([...byPlace.values()], QUARTERS, to)).toEqual(sumOfQuarter(each, QUARTERS, to));
    }));
  });
});

describe('the ends of the years', () => {
  it('are those between two days, and the days themselves', () => {
    expect(yearEnds(day('2024-01-01'), day('2026-12-31'))).toEqual(['2024-01-01', '2024-12-31', '2025-12-31', '2026-12-31']);
  });
});
