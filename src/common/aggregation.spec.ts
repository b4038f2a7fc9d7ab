import fc from 'fast-check';
import { aggregate } from './aggregation.js';
import type { AggregateCell, AggregationError, AggregationQuery, GroupKey, ObservationRow } from './aggregation-types.js';
import { civilDate } from './civil-date.js';
import { addDecimals } from './quantity.js';

const QUARTERS = ['2026-01-01/2026-03-31', '2026-04-01/2026-06-30', '2026-07-01/2026-09-30', '2026-10-01/2026-12-31'].map((text) => {
  const [from = '', to = ''] = text.split('/');
  return { from: civilDate(from), to: civilDate(to) };
});

function quarter(number: number): ObservationRow['period'] {
  const period = QUARTERS[number - 1];
  if (period === undefined) throw new RangeError(`no quarter ${number}`);
  return period;
}

function row(number: number, value: string | null, more: Partial<ObservationRow> = {}): ObservationRow {
  return {
    organisationId: 'A',
    siteId: null,
    indicatorVersionId: 'jobs-1',
    kind: 'stock',
    period: quarter(number),
    dimensions: {},
    value,
    state: value === null ? 'not_reported' : 'reported',
    ...more,
  };
}

function during(first: number, last: number, groupBy: readonly GroupKey[] = []): AggregationQuery {
  return { groupBy, from: quarter(first).from, to: quarter(last).to };
}

function only(cells: readonly AggregateCell[]): AggregateCell {
  const [cell, ...others] = cells;
  if (cell === undefined || others.length > 0) throw new Error(`${cells.length} cells instead of one`);
  return cell;
}

const faultOf = (rows: ObservationRow[]) => {
  try {
    aggregate(rows, during(1, 4));
  } catch (error) {
    return (error as AggregationError).fault;
  }
  return undefined;
};

describe('a stock', () => {
  it('is the last value over time, then the sum over organisations', () => {
    const rows = [row(1, '100'), row(2, '120'), row(2, '30', { organisationId: 'B', siteId: 'B1' }), row(2, '5', { organisationId: 'B', siteId: 'B2' })];
    expect(only(aggregate(rows, during(1, 2)))).toEqual({
      indicatorVersionId: 'jobs-1',
      kind: 'stock',
      group: {},
      value: '155',
      carriedValue: null,
      reported: 3,
      carried: 0,
      missing: 0,
      notApplicable: 0,
      notYetDue: 0,
      coverage: '1',
    });
  });

  it('is carried for two quarters, marked, then leaves the total and lowers the coverage', () => {
    const rows = [row(1, '100'), ...[1, 2, 3, 4].map((number) => row(number, '50', { organisationId: 'B' }))];
    const at = (number: number) => {
      const { value, carriedValue, carried, missing, coverage } = only(aggregate(rows, during(1, number)));
      return { value, carriedValue, carried, missing, coverage };
    };
    expect(at(1)).toEqual({ value: '150', carriedValue: null, carried: 0, missing: 0, coverage: '1' });
    expect(at(2)).toEqual({ value: '150', carriedValue: '100', carried: 1, missing: 0, coverage: '1' });
    expect(at(3)).toEqual({ value: '150', carriedValue: '100', carried: 1, missing: 0, coverage: '1' });
    expect(at(4)).toEqual({ value: '50', carriedValue: null, carried: 0, missing: 1, coverage: '0.5' });
  });

  it('counts the quarters for which it was carried already', () => {
    expect(only(aggregate([row(1, '100', { carried: 1 })], during(1, 2)))).toMatchObject({ value: '100', carried: 1 });
    expect(only(aggregate([row(1, '100', { carried: 2 })], during(1, 2)))).toMatchObject({ value: null, missing: 1 });
  });

  it('is not missing while its declaration is not yet due, nor within a quarter', () => {
    const rows = [row(1, '100'), row(2, null, { state: 'not_yet_due' })];
    expect(only(aggregate(rows, during(1, 2)))).toMatchObject({ value: '100', reported: 1, carried: 0 });
    const withinTheNext = { groupBy: [], from: quarter(1).from, to: civilDate('2026-06-29') };
    expect(only(aggregate([row(1, '100')], withinTheNext))).toMatchObject({ reported: 1, carried: 0 });
  });

  it('never becomes zero: zero, not reported, not applicable and not yet due stay apart', () => {
    expect(only(aggregate([row(1, '0')], during(1, 1)))).toMatchObject({ value: '0', reported: 1, coverage: '1' });
    expect(only(aggregate([row(1, null)], during(1, 1)))).toMatchObject({ value: null, missing: 1, coverage: '0' });
    expect(only(aggregate([row(1, null, { state: 'not_applicable' })], during(1, 1)))).toMatchObject({ value: null, notApplicable: 1, coverage: null });
    expect(only(aggregate([row(1, null, { state: 'not_yet_due' })], during(1, 1)))).toMatchObject({ value: null, notYetDue: 1, coverage: null });
    expect(aggregate([], during(1, 1))).toEqual([]);
  });

  it('ends when it is no longer applicable', () => {
    const closed = [row(1, '100'), row(2, null, { state: 'not_applicable' })];
    expect(only(aggregate(closed, during(1, 2)))).toMatchObject({ value: null, notApplicable: 1, carried: 0 });
  });

  it('does not see later values', () => {
    expect(only(aggregate([row(1, '100'), row(3, '900')], during(1, 2)))).toMatchObject({ value: '100', carried: 1 });
  });
});

