import fc from 'fast-check';
import { civilDate } from '../common/civil-date.js';
import { Observed } from './observed.js';
import { overlapOf } from './overlap.js';
import { aCommitment, aFact, aTerm, calendarOf, indicatorsOf, QUARTERS } from '../../test/factories/progress-examples.js';
import type { ScopedCommitment } from './scoped-commitment.js';
import type { Fact } from './standing-facts.js';

const today = civilDate('2026-11-23');
const at = QUARTERS[3];

function overlap(commitment: ScopedCommitment, others: readonly ScopedCommitment[], facts: readonly Fact[], accepted: string | null) {
  return overlapOf(new Observed(facts, calendarOf(facts), today), indicatorsOf(), commitment, [commitment, ...others], at, accepted);
}

const heads = (value: string, more: Partial<Fact> = {}) => aFact(3, 'headcount', value, more);

describe('levels over one scope (docs/decisions/0010)', () => {
  const a = aCommitment('A', 'headcount', '2024-01-15', aTerm({ basis: 'increment', base: '1000', target: '300' }));
  const b = aCommitment('B', 'headcount', '2025-01-15', aTerm({ basis: 'increment', base: '1150', target: '200' }));

  it('tells of the younger what the older promise absorbs, and nothing of the older', () => {
    expect(overlap(b, [a], [heads('1400')], '1400')).toEqual({ certain: '150', possible: null });
    expect(overlap(a, [b], [heads('1400')], '1400')).toEqual({ certain: null, possible: null });
  });

  it('follows the actual up to the height of the older promises, then stays', () => {
    const found = ['1100', '1150', '1200', '1300', '2000'].map((value) => overlap(b, [a], [heads(value)], value).certain);
    expect(found).toEqual(['0', '0', '50', '150', '150']);
  });

  it('stacks increments and lets a level reach up to itself', () => {
    const c = aCommitment('C', 'headcount', '2026-01-15', aTerm({ basis: 'increment', base: '1350', target: '50' }));
    expect(overlap(c, [b, a], [heads('1600')], '1600')).toMatchObject({ certain: '150' });
    const upTo = aCommitment('L', 'headcount', '2024-06-15', aTerm({ basis: 'level', base: '1000', target: '1400' }));
    expect(overlap(c, [upTo], [heads('1600')], '1600')).toMatchObject({ certain: '50' });
  });

  it('is turned round where less is wanted', () => {
    const first = aCommitment('A', 'emissions', '2024-01-15', aTerm({ basis: 'increment', base: '100', target: '-30' }));
    const second = aCommitment('B', 'emissions', '2025-01-15', aTerm({ basis: 'level', base: '90', target: '60' }));
    expect(overlap(second, [first], [], '65')).toMatchObject({ certain: '20' });
  });

  it('is not told without a base, a target or an accepted value', () => {
    expect(overlap(b, [{ ...a, terms: [aTerm({ base: null, target: '300' })] }], [heads('1400')], '1400').certain).toBeNull();
    expect(overlap(b, [{ ...a, terms: [aTerm({ base: '1000', target: null })] }], [heads('1400')], '1400').certain).toBeNull();
    expect(overlap(b, [a], [], null)).toEqual({ certain: null, possible: null });
  });

  it('keeps the place of an agreement whose terms have ended, and gives none to a draft nor to the same agreement', () => {
    const ended = { ...a, terms: [aTerm({ base: '1000', target: '300', to: civilDate('2025-03-31') })] };
    expect(overlap(b, [ended], [heads('1400')], '1400').certain).toBe('150');
    expect(overlap(b, [{ ...a, draft: true }], [heads('1400')], '1400').certain).toBeNull();
    expect(overlap(b, [{ ...a, agreementId: b.agreementId }], [heads('1400')], '1400').certain).toBeNull();
  });
});

