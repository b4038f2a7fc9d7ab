import { foldKey } from '../../common/folded-key.js';
import { checkIce } from '../../common/identifiers.js';
import { updateVersioned } from '../../database/versioned-update.js';
import { OrganisationIdentifierEntity } from '../../organisations/organisation-identifier.entity.js';
import { recordName } from '../../organisations/organisation-records.service.js';
import { OrganisationNameEntity } from '../../organisations/organisation-name.entity.js';
import { OrganisationEntity } from '../../organisations/organisation.entity.js';
import type { RegisterOrganisation } from '../register/register-workbook.js';
import { type Applying, valueOf } from './applying.js';
import { differences, type Outcome } from './counts.js';

export async function applyOrganisation(applying: Applying, said: RegisterOrganisation): Promise<Outcome> {
  const { tx } = applying;
  const stored = said.knownId ? await tx.manager.findOneBy(OrganisationEntity, { id: said.knownId }) : null;
  const values = { kind: said.kind.value, code: valueOf(said.code), nameFr: said.nameFr.value, nameAr: valueOf(said.nameAr), nameEn: valueOf(said.nameEn) };
  const outcome = stored ? await changeOrganisation(applying, stored, values) : await addOrganisation(applying, said, values);
  const id = stored?.id ?? applying.organisations.get(said.key) ?? '';
  applying.organisations.set(said.key, id);
  const joined = await tx.execute('insert into register.participation (programme_id, organisation_id) select $1, $2 where not exists (select from register.participation where programme_id = $1 and organisation_id = $2)', [applying.programmeId, id]);
  const identified = await addIce(applying, id, valueOf(said.ice));
  return outcome === 'same' && (joined > 0 || identified) ? 'changed' : outcome;
}

type Values = Pick<OrganisationEntity, 'kind' | 'code' | 'nameFr' | 'nameAr' | 'nameEn'>;

async function addOrganisation(applying: Applying, said: RegisterOrganisation, values: Values): Promise<Outcome> {
  const id = applying.newId();
  const foldedKey = foldKey(values.nameFr);
  await applying.tx.manager.insert(OrganisationEntity, { ...values, id, demonstration: applying.demonstration, foldedKey });
  await insertName(applying, id, values, foldedKey);
  applying.organisations.set(said.key, id);
  return 'new';
}

async function changeOrganisation(applying: Applying, stored: OrganisationEntity, values: Values): Promise<Outcome> {
  const changes = differences(stored, values);
  if (Object.keys(changes).length === 0) {
    return 'same';
  }
  const named = { ...stored, ...changes };
  if (changes.nameFr || changes.nameAr || changes.nameEn) {
    Object.assign(changes, await recordName(applying.tx, stored.id, { nameFr: named.nameFr, nameAr: named.nameAr, nameEn: named.nameEn, source: null }, applying.today));
  }
  await updateVersioned(applying.tx, OrganisationEntity, { id: stored.id }, stored.version, changes);
  return 'changed';
}

async function insertName(applying: Applying, organisationId: string, { nameFr, nameAr, nameEn }: Values, foldedKey: string): Promise<void> {
  await applying.tx.manager.insert(OrganisationNameEntity, { id: applying.newId(), organisationId, nameFr, nameAr, nameEn, foldedKey, valid: '(,)' });
}

async function addIce(applying: Applying, organisationId: string, ice: string | null): Promise<boolean> {
  if (!ice) {
    return false;
  }
  const [known] = await applying.tx.query("select 1 from register.organisation_identifier where organisation_id = $1 and scheme = 'ICE' and value = $2 and superseded_by is null", [organisationId, ice]);
  if (known) {
    return false;
  }
  await applying.tx.manager.insert(OrganisationIdentifierEntity, { id: applying.newId(), organisationId, scheme: 'ICE', value: ice, keyIsWrong: checkIce(ice) !== 'valid' });
  return true;
}
