import { AgreementPartyEntity } from '../../agreements/agreement-party.entity.js';
import { AgreementEntity } from '../../agreements/agreement.entity.js';
import { foldKey } from '../../common/folded-key.js';
import { updateVersioned } from '../../database/versioned-update.js';
import type { RegisterAgreement } from '../register/register-workbook.js';
import { type Applying, valueOf } from './applying.js';
import { differences, type Outcome } from './counts.js';

export async function applyAgreement(applying: Applying, said: RegisterAgreement): Promise<Outcome> {
  const { tx, programmeId } = applying;
  const stored = await tx.manager.findOneBy(AgreementEntity, { programmeId, ref: said.code.value });
  const amount = valueOf(said.amount);
  const values: Partial<AgreementEntity> = {
    kind: said.kind.value, titleFr: said.title.value, signedOn: said.signedOn?.value.date ?? null, effectiveFrom: said.effectiveFrom?.value.date ?? null,
    effectiveTo: said.effectiveTo?.value.date ?? null, amount: amount?.value ?? null, amountQualifier: amount?.qualifier ?? null, amountNature: valueOf(said.amountNature),
    note: valueOf(said.note), source: valueOf(said.source),
  };
  if (!stored) {
    const id = applying.newId();
    await tx.manager.insert(AgreementEntity, { ...values, programmeId, id, ref: said.code.value, state: values.signedOn ? 'signed' : 'draft', foldedKey: foldKey(said.title.value) });
    await addParties(applying, id, said);
    return 'new';
  }
  const changes = differences(stored, values);
  const added = await addParties(applying, stored.id, said);
  if (Object.keys(changes).length === 0 && added === 0) {
    return 'same';
  }
  await updateVersioned(tx, AgreementEntity, { programmeId, id: stored.id }, stored.version, { ...changes, ...(changes.titleFr ? { foldedKey: foldKey(changes.titleFr) } : {}) });
  return 'changed';
}

/** @returns how many parties the workbook names that the register did not */
async function addParties(applying: Applying, agreementId: string, said: RegisterAgreement): Promise<number> {
  const { tx, programmeId } = applying;
  const known = await tx.query<{ id: string }>('select organisation_id as id from register.agreement_party where programme_id = $1 and agreement_id = $2 and superseded_by is null', [programmeId, agreementId]);
  const sides = [['public', said.publicParties], ['private', said.privateParties]] as const;
  const named = sides.flatMap(([side, parties]) => applying.organisationIds(parties).map((organisationId, position) => ({ side, organisationId, position })));
  const missing = named.filter((party) => !known.some(({ id }) => id === party.organisationId));
  for (const party of missing) {
    await tx.manager.insert(AgreementPartyEntity, {
      ...party, programmeId, id: applying.newId(), agreementId, role: 'signatory', signedOn: said.signedOn?.value.date ?? null, valid: '(,)',
    });
  }
  return missing.length;
}
