import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { addDays, type CivilDate, compareCivilDates } from '../common/civil-date.js';
import { foldKey } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { ProgressService } from '../progress/progress.service.js';
import { rangeOf } from '../commitments/commitment-terms.service.js';
import { ActEntity } from './act.entity.js';
import { AgreementPartyEntity } from './agreement-party.entity.js';
import { AgreementEntity } from './agreement.entity.js';
import { agreementLifecycle, type AgreementState } from './agreement.lifecycle.js';
import type { ActBody, AgreementFileAnswer, AgreementTransitionBody, ChangeAgreementBody, CorrectionBody, CreateAgreementBody, EndPartyBody, PartyBody } from './agreements.dto.js';
import { readAgreementFile } from './agreements.queries.js';
import { ClauseEntity } from './clause.entity.js';
import { CorrectionEntity } from './correction.entity.js';

/** What the progress of the commitments of an agreement stands on. */
const DECIDING = ['state', 'signedOn', 'effectiveFrom'] as const;

@Injectable()
export class AgreementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: ProgressService,
  ) {}

  create(actor: Actor, programmeId: string, body: CreateAgreementBody): Promise<AgreementFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { parties, state, ...values } = body;
      requireOrderedDates(values);
      const id = uuid7(tx.now);
      await tx.manager.insert(AgreementEntity, {
        ...values, programmeId, id, state: state ?? 'draft', foldedKey: foldKey(body.titleFr), amountQualifier: values.amount ? (values.amountQualifier ?? 'exact') : null,
      });
      for (const [position, party] of parties.entries()) {
        await insertParty(tx, programmeId, id, party, position);
      }
      return readAgreementFile(tx, programmeId, body.ref);
    });
  }

  change(actor: Actor, programmeId: string, ref: string, version: number, body: ChangeAgreementBody): Promise<AgreementFileAnswer> {
    return this.writing(actor, programmeId, ref, version, async (_tx, before) => {
      requireOrderedDates({ ...before, ...body });
      const { amount } = { ...before, ...body };
      return {
        ...body, ...(body.titleFr ? { foldedKey: foldKey(body.titleFr) } : {}),
        ...('amount' in body || 'amountQualifier' in body ? { amountQualifier: amount ? (body.amountQualifier ?? before.amountQualifier ?? 'exact') : null } : {}),
      };
    });
  }

  transition(actor: Actor, programmeId: string, ref: string, version: number, body: AgreementTransitionBody): Promise<AgreementFileAnswer> {
    return this.writing(actor, programmeId, ref, version, async (_tx, before) => {
      const transition = agreementLifecycle.next(before.state as AgreementState, body.action);
      if (!transition.allowed) {
        throw new Problem('transition_not_allowed', { from: before.state, possible: transition.possible.join(', ') });
      }
      const dated: Partial<AgreementEntity> = body.action === 'sign' ? { signedOn: body.on ?? before.signedOn } : body.action === 'enter_into_force' ? { effectiveFrom: body.on ?? before.effectiveFrom } : {};
      return { state: transition.to, ...dated };
    });
  }

  addParty(actor: Actor, programmeId: string, ref: string, version: number, body: PartyBody): Promise<AgreementFileAnswer> {
    return this.writing(actor, programmeId, ref, version, async (tx, before) => {
      await insertParty(tx, programmeId, before.id, body, 99);
      return {};
    });
  }

  /** It stays a party on the days before. */
  endParty(actor: Actor, programmeId: string, ref: string, version: number, partyId: string, { on }: EndPartyBody): Promise<AgreementFileAnswer> {
    return this.writing(actor, programmeId, ref, version, async (tx, before) => {
      const key = [programmeId, before.id, partyId];
      const [party] = await tx.query<{ validFrom: CivilDate | null }>(
        'select lower(valid) as "validFrom" from register.agreement_party where programme_id = $1 and agreement_id = $2 and id = $3 and superseded_by is null', key);
      if (!party) {
        throw new Problem('not_found');
      }
      if (party.validFrom && compareCivilDates(on, party.validFrom) <= 0) {
        throw new Problem('validation_failed', {}, [{ field: 'on', code: 'end_before_start' }]);
      }
      await tx.execute('update register.agreement_party set superseded_by = ledger.current_change() where programme_id = $1 and agreement_id = $2 and id = $3', key);
      await tx.execute(
        `insert into register.agreement_party (programme_id, id, agreement_id, organisation_id, side, role, signed_on, signature_delegation, position, valid)
         select programme_id, $4, agreement_id, organisation_id, side, role, signed_on, signature_delegation, position, $5
         from register.agreement_party where programme_id = $1 and agreement_id = $2 and id = $3`,
        [...key, uuid7(tx.now), rangeOf(party.validFrom, addDays(on, -1))]);
      return {};
    });
  }

  addAct(actor: Actor, programmeId: string, ref: string, version: number, body: ActBody): Promise<AgreementFileAnswer> {
    return this.writing(actor, programmeId, ref, version, async (tx, before) => {
      const { clauses, ...values } = body;
      const actId = uuid7(tx.now);
      await tx.manager.insert(ActEntity, { ...values, programmeId, id: actId, agreementId: before.id });
      for (const clause of clauses ?? []) {
        await tx.manager.insert(ClauseEntity, { ...clause, programmeId, id: uuid7(tx.now), agreementId: before.id, actId });
      }
      return {};
    });
  }

  /** Mends a typing error: logged with its reason, and no version of the terms. */
  correct(actor: Actor, programmeId: string, ref: string, version: number, body: CorrectionBody): Promise<AgreementFileAnswer> {
    return this.writing(actor, programmeId, ref, version, async (tx, before) => {
      const after = body.after ?? null;
      if (body.field === 'titleFr' && !after) {
        throw new Problem('validation_failed', {}, [{ field: 'after', code: 'field_required' }]);
      }
      await tx.manager.insert(CorrectionEntity, { programmeId, id: uuid7(tx.now), agreementId: before.id, field: body.field, before: before[body.field], after, reason: body.reason });
      return { [body.field]: after, ...(body.field === 'titleFr' && after ? { foldedKey: foldKey(after) } : {}) };
    });
  }

  private writing(
    actor: Actor, programmeId: string, ref: string, version: number,
    work: (tx: Transaction, before: AgreementEntity) => Promise<Partial<AgreementEntity>>,
  ): Promise<AgreementFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const before = await lockAgreement(tx, programmeId, ref);
      const changes = await work(tx, before);
      await updateVersioned(tx, AgreementEntity, { programmeId, id: before.id }, version, changes);
      if (DECIDING.some((name) => name in changes)) {
        await this.progress.recomputeAgreement(tx, programmeId, before.id);
      }
      return readAgreementFile(tx, programmeId, ref);
    });
  }
}

