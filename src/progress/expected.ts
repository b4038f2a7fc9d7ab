import type { IndicatorKind } from '../common/achievement.js';
import { grouped } from '../common/aggregation-checks.js';
import type { CivilDate } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import { emptyProgress, type Extent, extentOf, progressOf, type ProgressRow } from './commitment-progress.js';
import { calendarUnder, factsUnder, type Hypothesis } from './hypothesis.js';
import { Observed } from './observed.js';
import { type Catalogue, factsOf, readCalendar } from './progress-facts.queries.js';
import { readBy, type ScopedCommitment } from './scoped-commitment.js';
import type { Period } from './standing-facts.js';
import { summarise, type SummaryRow } from './summary.js';

/** Looks a period of the catalogue up. */
export function periodsOf(catalogue: Catalogue): (id: string) => Period {
  const periods = new Map(catalogue.periods.map((period) => [period.id, period]));
  return (id) => {
    const period = periods.get(id);
    if (period === undefined) throw new Error(`The period ${id} is not one of its programme.`);
    return period;
  };
}

/** The summary of an organisation in all periods, from its rows. */
export async function expectedSummary(tx: Transaction, programmeId: string, catalogue: Catalogue, organisationId: string): Promise<Map<Period, SummaryRow[]>> {
  const facts = await factsOf(tx, programmeId, [organisationId], [...catalogue.indicators.keys()]);
  const periodOf = periodsOf(catalogue);
  const byPeriod = grouped(facts, ({ periodId }) => periodId);
  return new Map([...byPeriod].map(([periodId, own]) => [periodOf(periodId), summarise(own, periodOf(periodId), kindsOf(catalogue))]));
}

export function kindsOf(catalogue: Catalogue): (indicatorId: string) => IndicatorKind {
  return (id) => {
    const indicator = catalogue.indicators.get(id);
    if (indicator === undefined) throw new Error(`The indicator ${id} of an observation is not under agreement.`);
    return indicator.kind;
  };
}

/** Facts on which commitments stand, read together, and how to compute from them on a day. */
export interface Ground {
  extent(commitment: ScopedCommitment): Extent | null;
  progress(commitment: ScopedCommitment, period: Period, today: CivilDate): ProgressRow;
}

/**
 * @param near the commitments, and those that share an obligor with them
 * @param hypothesis a declaration to take as accepted
 */
export async function groundOf(
  tx: Transaction, programmeId: string, catalogue: Catalogue, commitments: readonly ScopedCommitment[], near: readonly ScopedCommitment[], hypothesis?: Hypothesis,
): Promise<Ground> {
  const { indicators } = catalogue;
  const obligors = [...new Set(commitments.flatMap(({ scope }) => scope.obligors))];
  const read = readBy(indicators, commitments.map(({ indicatorId }) => indicatorId));
  const standing = await factsOf(tx, programmeId, obligors, read);
  const facts = hypothesis === undefined ? standing : factsUnder(hypothesis, standing).filter(({ indicatorId }) => read.includes(indicatorId));
  const due = await readCalendar(tx, programmeId, obligors, catalogue.periods);
  const calendar = hypothesis === undefined ? due : calendarUnder(hypothesis, due);
  const days = new Map<CivilDate, Observed>();
  const extents = new Map<string, Extent | null>();
  const onDay = (today: CivilDate): Observed => {
    const observed = days.get(today) ?? new Observed(facts, calendar, today);
    days.set(today, observed);
    return observed;
  };
  const extent = (commitment: ScopedCommitment): Extent | null => {
    let known = extents.get(commitment.id);
    if (known === undefined) {
      known = extentOf(commitment, indicators, facts, periodsOf(catalogue));
      extents.set(commitment.id, known);
    }
    return known;
  };
  return {
    extent,
    progress: (commitment, period, today) => progressOf(onDay(today), indicators, commitment, near, period, extent(commitment)),
  };
}

/** The row says nothing, as does one that is not there. */
export function isEmpty(row: ProgressRow): boolean {
  return Object.entries(emptyProgress({ id: row.commitmentId, agreementId: row.agreementId }, { id: row.periodId })).every(([name, value]) => row[name as keyof ProgressRow] === value);
}

/** Commitments in groups that share no obligor, so that a whole programme is never held at once. */
export function apart(commitments: readonly ScopedCommitment[]): (readonly ScopedCommitment[])[] {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    const above = leaders.get(id) ?? id;
    return above === id ? id : leaderOf(above);
  };
  for (const { scope: { obligors: [first, ...others] } } of commitments) {
    for (const other of first === undefined ? [] : others) leaders.set(leaderOf(other), leaderOf(first ?? other));
  }
  const obliging = commitments.filter(({ scope }) => scope.obligors.length > 0);
  return [...grouped(obliging, ({ scope }) => leaderOf(scope.obligors[0] ?? '')).values()];
}
