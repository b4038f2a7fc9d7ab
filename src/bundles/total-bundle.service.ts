import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore } from '../files/file-store.js';
import type { BundledRow, BundledTotal } from '../ledger/bundle/bundle.dto.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { TotalLineageParameters } from '../lineage/lineage.dto.js';
import { readTotalLineage } from '../lineage/lineage.queries.js';
import { packDocuments } from './bundled-documents.js';
import { claimsOfDeclarations, contentsOfLines, declaredLinesOf, eventsOfDeclarations, evidenceOfLines, programmeNamed } from './total-bundle.queries.js';

/** A total with the declarations, evidence, decisions and proofs behind each of its rows. */
@Injectable()
export class TotalBundleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: LedgerService,
    private readonly store: FileStore,
  ) {}

  /** Of what the actor may read. @throws Problem validation_failed, bundle_too_large, not_sealed_yet within the first seconds of an event */
  async make(actor: Actor, programmeId: string, parameters: TotalLineageParameters): Promise<Buffer> {
    const { organisation, site, region, segment } = parameters;
    const read = await this.unitOfWork.read(actor, async (tx) => {
      const lineage = await readTotalLineage(tx, programmeId, parameters);
      const { rows: summed, rowsTotal } = lineage;
      if (summed.length < rowsTotal) throw new Problem('bundle_too_large', { rows: String(rowsTotal), limit: String(summed.length) });
      const lines = await declaredLinesOf(tx, programmeId, summed.map(({ observation }) => observation));
      const declarations = [...new Set(lines.map(({ declarationId }) => declarationId))];
      return {
        lineage, lines, now: tx.now, ...(await programmeNamed(tx, programmeId)),
        contents: await contentsOfLines(tx, programmeId, lines),
        evidence: await evidenceOfLines(tx, programmeId, declarations, [...new Set(lines.map(({ indicatorId }) => indicatorId))]),
        claims: await claimsOfDeclarations(tx, programmeId, declarations),
        sealed: await this.ledger.sealedEvents(tx, await eventsOfDeclarations(tx, programmeId, declarations)),
      };
    });
    const { lineage, lines, contents, evidence, claims, sealed, programme, demonstration, now } = read;
    const { files, documents, fileOf } = await packDocuments(this.store, contents, evidence);
    const lineOf = new Map(lines.map((line) => [line.observation, line]));
    const rows = lineage.rows.flatMap(({ observation, value, sign, carried }): BundledRow[] => {
      const line = lineOf.get(observation);
      if (line === undefined) return [];
      const { declaration, declarationId, revision, indicator, site: place, declared } = line;
      return [{ declaration, file: fileOf(declarationId, revision), indicator, site: place, declared, accepted: lineage.status === 'accepted' ? value : null, adds: { value, sign, carried } }];
    });
    const part = Object.fromEntries(Object.entries({ organisation, site, region, segment }).filter((entry): entry is [string, string] => entry[1] !== undefined));
    const figure: BundledTotal = {
      rule: lineage.rule, total: lineage.indicator, unit: lineage.unit, status: lineage.status, from: lineage.from, to: lineage.to, asOf: lineage.asOf, knownOn: lineage.knownOn, part, value: lineage.value,
    };
    return this.ledger.seal(sealed, { madeAt: now.toISOString(), programme, demonstration, figure, claims, documents, rows }, files);
  }
}