describe('a flow', () => {
  const flow = (number: number, value: string | null, more: Partial<ObservationRow> = {}) => row(number, value, { kind: 'flow', ...more });

  it('is summed over time and over organisations, and never carried', () => {
    const rows = [flow(1, '10'), flow(2, '20'), flow(3, null), flow(1, '5', { organisationId: 'B' })];
    expect(only(aggregate(rows, during(1, 3)))).toMatchObject({ value: '35', reported: 3, carried: 0, missing: 1, coverage: '0.75' });
    expect(only(aggregate(rows, during(3, 3)))).toMatchObject({ value: null, missing: 1 });
  });

  it('does not count a part of a period', () => {
    const query = { groupBy: [], from: quarter(1).from, to: civilDate('2026-05-31') };
    expect(only(aggregate([flow(1, '10'), flow(2, '20')], query))).toMatchObject({ value: '10', reported: 1, missing: 1 });
  });
});

describe('a running total', () => {
  it('is the last value over time, then the sum over organisations', () => {
    const rows = [row(1, '10'), row(2, '25'), row(2, '7', { organisationId: 'B' })].map((each) => ({ ...each, kind: 'running_total' as const }));
    expect(only(aggregate(rows, during(1, 2)))).toMatchObject({ value: '32', reported: 2 });
  });
});

describe('groups', () => {
  it('keep indicator versions apart', () => {
    const rows = [row(1, '17.9'), row(1, '26.17', { indicatorVersionId: 'jobs-2' })];
    expect(aggregate(rows, during(1, 1)).map((cell) => cell.value)).toEqual(['17.9', '26.17']);
  });

  it('show by organisation, site and dimension, with a place for the unknown', () => {
    const rows = [
      row(1, '10', { dimensions: { region: 'MA-06' } }),
      row(1, '20', { dimensions: { region: 'MA-01' } }),
      row(1, '5', { organisationId: 'B', siteId: 'B1' }),
    ];
    const by = (key: GroupKey) => aggregate(rows, during(1, 1, [key])).map((cell) => [cell.group[key], cell.value]);
    expect(by('organisation')).toEqual([['A', '30'], ['B', '5']]);
    expect(by('site')).toEqual([['B1', '5'], [null, '30']]);
    expect(by('dimension:region')).toEqual([['MA-01', '20'], ['MA-06', '10'], [null, '5']]);
  });

  it('read one of several parallel axes, each of which sums to the total', () => {
    const rows = [
      row(1, '30'),
      row(1, '18', { dimensions: { gender: 'female' } }),
      row(1, '12', { dimensions: { gender: 'male' } }),
      row(1, '25', { dimensions: { region: 'MA-06' } }),
      row(1, '5', { dimensions: { region: 'unknown' } }),
    ];
    expect(only(aggregate(rows, during(1, 1)))).toMatchObject({ value: '30', reported: 1 });
    expect(aggregate(rows, during(1, 1, ['dimension:gender'])).map((cell) => cell.value)).toEqual(['18', '12']);
    expect(aggregate(rows, during(1, 1, ['dimension:region'])).map((cell) => cell.value)).toEqual(['25', '5']);
    expect(only(aggregate(rows, during(1, 1, ['dimension:skill'])))).toMatchObject({ value: '30', group: { 'dimension:skill': null } });
  });

  it('never add an old disaggregation to a new one', () => {
    const rows = [row(1, '60', { dimensions: { region: 'MA-06' } }), row(1, '40', { dimensions: { region: 'MA-01' } }), row(2, '110')];
    expect(only(aggregate(rows, during(1, 2)))).toMatchObject({ value: '110', reported: 1, carried: 0 });
  });

  it('carry each cell of a declaration that did not come', () => {
    const rows = [row(1, '60', { dimensions: { region: 'MA-06' } }), row(1, '40', { dimensions: { region: 'MA-01' } }), row(2, null)];
    expect(aggregate(rows, during(1, 2, ['dimension:region'])).map((cell) => [cell.value, cell.carried])).toEqual([['40', 1], ['60', 1]]);
  });
});