/** @throws Problem not_found */
export async function lockAgreement(tx: Transaction, programmeId: string, ref: string): Promise<AgreementEntity> {
  await tx.query('select 1 from register.agreement where programme_id = $1 and ref = $2 for update', [programmeId, ref]);
  const agreement = await tx.manager.findOneBy(AgreementEntity, { programmeId, ref });
  if (!agreement) {
    throw new Problem('not_found');
  }
  return agreement;
}

async function insertParty(tx: Transaction, programmeId: string, agreementId: string, party: PartyBody, position: number): Promise<void> {
  await tx.manager.insert(AgreementPartyEntity, {
    programmeId, id: uuid7(tx.now), agreementId, organisationId: party.organisationId, side: party.side, role: party.role ?? 'signatory',
    signedOn: party.signedOn ?? null, signatureDelegation: party.signatureDelegation ?? null, position, valid: rangeOf(party.validFrom ?? null, null),
  });
}

function requireOrderedDates(dates: { signedOn?: string | null; effectiveFrom?: string | null; effectiveTo?: string | null }): void {
  const start = dates.effectiveFrom ?? dates.signedOn;
  if (start && dates.effectiveTo && compareCivilDates(start as CivilDate, dates.effectiveTo as CivilDate) > 0) {
    throw new Problem('validation_failed', {}, [{ field: 'effectiveTo', code: 'end_before_start' }]);
  }
}
