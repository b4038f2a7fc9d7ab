import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { foldKey } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { ProgressService } from '../progress/progress.service.js';
import { idOfRef } from '../programmes/references.queries.js';
import { insertTerm } from './commitment-terms.service.js';
import { CommitmentObligorEntity } from './commitment-obligor.entity.js';
import { CommitmentEntity } from './commitment.entity.js';
import type { ChangeCommitmentBody, CommitmentFileAnswer, CreateCommitmentBody } from './commitments.dto.js';
import { readCommitmentFile } from './commitments.queries.js';

@Injectable()
export class CommitmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: ProgressService,
  ) {}

  create(actor: Actor, programmeId: string, body: CreateCommitmentBody): Promise<CommitmentFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const agreementId = await idOfRef(tx, 'agreement', programmeId, body.agreement, 'agreement');
      const indicator = await indicatorOf(tx, programmeId, body.indicator);
      const id = uuid7(tx.now);
      await tx.manager.insert(CommitmentEntity, {
        ...commonValues(body), programmeId, id, agreementId, ref: body.ref, kind: body.kind, side: body.side, titleFr: body.titleFr, foldedKey: foldKey(body.titleFr), indicatorId: indicator.id,
        liability: body.liability ?? (body.obligors.length > 1 ? 'unknown' : 'single'), leadReporterId: body.leadReporterId ?? null, beneficiaryId: body.beneficiaryId ?? null,
      });
      for (const [position, { organisationId }] of body.obligors.entries()) {
        await tx.manager.insert(CommitmentObligorEntity, { programmeId, agreementId, commitmentId: id, organisationId, position });
      }
      const effect = await effectOf(tx, programmeId, agreementId, body.validFrom ?? null);
      await insertTerm(tx, { programmeId, agreementId, commitmentId: id, amendmentId: null, indicator, validFrom: effect.from, validTo: null, validIsPresumed: effect.presumed }, body);
      await this.progress.recomputeCommitments(tx, programmeId, [id]);
      return readCommitmentFile(tx, programmeId, body.ref);
    });
  }

  change(actor: Actor, programmeId: string, ref: string, version: number, body: ChangeCommitmentBody): Promise<CommitmentFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const id = await lockCommitment(tx, programmeId, ref);
      await updateVersioned(tx, CommitmentEntity, { programmeId, id }, version, {
        ...commonValues(body), ...(body.titleFr ? { titleFr: body.titleFr, foldedKey: foldKey(body.titleFr) } : {}), ...(body.liability ? { liability: body.liability } : {}),
      });
      if (body.regions || body.segments) {
        await this.progress.recomputeCommitments(tx, programmeId, [id]);
      }
      return readCommitmentFile(tx, programmeId, ref);
    });
  }
}

function commonValues(body: ChangeCommitmentBody): Partial<CommitmentEntity> {
  const { regions, segments, titleAr, titleEn, clauseId, note, source } = body;
  const values: Partial<CommitmentEntity> = { titleAr, titleEn, clauseId, note, source, regionCodes: regions, segmentCodes: segments };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** @throws Problem not_found, not_permitted where the actor reads the commitment and may not write it */
async function lockCommitment(tx: Transaction, programmeId: string, ref: string): Promise<string> {
  const [locked] = await tx.query<{ id: string }>('select id from register.commitment where programme_id = $1 and ref = $2 for update', [programmeId, ref]);
  if (locked) {
    return locked.id;
  }
  const [readable] = await tx.query('select id from register.commitment where programme_id = $1 and ref = $2', [programmeId, ref]);
  throw readable ? new Problem('not_permitted', { permission: 'commitment.write' }) : new Problem('not_found');
}

export async function indicatorOf(tx: Transaction, programmeId: string, code: string): Promise<{ id: string; unit: string; whole: boolean }> {
  const [indicator] = await tx.query<{ id: string; unit: string; whole: boolean }>('select id, unit, whole from register.indicator where programme_id = $1 and code = $2', [programmeId, code]);
  if (!indicator) {
    throw new Problem('validation_failed', {}, [{ field: 'indicator', code: 'unknown_reference', parameters: { value: code } }]);
  }
  return indicator;
}

/** Terms hold from the effect date; where the act publishes none, from the signature, and they say so. */
async function effectOf(tx: Transaction, programmeId: string, agreementId: string, told: CivilDate | null): Promise<{ from: CivilDate | null; presumed: boolean }> {
  if (told) {
    return { from: told, presumed: false };
  }
  const [dates] = await tx.query<{ effective: CivilDate | null; signed: CivilDate | null }>(
    'select effective_from as effective, signed_on as signed from register.agreement where programme_id = $1 and id = $2', [programmeId, agreementId]);
  return dates?.effective ? { from: dates.effective, presumed: false } : { from: dates?.signed ?? null, presumed: true };
}
