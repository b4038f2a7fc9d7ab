import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Semaphore } from '../auth/semaphore.js';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { withContent } from '../database/idempotent-request.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore } from '../files/file-store.js';
import { receiveFile } from '../files/receive-file.js';
import { StoredFilesService } from '../files/stored-files.service.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { QueueService } from '../queue/queue.service.js';
import { type EvidenceForm, readEvidenceForm } from './evidence-form.js';
import type { EvidenceAnswer } from './evidence.dto.js';
import { EvidenceEntity } from './evidence.entity.js';
import { stateAfter } from './evidence.lifecycle.js';
import { declarationOfEvidence, readEvidence } from './evidence.queries.js';
import { type EvidenceKind, FORMATS } from './evidence.vocabulary.js';
import { acceptFileName } from './file-name.js';
import { inspectFile, type Inspection } from './inspection/inspect-file.js';

/** Takes files of a declaration in: received, inspected, stored, then named by a row, or nothing of it stays. */
@Injectable()
export class EvidenceService {
  private readonly inspections = new Semaphore(2, 20);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly storedFiles: StoredFilesService,
    private readonly sealedTexts: SealedTextService,
    private readonly queue: QueueService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem not_found, evidence_frozen, evidence_too_many, too_large and those that begin with `evidence_` */
  async upload(actor: Actor, programmeId: string, ref: string, request: FastifyRequest): Promise<EvidenceAnswer> {
    await this.unitOfWork.read(actor, (tx) => declarationOfEvidence(tx, programmeId, ref));
    return this.take(actor, programmeId, ref, await readEvidenceForm(request, this.settings.filesFolder, this.settings.evidence.fileBytes));
  }

  /**
   * Takes in a file that the program made itself.
   * @throws Problem as `upload`
   */
  async attach(actor: Actor, programmeId: string, ref: string, { fileName, kind, content }: { fileName: string; kind: EvidenceKind; content: Buffer }): Promise<EvidenceAnswer> {
    const file = await receiveFile(Readable.from([content]), this.settings.filesFolder, this.settings.evidence.fileBytes);
    return this.take(actor, programmeId, ref, { ...acceptFileName(fileName), kind, file });
  }

  /** The part file is gone afterwards, whatever happens. */
  private async take(actor: Actor, programmeId: string, ref: string, form: EvidenceForm): Promise<EvidenceAnswer> {
    const { path, sha256 } = form.file;
    let taken = false;
    try {
      const inspection = await this.inspections.run(() => inspectFile(path, form.extension, actor.request.language), () => new Problem('evidence_busy', { seconds: '10' }));
      await this.files.take(form.file);
      taken = true;
      return await this.unitOfWork.run(withContent(actor, sha256), (tx) => this.record(tx, programmeId, ref, form, inspection));
    } catch (error) {
      if (taken) await this.storedFiles.discard(sha256);
      throw error;
    } finally {
      await rm(path, { force: true });
    }
  }

  private async record(tx: Transaction, programmeId: string, ref: string, { file: { sha256, size }, fileName, kind }: EvidenceForm, inspection: Inspection): Promise<EvidenceAnswer> {
    const declaration = await lockDeclaration(tx, programmeId, ref);
    const already = await tx.query<{ sha256: string; fileName: string }>(
      `select e.sha256, e.file_name as "fileName" from register.evidence e
       where e.programme_id = $1 and e.declaration_id = $2 and e.state in ('scanning', 'quarantined', 'available')`, [programmeId, declaration.id]);
    const same = already.find((one) => one.sha256 === sha256);
    if (same) {
      throw new Problem('evidence_already_attached', { file: same.fileName });
    }
    if (already.length >= this.settings.evidence.files) {
      throw new Problem('evidence_too_many', { limit: String(this.settings.evidence.files) });
    }
    const [destroyed] = await tx.query<{ before: boolean }>('select app.file_was_destroyed($1) as before', [sha256]);
    if (destroyed?.before) {
      throw new Problem('evidence_destroyed_before');
    }
    const { mediaType } = FORMATS[inspection.format];
    await this.storedFiles.keep(tx, sha256, size, mediaType);
    const id = uuid7(tx.now);
    const scan = this.settings.virusScanner ? 'pending' : 'none';
    await tx.manager.insert(EvidenceEntity, {
      programmeId, id, organisationId: declaration.organisationId, declarationId: declaration.id, firstRevision: declaration.revision + 1,
      sha256, fileName, mediaType, size: String(size), pages: inspection.pages, kind, scan, searched: inspection.searched, findings: inspection.findings,
      state: stateAfter({ scan, suspected: inspection.findings.length > 0, confirmed: false }), uploadedBy: tx.actor.personId as string,
    });
    if (scan === 'pending') {
      await this.queue.put(tx, 'evidence', { programmeId, evidenceId: id });
    }
    return readEvidence(tx, this.sealedTexts, programmeId, declaration.id, id);
  }
}

/**
 * The row of the declaration, held until the transaction ends: uploads come one after the other, and none beside a submission.
 * @throws Problem not_found, evidence_frozen
 */
export async function lockDeclaration(tx: Transaction, programmeId: string, ref: string): Promise<{ id: string; organisationId: string; revision: number }> {
  const [row] = await tx.query<{ id: string; organisationId: string; revision: number; state: string }>(
    'select d.id, d.organisation_id as "organisationId", d.revision, d.state from register.declaration d where d.programme_id = $1 and d.ref = $2 for no key update', [programmeId, ref]);
  if (!row) {
    throw new Problem('not_found');
  }
  if (row.state !== 'draft' && row.state !== 'returned') {
    throw new Problem('evidence_frozen');
  }
  return row;
}
