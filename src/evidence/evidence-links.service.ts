import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { idOfRef } from '../programmes/references.queries.js';
import { EvidenceLinkEntity } from './evidence-link.entity.js';
import type { EvidenceAnswer, LinkEvidenceBody } from './evidence.dto.js';
import { readEvidence } from './evidence.queries.js';
import { lockDeclaration } from './evidence.service.js';

/** Says what a file proves: of which indicator, of which site, and how much it attests for a month. */
@Injectable()
export class EvidenceLinksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
  ) {}

  link(actor: Actor, programmeId: string, ref: string, evidenceId: string, body: LinkEvidenceBody): Promise<EvidenceAnswer> {
    if ((body.attestedQuantity == null) !== (body.month == null) || (body.cnssAffiliation != null && body.month == null)) {
      throw new Problem('validation_failed', {}, [{ field: body.attestedQuantity == null ? 'attestedQuantity' : 'month', code: 'evidence_quantity_and_month' }]);
    }
    return this.unitOfWork.run(actor, async (tx) => {
      const declaration = await lockDeclaration(tx, programmeId, ref);
      const { state } = await readEvidence(tx, this.sealedTexts, programmeId, declaration.id, evidenceId);
      if (!['scanning', 'quarantined', 'available'].includes(state)) {
        throw new Problem('evidence_not_available', { state });
      }
      await tx.manager.insert(EvidenceLinkEntity, {
        programmeId, id: uuid7(tx.now), organisationId: declaration.organisationId, declarationId: declaration.id, evidenceId,
        indicatorId: await idOfRef(tx, 'indicator', programmeId, body.indicator, 'indicator'),
        siteId: await siteOf(tx, declaration.organisationId, body.site),
        noteId: await this.sealedTexts.seal(tx, programmeId, body.proves, declaration.organisationId),
        attestedQuantity: body.attestedQuantity ?? null, month: body.month ? `${body.month}-01` : null, cnssAffiliation: body.cnssAffiliation ?? null,
      });
      return readEvidence(tx, this.sealedTexts, programmeId, declaration.id, evidenceId);
    });
  }

  /** Takes a link back by superseding it. */
  unlink(actor: Actor, programmeId: string, ref: string, evidenceId: string, linkId: string): Promise<EvidenceAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const declaration = await lockDeclaration(tx, programmeId, ref);
      const superseded = await tx.execute(
        `update register.evidence_link set superseded_by = ledger.current_change()
         where programme_id = $1 and declaration_id = $2 and evidence_id = $3 and id = $4 and superseded_by is null`,
        [programmeId, declaration.id, evidenceId, linkId]);
      if (superseded !== 1) {
        throw new Problem('not_found');
      }
      return readEvidence(tx, this.sealedTexts, programmeId, declaration.id, evidenceId);
    });
  }
}

async function siteOf(tx: Transaction, organisationId: string, siteId: string | null | undefined): Promise<string | null> {
  if (siteId == null) {
    return null;
  }
  const [site] = await tx.query<{ id: string }>('select s.id from register.site s where s.organisation_id = $1 and s.id = $2', [organisationId, siteId]);
  if (!site) {
    throw new Problem('validation_failed', {}, [{ field: 'site', code: 'unknown_reference', parameters: { value: siteId } }]);
  }
  return site.id;
}
