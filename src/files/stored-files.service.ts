import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { nobody } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { RepeatedWork } from '../common/repeated-work.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore } from './file-store.js';
import { sweepIncoming } from './receive-file.js';

const EVERY_MILLISECONDS = 15 * 60_000;
/** A file younger than this may belong to a request that has not committed yet. */
export const SPARED_MILLISECONDS = 15 * 60_000;

/** What the rows say of files and what the store holds, kept the same: a file that nothing holds leaves the store. */
@Injectable()
export class StoredFilesService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(StoredFilesService.name);
  private readonly sweeping = new RepeatedWork(EVERY_MILLISECONDS, () => this.sweep(new Date(Date.now() - SPARED_MILLISECONDS)),
    ({ message }) => this.logger.warn(`The file store was not swept (${message}); the next time tries again.`));

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.sweeping.stop();
  }

  /**
   * Names a file that the store holds, in the transaction whose rows hold it from now on.
   * @throws Problem stored_file_missing when it left the store in between
   */
  async keep(tx: Transaction, sha256: string, size: number, mediaType: string): Promise<void> {
    await tx.execute('select app.lock_file($1)', [sha256]);
    if (!(await this.files.has(sha256))) {
      throw new Problem('stored_file_missing');
    }
    await tx.execute('select app.keep_file($1, $2, $3)', [sha256, size, mediaType]);
  }

  /** Takes the content out of the store unless a row still holds it. @returns whether it left */
  discard(sha256: string): Promise<boolean> {
    return this.unitOfWork.run(nobody('files'), async (tx) => {
      await tx.execute('select app.lock_file($1)', [sha256]);
      // a statement of its own: whoever held the lock has committed its rows by now
      const [row] = await tx.query<{ held: boolean }>('select app.file_is_held($1) as held', [sha256]);
      if (row?.held !== false) {
        return false;
      }
      await this.files.remove(sha256);
      await tx.execute('select app.note_file_gone($1)', [sha256]);
      return true;
    });
  }

  /** Discards what was stored before an instant and no row holds, as what a killed process left. @returns how many files left */
  async sweep(before: Date): Promise<number> {
    let left = await sweepIncoming(this.settings.filesFolder, before);
    for await (const { sha256, storedAt } of this.files.list()) {
      if (storedAt < before && (await this.discard(sha256))) {
        left += 1;
      }
    }
    return left;
  }
}
