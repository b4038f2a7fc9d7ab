import { localDayOf } from '../common/local-day.js';
import type { Transaction } from '../database/transaction.js';
import type { KnownOn } from '../ledger/known-on.queries.js';
import { knownCalendar, knownCatalogue, knownCommitmentsOn, knownFactsOfIndicator } from './known-facts.queries.js';
import { Observed } from './observed.js';
import { commitmentsById, factsOf, readCalendar, readCatalogue } from './progress-facts.queries.js';
import { baseDateOf, indicatorsRead, measureOf, type ScopedTerm, termOn } from './scoped-commitment.js';
import type { ValueStatus } from './standing-facts.js';
import { rowsSummed, type SummedRow } from './summed-rows.js';

export type { SummedRow } from './summed-rows.js';

interface AskedFigure {
  commitmentId: string;
  periodId: string;
  status: ValueStatus;
  /** Null: as it is known now. */
  known: KnownOn | null;
}

export interface FigureRows {
  /** In force on the last day of the period. */
  term: ScopedTerm | null;
  rows: SummedRow[];
}

/** The rows that the figure of a commitment sums at the end of a period, of those that the actor may see; none while no terms are in force. */
export async function rowsOfFigure(tx: Transaction, programmeId: string, { commitmentId, periodId, status, known }: AskedFigure): Promise<FigureRows> {
  const [present] = await commitmentsById(tx, programmeId, [commitmentId]);
  const catalogue = known === null ? await readCatalogue(tx, programmeId) : await knownCatalogue(tx, programmeId, await readCatalogue(tx, programmeId), known);
  const commitment = known === null || !present ? present : (await knownCommitmentsOn(tx, programmeId, [present.indicatorId], known)).find(({ id }) => id === commitmentId);
  const indicator = catalogue.indicators.get(commitment?.indicatorId ?? '');
  const period = catalogue.periods.find(({ id }) => id === periodId);
  const term = commitment && period && termOn(commitment.terms, period.to);
  if (!commitment || !indicator || !period || !term) return { term: term ?? null, rows: [] };
  const { obligors } = commitment.scope;
  const facts = known === null
    ? await factsOf(tx, programmeId, obligors, indicatorsRead(indicator))
    : await knownFactsOfIndicator(tx, programmeId, indicatorsRead(indicator), period.to, known);
  const calendar = known === null ? await readCalendar(tx, programmeId, obligors, catalogue.periods) : await knownCalendar(tx, programmeId, obligors, catalogue.periods, known);
  const question = { scope: commitment.scope, indicator, measure: measureOf(indicator, term.basis), since: baseDateOf(commitment, term) };
  const observed = new Observed(facts, calendar, known === null ? tx.today : localDayOf(new Date(known.instant)));
  return { term, rows: rowsSummed(observed, catalogue.indicators, question, period, status) };
}
