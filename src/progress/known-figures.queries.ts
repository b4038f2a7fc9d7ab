import { localDayOf } from '../common/local-day.js';
import type { Transaction } from '../database/transaction.js';
import type { KnownOn } from '../ledger/known-on.queries.js';
import { actualOf, type Question } from './commitment-actual.js';
import { knownCalendar, knownCatalogue, knownCommitmentsOn, knownFactsOfIndicator, knownVerified } from './known-facts.queries.js';
import { Observed } from './observed.js';
import { readCatalogue } from './progress-facts.queries.js';
import { baseDateOf, measureOf, readBy, termOn } from './scoped-commitment.js';

/** The figure of a commitment at the end of a period, as it was known. Decimals; null: nobody said. */
export interface KnownFigure {
  commitmentId: string;
  periodId: string;
  declared: string | null;
  accepted: string | null;
  verified: string | null;
}

/**
 * Figures of the commitments that the actor may see, as they were known.
 * @param periodsOf the periods that are asked of an obligor; those of a commitment are those of its obligors
 */
export async function knownFigures(tx: Transaction, programmeId: string, known: KnownOn, periodsOf: ReadonlyMap<string, ReadonlySet<string>>): Promise<KnownFigure[]> {
  const catalogue = await knownCatalogue(tx, programmeId, await readCatalogue(tx, programmeId), known);
  const commitments = (await knownCommitmentsOn(tx, programmeId, [...catalogue.indicators.keys()], known)).filter(({ scope }) => scope.obligors.some((id) => periodsOf.has(id)));
  const asked = new Set([...periodsOf.values()].flatMap((periods) => [...periods]));
  const last = catalogue.periods.filter(({ id }) => asked.has(id)).at(-1);
  if (last === undefined || commitments.length === 0) return [];
  const obligors = [...new Set(commitments.flatMap(({ scope }) => scope.obligors))];
  const read = readBy(catalogue.indicators, commitments.map(({ indicatorId }) => indicatorId));
  const observed = new Observed(await knownFactsOfIndicator(tx, programmeId, read, last.to, known), await knownCalendar(tx, programmeId, obligors, catalogue.periods, known), localDayOf(new Date(known.instant)));
  const verified = new Map((await knownVerified(tx, programmeId, known)).flatMap((one) => one.verified === null ? [] : [[`${one.commitmentId}|${one.to}`, one.verified] as const]));
  return commitments.flatMap((commitment) => {
    const indicator = catalogue.indicators.get(commitment.indicatorId);
    const wanted = new Set(commitment.scope.obligors.flatMap((id) => [...(periodsOf.get(id) ?? [])]));
    return catalogue.periods.filter(({ id }) => wanted.has(id)).flatMap((period): KnownFigure[] => {
      const term = termOn(commitment.terms, period.to);
      if (indicator === undefined || term === null) return [];
      const question: Question = { scope: commitment.scope, indicator, measure: measureOf(indicator, term.basis), since: baseDateOf(commitment, term) };
      const valueOf = (status: 'declared' | 'accepted'): string | null => actualOf(observed, catalogue.indicators, question, period, status).value;
      return [{ commitmentId: commitment.id, periodId: period.id, declared: valueOf('declared'), accepted: valueOf('accepted'), verified: verified.get(`${commitment.id}|${period.to}`) ?? null }];
    });
  });
}
