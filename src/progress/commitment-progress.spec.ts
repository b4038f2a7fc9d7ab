import fc from 'fast-check';
import { aggregate } from '../common/aggregation.js';
import { civilDate } from '../common/civil-date.js';
import { addDecimals } from '../common/quantity.js';
import { aCommitment, aFact, aTerm, calendarOf, indicatorsOf, quarter, QUARTERS } from '../../test/factories/progress-examples.js';
import { extentOf, progressOf, type ProgressRow } from './commitment-progress.js';
import { Observed, organisationPeriod } from './observed.js';
import type { ReadIndicator, ScopedCommitment } from './scoped-commitment.js';
import { type Fact, type Period, rowsOf, standingFacts } from './standing-facts.js';
import { summarise } from './summary.js';

const today = civilDate('2026-11-23');
const periodOf = (id: string): Period => QUARTERS.find((period) => period.id === id) ?? quarter(99);

function progress(commitment: ScopedCommitment, facts: readonly Fact[], index: number, { on = today, extensions = {}, indicators = [] as ReadIndicator[] } = {}): ProgressRow {
  const known = indicatorsOf(...indicators);
  const calendar = calendarOf(facts, new Map(Object.entries(extensions)));
  return progressOf(new Observed(facts, calendar, on), known, commitment, [], quarter(index), extentOf(commitment, known, facts, periodOf));
}

const level = aTerm({ basis: 'level', base: '0' });

describe('the terms in force', () => {
  it('on the last day of the period decide, and without any there is no progress', () => {
    const commitment = { ...aCommitment('A', 'jobs_created', '2024-12-01', aTerm()), terms: [
      aTerm({ id: 'old', from: civilDate('2025-01-01'), to: civilDate('2025-08-31'), baseOn: civilDate('2024-12-31') }), aTerm({ id: 'new', from: civilDate('2025-09-01'), to: civilDate('2025-12-31'), baseOn: civilDate('2025-06-30') }),
    ] };
    const facts = [0, 1, 2, 3, 4].map((index) => aFact(index, 'job_entries', '10'));
    expect(progress(commitment, facts, 1)).toMatchObject({ termId: 'old', accepted: '20' });
    expect(progress(commitment, facts, 2)).toMatchObject({ termId: 'new', accepted: '10' });
    expect(progress(commitment, facts, 4)).toMatchObject({ termId: null, accepted: null, missing: 0 });
  });

  it('count from the base date, else the effect of the agreement, else its signature; without any of them nothing is counted', () => {
    const facts = [0, 1, 2].map((index) => aFact(index, 'job_entries', '10'));
    const at = (dates: Partial<ScopedCommitment>, baseOn: string | null = null) =>
      progress({ ...aCommitment('A', 'jobs_created', null, aTerm({ baseOn: baseOn === null ? null : civilDate(baseOn) })), ...dates }, facts, 2).accepted;
    const [signedOn, effectiveFrom] = [civilDate('2024-12-15'), civilDate('2025-02-01')];
    expect(at({ signedOn, effectiveFrom }, '2025-06-30')).toBe('10');
    expect(at({ signedOn, effectiveFrom })).toBe('20');
    expect(at({ signedOn })).toBe('30');
    expect(at({})).toBeNull();
  });
});

describe('versions of an indicator', () => {
  it('are never joined: the one in force at the end of the period is read', () => {
    const split: ReadIndicator = { id: 'area', kind: 'flow', direction: 'up', components: [], versions: [{ id: 'area-1', from: null, to: civilDate('2025-06-30') }, { id: 'area-2', from: civilDate('2025-07-01'), to: null }] };
    const facts = [aFact(0, 'area', '1'), aFact(1, 'area', '2'), aFact(2, 'area', '30', { versionId: 'area-2' })];
    const commitment = aCommitment('A', 'area', '2024-12-01', aTerm({ basis: 'annual_flow' }));
    expect(progress(commitment, facts, 1, { indicators: [split] })).toMatchObject({ accepted: '3', missing: 0 });
    expect(progress(commitment, facts, 2, { indicators: [split] })).toMatchObject({ accepted: '30', missing: 2 });
  });
});

describe('states', () => {
  it('zero, not reported, not applicable and not yet due stay apart', () => {
    const commitment = aCommitment('A', 'headcount', '2024-12-01', level);
    expect(progress(commitment, [aFact(0, 'headcount', '0')], 0)).toMatchObject({ declared: '0', accepted: '0', missing: 0 });
    expect(progress(commitment, [aFact(0, 'headcount', null)], 0)).toMatchObject({ declared: null, accepted: null, missing: 1 });
    expect(progress(commitment, [aFact(0, 'headcount', null, { state: 'not_applicable' })], 0)).toMatchObject({ declared: null, accepted: null, missing: 0 });
    expect(progress(commitment, [], 0)).toMatchObject({ declared: null, accepted: null, missing: 0 });
  });

  it('a level is carried over what is late and not over what may still come', () => {
    const commitment = aCommitment('A', 'headcount', '2024-12-01', level, { obligors: ['one', 'other'] });
    const facts = [aFact(0, 'headcount', '10'), aFact(0, 'headcount', '5', { organisationId: 'other' }), aFact(1, 'headcount', '20')];
    expect(progress(commitment, facts, 1)).toMatchObject({ accepted: '25', carried: true, missing: 0 });
    expect(progress(commitment, facts, 1, { on: civilDate('2025-07-30') })).toMatchObject({ accepted: '25', carried: false });
    expect(progress(commitment, facts, 1, { on: civilDate('2025-07-31') })).toMatchObject({ carried: true });
    expect(progress(commitment, facts, 1, { on: civilDate('2025-07-31'), extensions: { [organisationPeriod('other', quarter(1).id)]: civilDate('2025-08-15') } })).toMatchObject({ carried: false });
  });

  it('what is declared and not decided is in the declared value alone; what the examiner lowered, in the accepted one', () => {
    const commitment = aCommitment('A', 'headcount', '2024-12-01', level);
    const facts = [aFact(0, 'headcount', '10', { accepted: '8' }), aFact(1, 'headcount', '12', { settled: false, accepted: null })];
    expect(progress(commitment, facts, 0)).toMatchObject({ declared: '10', accepted: '8', carried: false });
    expect(progress(commitment, facts, 1)).toMatchObject({ declared: '12', accepted: '8', carried: true, missing: 0 });
  });
});