describe('flows over one scope', () => {
  const flows = [0, 1, 2, 3].flatMap((quarter) => [aFact(quarter, 'job_entries', '50'), aFact(quarter, 'job_exits', '10')]);

  it('are placed by what was accepted between the two base dates', () => {
    const a = aCommitment('A', 'jobs_created', '2024-01-15', aTerm({ baseOn: civilDate('2024-12-31'), target: '100' }));
    const b = aCommitment('B', 'jobs_created', '2025-01-15', aTerm({ baseOn: civilDate('2025-06-30'), target: '100' }));
    // 80 before the base of B, then 80 more: 20 of them were still owed to A
    expect(overlap(b, [a], flows, '80').certain).toBe('20');
  });

  it('of a year begin at zero each year', () => {
    const a = aCommitment('A', 'revenue', '2024-01-15', aTerm({ basis: 'annual_flow', target: '30' }));
    const b = aCommitment('B', 'revenue', '2025-01-15', aTerm({ basis: 'annual_flow', target: '30' }));
    expect(overlap(b, [a], [], '45').certain).toBe('30');
    expect(overlap(b, [a], [], '12').certain).toBe('12');
  });
});

describe('scopes that intersect', () => {
  it('may share what was accepted in both, at most what the older one promises', () => {
    const a = aCommitment('A', 'jobs_created', '2024-01-15', aTerm({ baseOn: civilDate('2024-12-31'), target: '300' }));
    const b = aCommitment('B', 'jobs_created', '2025-01-15', aTerm({ baseOn: civilDate('2024-12-31'), target: '80' }), { regions: ['MA-03'] });
    const facts = [aFact(0, 'job_entries', '60', { region: 'MA-03' }), aFact(0, 'job_entries', '500', { region: 'MA-06' }), aFact(0, 'job_exits', '0', { region: 'MA-03' })];
    expect(overlap(b, [a], facts, '60')).toEqual({ certain: null, possible: '60' });
    expect(overlap(b, [{ ...a, terms: [aTerm({ baseOn: civilDate('2024-12-31'), target: '25' })] }], facts, '60')).toEqual({ certain: null, possible: '25' });
  });

  it('share nothing where no obligor or no region is common', () => {
    const a = aCommitment('A', 'headcount', '2024-01-15', aTerm({ base: '0' }), { obligors: ['other'] });
    const b = aCommitment('B', 'headcount', '2025-01-15', aTerm({ base: '0' }), { regions: ['MA-03'] });
    expect(overlap(b, [a], [heads('10', {})], '10')).toEqual({ certain: null, possible: null });
    expect(overlap(b, [{ ...a, scope: { ...a.scope, obligors: ['one'], regions: ['MA-06'] } }], [heads('10')], '10')).toEqual({ certain: null, possible: null });
  });
});

it('never counts more than the commitment gained, nor less than nothing, and adds up to what one line holds', () => {
  const amount = fc.integer({ min: 0, max: 1000 });
  fc.assert(fc.property(amount, amount, amount, fc.array(amount, { minLength: 1, maxLength: 4 }), (firstBase, ownBase, actual, targets) => {
    const older = targets.map((target, index) => aCommitment(`A${index}`, 'headcount', `202${index}-01-01`, aTerm({ base: String(firstBase), target: String(target) })));
    const own = aCommitment('Z', 'headcount', '2025-06-01', aTerm({ base: String(ownBase), target: '10' }));
    const certain = Number(overlap(own, older, [heads(String(actual))], String(actual)).certain);
    const [height, gained] = [firstBase + targets.reduce((sum, target) => sum + target, 0), Math.max(0, actual - ownBase)];
    expect(certain).toBeGreaterThanOrEqual(0);
    expect(certain).toBeLessThanOrEqual(gained);
    // what is its own lies above the height or beneath the first base
    const ownPart = Math.max(0, actual - Math.max(height, ownBase)) + Math.max(0, Math.min(actual, firstBase) - ownBase);
    expect(gained - certain).toBe(ownPart);
  }));
});
