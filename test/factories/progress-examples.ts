import type { IndicatorKind } from '../../src/common/achievement.js';
import { type CivilDate, civilDate } from '../../src/common/civil-date.js';
import { type Calendar, organisationPeriod } from '../../src/progress/observed.js';
import type { Scope } from '../../src/progress/commitment-scope.js';
import type { ReadIndicator, ScopedCommitment, ScopedTerm } from '../../src/progress/scoped-commitment.js';
import type { Fact, Period } from '../../src/progress/standing-facts.js';

const period = (from: string, to: string, dueOn: string): Period => ({ id: from.slice(0, 7), from: civilDate(from), to: civilDate(to), dueOn: civilDate(dueOn) });

/** Six quarters from the first of 2025. */
export const QUARTERS: readonly [Period, Period, Period, Period, Period, Period] = [
  period('2025-01-01', '2025-03-31', '2025-04-30'), period('2025-04-01', '2025-06-30', '2025-07-30'), period('2025-07-01', '2025-09-30', '2025-10-30'),
  period('2025-10-01', '2025-12-31', '2026-01-30'), period('2026-01-01', '2026-03-31', '2026-04-30'), period('2026-04-01', '2026-06-30', '2026-07-30'),
];

export function quarter(index: number): Period {
  const found = QUARTERS[index];
  if (found === undefined) throw new RangeError(`no quarter ${index}`);
  return found;
}

const indicator = (id: string, kind: IndicatorKind, more: Partial<ReadIndicator> = {}): ReadIndicator =>
  ({ id, kind, direction: 'up', components: [], versions: [{ id: `${id}-1`, from: null, to: null }], ...more });

export function indicatorsOf(...more: readonly ReadIndicator[]): ReadonlyMap<string, ReadIndicator> {
  const all = [
    indicator('headcount', 'stock'), indicator('emissions', 'stock', { direction: 'down' }), indicator('job_entries', 'flow'), indicator('job_exits', 'flow'), indicator('revenue', 'flow'), indicator('land', 'running_total'),
    indicator('jobs_created', 'running_total', { components: [{ indicatorId: 'job_entries', sign: 1 }, { indicatorId: 'job_exits', sign: -1 }] }), ...more,
  ];
  return new Map(all.map((each) => [each.id, each]));
}

/** Declared and accepted alike by the organisation `one`, unless told. */
export function aFact(index: number, indicatorId: string, value: string | null, { region, ...more }: Partial<Fact> & { region?: string } = {}): Fact {
  const dimensions = { ...(region === undefined ? {} : { region }), ...more.dimensions };
  return {
    organisationId: 'one', periodId: quarter(index).id, restatement: 0, settled: true, indicatorId, versionId: `${indicatorId}-1`, siteId: null,
    state: value === null ? 'not_reported' : 'reported', declared: value, accepted: value, ...more, dimensions, dimensionsKey: JSON.stringify(dimensions),
  };
}

export function calendarOf(facts: readonly Fact[], extensions: Calendar['extensions'] = new Map<string, CivilDate>()): Calendar {
  return { periods: QUARTERS, declared: new Set(facts.map((fact) => organisationPeriod(fact.organisationId, fact.periodId))), extensions };
}

export function aTerm(more: Partial<ScopedTerm> = {}): ScopedTerm {
  return { id: 'term', from: null, to: null, basis: 'increment', base: null, baseOn: null, target: '100', ...more };
}

export function aCommitment(ref: string, indicatorId: string, signedOn: string | null, term: ScopedTerm, scope: Partial<Scope> = {}): ScopedCommitment {
  return {
    id: ref, ref, agreementId: `agreement ${ref}`, agreementRef: ref, draft: false, signedOn: signedOn === null ? null : civilDate(signedOn), effectiveFrom: null, indicatorId,
    scope: { obligors: ['one'], regions: [], segments: [], sites: [], zones: [], ...scope }, terms: [term],
  };
}
