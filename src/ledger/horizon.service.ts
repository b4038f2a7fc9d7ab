import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { nobody } from '../common/actor.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';

const EVERY_MILLISECONDS = 1000;

/** Takes the horizon every second in which something changed: the snapshots that `knownOn` resolves to. */
@Injectable()
export class HorizonService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(HorizonService.name);
  private timer: NodeJS.Timeout | undefined;
  private taking: Promise<unknown> = Promise.resolve();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.taking = this.taking.then(() => this.take()).catch((error: Error) => {
        this.logger.warn(`The horizon was not taken (${error.message}); the next second tries again.`);
      });
    }, EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.taking;
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
