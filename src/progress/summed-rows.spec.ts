import fc from 'fast-check';
import { civilDate } from '../common/civil-date.js';
import { addDecimals, ExactDecimal } from '../common/quantity.js';
import { aFact, calendarOf, indicatorsOf, quarter } from '../../test/factories/progress-examples.js';
import { actualOf, type Question } from './commitment-actual.js';
import { Observed } from './observed.js';
import type { Fact } from './standing-facts.js';
import { rowsSummed } from './summed-rows.js';

const indicators = indicatorsOf();
const measures = { headcount: 'level', job_entries: 'year', jobs_created: 'since_base' } as const;

const facts = fc.array(fc.record({
  at: fc.nat(5), indicator: fc.constantFrom('headcount', 'job_entries', 'job_exits'), value: fc.option(fc.nat(900).map(String)), organisationId: fc.constantFrom('one', 'two'),
  region: fc.constantFrom('MA-02', 'MA-06'), siteId: fc.constantFrom('east', 'west'), settled: fc.boolean(), lower: fc.nat(3),
}), { maxLength: 40 }).map((all) => {
  const known = new Map(all.map(({ at, indicator, value, organisationId, region, siteId, settled, lower }) => {
    const accepted = value === null ? null : String(Math.max(0, Number(value) - lower));
    const fact: Fact = { ...aFact(at, indicator, value, { organisationId, region, siteId, accepted, settled }) };
    return [[at, indicator, organisationId, siteId, region].join(), fact] as const;
  }));
  return [...known.values()].map((fact, at) => ({ ...fact, observationId: `observation ${at}` }));
});

it('gives the rows whose values make the figure, each once, with their observations', () => {
  fc.assert(fc.property(facts, fc.constantFrom('headcount', 'job_entries', 'jobs_created'), fc.nat(5), fc.constantFrom('declared', 'accepted'), fc.subarray(['MA-02', 'MA-06']), (all, id, at, status, regions) => {
    const observed = new Observed(all, calendarOf(all), civilDate('2026-08-15'));
    const indicator = indicators.get(id);
    if (indicator === undefined) throw new Error(id);
    const question: Question = { scope: { obligors: ['one', 'two'], regions, segments: [], sites: [], zones: [] }, indicator, measure: measures[id], since: quarter(1).from };
    const { value } = actualOf(observed, indicators, question, quarter(at), status);
    const rows = rowsSummed(observed, indicators, question, quarter(at), status);
    expect(rows.length === 0 ? null : new ExactDecimal(addDecimals(rows.map((row) => new ExactDecimal(row.value).times(row.sign).toFixed()))).toNumber()).toBe(value === null ? null : Number(value));
    const observations = rows.map(({ row }) => row.observationId);
    expect(observations).not.toContain(undefined);
    expect(new Set(observations).size).toBe(rows.length);
  }), { numRuns: 300 });
});
