import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { nobody } from '../common/actor.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore } from '../files/file-store.js';
import { StoredFilesService } from '../files/stored-files.service.js';
import { QueueService } from '../queue/queue.service.js';
import { stateAfter } from './evidence.lifecycle.js';
import type { Scan } from './evidence.vocabulary.js';
import { type ScannerAddress, scanStream } from './scanning/clamav.js';

interface ScanPayload {
  programmeId: string;
  evidenceId: string;
}

const PROGRAM = nobody('virus scan');

/** Has files scanned, after the commit that named them. A scanner that gives no verdict opens nothing: the file waits and is scanned again. */
@Injectable()
export class EvidenceScanService implements OnApplicationBootstrap {
  private readonly logger = new Logger(EvidenceScanService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly storedFiles: StoredFilesService,
    private readonly queue: QueueService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { virusScanner } = this.settings;
    if (virusScanner) {
      await this.queue.work<ScanPayload>('evidence', ({ payload }) => this.scan(virusScanner, payload));
    }
  }

  private async scan(scanner: ScannerAddress, payload: ScanPayload): Promise<void> {
    const waiting = await this.unitOfWork.run(PROGRAM, (tx) => lockWaiting(tx, payload));
    if (!waiting) {
      return;
    }
    const verdict = await this.verdictOf(scanner, waiting.sha256);
    await this.unitOfWork.run(PROGRAM, async (tx) => {
      const current = await lockWaiting(tx, payload);
      if (current && current.scan !== verdict) {
        await tx.execute(
          'update register.evidence set scan = $3, state = $4, version = version + 1 where programme_id = $1 and id = $2',
          [payload.programmeId, payload.evidenceId, verdict, stateAfter({ ...current, scan: verdict })]);
      }
      if (current && verdict === 'unreachable') {
        await this.queue.put(tx, 'evidence', payload, { afterSeconds: this.settings.virusScannerRetrySeconds });
      }
    });
    if (verdict === 'infected') {
      await this.storedFiles.discard(waiting.sha256);
    }
  }

  private async verdictOf(scanner: ScannerAddress, sha256: string): Promise<Scan> {
    try {
      const answer = await scanStream(scanner, await this.files.open(sha256));
      if (answer.verdict === 'infected') {
        this.logger.warn(`The file ${sha256} is infected (${answer.signature}) and is refused.`);
      }
      return answer.verdict;
    } catch (error) {
      this.logger.warn(`The file ${sha256} was not scanned (${(error as Error).message}); it stays in quarantine and is scanned again.`);
      return 'unreachable';
    }
  }
}

async function lockWaiting(tx: Transaction, { programmeId, evidenceId }: ScanPayload): Promise<{ sha256: string; scan: Scan; suspected: boolean; confirmed: boolean } | undefined> {
  await tx.query("select set_config('app.computing', 'on', true)");
  const [row] = await tx.query<{ sha256: string; scan: Scan; suspected: boolean; confirmed: boolean }>(
    `select e.sha256, e.scan, e.findings <> '[]' as suspected, e.confirmed_by is not null as confirmed from register.evidence e
     where e.programme_id = $1 and e.id = $2 and e.scan in ('pending', 'unreachable') and e.state in ('scanning', 'quarantined') for update`, [programmeId, evidenceId]);
  return row;
}
