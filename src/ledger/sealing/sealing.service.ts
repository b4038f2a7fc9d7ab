import { createPrivateKey } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { nobody } from '../../common/actor.js';
import { RepeatedWork } from '../../common/repeated-work.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import type { Transaction } from '../../database/transaction.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { currentLog, keysOf, lastCheckpoint } from '../log.queries.js';
import { checkpointText } from '../notes/checkpoint.js';
import { type Signer, signerOf, signNote, verifierText } from '../notes/signed-note.js';
import { readWaiting, SEALED_LATE_AFTER_SECONDS } from './waiting.js';

const EVERY_MILLISECONDS = 1000;
const EVENTS_AT_ONCE = 10_000;

/** The lock that ledger.seal takes. */
const SEALERS_LOCK = 7_310_578;

/** Another key signed this log before: which one, and what to do, is in the message. */
export class UnknownLedgerKey extends Error {}

/** Seals the trail every second and signs how far it came. One sealer works at a time, in whatever process; writers never wait. */
@Injectable()
export class SealingService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SealingService.name);
  private readonly privateKey;
  private isLate = false;
  private readonly sealing = new RepeatedWork(EVERY_MILLISECONDS, () => this.sealAll(), ({ message }) => this.logger.warn(`The trail was not sealed (${message}); the next second tries again.`));

  constructor(private readonly unitOfWork: UnitOfWork, @Inject(SETTINGS) settings: Settings) {
    this.privateKey = createPrivateKey(settings.ledgerKeyPem);
  }

  /** The cluster is recognised before the first write: its transaction numbers may be lower than those of a restored copy. */
  async onApplicationBootstrap(): Promise<void> {
    await this.unitOfWork.run(nobody('sealing'), (tx) => tx.query('select ledger.recognise_cluster()'));
    this.sealing.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.sealing.stop();
  }

  /**
   * Seals all that can be sealed and signs it.
   * @returns how many events were sealed
   * @throws UnknownLedgerKey
   */
  async sealAll(): Promise<number> {
    let total = 0;
    for (let sealed = EVENTS_AT_ONCE; sealed >= EVENTS_AT_ONCE; total += sealed) {
      sealed = await this.unitOfWork.run(nobody('sealing'), seal);
    }
    await this.unitOfWork.run(nobody('sealing'), (tx) => this.publish(tx));
    await this.warnWhenLate();
    return total;
  }

  /** Signs the tree as it is, unless that was done. Sealers take turns: a log has one first key. */
  private async publish(tx: Transaction): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [SEALERS_LOCK]);
    const log = await currentLog(tx);
    if (!log || log.size === 0n || (await lastCheckpoint(tx, log.id))?.size === log.size) {
      return;
    }
    const signer = await this.signerFor(tx, log.id, log.origin);
    const [{ root } = { root: Buffer.alloc(0) }] = await tx.query<{ root: Buffer }>('select ledger.root_of($1, $2) as root', [log.id, log.size.toString()]);
    const note = signNote(checkpointText({ origin: log.origin, size: log.size, root }), signer);
    await tx.execute('select ledger.publish($1, $2, $3, $4)', [log.id, log.size.toString(), root, note]);
  }

  private async signerFor(tx: Transaction, logId: number, origin: string): Promise<Signer> {
    const signer = signerOf(origin, this.privateKey);
    const last = (await keysOf(tx, logId)).at(-1);
    if (last === undefined) {
      await tx.execute('select ledger.record_key($1, 0, $2, null)', [logId, verifierText(signer)]);
    } else if (last.verifier !== verifierText(signer)) {
      throw new UnknownLedgerKey(`the log ${origin} is signed by the key ${last.verifier}, and MITHAQ_LEDGER_KEY is another: give that key, or hand over with mithaq ledger rotate-key; when it is lost, open a new log with mithaq ledger renew`);
    }
    return signer;
  }

  private async warnWhenLate(): Promise<void> {
    const { events, seconds } = await this.unitOfWork.read(nobody('sealing'), readWaiting);
    const wasLate = this.isLate;
    this.isLate = seconds !== null && seconds > SEALED_LATE_AFTER_SECONDS;
    if (this.isLate && !wasLate) {
      this.logger.warn(`${events} events wait to be sealed, the oldest for ${seconds} s: a transaction that does not end holds them back. Nothing is skipped; look for it in pg_stat_activity and pg_prepared_xacts.`);
    }
  }
}

async function seal(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ sealed: number | null }>('select ledger.seal($1) as sealed', [EVENTS_AT_ONCE]);
  return row?.sealed ?? 0;
}
