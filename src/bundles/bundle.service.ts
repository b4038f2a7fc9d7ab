import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileStore } from '../files/file-store.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { packDocuments } from './bundled-documents.js';
import { contentsOf, eventsOf, evidenceOf, figureOf, rowsOf } from './bundle.queries.js';

/** One figure with all that stands behind it, for somebody who does not trust this server. */
@Injectable()
export class BundleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: LedgerService,
    private readonly store: FileStore,
  ) {}

  /**
   * Of what the actor may read: the figure, its clause, the declarations, evidence, decisions and review, their events with
   * proofs, and the checkpoint; sealed by the register.
   * @throws Problem not_found, not_sealed_yet within the first seconds of an event
   */
  async make(actor: Actor, programmeId: string, ref: string, period: string): Promise<Buffer> {
    const read = await this.unitOfWork.read(actor, async (tx) => {
      const figure = await figureOf(tx, programmeId, ref, period);
      const contents = await contentsOf(tx, programmeId, figure);
      const declarations = contents.map(({ id }) => id);
      const rows = await rowsOf(tx, programmeId, declarations, figure.indicatorId);
      const evidence = await evidenceOf(tx, programmeId, declarations, figure.indicatorId);
      const sealed = await this.ledger.sealedEvents(tx, await eventsOf(tx, programmeId, figure, declarations));
      return { figure, contents, rows, evidence, sealed, now: tx.now };
    });
    const { figure: { figure, claims, programme, demonstration }, contents, rows, evidence, sealed, now } = read;
    const { files, documents, fileOf } = await packDocuments(this.store, contents, evidence);
    return this.ledger.seal(sealed, {
      madeAt: now.toISOString(), programme, demonstration, figure, claims, documents,
      rows: rows.map(({ declarationId, ...row }) => ({ ...row, file: fileOf(declarationId) })),
    }, files);
  }
}