describe('nothing is counted twice', () => {
  it('takes a repeated fact once, and refuses two that disagree', () => {
    expect(only(aggregate([row(1, '10'), row(1, '10.0')], during(1, 1)))).toMatchObject({ value: '10', reported: 1 });
    expect(faultOf([row(1, '10'), row(1, '11')])).toBe('conflicting_rows');
  });

  it('refuses periods that overlap, mixed kinds, and rows that contradict themselves', () => {
    const year = { from: quarter(1).from, to: quarter(4).to };
    expect(faultOf([row(1, '10', { kind: 'flow' }), row(1, '40', { kind: 'flow', period: year })])).toBe('overlapping_periods');
    expect(faultOf([row(1, '10', { kind: 'flow' }), row(1, '40', { kind: 'flow', period: year, dimensions: { region: 'MA-06' } })])).toBe('overlapping_periods');
    expect(faultOf([row(4, '10'), row(4, '40', { period: year })])).toBe('overlapping_periods');
    expect(faultOf([row(1, '10'), row(1, '10', { kind: 'flow', organisationId: 'B' })])).toBe('mixed_kinds');
    expect(faultOf([row(1, '10', { state: 'not_reported' })])).toBe('value_and_state_disagree');
    expect(faultOf([row(1, null, { state: 'reported' })])).toBe('value_and_state_disagree');
    expect(faultOf([row(1, 'NaN')])).toBe('value_and_state_disagree');
    expect(faultOf([row(1, '10', { kind: 'flow', carried: 1 })])).toBe('carried_flow');
    expect(faultOf([row(1, '10', { period: { from: quarter(1).to, to: quarter(1).from } })])).toBe('invalid_period');
  });
});

describe('whatever the facts', () => {
  const anyRows = fc
    .uniqueArray(
      fc.record({
        organisationId: fc.constantFrom('A', 'B', 'C'),
        siteId: fc.constantFrom('S1', 'S2', null),
        version: fc.constantFrom<['stock' | 'flow' | 'running_total', string]>(['stock', 'jobs-1'], ['flow', 'revenue-1'], ['running_total', 'trained-1']),
        number: fc.integer({ min: 1, max: 4 }),
        region: fc.constantFrom('MA-01', 'MA-06'),
        value: fc.option(fc.integer({ min: 0, max: 10_000 }).map((value) => (value / 100).toFixed(2))),
        state: fc.constantFrom<'not_reported' | 'not_applicable' | 'not_yet_due'>('not_reported', 'not_applicable', 'not_yet_due'),
      }),
      { selector: (each) => [each.organisationId, each.siteId, each.version[1], each.number, each.region].join('/'), maxLength: 60 },
    )
    .map((all) =>
      all.map(({ organisationId, siteId, version: [kind, indicatorVersionId], number, region, value, state }) =>
        row(number, value, { organisationId, siteId, kind, indicatorVersionId, dimensions: { region }, state: value === null ? state : 'reported' }),
      ),
    );
  const anyGroups = fc.subarray<GroupKey>(['organisation', 'site', 'dimension:region']);
  const anyEnd = fc.integer({ min: 1, max: 4 });

  it('gives the same totals in any order, and when facts are repeated', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        anyGroups,
        anyEnd,
        ([rows, shuffled], groupBy, end) => {
          const expected = aggregate(rows, during(1, end, groupBy));
          expect(aggregate(shuffled, during(1, end, groupBy))).toEqual(expected);
          expect(aggregate([...rows, ...shuffled], during(1, end, groupBy))).toEqual(expected);
        },
      ),
    );
  });

  it('gives groups that add up to the total, in values and in counts', () => {
    fc.assert(
      fc.property(anyRows, anyGroups, anyEnd, (rows, groupBy, end) => {
        const parts = aggregate(rows, during(1, end, groupBy));
        for (const total of aggregate(rows, during(1, end))) {
          const own = parts.filter((cell) => cell.indicatorVersionId === total.indicatorVersionId);
          const values = own.flatMap((cell) => (cell.value === null ? [] : [cell.value]));
          expect(values.length === 0 ? null : addDecimals(values)).toBe(total.value);
          for (const count of ['reported', 'carried', 'missing', 'notApplicable', 'notYetDue'] as const) {
            expect(own.reduce((sum, cell) => sum + cell[count], 0)).toBe(total[count]);
          }
        }
      }),
    );
  });

  it('gives the same totals when organisations are totalled apart', () => {
    fc.assert(
      fc.property(anyRows, anyEnd, (rows, end) => {
        const apart = ['A', 'B', 'C'].flatMap((id) => aggregate(rows.filter((each) => each.organisationId === id), during(1, end, ['organisation'])));
        const together = aggregate(rows, during(1, end, ['organisation']));
        const sorted = (cells: AggregateCell[]) => cells.map((cell) => JSON.stringify(cell)).sort();
        expect(sorted(apart)).toEqual(sorted(together));
      }),
    );
  });

  it('sums every reported flow once, and never makes a zero of nothing', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        for (const cell of aggregate(rows, during(1, 4))) {
          expect(cell.value === null).toBe(cell.reported + cell.carried === 0);
          expect(cell.carriedValue === null).toBe(cell.carried === 0);
          if (cell.kind !== 'flow') continue;
          const reported = rows.filter((each) => each.indicatorVersionId === cell.indicatorVersionId && each.value !== null);
          expect(cell.value).toBe(reported.length === 0 ? null : addDecimals(reported.map((each) => each.value ?? '')));
        }
      }),
    );
  });
});
