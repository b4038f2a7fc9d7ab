import { remainingToTarget } from '../common/achievement.js';
import type { Transaction } from '../database/transaction.js';
import { computing } from './computing.js';
import { groundOf, periodsOf } from './expected.js';
import { type Hypothesis, undecided } from './hypothesis.js';
import { factsOfDeclaration, placed, readCatalogue } from './progress-facts.queries.js';
import { commitmentsReading, neighboursOf } from './reading.js';
import { type ReadIndicator, type ScopedCommitment, termOn } from './scoped-commitment.js';
import type { Fact, Period } from './standing-facts.js';
import type { TotalsAnswer } from './totals.dto.js';
import { readTotals } from './totals.queries.js';

/** A line of a declaration that nobody has decided, with the value that would be accepted of it. */
export interface SupposedLine extends Pick<Fact, 'indicatorId' | 'versionId' | 'siteId' | 'dimensionsKey' | 'state' | 'declared' | 'accepted'> {
  region: string | null;
  segment: string | null;
  /** Identifier. */
  zone: string | null;
}

/** @param replaced indicators of the parts that a restatement replaces as a whole */
export function hypothesisOf({ organisationId, periodId, restatement }: Pick<Hypothesis, 'organisationId' | 'periodId' | 'restatement'>, lines: readonly SupposedLine[], replaced: readonly string[]): Hypothesis {
  const facts = lines.map(({ indicatorId, versionId, siteId, region, segment, zone, dimensionsKey, state, declared, accepted }): Fact => ({
    organisationId, periodId, restatement, settled: true, indicatorId, versionId, siteId, dimensions: placed(JSON.parse(dimensionsKey) as Fact['dimensions'], { region, segment, zone }), dimensionsKey, state, declared, accepted,
  }));
  return { organisationId, periodId, restatement, facts, replaced: new Set(replaced) };
}

/** The accepted actual of a commitment at the end of a period, as it is with the declaration sent and as it would be with it accepted. */
export interface CommitmentEffect {
  commitmentId: string;
  periodId: string;
  before: string | null;
  after: string | null;
  /** Of the terms in force on the last day of the period. */
  target: string | null;
  /** What would lack to the target; negative beyond it. */
  remaining: string | null;
}

/**
 * What accepting a declaration would change of the commitments that read it: at the end of its period, and of the last later period
 * where it would change something too. By the computation that the acceptance runs; nothing is written.
 */
export async function commitmentEffects(tx: Transaction, programmeId: string, hypothesis: Hypothesis): Promise<CommitmentEffect[]> {
  return computing(tx, async () => {
    const catalogue = await readCatalogue(tx, programmeId);
    const declared = periodsOf(catalogue)(hypothesis.periodId);
    const said = await factsOfDeclaration(tx, programmeId, hypothesis.organisationId, hypothesis.periodId);
    const reading = await commitmentsReading(tx, programmeId, catalogue, hypothesis.organisationId, [...said, ...hypothesis.facts].map(({ indicatorId }) => indicatorId));
    const near = await neighboursOf(tx, programmeId, reading);
    const standing = await groundOf(tx, programmeId, catalogue, reading.concerned, near, undecided(hypothesis));
    const supposed = await groundOf(tx, programmeId, catalogue, reading.concerned, near, hypothesis);
    return reading.concerned.flatMap((commitment) => {
      const effectAt = (period: Period): CommitmentEffect => {
        const after = supposed.progress(commitment, period, tx.today).accepted;
        return {
          commitmentId: commitment.id, periodId: period.id, before: standing.progress(commitment, period, tx.today).accepted, after,
          ...towards(commitment, catalogue.indicators.get(commitment.indicatorId), period, after),
        };
      };
      const later = catalogue.periods.filter(({ from }) => from > declared.from).map(effectAt);
      return [effectAt(declared), ...later.filter(({ before, after }) => before !== after).slice(-1)];
    });
  });
}

function towards({ terms }: ScopedCommitment, indicator: ReadIndicator | undefined, period: Period, actual: string | null): Pick<CommitmentEffect, 'target' | 'remaining'> {
  const term = termOn(terms, period.to);
  if (term === null || indicator === undefined) return { target: null, remaining: null };
  const { basis, base, target } = term;
  return { target, remaining: remainingToTarget({ basis, indicatorKind: indicator.kind, actual, base, target, direction: indicator.direction === 'up' ? 'increase' : 'decrease' }) };
}

/** A total of the period, as the reader sees it, as it stands and as it would. */
export interface TotalEffect {
  indicator: string;
  unit: string;
  /** Of the indicator: perimeters are never joined. */
  version: number | null;
  before: string | null;
  after: string | null;
}

/** What accepting a declaration would change of the totals of its period, of what the actor may see. @param indicators codes */
export async function totalEffects(tx: Transaction, programmeId: string, hypothesis: Hypothesis, indicators: readonly string[]): Promise<TotalEffect[]> {
  const { from, to } = periodsOf(await readCatalogue(tx, programmeId))(hypothesis.periodId);
  // a total holds a period once it has ended
  if (to > tx.today) return [];
  const effects: TotalEffect[] = [];
  for (const indicator of indicators) {
    const standing = await readTotals(tx, programmeId, { indicator, from, to });
    const supposed = await readTotals(tx, programmeId, { indicator, from, to }, hypothesis);
    const valueOf = ({ cells }: TotalsAnswer, version: number | null): string | null => cells.find((cell) => cell.version === version)?.value ?? null;
    for (const version of new Set([...standing.cells, ...supposed.cells].map((cell) => cell.version))) {
      effects.push({ indicator, unit: standing.unit, version, before: valueOf(standing, version), after: valueOf(supposed, version) });
    }
  }
  return effects;
}
