import { createHash } from 'node:crypto';
import { RISKS, type Risk } from './audit.vocabulary.js';

/** A commitment that may be drawn. */
export interface Candidate {
  ref: string;
  /** Jobs or money at stake; null counts as nothing. */
  weight: number | null;
  risks: readonly Risk[];
}

const TWO_TO_THE_48 = 2 ** 48;

/** The same seed and reference give the same number everywhere: from 0, not included, to 1. */
export function drawnNumber(seed: string, ref: string): number {
  const digest = createHash('sha256').update(`${seed}\n${ref}`).digest();
  return (digest.readUIntBE(0, 6) + 1) / TWO_TO_THE_48;
}

/** Every commitment has the same chance. */
export function drawRandom<C extends Candidate>(candidates: readonly C[], seed: string, size: number): C[] {
  return ordered(candidates, seed, () => 0).slice(0, size);
}

/**
 * Without replacement, with chances in proportion to the weights (Efraimidis and Spirakis 2006, key u^(1/w)); what weighs nothing
 * is drawn when nothing else is left.
 */
export function drawWeighted<C extends Candidate>(candidates: readonly C[], seed: string, size: number): C[] {
  return ordered(candidates, seed, ({ ref, weight }) => (weight !== null && weight > 0 ? -Math.log(drawnNumber(seed, ref)) / weight : Infinity)).slice(0, size);
}

/** The highest sums of risks first; equals by chance. */
export function drawByRisk<C extends Candidate>(candidates: readonly C[], seed: string, size: number): C[] {
  return ordered(candidates, seed, ({ risks }) => -risks.reduce((sum, risk) => sum + RISKS[risk], 0)).slice(0, size);
}

function ordered<C extends Candidate>(candidates: readonly C[], seed: string, rank: (candidate: C) => number): C[] {
  return candidates
    .map((candidate) => ({ candidate, rank: rank(candidate), chance: drawnNumber(seed, candidate.ref) }))
    .sort((a, b) => (a.rank === b.rank ? a.chance - b.chance : a.rank - b.rank))
    .map(({ candidate }) => candidate);
}
