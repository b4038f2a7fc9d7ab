import { foldKey } from '../../common/folded-key.js';
import { insertTerm } from '../../commitments/commitment-terms.service.js';
import { CommitmentObligorEntity } from '../../commitments/commitment-obligor.entity.js';
import { CommitmentEntity } from '../../commitments/commitment.entity.js';
import type { TermBody } from '../../commitments/commitments.dto.js';
import type { CivilDate } from '../../common/civil-date.js';
import { updateVersioned } from '../../database/versioned-update.js';
import type { RegisterCommitment } from '../register/register-workbook.js';
import { type Applying, valueOf } from './applying.js';
import { differences, type Outcome } from './counts.js';

interface Indicator {
  id: string;
  unit: string;
  whole: boolean;
  nameFr: string;
  nameAr: string | null;
  nameEn: string | null;
}

interface Agreement {
  id: string;
  signedOn: CivilDate | null;
  effectiveFrom: CivilDate | null;
}

export async function applyCommitment(applying: Applying, said: RegisterCommitment): Promise<Outcome> {
  const { tx, programmeId } = applying;
  const [indicator] = await tx.query<Indicator>(
    'select id, unit, whole, name_fr as "nameFr", name_ar as "nameAr", name_en as "nameEn" from register.indicator where programme_id = $1 and code = $2', [programmeId, said.indicator.value]);
  const [agreement] = await tx.query<Agreement>(
    'select id, signed_on as "signedOn", effective_from as "effectiveFrom" from register.agreement where programme_id = $1 and ref = $2', [programmeId, said.agreement.value]);
  if (!indicator || !agreement) {
    throw new Error(`The commitment ${said.code.value} was checked and its agreement or indicator is not there.`);
  }
  const obligors = applying.organisationIds(said.obligors);
  const stored = await tx.manager.findOneBy(CommitmentEntity, { programmeId, ref: said.code.value });
  const values: Partial<CommitmentEntity> = {
    kind: said.kind.value, indicatorId: indicator.id, side: await sideOf(applying, agreement.id, obligors), liability: said.joint ? 'joint' : 'single',
    regionCodes: said.region ? [said.region.value] : undefined, segmentCodes: said.segment ? [said.segment.value] : undefined, note: valueOf(said.note), source: valueOf(said.source),
  };
  if (!stored) {
    const id = applying.newId();
    await tx.manager.insert(CommitmentEntity, {
      ...values, programmeId, id, agreementId: agreement.id, ref: said.code.value, titleFr: indicator.nameFr, titleAr: indicator.nameAr, titleEn: indicator.nameEn, foldedKey: foldKey(indicator.nameFr),
    });
    for (const [position, organisationId] of obligors.entries()) {
      await tx.manager.insert(CommitmentObligorEntity, { programmeId, agreementId: agreement.id, commitmentId: id, organisationId, position });
    }
    await stateTerm(applying, agreement, id, indicator, termOf(said));
    return 'new';
  }
  const changes = differences(stored, values);
  const restated = await restateTerm(applying, agreement, stored.id, indicator, termOf(said));
  if (Object.keys(changes).length === 0 && !restated) {
    return 'same';
  }
  await updateVersioned(tx, CommitmentEntity, { programmeId, id: stored.id }, stored.version, changes);
  return 'changed';
}

function termOf(said: RegisterCommitment): TermBody {
  const due = valueOf(said.due);
  return {
    basis: said.basis.value, base: said.baseline?.value.value ?? null, baseOn: said.baselineOn?.value.date ?? null, target: said.target?.value.value ?? null,
    qualifier: said.target?.value.qualifier, unit: said.unit, dueOn: due?.date ?? null, duePrecision: due?.precision, baseSource: said.baseline ? valueOf(said.source) : null,
  };
}

async function stateTerm(applying: Applying, agreement: Agreement, commitmentId: string, indicator: Indicator, term: TermBody): Promise<void> {
  await insertTerm(applying.tx, {
    programmeId: applying.programmeId, agreementId: agreement.id, commitmentId, amendmentId: null, indicator,
    validFrom: agreement.effectiveFrom ?? agreement.signedOn, validTo: null, validIsPresumed: agreement.effectiveFrom === null,
  }, term);
}

/** The original terms, where the workbook now tells more of them or something else. Terms that an amendment made, or closed, are not the workbook's. */
async function restateTerm(applying: Applying, agreement: Agreement, commitmentId: string, indicator: Indicator, said: TermBody): Promise<boolean> {
  const [stored] = await applying.tx.query<{ id: string; original: boolean } & TermBody>(
    `select id, upper_inf(valid) and amendment_id is null as original, basis, base, base_on as "baseOn", base_source as "baseSource", target, qualifier, unit, due_on as "dueOn", due_precision as "duePrecision", linear,
       coalesce((select jsonb_agg(jsonb_build_object('on', s.due_on, 'precision', s.due_precision, 'value', s.value::text, 'qualifier', s.qualifier)) from register.commitment_step s
         where s.programme_id = t.programme_id and s.term_id = t.id), '[]') as steps
     from register.commitment_term t where programme_id = $1 and commitment_id = $2 and superseded_by is null order by valid limit 1`,
    [applying.programmeId, commitmentId]);
  if (stored && (!stored.original || Object.keys(differences<TermBody>(stored, said)).length === 0)) {
    return false;
  }
  if (stored) {
    await applying.tx.execute('update register.commitment_term set superseded_by = ledger.current_change() where programme_id = $1 and id = $2', [applying.programmeId, stored.id]);
  }
  await stateTerm(applying, agreement, commitmentId, indicator, { ...stored, ...differences<TermBody>({} as TermBody, said) } as TermBody);
  return true;
}

/** The State commits where all obligors sign for the public side; nobody named is the sector as a whole. */
async function sideOf(applying: Applying, agreementId: string, obligors: readonly string[]): Promise<string> {
  if (obligors.length === 0) {
    return 'sector';
  }
  const [counted] = await applying.tx.query<{ count: number }>(
    "select count(*)::int as count from register.agreement_party where programme_id = $1 and agreement_id = $2 and superseded_by is null and side = 'public' and organisation_id = any ($3)",
    [applying.programmeId, agreementId, obligors]);
  return counted?.count === obligors.length ? 'state' : 'company';
}
