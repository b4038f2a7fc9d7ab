import { Injectable } from '@nestjs/common';
import type { CivilDate } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import { emptyProgress, type ProgressRow } from './commitment-progress.js';
import { computing } from './computing.js';
import { apart, expectedSummary, groundOf, isEmpty, kindsOf, periodsOf } from './expected.js';
import { type Catalogue, commitmentIdsOf, commitmentsById, commitmentsNear, everyCommitment, factsOfDeclaration, readCatalogue } from './progress-facts.queries.js';
import { commitmentsWithProgressFrom, organisationsDeclaring, storedUntil, type StoredSummary, summaryOfOrganisation, summaryOfPeriod, takeTurn, type VerifiedPeriod, writeProgress, writeSummary, writeVerified } from './progress-rows.queries.js';
import { commitmentsReading, isJoint, neighboursOf, obligorsOf, relatedTo } from './reading.js';
import type { ScopedCommitment } from './scoped-commitment.js';
import type { Period } from './standing-facts.js';
import { emptySummary, summarise, summaryKey, type SummaryRow } from './summary.js';

/** What was declared of one organisation and period. */
export interface DeclaredPeriod {
  organisationId: string;
  periodId: string;
}

/** Keeps summaries and progress current, in the transaction that changes what they stand on. */
@Injectable()
export class ProgressService {
  /**
   * After whatever changes what an organisation said of a period, or what is due of it: a submission, a return, a recall, an
   * acceptance, a restatement, an extension. Its summary of the period, then every commitment that reads it, for that period and
   * the later ones.
   */
  recompute(tx: Transaction, programmeId: string, declared: DeclaredPeriod): Promise<void> {
    return computing(tx, () => recomputeDeclared(tx, programmeId, declared));
  }

  /** After whatever changes what commitments ask: new terms, an amendment, other obligors, a signature. Of everything unless told. */
  recomputeCommitments(tx: Transaction, programmeId: string, commitmentIds?: readonly string[]): Promise<void> {
    return commitmentIds?.length === 0 ? Promise.resolve() : asChange(tx, () => recomputeCommitments(tx, programmeId, commitmentIds));
  }

  /** After whatever changes the dates or the state of an agreement. */
  recomputeAgreement(tx: Transaction, programmeId: string, agreementId: string): Promise<void> {
    return computing(tx, async () => recomputeCommitments(tx, programmeId, await commitmentIdsOf(tx, programmeId, agreementId)));
  }

  /** After a period was added, or fell due or no longer so: whatever has progress on that period or later counts other silences. */
  recomputeFrom(tx: Transaction, programmeId: string, from: CivilDate): Promise<void> {
    return computing(tx, async () => recomputeCommitments(tx, programmeId, await commitmentsWithProgressFrom(tx, programmeId, from)));
  }

  /** Puts what a closed mission verified beside what was accepted; the accepted value stays the headline. */
  recordVerified(tx: Transaction, programmeId: string, verified: VerifiedPeriod): Promise<void> {
    return computing(tx, () => writeVerified(tx, programmeId, verified));
  }

  /** Everything of a programme, from its rows. */
  rebuild(tx: Transaction, programmeId: string): Promise<void> {
    return asChange(tx, async () => {
      const catalogue = await readCatalogue(tx, programmeId);
      const organisations = await organisationsDeclaring(tx, programmeId);
      await takeTurn(tx, organisations);
      for (const organisationId of organisations) {
        await rebuildSummary(tx, programmeId, catalogue, organisationId);
      }
      await recomputeCommitments(tx, programmeId);
    });
  }
}

/** What follows from time or from a repair, not from a fact, is a change too: whoever keeps an answer is told by it. */
async function asChange(tx: Transaction, work: () => Promise<void>): Promise<void> {
  await computing(tx, work);
  await tx.query('select ledger.current_change()');
}

