import fc from 'fast-check';
import { civilDate } from '../common/civil-date.js';
import { aFact, calendarOf, indicatorsOf, quarter } from '../../test/factories/progress-examples.js';
import { type Cohort, type CohortRule, cohortsOf } from './cohorts.js';
import { Observed } from './observed.js';
import type { ReadIndicator } from './scoped-commitment.js';
import { type Fact } from './standing-facts.js';

const kept: ReadIndicator = { id: 'kept', kind: 'flow', direction: 'up', components: [], versions: [{ id: 'kept-1', from: null, to: null }] };
const rule: CohortRule = { entered: indicatorsOf().get('job_entries') as ReadIndicator, present: kept, months: 9 };
const today = civilDate('2026-11-23');

const cohorts = (facts: readonly Fact[], { on = today, organisations = ['one', 'other'] } = {}): Cohort[] => cohortsOf(rule, new Observed(facts, calendarOf(facts), on), organisations);
const entered = (index: number, value: string | null, more: Partial<Fact> = {}) => aFact(index, 'job_entries', value, more);
const present = (index: number, value: string | null, more: Partial<Fact> = {}) => aFact(index, 'kept', value, more);
const other = { organisationId: 'other' };

describe('the recruits of a quarter', () => {
  it('are counted again in the quarter that begins so many months later, and never before', () => {
    const [first, second] = cohorts([entered(0, '10'), entered(1, '4'), present(3, '7'), present(0, '99')]);
    expect(first).toEqual({
      periodId: quarter(0).id, countedOn: '2025-12-31', entered: { declared: '10', accepted: '10' }, present: { declared: '7', accepted: '7' }, followed: '10',
      organisations: { entered: 1, followed: 1, missing: 0, awaited: 0 },
    });
    expect(second).toMatchObject({ countedOn: '2026-03-31', present: { declared: null, accepted: null }, followed: null, organisations: { entered: 1, missing: 1 } });
  });

  it('are followed only where both numbers are accepted: the base of the share leaves the others out', () => {
    const facts = [entered(0, '10'), entered(0, '30', other), present(3, '7'), present(3, '20', { ...other, settled: false, accepted: null })];
    expect(cohorts(facts)).toMatchObject([{ entered: { accepted: '40' }, present: { declared: '27', accepted: '7' }, followed: '10', organisations: { entered: 2, followed: 1, missing: 0, awaited: 1 } }]);
  });

  it('of whom nobody is left are zero, which is not silence', () => {
    expect(cohorts([entered(0, '10'), present(3, '0')])).toMatchObject([{ present: { accepted: '0' }, followed: '10' }]);
    expect(cohorts([entered(0, '0'), present(3, null)])).toMatchObject([{ entered: { accepted: '0' }, present: { accepted: null }, followed: null, organisations: { entered: 0, missing: 0 } }]);
  });

  it('are not yet due while the declaration may still come, nor while its period is not in the programme', () => {
    expect(cohorts([entered(0, '10')], { on: quarter(3).dueOn })).toMatchObject([{ organisations: { awaited: 1, missing: 0 } }]);
    expect(cohorts([entered(4, '10')])).toMatchObject([{ countedOn: '2026-12-31', organisations: { awaited: 1, missing: 0 } }]);
  });
});

it('whatever the facts, no cohort follows more entrants than entered, and its organisations add up', () => {
  const anyFacts = fc.uniqueArray(
    fc.record({ index: fc.integer({ min: 0, max: 5 }), indicator: fc.constantFrom('job_entries', 'kept'), organisationId: fc.constantFrom('one', 'other'), siteId: fc.constantFrom('S', null), value: fc.option(fc.integer({ min: 0, max: 90 }).map(String)), settled: fc.boolean() }),
    { selector: ({ index, indicator, organisationId, siteId }) => [index, indicator, organisationId, siteId].join('|') },
  ).map((all) => all.map(({ index, indicator, value, settled, ...more }) => aFact(index, indicator, value, { ...more, settled, accepted: settled ? value : null })));
  fc.assert(fc.property(anyFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))), ([facts, shuffled]) => {
    const found = cohorts(facts);
    expect(cohorts(shuffled)).toEqual(found);
    for (const { entered: { accepted }, followed, organisations } of found) {
      expect(Number(followed ?? 0)).toBeLessThanOrEqual(Number(accepted ?? 0));
      expect(organisations.followed + organisations.missing + organisations.awaited).toBe(organisations.entered);
    }
  }));
});