const anyFacts = fc.uniqueArray(
  fc.record({
    index: fc.integer({ min: 0, max: 5 }), organisationId: fc.constantFrom('one', 'other'), siteId: fc.constantFrom('S', null), indicatorId: fc.constantFrom('headcount', 'job_entries', 'job_exits', 'land'),
    region: fc.constantFrom('MA-01', 'MA-03', 'unknown'), value: fc.option(fc.integer({ min: 0, max: 900 }).map(String)), settled: fc.boolean(), restatement: fc.integer({ min: 0, max: 2 }),
  }),
  { selector: ({ index, organisationId, siteId, indicatorId, region, restatement }) => [index, organisationId, siteId, indicatorId, region, restatement].join('|'), maxLength: 60 },
).map((all) => all.map(({ index, indicatorId, value, ...more }) => aFact(index, indicatorId, value, more)));
const anyCommitment = fc.record({ indicator: fc.constantFrom('headcount', 'jobs_created', 'land', 'job_entries'), annual: fc.boolean(), regions: fc.subarray(['MA-01', 'MA-03']), obligors: fc.subarray(['one', 'other'], { minLength: 1 }) })
  .map(({ indicator, annual, ...scope }) => aCommitment('A', indicator, '2024-12-01', aTerm({ basis: annual ? 'annual_flow' : 'increment' }), scope));

describe('whatever the facts', () => {
  it('gives the same progress in any order of arrival, and when facts that restatements replaced are left out', () => {
    fc.assert(fc.property(anyFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))), anyCommitment, fc.integer({ min: 0, max: 5 }), ([facts, shuffled], commitment, index) => {
      const expected = progress(commitment, facts, index);
      expect(progress(commitment, shuffled, index)).toEqual(expected);
      expect(progress(commitment, standingFacts(shuffled), index)).toEqual(expected);
    }));
  });

  it('gives the level of the whole history through the aggregation function, whatever part of it is read', () => {
    fc.assert(fc.property(anyFacts, fc.integer({ min: 0, max: 5 }), (facts, index) => {
      const own = standingFacts(facts).filter((fact) => fact.organisationId === 'one' && fact.indicatorId === 'headcount');
      const whole = aggregate(rowsOf(own, 'accepted', 'stock', periodOf), { groupBy: ['dimension:region'], from: quarter(0).from, to: quarter(index).to });
      const observed = new Observed(facts, { ...calendarOf(facts), declared: new Set(QUARTERS.map(({ id }) => organisationPeriod('one', id))) }, today);
      expect(observed.level('one', 'headcount-1', 'stock', quarter(index), ['dimension:region'], 'accepted')).toEqual(whole);
    }));
  });

  it('splits a total over regions without losing or doubling anything', () => {
    fc.assert(fc.property(anyFacts, fc.constantFrom('headcount', 'jobs_created', 'land'), fc.integer({ min: 0, max: 5 }), (facts, indicator, index) => {
      const of = (regions: string[]) => progress(aCommitment('A', indicator, '2024-12-01', aTerm(), { obligors: ['one', 'other'], regions }), facts, index);
      const [whole, ...parts] = [of([]), of(['MA-01']), of(['MA-03'])];
      const said = [...parts.map(({ declared }) => declared), parts[0]?.unattributable ?? null].filter((value) => value !== null);
      expect(said.length === 0 ? null : addDecimals(said)).toBe(whole.declared);
      expect(parts[0]?.unattributable).toBe(parts[1]?.unattributable);
    }));
  });

  it('never makes a zero of nothing, nor of what is carried', () => {
    fc.assert(fc.property(anyFacts, anyCommitment, fc.integer({ min: 0, max: 5 }), (facts, commitment, index) => {
      const said = facts.filter(({ declared }) => declared !== null && declared !== '0');
      const row = progress(commitment, said, index);
      if (commitment.indicatorId !== 'jobs_created') expect(row.declared).not.toBe('0');
      if (said.length === 0) expect(row.declared).toBeNull();
    }));
  });

  it('summarises so that the rows add up to the total of the period', () => {
    fc.assert(fc.property(anyFacts, fc.integer({ min: 0, max: 5 }), (facts, index) => {
      const own = facts.filter((fact) => fact.organisationId === 'one' && fact.periodId === quarter(index).id);
      const kindOf = (id: string) => indicatorsOf().get(id)?.kind ?? 'flow';
      const rows = summarise(own, quarter(index), kindOf);
      for (const indicator of ['headcount', 'job_entries', 'land']) {
        const total = aggregate(rowsOf(standingFacts(own).filter(({ indicatorId }) => indicatorId === indicator), 'declared', kindOf(indicator), periodOf), { groupBy: [], from: quarter(index).from, to: quarter(index).to });
        const summed = rows.filter(({ versionId }) => versionId === `${indicator}-1`).flatMap(({ declared }) => (declared === null ? [] : [declared]));
        expect(summed.length === 0 ? null : addDecimals(summed)).toBe(total[0]?.value ?? null);
      }
    }));
  });
});
