import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { Problem } from '../../common/problems.js';
import { uuid7 } from '../../common/uuid7.js';
import { withContent } from '../../database/idempotent-request.js';
import type { Transaction } from '../../database/transaction.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { editableDeclaration } from '../../declarations/declaration-lines.service.js';
import { FileStore } from '../../files/file-store.js';
import { StoredFilesService } from '../../files/stored-files.service.js';
import { QueueService } from '../../queue/queue.service.js';
import { assertZipMagic } from '../workbook/file-kind.js';
import { assertSafeWorkbook } from '../workbook/workbook-gate.js';
import { DEFAULT_WORKBOOK_LIMITS } from '../workbook/workbook-limits.js';
import { workbookRefusalMessage } from '../workbook/workbook-problems.js';
import { WorkbookRefusal } from '../workbook/workbook-refusal.js';
import { writeAnnotatedWorkbook } from '../workbook/write-annotated.js';
import { readWorkbook } from '../workbook/read-workbook.js';
import type { Sheet } from '../workbook/workbook.js';
import { chosenMapping } from './chosen-mapping.js';
import type { DeclarationImportAnswer, DeclarationMappingBody } from './declaration-imports.dto.js';
import { declarationToFill, importAnswer, importRow, type ImportRow } from './declaration-imports.queries.js';
import { declarationContext } from './declaration-context.queries.js';
import { withoutMark } from './examine-workbook.js';
import { ImportRunService } from './import-run.service.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A larger file takes more than a moment to read: it is left to the queue, and its progress is asked for. */
const READ_AT_ONCE_BYTES = 150_000;
/** Lines beyond which writing them is left to the queue too. */
const WRITTEN_AT_ONCE = 2_000;

export interface ImportPlace {
  programmeId: string;
  ref: string;
  id: string;
}

