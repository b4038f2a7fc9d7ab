import { type Actual, actualOf, type Question } from './commitment-actual.js';
import type { Observed } from './observed.js';
import { overlapOf } from './overlap.js';
import { baseDateOf, indicatorsRead, measureOf, type ReadIndicator, type ScopedCommitment, termOn } from './scoped-commitment.js';
import type { Fact, Period } from './standing-facts.js';

/** The progress of a commitment at the end of a period. */
export interface ProgressRow {
  commitmentId: string;
  agreementId: string;
  periodId: string;
  termId: string | null;
  declared: string | null;
  accepted: string | null;
  carried: boolean;
  missing: number;
  unattributable: string | null;
  overlapCertain: string | null;
  overlapPossible: string | null;
}

export type Indicators = ReadonlyMap<string, ReadIndicator>;

/** First and last period for which an obligor said anything of what a commitment reads: between them it has progress. */
export interface Extent {
  from: Period['from'];
  to: Period['to'];
}

export function extentOf(commitment: ScopedCommitment, indicators: Indicators, facts: readonly Fact[], periodOf: (id: string) => Period): Extent | null {
  const indicator = indicators.get(commitment.indicatorId);
  if (indicator === undefined) return null;
  const read = new Set(indicatorsRead(indicator));
  const obligors = new Set(commitment.scope.obligors);
  const spoken = facts.filter((fact) => read.has(fact.indicatorId) && obligors.has(fact.organisationId)).map((fact) => periodOf(fact.periodId));
  return spoken.reduce<Extent | null>((extent, { from, to }) => {
    if (extent === null) return { from, to };
    return { from: from < extent.from ? from : extent.from, to: to > extent.to ? to : extent.to };
  }, null);
}

/**
 * A commitment at the end of a period, by the terms in force on its last day. Nothing but nulls outside the periods of which its
 * obligors spoke, and while no terms are in force.
 */
export function progressOf(
  observed: Observed, indicators: Indicators, commitment: ScopedCommitment, others: readonly ScopedCommitment[], period: Period, extent: Extent | null,
): ProgressRow {
  const indicator = indicators.get(commitment.indicatorId);
  const term = termOn(commitment.terms, period.to);
  if (indicator === undefined || term === null || extent === null || period.from < extent.from || period.to > extent.to) return emptyProgress(commitment, period);

  const question: Question = { scope: commitment.scope, indicator, measure: measureOf(indicator, term.basis), since: baseDateOf(commitment, term) };
  const [declared, accepted]: [Actual, Actual] = [actualOf(observed, indicators, question, period, 'declared'), actualOf(observed, indicators, question, period, 'accepted')];
  const overlap = overlapOf(observed, indicators, commitment, others, period, accepted.value);
  return {
    ...emptyProgress(commitment, period), termId: term.id, declared: declared.value, accepted: accepted.value, carried: declared.carried || accepted.carried,
    missing: declared.missing, unattributable: declared.unattributable, overlapCertain: overlap.certain, overlapPossible: overlap.possible,
  };
}

export function emptyProgress({ id, agreementId }: Pick<ScopedCommitment, 'id' | 'agreementId'>, { id: periodId }: Pick<Period, 'id'>): ProgressRow {
  return {
    commitmentId: id, agreementId, periodId, termId: null, declared: null, accepted: null, carried: false, missing: 0, unattributable: null, overlapCertain: null, overlapPossible: null,
  };
}

export const progressKey = (row: Pick<ProgressRow, 'commitmentId' | 'periodId'>): string => `${row.commitmentId}|${row.periodId}`;
