import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import type { Language } from '../common/translated.js';
import { uuid7 } from '../common/uuid7.js';
import { withContent } from '../database/idempotent-request.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { FileStore } from '../files/file-store.js';
import { StoredFilesService } from '../files/stored-files.service.js';
import type { ImportCounts } from './apply/counts.js';
import type { ImportAnswer } from './imports.dto.js';
import { importRegister, type ImportedProgramme, type ImportReport } from './register-import.js';
import { RegisterImportEntity } from './register-import.entity.js';
import { problemText } from './register/problem-text.js';
import type { RegisterProblem } from './register/register-problem.js';
import { readWorkbook } from './workbook/read-workbook.js';
import type { Sheet } from './workbook/workbook.js';
import { workbookRefusalMessage } from './workbook/workbook-problems.js';
import { WorkbookRefusal } from './workbook/workbook-refusal.js';
import { writeAnnotatedWorkbook } from './workbook/write-annotated.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook is checked first, which writes nothing of it in the register, and applied by a second act, whole or not at all. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly storedFiles: StoredFilesService,
  ) {}

  /** @throws Problem file_refused */
  async check(actor: Actor, programmeId: string, fileName: string, content: Buffer): Promise<ImportAnswer> {
    const sheets = await this.read(content, actor.request.language);
    const report = await this.unitOfWork.rehearse(actor, async (tx) => importRegister(tx, await programmeOf(tx, programmeId), sheets));
    const sha256 = await this.files.put(content);
    return this.unitOfWork.run(withContent(actor, sha256), async (tx) => {
      await this.storedFiles.keep(tx, sha256, content.length, WORKBOOK);
      const id = uuid7(tx.now);
      await tx.manager.insert(RegisterImportEntity, {
        programmeId, id, fileName: fileName.slice(0, 200), sha256, state: report.applicable ? 'checked' : 'refused', startedBy: actor.accountId, ...stored(report),
      });
      return this.readOne(tx, programmeId, id);
    });
  }

  /** Applies the very file that was checked, against the register as it is now. */
  async apply(actor: Actor, programmeId: string, id: string, version: number): Promise<ImportAnswer> {
    const checked = await this.unitOfWork.read(actor, (tx) => this.readOne(tx, programmeId, id));
    refuseUnlessChecked(checked);
    const sheets = await this.read(await this.files.get(checked.sha256), actor.request.language);
    return this.unitOfWork.run(actor, async (tx) => {
      refuseUnlessChecked(await this.readOne(tx, programmeId, id));
      await tx.query("select set_config('app.reason_code', 'import', true)");
      const report = await importRegister(tx, await programmeOf(tx, programmeId), sheets);
      if (!report.applicable) {
        throw new Problem('import_not_applicable');
      }
      const [change] = await tx.query<{ id: string }>('select ledger.current_change() as id');
      await updateVersioned(tx, RegisterImportEntity, { programmeId, id }, version, { state: 'applied', appliedBy: change?.id ?? null, ...stored(report) });
      return this.readOne(tx, programmeId, id);
    });
  }

  async readOne(tx: Transaction, programmeId: string, id: string): Promise<ImportAnswer> {
    const [row] = await tx.query<ImportRow>(SELECT + 'where i.programme_id = $1 and i.id = $2', [programmeId, id]);
    if (!row) {
      throw new Problem('not_found');
    }
    return answerOf(row, tx.actor.request.language);
  }

  async list(tx: Transaction, programmeId: string): Promise<ImportAnswer[]> {
    const rows = await tx.query<ImportRow>(SELECT + 'where i.programme_id = $1 order by i.id desc limit 50', [programmeId]);
    return rows.map((row) => answerOf(row, tx.actor.request.language));
  }

  /** The workbook with a sheet that lists what is wrong in it. */
  async annotated(actor: Actor, programmeId: string, id: string): Promise<{ fileName: string; content: Uint8Array }> {
    const found = await this.unitOfWork.read(actor, (tx) => this.readOne(tx, programmeId, id));
    const sheets = await this.read(await this.files.get(found.sha256), actor.request.language);
    return { fileName: found.fileName, content: await writeAnnotatedWorkbook(sheets, found.problems, actor.request.language) };
  }

  private async read(content: Buffer, language: Language): Promise<Sheet[]> {
    try {
      return await readWorkbook(content);
    } catch (error) {
      throw error instanceof WorkbookRefusal ? new Problem('file_refused', { reason: workbookRefusalMessage(error, language) }) : error;
    }
  }
}

function refuseUnlessChecked({ state }: ImportAnswer): void {
  if (state !== 'checked') {
    throw new Problem(state === 'refused' ? 'import_not_applicable' : 'conflict');
  }
}

interface ImportRow {
  id: string;
  fileName: string;
  sha256: string;
  state: ImportAnswer['state'];
  counts: ImportCounts;
  problems: RegisterProblem[];
  recordedAt: string;
  version: number;
}

const SELECT = `select i.id, i.file_name as "fileName", i.sha256, i.state, i.counts, i.problems, app.instant_answer(i.recorded_by) as "recordedAt", i.version from register.import i `;

function answerOf({ counts, problems, ...row }: ImportRow, language: Language): ImportAnswer {
  return {
    ...row,
    counts: Object.entries(counts).map(([kind, outcomes]) => ({ kind, ...outcomes })),
    problems: problems.map((problem) => ({ severity: problem.severity, code: problem.code, sheet: problem.sheet, cell: problem.cell, value: problem.value, ...problemText(problem, language) })),
    applicable: row.state === 'checked',
  };
}

function stored(report: ImportReport): Pick<RegisterImportEntity, 'counts' | 'problems' | 'mapping'> {
  return { counts: report.counts, problems: storable(report.problems), mapping: storable(report.mapping) };
}

/** What a cell shows may hold what no text of PostgreSQL can: a sign stands for it. */
const UNSTORABLE = /[\0\p{Cs}]/gu;

function storable<T>(said: T): T {
  return JSON.parse(JSON.stringify(said, (_, value: unknown) => (typeof value === 'string' ? value.replace(UNSTORABLE, '\uFFFD') : value))) as T;
}

async function programmeOf(tx: Transaction, id: string): Promise<ImportedProgramme> {
  const [programme] = await tx.query<ImportedProgramme>('select id, demonstration from register.programme where id = $1', [id]);
  if (!programme) {
    throw new Problem('not_found');
  }
  return programme;
}
