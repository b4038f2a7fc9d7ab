import { type Calendar, organisationPeriod } from './observed.js';
import type { Fact } from './standing-facts.js';

/** A declaration, taken as accepted before anybody decides. */
export interface Hypothesis {
  organisationId: string;
  periodId: string;
  restatement: number;
  /** What it says, settled, each value as it would be accepted. */
  facts: readonly Fact[];
  /** Indicators of the parts that a restatement replaces as a whole; an ordinary declaration replaces none. */
  replaced: ReadonlySet<string>;
}

/** The facts as they would stand. What the declaration said until now gives way, and what a restatement replaces with it. */
export function factsUnder({ organisationId, periodId, restatement, facts: supposed, replaced }: Hypothesis, facts: readonly Fact[]): Fact[] {
  const givesWay = (fact: Fact): boolean => fact.organisationId === organisationId && fact.periodId === periodId && (fact.restatement === restatement || replaced.has(fact.indicatorId));
  return [...facts.filter((fact) => !givesWay(fact)), ...supposed];
}

/** The declaration counts as one that came. */
export function calendarUnder({ organisationId, periodId }: Hypothesis, calendar: Calendar): Calendar {
  return { ...calendar, declared: new Set([...calendar.declared, organisationPeriod(organisationId, periodId)]) };
}

/** The same declaration, sent and not decided; a restatement counts for nothing until it is accepted. */
export function undecided(hypothesis: Hypothesis): Hypothesis | undefined {
  if (hypothesis.restatement > 0) return undefined;
  return { ...hypothesis, facts: hypothesis.facts.map((fact) => ({ ...fact, settled: false, accepted: null })) };
}
