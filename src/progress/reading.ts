import type { Transaction } from '../database/transaction.js';
import { type Catalogue, commitmentsNear, commitmentsOf, indicatorsReading } from './progress-facts.queries.js';
import { readBy, type ScopedCommitment } from './scoped-commitment.js';

/** The commitments of an organisation that read something of which it spoke. */
export interface Reading {
  concerned: readonly ScopedCommitment[];
  /** All that it has on indicators that read what these read. */
  own: readonly ScopedCommitment[];
  related: readonly string[];
}

export async function commitmentsReading(tx: Transaction, programmeId: string, catalogue: Catalogue, organisationId: string, touched: readonly string[]): Promise<Reading> {
  const reading = indicatorsReading(catalogue, new Set(touched));
  const related = relatedTo(catalogue, reading);
  const own = await commitmentsOf(tx, programmeId, organisationId, related);
  return { concerned: own.filter(({ indicatorId }) => reading.includes(indicatorId)), own, related };
}

/** They, and what stands beside them: of joint ones, the commitments of the other obligors. */
export async function neighboursOf(tx: Transaction, programmeId: string, { concerned, own, related }: Reading): Promise<readonly ScopedCommitment[]> {
  return concerned.some(isJoint) ? commitmentsNear(tx, programmeId, obligorsOf(concerned), related) : own;
}

/** The indicators that read something that one of these reads. */
export function relatedTo(catalogue: Catalogue, indicatorIds: readonly string[]): string[] {
  return indicatorsReading(catalogue, new Set(readBy(catalogue.indicators, indicatorIds)));
}

export const isJoint = ({ scope }: ScopedCommitment): boolean => scope.obligors.length > 1;

export const obligorsOf = (commitments: readonly ScopedCommitment[]): string[] => [...new Set(commitments.flatMap(({ scope }) => scope.obligors))];
