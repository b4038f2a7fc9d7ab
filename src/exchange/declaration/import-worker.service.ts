import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { Problem } from '../../common/problems.js';
import type { Language } from '../../common/translated.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { FileStore } from '../../files/file-store.js';
import { QueueService } from '../../queue/queue.service.js';
import { readWorkbook } from '../workbook/read-workbook.js';
import { WorkbookRefusal } from '../workbook/workbook-refusal.js';
import { type ImportFailure, importRow, type ImportRow } from './declaration-imports.queries.js';
import { ImportRunService, type Progress } from './import-run.service.js';
import type { ImportPlace } from './declaration-imports.service.js';

export interface ImportJob extends ImportPlace {
  state: 'reading' | 'applying';
  accountId: string;
  personId: string;
  language: Language;
  simulatedAt: string | null;
}

/** Somebody stopped the import: its state is no longer the one that the work began with. */
class Stopped extends Error {}

/** Large workbooks, one after the other, under the account that brought them: its rights are asked again. */
@Injectable()
export class ImportWorkerService implements OnApplicationBootstrap {
  private readonly logger = new Logger(ImportWorkerService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly queue: QueueService,
    private readonly runs: ImportRunService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.work<ImportJob>('declaration_imports', ({ id, payload }) => this.run(id, payload));
  }

  async run(jobId: string, job: ImportJob): Promise<void> {
    const actor: Actor = {
      accountId: job.accountId, personId: job.personId, sessionId: null, memberships: [], request: { id: jobId, language: job.language },
      ...(job.simulatedAt === null ? {} : { simulatedAt: new Date(job.simulatedAt) }),
    };
    const row = await this.unitOfWork.read(actor, (tx) => importRow(tx, job.programmeId, job.ref, job.id));
    if (row.state !== job.state) {
      return;
    }
    try {
      await this.work(actor, job, row);
    } catch (error) {
      if (!(error instanceof Stopped)) {
        await this.fail(actor, job, row, this.failureOf(error));
      }
    }
  }

  private async work(actor: Actor, job: ImportJob, row: ImportRow): Promise<void> {
    const sheets = await readWorkbook(await this.files.get(row.sha256));
    const progress = this.progressOf(actor, job, row);
    if (job.state === 'applying') {
      await this.unitOfWork.run(actor, (tx) => this.runs.write(tx, job, row, sheets, progress));
      return;
    }
    const examination = await this.unitOfWork.read(actor, (tx) => this.runs.examine(tx, job, row, sheets, progress));
    await this.unitOfWork.run(actor, (tx) => this.runs.keep(tx, job, row.version, examination));
  }

  /** Progress is seen at once, beside the transaction that does the work. */
  private progressOf(actor: Actor, { programmeId, id }: ImportJob, { version }: ImportRow): Progress {
    const tell = async (sql: string, number: number): Promise<void> => {
      if ((await this.unitOfWork.run(actor, (tx) => tx.execute(sql, [programmeId, id, version, number]))) === 0) {
        throw new Stopped();
      }
    };
    return {
      begin: (total) => tell('update register.declaration_import set rows_done = 0, rows_total = $4 where programme_id = $1 and id = $2 and version = $3', total),
      advance: (done) => tell('update register.declaration_import set rows_done = least(rows_done + $4, rows_total) where programme_id = $1 and id = $2 and version = $3', done),
    };
  }

  private failureOf(error: unknown): ImportFailure {
    if (error instanceof WorkbookRefusal) return { code: error.code, params: error.params };
    if (error instanceof Problem) return { code: error.code, params: error.parameters };
    this.logger.error(error);
    return { code: 'unexpected', params: {} };
  }

  /** The import says why: a reading is refused, and what could not be applied waits to be checked again. */
  private async fail(actor: Actor, { programmeId, id, state }: ImportJob, { version }: ImportRow, failure: ImportFailure): Promise<void> {
    await this.unitOfWork.run(actor, (tx) => tx.execute(
      `update register.declaration_import set state = case when $4 = 'applying' then 'checked' else 'refused' end, failure = $5, version = version + 1
       where programme_id = $1 and id = $2 and version = $3`, [programmeId, id, version, state, JSON.stringify(failure)]));
  }
}
