import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { nobody } from '../common/actor.js';
import { RepeatedWork } from '../common/repeated-work.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';

const EVERY_MILLISECONDS = 1000;

/** Takes the horizon every second in which something changed: the snapshots that `knownOn` resolves to. */
@Injectable()
export class HorizonService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(HorizonService.name);
  private readonly taking = new RepeatedWork(EVERY_MILLISECONDS, () => this.take(), ({ message }) => this.logger.warn(`The horizon was not taken (${message}); the next second tries again.`));

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.taking.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.taking.stop();
  }

  take(): Promise<Date | null> {
    return this.unitOfWork.run(nobody('horizon'), async (tx) => {
      const [row] = await tx.query<{ at: Date | null }>('select ledger.take_horizon() as at');
      return row?.at ?? null;
    });
  }
}

/**
 * The one function that turns an instant into what was known then.
 * @returns the snapshot in the text form of PostgreSQL, for `ledger.is_known(change, snapshot)`; null when nothing was known yet
 */
export async function snapshotKnownOn(tx: Transaction, instant: Date): Promise<string | null> {
  const [row] = await tx.query<{ snapshot: string | null }>('select ledger.snapshot_known_on($1)::text as snapshot', [instant.toISOString()]);
  return row?.snapshot ?? null;
}
