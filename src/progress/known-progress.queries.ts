import type { CivilDate } from '../common/civil-date.js';
import { localDayOf } from '../common/local-day.js';
import type { Transaction } from '../database/transaction.js';
import type { KnownOn } from '../ledger/known-on.queries.js';
import { extentOf, progressOf, type ProgressRow } from './commitment-progress.js';
import { periodsOf } from './expected.js';
import { knownCalendar, knownCatalogue, knownCommitmentsOn, knownFactsOfIndicator, knownVerified } from './known-facts.queries.js';
import { Observed } from './observed.js';
import { readCatalogue } from './progress-facts.queries.js';
import { relatedTo } from './reading.js';
import { readBy } from './scoped-commitment.js';

/** The progress of a commitment at the end of a period, as it was known: what `register.commitment_progress` held then. */
export interface KnownProgress extends Pick<ProgressRow, 'declared' | 'accepted' | 'carried' | 'missing' | 'unattributable' | 'overlapCertain' | 'overlapPossible'> {
  from: CivilDate;
  to: CivilDate;
  verified: string | null;
  verifiedOf: string | null;
}

/**
 * Progress by commitment, the newest period first, of the periods that say something and had begun by a day.
 * @param day the clock of what was true; what is due is what was due on the day of the instant
 */
export async function knownProgress(tx: Transaction, programmeId: string, known: KnownOn, day: CivilDate, commitmentIds: readonly string[]): Promise<Map<string, KnownProgress[]>> {
  const catalogue = await knownCatalogue(tx, programmeId, await readCatalogue(tx, programmeId), known);
  const all = await knownCommitmentsOn(tx, programmeId, [...catalogue.indicators.keys()], known);
  const asked = all.filter(({ id }) => commitmentIds.includes(id));
  const last = catalogue.periods.filter(({ from }) => from <= day).at(-1);
  if (last === undefined || asked.length === 0) return new Map();
  const indicatorIds = asked.map(({ indicatorId }) => indicatorId);
  const related = new Set(relatedTo(catalogue, indicatorIds));
  const near = all.filter(({ indicatorId }) => related.has(indicatorId));
  const obligors = [...new Set(asked.flatMap(({ scope }) => scope.obligors))];
  const facts = await knownFactsOfIndicator(tx, programmeId, readBy(catalogue.indicators, indicatorIds), last.to, known);
  const observed = new Observed(facts, await knownCalendar(tx, programmeId, obligors, catalogue.periods, known), localDayOf(new Date(known.instant)));
  const verified = new Map<string, { verified: string; verifiedOf: string | null }>();
  for (const one of await knownVerified(tx, programmeId, known)) {
    // of several missions the one closed last speaks: it comes last
    if (one.verified !== null) verified.set(`${one.commitmentId}|${one.to}`, { verified: one.verified, verifiedOf: one.verifiedOf });
  }
  return new Map(asked.map((commitment) => {
    const extent = extentOf(commitment, catalogue.indicators, facts, periodsOf(catalogue));
    const rows = catalogue.periods.filter(({ from }) => from <= day).map((period): KnownProgress => {
      const { declared, accepted, carried, missing, unattributable, overlapCertain, overlapPossible } = progressOf(observed, catalogue.indicators, commitment, near, period, extent);
      return { from: period.from, to: period.to, declared, accepted, ...(verified.get(`${commitment.id}|${period.to}`) ?? { verified: null, verifiedOf: null }), carried, missing, unattributable, overlapCertain, overlapPossible };
    });
    return [commitment.id, rows.filter(({ declared, accepted, missing, unattributable }) => declared !== null || accepted !== null || missing > 0 || unattributable !== null).reverse()];
  }));
}
