import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { addDays, type CivilDate, compareCivilDates, lastDayOf } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import { insertTerm, rangeOf } from '../commitments/commitment-terms.service.js';
import { ProgressService } from '../progress/progress.service.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { AgreementEntity } from './agreement.entity.js';
import type { AgreementFileAnswer } from './agreements.dto.js';
import { readAgreementFile } from './agreements.queries.js';
import { lockAgreement } from './agreements.service.js';
import { AmendmentEntity } from './amendment.entity.js';
import type { AmendedBaselineBody, AmendedTermBody, AmendmentBody } from './amendments.dto.js';

interface Amending {
  programmeId: string;
  agreementId: string;
  amendmentId: string;
  effectiveOn: CivilDate;
}

/** Amendments change the future, not the past: terms before the effect date stay what they were. */
@Injectable()
export class AmendmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: ProgressService,
  ) {}

  record(actor: Actor, programmeId: string, ref: string, version: number, body: AmendmentBody): Promise<AgreementFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const agreement = await lockAgreement(tx, programmeId, ref);
      if (agreement.signedOn && compareCivilDates(body.effectiveOn, agreement.signedOn as CivilDate) < 0) {
        throw new Problem('validation_failed', {}, [{ field: 'effectiveOn', code: 'amendment_before_signature' }]);
      }
      const amendmentId = uuid7(tx.now);
      await tx.manager.insert(AmendmentEntity, {
        programmeId, id: amendmentId, agreementId: agreement.id, number: body.number, actId: body.actId ?? null, signedOn: body.signedOn ?? null, effectiveOn: body.effectiveOn, summary: body.summary,
      });
      const amending = { programmeId, agreementId: agreement.id, amendmentId, effectiveOn: body.effectiveOn };
      const amended: string[] = [];
      for (const [index, term] of (body.terms ?? []).entries()) {
        amended.push(await amendTerm(tx, amending, term, index));
      }
      await this.progress.recomputeCommitments(tx, programmeId, amended);
      for (const [index, baseline] of (body.baselines ?? []).entries()) {
        await amendBaseline(tx, amending, baseline, index);
      }
      await updateVersioned(tx, AgreementEntity, { programmeId, id: agreement.id }, version, {});
      return readAgreementFile(tx, programmeId, ref);
    });
  }
}

interface StandingTerm {
  id: string;
  from: CivilDate | null;
  to: CivilDate | null;
  commitmentId: string;
  unit: string;
  whole: boolean;
}

/** The terms that reach into the amended time are superseded; what they said of the time before is said again, closed. @returns the commitment */
async function amendTerm(tx: Transaction, amending: Amending, body: AmendedTermBody, index: number): Promise<string> {
  const { programmeId, agreementId, effectiveOn } = amending;
  const reaching = await tx.query<StandingTerm>(
    `select t.id, lower(t.valid) as "from", upper(t.valid) - 1 as "to", c.id as "commitmentId", i.unit, i.whole
     from register.commitment c
       join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id
       left join register.commitment_term t on t.programme_id = c.programme_id and t.commitment_id = c.id and t.superseded_by is null and (upper_inf(t.valid) or upper(t.valid) > $4)
     where c.programme_id = $1 and c.agreement_id = $2 and c.ref = $3 order by t.valid`,
    [programmeId, agreementId, body.commitment, effectiveOn]);
  const [first] = reaching;
  if (!first) {
    throw new Problem('validation_failed', {}, [{ field: `terms[${index}].commitment`, code: 'unknown_reference', parameters: { value: body.commitment } }]);
  }
  for (const term of reaching.filter((one) => one.id)) {
    await tx.execute('update register.commitment_term set superseded_by = ledger.current_change() where programme_id = $1 and id = $2', [programmeId, term.id]);
    if (!term.from || compareCivilDates(term.from, effectiveOn) < 0) {
      await sayAgainUntil(tx, amending, term);
    }
  }
  await insertTerm(tx, { programmeId, agreementId, commitmentId: first.commitmentId, amendmentId: amending.amendmentId, indicator: first, validFrom: effectiveOn, validTo: null, validIsPresumed: false }, body);
  return first.commitmentId;
}

async function sayAgainUntil(tx: Transaction, { programmeId, effectiveOn }: Amending, term: StandingTerm): Promise<void> {
  const id = uuid7(tx.now);
  await tx.execute(
    `insert into register.commitment_term (programme_id, id, agreement_id, commitment_id, amendment_id, valid, valid_is_presumed, basis, base, base_on, base_source, target, qualifier, unit, due_on, due_precision, linear)
     select programme_id, $3, agreement_id, commitment_id, amendment_id, $4, valid_is_presumed, basis, base, base_on, base_source, target, qualifier, unit, due_on, due_precision, linear
     from register.commitment_term where programme_id = $1 and id = $2`,
    [programmeId, term.id, id, rangeOf(term.from, addDays(effectiveOn, -1))]);
  await tx.execute(
    `insert into register.commitment_step (programme_id, id, agreement_id, commitment_id, term_id, due_on, due_precision, value, qualifier)
     select programme_id, app.uuid7(), agreement_id, commitment_id, $3, due_on, due_precision, value, qualifier from register.commitment_step where programme_id = $1 and term_id = $2`,
    [programmeId, term.id, id]);
}

async function amendBaseline(tx: Transaction, { programmeId, agreementId, amendmentId }: Amending, body: AmendedBaselineBody, index: number): Promise<void> {
  const [milestone] = await tx.query<{ id: string }>('select id from register.milestone where programme_id = $1 and agreement_id = $2 and ref = $3 for update', [programmeId, agreementId, body.milestone]);
  if (!milestone) {
    throw new Problem('validation_failed', {}, [{ field: `baselines[${index}].milestone`, code: 'unknown_reference', parameters: { value: body.milestone } }]);
  }
  const precision = body.precision ?? 'day';
  const on = lastDayOf(body.baselineOn, precision);
  await tx.execute('update register.milestone_baseline set superseded_by = ledger.current_change() where programme_id = $1 and milestone_id = $2 and superseded_by is null', [programmeId, milestone.id]);
  await tx.execute(
    'insert into register.milestone_baseline (programme_id, id, agreement_id, milestone_id, amendment_id, baseline_on, baseline_precision) values ($1, $2, $3, $4, $5, $6, $7)',
    [programmeId, uuid7(tx.now), agreementId, milestone.id, amendmentId, on, precision]);
  await tx.execute('update register.milestone set baseline_on = $3, baseline_precision = $4, version = version + 1 where programme_id = $1 and id = $2', [programmeId, milestone.id, on, precision]);
}
