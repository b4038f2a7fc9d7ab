import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.js';
import { MalformedNote, openNote } from '../notes/signed-note.js';
import { provesConsistency } from '../tree/verify-proof.js';
import type { KeyChain } from '../verify/key-chain.js';

/** What a witness keeps of what it saw last. Text, so that a person can read and carry it. */
export interface WitnessState {
  origin: string;
  size: string;
  /** Hexadecimal. */
  root: string;
}

export type Observation =
  | { verdict: 'grown' | 'unchanged' | 'first'; state: WitnessState; text: string }
  /** An alarm: nothing is cosigned, and what was seen before is kept. */
  | { verdict: 'truncated' | 'forked' | 'not_believed' | 'another_log'; what: string }
  /** The consistency proof from the first size to the second is to be asked for. */
  | { verdict: 'proof_wanted'; from: string; to: string };

/**
 * Compares a checkpoint with the last one seen.
 * @param chain the keys of the log, from the one that the witness was handed
 * @param proof hashes of the consistency proof; null when it was not asked for yet
 * @param acceptsAnotherLog the witness was told why the log is another one, and begins anew
 */
export function observe(note: string, last: WitnessState | null, chain: KeyChain, proof: readonly Buffer[] | null, acceptsAnotherLog = false): Observation {
  let seen: Checkpoint;
  try {
    seen = chain.open(note);
  } catch (error) {
    if (!(error instanceof MalformedNote)) throw error;
    return { verdict: 'not_believed', what: `The checkpoint is not believed. ${error.message}` };
  }
  const { text } = openNote(note);
  const state: WitnessState = { origin: seen.origin, size: seen.size.toString(), root: seen.root.toString('hex') };
  if (last === null) return { verdict: 'first', state, text };
  if (last.origin !== seen.origin) {
    return acceptsAnotherLog ? { verdict: 'first', state, text } : { verdict: 'another_log', what: `The register seals in ${seen.origin}, and ${last.size} leaves of ${last.origin} were seen before. Ask why; accept it with --another-log.` };
  }
  const [size, root] = [BigInt(last.size), Buffer.from(last.root, 'hex')];
  if (seen.size < size) return { verdict: 'truncated', what: `The register shows ${seen.size} leaves, and ${size} were seen before.` };
  if (seen.size === size) return seen.root.equals(root) ? { verdict: 'unchanged', state, text } : { verdict: 'forked', what: `The first ${size} leaves have another root than was seen before.` };
  if (size === 0n) return { verdict: 'grown', state, text };
  if (proof === null) return { verdict: 'proof_wanted', from: last.size, to: state.size };
  return provesConsistency(size, root, seen.size, seen.root, proof)
    ? { verdict: 'grown', state, text }
    : { verdict: 'forked', what: `The ${seen.size} leaves do not begin with the ${size} that were seen before, or the proof is not the one for them.` };
}

/** The log that a note says it is of, before anything of it is believed. @throws MalformedNote */
export const originOf = (note: string): string => parseCheckpoint(openNote(note).text).origin;
