import { createHash, createPrivateKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BUNDLE_FORMAT, type BundleContents, type BundledFile, type BundleManifest, MANIFEST, SEAL, sealText } from './bundle/bundle.dto.js';
import { packContainer } from './bundle/container.js';
import type { ConsistencyParameters, ConsistencyProofAnswer, LedgerAnswer, SealedEventAnswer, SealingState } from './ledger.dto.js';
import { currentLog, type CurrentLog, hashesOf, keysOf, lastCheckpoint, logOfOrigin } from './log.queries.js';
import { parseCheckpoint } from './notes/checkpoint.js';
import { openNote, signerOf, signNote } from './notes/signed-note.js';
import { readWaiting, SEALED_LATE_AFTER_SECONDS, type Waiting } from './sealing/waiting.js';
import { consistencyParts, inclusionParts } from './tree/merkle-tree.js';

export { packContainer };

/** What the trail proves, and to whom: checkpoints and consistency to everyone, an event to those who may read it. */
@Injectable()
export class LedgerService {
  private readonly privateKey;

  constructor(private readonly unitOfWork: UnitOfWork, @Inject(SETTINGS) settings: Settings) {
    this.privateKey = createPrivateKey(settings.ledgerKeyPem);
  }

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

  /** Events that the actor may read, each with its proof against the last checkpoint of its log. @throws Problem not_sealed_yet */
  async sealedEvents(tx: Transaction, ids: readonly string[]): Promise<SealedEvents> {
    const rows = await tx.query<{ logId: number; index: number; body: Buffer }>(
      'select l.log_id as "logId", l.index, e.body from ledger.event e join ledger.leaf l on l.event_id = e.id where e.id = any ($1::uuid[]) order by l.log_id, l.index', [ids]);
    const present = await currentLog(tx);
    if (!present || rows.length < ids.length) throw new Problem('not_sealed_yet');
    const logs: SealedEvents['logs'] = [];
    const events: SealedEvents['events'] = [];
    for (const logId of [...new Set([...rows.map((row) => row.logId), present.id])].sort((left, right) => left - right)) {
      const own = rows.filter((row) => row.logId === logId);
      const checkpoint = await lastCheckpoint(tx, logId);
      if (!checkpoint || own.some(({ index }) => BigInt(index) >= checkpoint.size)) throw new Problem('not_sealed_yet');
      for (const { index, body } of own) {
        const proof = await hashesOf(tx, logId, inclusionParts(BigInt(index), checkpoint.size));
        events.push({ log: logs.length, index: String(index), body, proof: proof.map((hash) => hash.toString('hex')) });
      }
      logs.push({ origin: parseCheckpoint(openNote(checkpoint.note).text).origin, checkpoint: checkpoint.note, keys: (await keysOf(tx, logId)).map(({ verifier, note }) => ({ verifier, note })) });
    }
    return { logs, events };
  }

  /** Seals what a bundle says with the key of the present log. @returns the container, which `mithaq bundle verify` reads */
  seal({ logs, events }: SealedEvents, contents: BundleContents, files: readonly BundledFile[]): Buffer {
    const checkpointFile = (log: number): string => `checkpoints/${log}.note`;
    const eventFile = ({ log, index }: { log: number; index: string }): string => `events/${log}-${index}.bin`;
    const all: BundledFile[] = [
      ...files, ...logs.map(({ checkpoint }, log) => ({ path: checkpointFile(log), content: Buffer.from(checkpoint) })), ...events.map((event) => ({ path: eventFile(event), content: event.body })),
    ];
    const manifest: BundleManifest = {
      format: BUNDLE_FORMAT, ...contents, events: events.map(({ body: _, ...event }) => ({ file: eventFile(event), ...event })),
      logs: logs.map(({ origin, keys }, log) => ({ origin, keys, checkpoint: checkpointFile(log) })), files: Object.fromEntries(all.map(({ path, content }) => [path, sha256Of(content)])),
    };
    const written = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    const origin = logs.at(-1)?.origin ?? '';
    const seal = signNote(sealText(origin, sha256Of(written)), signerOf(origin, this.privateKey));
    return packContainer([...all, { path: MANIFEST, content: written }, { path: SEAL, content: Buffer.from(seal) }]);
  }
}

/** Events with what proves them, and the logs that they are in, the present one last. */
export interface SealedEvents {
  logs: { origin: string; checkpoint: string; keys: { verifier: string; note: string | null }[] }[];
  events: { log: number; index: string; body: Buffer; proof: string[] }[];
}

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

async function logNamed(tx: Transaction, origin: string | undefined): Promise<CurrentLog> {
  const log = origin === undefined ? await currentLog(tx) : await logOfOrigin(tx, origin);
  if (!log) throw new Problem(origin === undefined ? 'not_sealed_yet' : 'not_found');
  return log;
}

function stateOf({ events, seconds }: Waiting): SealingState {
  if (events === 0) return 'sealed';
  return seconds !== null && seconds > SEALED_LATE_AFTER_SECONDS ? 'late' : 'sealing';
}
