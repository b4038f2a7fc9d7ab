import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { ConsistencyParameters, ConsistencyProofAnswer, LedgerAnswer, SealedEventAnswer, SealingState } from './ledger.dto.js';
import { currentLog, type CurrentLog, hashesOf, keysOf, lastCheckpoint, logOfOrigin } from './log.queries.js';
import { readWaiting, SEALED_LATE_AFTER_SECONDS, type Waiting } from './sealing/waiting.js';
import { consistencyParts, inclusionParts } from './tree/merkle-tree.js';

/** What the trail proves, and to whom: checkpoints and consistency to everyone, an event to those who may read it. */
@Injectable()
export class LedgerService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  state(actor: Actor): Promise<LedgerAnswer> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [log, waiting] = [await currentLog(tx), await readWaiting(tx)];
      const checkpoint = log && (await lastCheckpoint(tx, log.id));
      return {
        origin: log?.origin ?? null, size: (checkpoint?.size ?? 0n).toString(), root: checkpoint?.root.toString('hex') ?? null, signedAt: checkpoint?.at.toISOString() ?? null,
        state: checkpoint ? stateOf(waiting) : 'not_begun', waiting: waiting.events, waitingSeconds: waiting.seconds, keys: log ? await keysOf(tx, log.id) : [],
      };
    });
  }

  /** The last checkpoint as a signed note. @throws Problem not_sealed_yet, not_found */
  checkpoint(actor: Actor, origin?: string): Promise<string> {
    return this.unitOfWork.read(actor, async (tx) => {
      const checkpoint = await lastCheckpoint(tx, (await logNamed(tx, origin)).id);
      if (!checkpoint) throw new Problem('not_sealed_yet');
      return checkpoint.note;
    });
  }

  /** @throws Problem tree_sizes when the log has no such trees, not_found when there is no such log */
  consistency(actor: Actor, { from, to, origin }: ConsistencyParameters): Promise<ConsistencyProofAnswer> {
    return this.unitOfWork.read(actor, async (tx) => {
      const log = await logNamed(tx, origin);
      if (from > to || BigInt(to) > log.size) throw new Problem('tree_sizes', { size: log.size.toString() });
      const hashes = await hashesOf(tx, log.id, consistencyParts(BigInt(from), BigInt(to)));
      return { origin: log.origin, from: String(from), to: String(to), hashes: hashes.map((hash) => hash.toString('hex')) };
    });
  }

  /** @throws Problem not_found, or not_sealed_yet within the first seconds of an event */
  sealedEvent(actor: Actor, id: string): Promise<SealedEventAnswer> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [event] = await tx.query<{ body: Buffer; leaf: Buffer; logId: number | null; index: string | null }>(
        'select e.body, e.leaf, l.log_id as "logId", l.index::text as index from ledger.event e left join ledger.leaf l on l.event_id = e.id where e.id = $1', [id]);
      if (!event) throw new Problem('not_found');
      const checkpoint = event.logId === null ? null : await lastCheckpoint(tx, event.logId);
      if (event.logId === null || event.index === null || !checkpoint || checkpoint.size <= BigInt(event.index)) throw new Problem('not_sealed_yet');
      const proof = await hashesOf(tx, event.logId, inclusionParts(BigInt(event.index), checkpoint.size));
      return {
        id, body: event.body.toString('base64'), leaf: event.leaf.toString('hex'), index: event.index,
        proof: proof.map((hash) => hash.toString('hex')), checkpoint: checkpoint.note,
      };
    });
  }
}

async function logNamed(tx: Transaction, origin: string | undefined): Promise<CurrentLog> {
  const log = origin === undefined ? await currentLog(tx) : await logOfOrigin(tx, origin);
  if (!log) throw new Problem(origin === undefined ? 'not_sealed_yet' : 'not_found');
  return log;
}

function stateOf({ events, seconds }: Waiting): SealingState {
  if (events === 0) return 'sealed';
  return seconds !== null && seconds > SEALED_LATE_AFTER_SECONDS ? 'late' : 'sealing';
}
