import type { IndicatorKind } from '../common/achievement.js';
import type { ObservationRow, ObservationState } from '../common/aggregation-types.js';
import type { CivilDate } from '../common/civil-date.js';

/** Which of its values a fact is read for. */
export const VALUE_STATUSES = ['declared', 'accepted'] as const;
export type ValueStatus = (typeof VALUE_STATUSES)[number];

/** A period of the programme: a quarter with its due day. */
export interface Period {
  id: string;
  from: CivilDate;
  /** Last day. */
  to: CivilDate;
  dueOn: CivilDate;
}

/** A current observation of a declaration that counts, with the value that was accepted of it. */
export interface Fact {
  /** Not of a summary. */
  observationId?: string;
  organisationId: string;
  periodId: string;
  /** 0: the declaration of the period; the highest restatement prevails, key by key. */
  restatement: number;
  /** Its declaration is accepted. */
  settled: boolean;
  indicatorId: string;
  versionId: string;
  siteId: string | null;
  dimensions: Readonly<Record<string, string>>;
  /** The dimensions as they were declared, as one text. */
  dimensionsKey: string;
  state: Exclude<ObservationState, 'not_yet_due'>;
  declared: string | null;
  accepted: string | null;
}

/** One fact for each thing that was said: where a restatement says it again, the last restatement. */
export function standingFacts(facts: readonly Fact[]): Fact[] {
  const byKey = new Map<string, Fact>();
  for (const fact of facts) {
    const key = [fact.organisationId, fact.periodId, fact.versionId, fact.siteId ?? '', fact.dimensionsKey].join('|');
    const known = byKey.get(key);
    if (known === undefined || known.restatement < fact.restatement) byKey.set(key, fact);
  }
  return [...byKey.values()];
}

/**
 * The facts as rows of one status. What is declared and not yet decided is in no row of the accepted status; of an accepted
 * declaration, a figure that nobody accepted was not reported.
 */
export function rowsOf(facts: readonly Fact[], status: ValueStatus, kind: IndicatorKind, periodOf: (id: string) => Pick<Period, 'from' | 'to'>): ObservationRow[] {
  return facts.flatMap((fact) => {
    if (status === 'accepted' && !fact.settled) return [];
    const value = fact.state === 'reported' ? fact[status] : null;
    const { from, to } = periodOf(fact.periodId);
    return [{
      ...(fact.observationId === undefined ? {} : { observationId: fact.observationId }),
      organisationId: fact.organisationId, siteId: fact.siteId, indicatorVersionId: fact.versionId, kind, period: { from, to }, dimensions: fact.dimensions, value,
      state: fact.state === 'reported' && value === null ? 'not_reported' : fact.state,
    }];
  });
}

/** Every figure of these facts is accepted as it was declared: both statuses have the same rows. */
export function isAgreed(facts: readonly Fact[]): boolean {
  return facts.every((fact) => fact.settled && fact.declared === fact.accepted);
}
