import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { derivedKey } from '../auth/derived-key.js';
import { type Actor, nobody } from '../common/actor.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { Problem } from '../common/problems.js';
import type { Language } from '../common/translated.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore } from '../files/file-store.js';
import { receiveFile } from '../files/receive-file.js';
import type { PreviewAnswer, PreviewTableAnswer } from './evidence.dto.js';
import { declarationOfEvidence, type EvidenceContent, openEvidence } from './evidence.queries.js';
import { formatOfMediaType } from './evidence.vocabulary.js';
import { readRows } from './inspection/inspect-file.js';
import { readTicket, signTicket } from './preview-ticket.js';

const MOST_ROWS = 100;
const MOST_COLUMNS = 30;
const LONGEST_TEXT = 500;
const MOST_TABLES = 20;
/** A preview of rows reads no further than it must to tell how many there are. */
const MOST_ROWS_READ = 50_000;

export interface OpenedContent extends EvidenceContent {
  stream: Readable;
}

/** Open files, to save or to look at. */
@Injectable()
export class EvidencePreviewService {
  private readonly key: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.key = derivedKey(settings.secret, 'evidence previews');
  }

  /** @throws Problem not_found, evidence_not_available, stored_file_missing */
  async open(actor: Actor, programmeId: string, ref: string, id: string): Promise<OpenedContent> {
    const content = await this.find(actor, programmeId, ref, id);
    return { ...content, stream: await this.files.open(content.sha256) };
  }

  /** An address for a minute for what a browser draws, the first rows of a table. */
  async preview(actor: Actor, programmeId: string, ref: string, id: string): Promise<PreviewAnswer> {
    const content = await this.find(actor, programmeId, ref, id);
    const format = formatOfMediaType(content.mediaType);
    if (format === 'xlsx' || format === 'ods' || format === 'csv') {
      return { kind: 'table', address: null, expiresAt: null, tables: await this.tables(content.sha256, format, actor.request.language) };
    }
    const { ticket, expiresAt } = signTicket(this.key, { programmeId, evidenceId: id }, this.clock.now());
    return { kind: format === 'pdf' ? 'document' : 'image', address: `/api/v1/previews/${ticket}`, expiresAt: expiresAt.toISOString(), tables: [] };
  }

  /** @throws Problem sign_in_required for a ticket that is not valid any more, not_found when the file is not open any more */
  async openTicket(ticket: string): Promise<OpenedContent> {
    const valid = readTicket(this.key, ticket, this.clock.now());
    if (!valid) {
      throw new Problem('sign_in_required');
    }
    const content = await this.unitOfWork.read(nobody('preview'), async (tx) => {
      await tx.query("select set_config('app.computing', 'on', true)");
      const [row] = await tx.query<EvidenceContent & { size: string }>(
        `select e.sha256, e.file_name as "fileName", e.media_type as "mediaType", e.size::text as size
         from register.evidence e where e.programme_id = $1 and e.id = $2 and e.state = 'available'`, [valid.programmeId, valid.evidenceId]);
      return row;
    });
    if (!content) {
      throw new Problem('not_found');
    }
    return { ...content, size: Number(content.size), stream: await this.files.open(content.sha256) };
  }

  private find(actor: Actor, programmeId: string, ref: string, id: string): Promise<EvidenceContent> {
    return this.unitOfWork.read(actor, async (tx) => openEvidence(tx, programmeId, (await declarationOfEvidence(tx, programmeId, ref)).id, id));
  }

  private async tables(sha256: string, format: 'xlsx' | 'ods' | 'csv', language: Language): Promise<PreviewTableAnswer[]> {
    const { path } = await receiveFile(await this.files.open(sha256), this.settings.filesFolder, Number.POSITIVE_INFINITY);
    try {
      return (await readRows(path, format, language, MOST_ROWS_READ)).slice(0, MOST_TABLES).map(({ name, rows }) => ({
        name, totalRows: rows.length, totalColumns: rows.reduce((widest, row) => Math.max(widest, row.length), 0),
        rows: rows.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS).map((text) => text.slice(0, LONGEST_TEXT))),
      }));
    } finally {
      await rm(path, { force: true });
    }
  }
}
