import { extname } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore } from '../files/file-store.js';
import { csvOf } from '../common/csv.js';
import type { BundledFile } from '../ledger/bundle/bundle.dto.js';
import { packContainer } from '../ledger/ledger.service.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import type { WorksheetRowAnswer } from './missions.dto.js';
import { missionOfTeam, readMissionFile } from './missions.queries.js';
import { decisionsOf, eventLines, evidenceFilesOf, type ExtractedDecision, type ExtractedEvidence, type ExtractedLine, linesOf, perimeterOf } from './mission-extraction.queries.js';

/** The archive is made in memory: files beyond this many bytes in all are listed and left out. */
const EVIDENCE_BYTES = 200 * 1024 * 1024;

/** All that a mission stands on, for the auditors' own tools. */
@Injectable()
export class MissionExtractionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly store: FileStore,
  ) {}

  /**
   * A ZIP with the worksheet, every line declared, the decisions and the list of files as CSV, the files, and the events as JSON
   * lines; of what the member of the team may read. @throws Problem not_found
   */
  async make(actor: Actor, programmeId: string, ref: string): Promise<Buffer> {
    const { worksheet, lines, decisions, evidence, events } = await this.unitOfWork.read(actor, async (tx) => {
      const mission = await missionOfTeam(tx, programmeId, ref);
      const perimeter = await perimeterOf(tx, programmeId, mission);
      return {
        worksheet: (await readMissionFile(tx, this.sealedTexts, programmeId, ref)).rows, lines: await linesOf(tx, programmeId, perimeter.declarations), decisions: await decisionsOf(tx, programmeId, perimeter.declarations),
        evidence: await evidenceFilesOf(tx, programmeId, perimeter.declarations), events: await eventLines(tx, programmeId, perimeter, mission.id),
      };
    });
    const { files, left } = await this.evidenceFiles(evidence);
    const text = (path: string, content: string): BundledFile => ({ path, content: Buffer.from(content, 'utf8') });
    return packContainer([
      text('worksheet.csv', csvOf(WORKSHEET, worksheet)), text('lines.csv', csvOf(LINES, lines)), text('decisions.csv', csvOf(DECISIONS, decisions)),
      text('evidence.csv', csvOf<ExtractedEvidence>({ ...EVIDENCE, file: ({ sha256, fileName, state }) => (state === 'available' && !left.has(sha256) ? pathOf(sha256, fileName) : null) }, evidence)),
      text('events.jsonl', events), ...files,
    ]);
  }

  private async evidenceFiles(evidence: readonly ExtractedEvidence[]): Promise<{ files: BundledFile[]; left: ReadonlySet<string> }> {
    const open = new Map(evidence.filter(({ state }) => state === 'available').map((one) => [one.sha256, one]));
    const files: BundledFile[] = [];
    const left = new Set<string>();
    let bytes = 0;
    for (const { sha256, fileName, size } of open.values()) {
      if (bytes + size > EVIDENCE_BYTES) {
        left.add(sha256);
        continue;
      }
      bytes += size;
      files.push({ path: pathOf(sha256, fileName), content: await this.store.get(sha256) });
    }
    return { files, left };
  }
}

const pathOf = (sha256: string, fileName: string): string => `evidence/${sha256}${extname(fileName).toLowerCase().replace(/[^.a-z0-9]/g, '')}`;

const WORKSHEET: Parameters<typeof csvOf<WorksheetRowAnswer>>[0] = {
  position: (row) => row.position, commitment: (row) => row.commitment, title: (row) => row.title.fr, obligors: (row) => row.obligors.map(({ name }) => name.fr).join(' ; '), indicator: (row) => row.indicator, unit: (row) => row.unit,
  clause: (row) => (row.clause === null ? null : `${row.clause.act}, ${row.clause.article}`), target: (row) => row.target, previous: (row) => row.previous, declared: (row) => row.declared, attested: (row) => row.attested,
  accepted: (row) => row.accepted, verified_before: (row) => row.verifiedBefore?.value ?? null, risks: (row) => row.risks.join(' ; '), declarations: (row) => row.declarations.map(({ ref }) => ref).join(' ; '),
  verifiable: (row) => (row.review === null ? null : row.review.verifiable ? 'yes' : 'no'), opinion: (row) => row.review?.opinion ?? null, adjusted: (row) => row.review?.adjusted ?? null, completion: (row) => row.review?.completion ?? null,
  tests: (row) => row.review?.tests.join(' ; ') ?? null, confidence: (row) => row.review?.confidence ?? null, note: (row) => row.review?.note ?? null,
};
const LINES: Parameters<typeof csvOf<ExtractedLine>>[0] = {
  declaration: (row) => row.declaration, restatement: (row) => row.restatement, organisation: (row) => row.organisation, revision: (row) => row.revision, indicator: (row) => row.indicator, site: (row) => row.site,
  dimensions: (row) => row.dimensions, state: (row) => row.state, declared: (row) => row.declared, accepted: (row) => row.accepted, superseded: (row) => row.superseded,
};
const DECISIONS: Parameters<typeof csvOf<ExtractedDecision>>[0] = {
  declaration: (row) => row.declaration, kind: (row) => row.kind, revision: (row) => row.revision, at: (row) => row.at, person: (row) => row.person, content_sha256: (row) => row.content_sha256,
};
const EVIDENCE: Parameters<typeof csvOf<ExtractedEvidence>>[0] = {
  declaration: (row) => row.declaration, name: (row) => row.fileName, sha256: (row) => row.sha256, bytes: (row) => row.size, kind: (row) => row.kind, state: (row) => row.state, indicators: (row) => row.indicators, attested: (row) => row.attested,
};