/** A workbook is matched, resolved, checked and compared first, and applied to the draft by a second act. */
@Injectable()
export class DeclarationImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly storedFiles: StoredFilesService,
    private readonly queue: QueueService,
    private readonly runs: ImportRunService,
  ) {}

  /** @throws Problem file_refused, declaration_frozen */
  async begin(actor: Actor, programmeId: string, ref: string, fileName: string, content: Buffer): Promise<DeclarationImportAnswer> {
    await this.unitOfWork.read(actor, (tx) => declarationToFill(tx, programmeId, ref));
    const later = content.length > READ_AT_ONCE_BYTES;
    const sheets = await refusing(actor, () => (later ? gate(content) : readWorkbook(content)));
    const sha256 = await this.files.put(content);
    return this.unitOfWork.run(withContent(actor, sha256), async (tx) => {
      const declaration = await editableDeclaration(tx, programmeId, ref);
      await this.storedFiles.keep(tx, sha256, content.length, WORKBOOK);
      const id = uuid7(tx.now);
      await tx.execute(
        `insert into register.declaration_import (programme_id, organisation_id, declaration_id, id, file_name, sha256, state, started_at) values ($1, $2, $3, $4, $5, $6, 'reading', $7)`,
        [programmeId, declaration.organisationId, declaration.id, id, fileName.slice(0, 200), sha256, tx.now]);
      return this.read(tx, { programmeId, ref, id }, 'reading', sheets);
    });
  }

  /** Reads the same file by the mapping that a person chose. */
  async remap(actor: Actor, place: ImportPlace, version: number, body: DeclarationMappingBody): Promise<DeclarationImportAnswer> {
    const found = await this.unitOfWork.read(actor, (tx) => importRow(tx, place.programmeId, place.ref, place.id));
    const content = await this.files.get(found.sha256);
    const sheets = await refusing(actor, () => readWorkbook(content));
    return this.unitOfWork.run(actor, async (tx) => {
      const declaration = await editableDeclaration(tx, place.programmeId, place.ref);
      const { context } = await declarationContext(tx, place.programmeId, declaration);
      const mapping = chosenMapping(body, withoutMark(sheets), context);
      await move(tx, place, version, ['checked', 'refused', 'applied'], `update register.declaration_import set state = 'reading', mapping = $5, chosen = true, rows_done = 0, rows_total = null, failure = null, version = version + 1
        where programme_id = $1 and id = $2 and version = $3 and state = any ($4)`, [JSON.stringify(mapping)]);
      return this.read(tx, place, 'reading', content.length > READ_AT_ONCE_BYTES ? undefined : sheets);
    });
  }

  /** Writes what was compared in the draft, whole or not at all; refused cells are left out. @throws Problem stale_version when the draft has moved since */
  async apply(actor: Actor, place: ImportPlace, version: number): Promise<DeclarationImportAnswer> {
    const found = await this.unitOfWork.read(actor, (tx) => importRow(tx, place.programmeId, place.ref, place.id));
    const later = found.linesTotal > WRITTEN_AT_ONCE;
    const sheets = later || found.state !== 'checked' ? undefined : await this.sheetsOf(actor, found);
    return this.unitOfWork.run(actor, async (tx) => {
      await editableDeclaration(tx, place.programmeId, place.ref);
      await move(tx, place, version, ['checked'], `update register.declaration_import set state = 'applying', rows_done = 0, failure = null, version = version + 1
        where programme_id = $1 and id = $2 and version = $3 and state = any ($4)`);
      return this.read(tx, place, 'applying', sheets);
    });
  }

  /** Stops what is going on: a reading is given up, an application leaves the draft as it was. */
  cancel(actor: Actor, place: ImportPlace, version: number): Promise<DeclarationImportAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      await move(tx, place, version, ['reading', 'applying', 'checked', 'refused'], `update register.declaration_import set state = case when state = 'applying' then 'checked' else 'cancelled' end, version = version + 1
        where programme_id = $1 and id = $2 and version = $3 and state = any ($4)`);
      return this.readOne(tx, place);
    });
  }

  async readOne(tx: Transaction, { programmeId, ref, id }: ImportPlace): Promise<DeclarationImportAnswer> {
    return importAnswer(await importRow(tx, programmeId, ref, id), tx.actor.request.language);
  }

  /** The workbook with a sheet that lists what is wrong in it. */
  async annotated(actor: Actor, place: ImportPlace): Promise<{ fileName: string; content: Uint8Array }> {
    const found = await this.unitOfWork.read(actor, (tx) => importRow(tx, place.programmeId, place.ref, place.id));
    const sheets = withoutMark(await this.sheetsOf(actor, found));
    return { fileName: found.fileName, content: await writeAnnotatedWorkbook(sheets, importAnswer(found, actor.request.language).problems, actor.request.language) };
  }

  /** Now, with the sheets at hand; or by the queue, which tells its progress. */
  private async read(tx: Transaction, place: ImportPlace, state: 'reading' | 'applying', sheets: Sheet[] | undefined): Promise<DeclarationImportAnswer> {
    if (sheets === undefined) {
      const { accountId, personId, request: { language } } = tx.actor;
      await this.queue.put(tx, 'declaration_imports', { ...place, state, accountId, personId, language, simulatedAt: tx.actor.simulatedAt?.toISOString() ?? null });
    } else {
      const row = await importRow(tx, place.programmeId, place.ref, place.id);
      await (state === 'reading' ? this.runs.check(tx, place, row, sheets) : this.runs.write(tx, place, row, sheets));
    }
    return this.readOne(tx, place);
  }

  private async sheetsOf(actor: Actor, { sha256 }: Pick<ImportRow, 'sha256'>): Promise<Sheet[]> {
    const content = await this.files.get(sha256);
    return refusing(actor, () => readWorkbook(content));
  }
}

/** @throws Problem stale_version, conflict when the import is in another state */
async function move(tx: Transaction, { programmeId, ref, id }: ImportPlace, version: number, from: readonly string[], sql: string, more: readonly unknown[] = []): Promise<void> {
  if ((await tx.execute(sql, [programmeId, id, version, from, ...more])) === 0) {
    const row = await importRow(tx, programmeId, ref, id);
    throw new Problem(row.version === version ? 'conflict' : 'stale_version');
  }
}

/** What is no safe workbook is refused before anything of it is kept. */
async function gate(content: Buffer): Promise<undefined> {
  if (content.length > DEFAULT_WORKBOOK_LIMITS.fileBytes) {
    throw new WorkbookRefusal('workbook_too_large', { limit: Math.floor(DEFAULT_WORKBOOK_LIMITS.fileBytes / 1024 / 1024) });
  }
  assertZipMagic(content);
  await assertSafeWorkbook(content, DEFAULT_WORKBOOK_LIMITS);
}

async function refusing<T>(actor: Actor, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof WorkbookRefusal ? new Problem('file_refused', { reason: workbookRefusalMessage(error, actor.request.language) }) : error;
  }
}