async function recomputeDeclared(tx: Transaction, programmeId: string, { organisationId, periodId }: DeclaredPeriod): Promise<void> {
  const catalogue = await readCatalogue(tx, programmeId);
  const period = periodsOf(catalogue)(periodId);
  const facts = await factsOfDeclaration(tx, programmeId, organisationId, periodId);
  const stored = await summaryOfPeriod(tx, programmeId, organisationId, period);
  await writeSummary(tx, programmeId, withVoids(summarise(facts, period, kindsOf(catalogue)), stored, period), period);

  const summarised = stored.filter((row) => row.declaredState !== null || row.acceptedState !== null).flatMap(({ versionId }) => catalogue.indicatorOfVersion.get(versionId) ?? []);
  // an organisation that said nothing changes what is due of all its commitments
  const touched = facts.length === 0 ? [...catalogue.indicators.keys()] : [...facts.map(({ indicatorId }) => indicatorId), ...summarised];
  const reading = await commitmentsReading(tx, programmeId, catalogue, organisationId, touched);
  if (reading.concerned.length === 0) {
    return;
  }
  await takeTurn(tx, [organisationId, ...reading.concerned.filter(isJoint).map(({ id }) => id)]);
  await writeProgressFrom(tx, programmeId, catalogue, reading.concerned, await neighboursOf(tx, programmeId, reading), period);
}

async function recomputeCommitments(tx: Transaction, programmeId: string, commitmentIds?: readonly string[]): Promise<void> {
  const catalogue = await readCatalogue(tx, programmeId);
  if (commitmentIds === undefined) {
    for (const group of apart(await everyCommitment(tx, programmeId))) {
      await takeTurn(tx, turnsOf(group));
      await writeProgressFrom(tx, programmeId, catalogue, group, group);
    }
    return;
  }
  // what stands beside a commitment changes with it: the younger agreements that it overlaps, which have older ones of their own
  const changed = await commitmentsById(tx, programmeId, commitmentIds);
  const related = relatedTo(catalogue, changed.map(({ indicatorId }) => indicatorId));
  const beside = await commitmentsNear(tx, programmeId, obligorsOf(changed), related);
  if (beside.length === 0) {
    return;
  }
  await takeTurn(tx, turnsOf(beside));
  await writeProgressFrom(tx, programmeId, catalogue, beside, await commitmentsNear(tx, programmeId, obligorsOf(beside), relatedTo(catalogue, beside.map(({ indicatorId }) => indicatorId))));
}

const turnsOf = (commitments: readonly ScopedCommitment[]): string[] => [...commitments.map(({ id }) => id), ...obligorsOf(commitments)];

async function writeProgressFrom(tx: Transaction, programmeId: string, catalogue: Catalogue, concerned: readonly ScopedCommitment[], near: readonly ScopedCommitment[], first?: Period): Promise<void> {
  const ground = await groundOf(tx, programmeId, catalogue, concerned, near);
  const periodOf = periodsOf(catalogue);
  const until = await storedUntil(tx, programmeId, concerned.map(({ id }) => id));
  const rows = concerned.flatMap((commitment): ProgressRow[] => {
    const stored = until.get(commitment.id) ?? '';
    const last = ground.extent(commitment)?.to ?? '';
    return catalogue.periods
      // the later periods, and those since the last stored one, of which nobody spoke until now
      .filter((period) => (first === undefined || period.from >= first.from || period.to > stored) && period.to <= (last > stored ? last : stored))
      .map((period) => (period.to > last ? emptyProgress(commitment, period) : ground.progress(commitment, period, tx.today)))
      .filter((row) => !isEmpty(row) || periodOf(row.periodId).to <= stored);
  });
  await writeProgress(tx, programmeId, rows, periodOf);
}

async function rebuildSummary(tx: Transaction, programmeId: string, catalogue: Catalogue, organisationId: string): Promise<void> {
  const expected = await expectedSummary(tx, programmeId, catalogue, organisationId);
  const stored = await summaryOfOrganisation(tx, programmeId, organisationId);
  for (const period of catalogue.periods) {
    const kept = stored.filter(({ from, to }) => from === period.from && to === period.to);
    await writeSummary(tx, programmeId, withVoids(expected.get(period) ?? [], kept, period), period);
  }
}

/** The rows with, in their places, what is stored and no longer holds. */
function withVoids(rows: readonly SummaryRow[], stored: readonly StoredSummary[], { id: periodId }: Period): SummaryRow[] {
  const known = new Set(rows.map(summaryKey));
  const voids = stored.map((row) => emptySummary({ ...row, periodId })).filter((row) => !known.has(summaryKey(row)));
  return [...rows, ...voids].sort((left, right) => (summaryKey(left) < summaryKey(right) ? -1 : 1));
}
