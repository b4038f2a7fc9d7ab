import { IntegerParameter, TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';

export const SEALING_STATES = ['sealed', 'sealing', 'late', 'not_begun'] as const;
export type SealingState = (typeof SEALING_STATES)[number];

export class LedgerKeyAnswer {
  @Shown(String, { description: 'Leaves from which on this key signs' }) fromSize: string;
  @Shown(String, { description: 'name+id+key, as c2sp.org/signed-note writes a verifier' }) verifier: string;
  @Shown(String, { nullable: true, description: 'By which the key before handed over; empty for the first key of the log' }) note: string | null;
}

/** How far the trail is sealed. */
export class LedgerAnswer {
  @Shown(String, { nullable: true, description: 'Name of the log' }) origin: string | null;
  @Shown(String, { description: 'Events under the last signed checkpoint' }) size: string;
  @Shown(String, { nullable: true, description: 'Root of the tree, SHA-256 in hexadecimal' }) root: string | null;
  @Shown(String, { format: 'date-time', nullable: true, description: 'When it was signed' }) signedAt: string | null;
  @Shown(String, { choices: SEALING_STATES, description: 'late: an event has waited for more than a minute' }) state: SealingState;
  @Shown(Number, { description: 'Events that wait to be sealed' }) waiting: number;
  @Shown(Number, { nullable: true, description: 'Seconds that the oldest of them has waited' }) waitingSeconds: number | null;
  @Shown(() => LedgerKeyAnswer, { list: true }) keys: LedgerKeyAnswer[];
}

/** That one tree is the beginning of the other (RFC 6962, 2.1.2). */
export class ConsistencyProofAnswer {
  @Shown() origin: string;
  @Shown() from: string;
  @Shown() to: string;
  @Shown(String, { list: true, description: 'SHA-256 in hexadecimal, in the order of the RFC' }) hashes: string[];
}

/** One event with all that proves it was sealed; it is checked without this server. */
export class SealedEventAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { description: 'The exact bytes that are hashed, in base64: a version byte, then JSON' }) body: string;
  @Shown(String, { description: 'SHA-256 of a zero byte and the body, in hexadecimal' }) leaf: string;
  @Shown() index: string;
  @Shown(String, { list: true, description: 'Inclusion proof against the checkpoint (RFC 6962, 2.1.1), SHA-256 in hexadecimal' }) proof: string[];
  @Shown(String, { description: 'Signed note of c2sp.org/tlog-checkpoint' }) checkpoint: string;
}

const LARGEST = Number.MAX_SAFE_INTEGER;

export class ConsistencyParameters {
  @IntegerParameter({ minimum: 1, maximum: LARGEST, description: 'Size of the earlier tree' }) from: number;
  @IntegerParameter({ minimum: 1, maximum: LARGEST, description: 'Size of the later tree' }) to: number;
  @TextField({ maximum: 200, optional: true, description: 'Name of the log; the current one when absent' }) origin?: string;
}

export class CheckpointParameters {
  @TextField({ maximum: 200, optional: true, description: 'Name of the log; the current one when absent' }) origin?: string;
}
