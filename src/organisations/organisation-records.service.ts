import type { CivilDate } from '../common/civil-date.js';
import { foldKey } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { holdsOn, insertName, type Period, rangeText } from './name-periods.js';
import { OrganisationNameEntity } from './organisation-name.entity.js';
import type { OrganisationEntity } from './organisation.entity.js';

export interface OrganisationName {
  nameFr: string;
  nameAr: string | null;
  nameEn: string | null;
  source: string | null;
}

type StandingName = OrganisationName & Period & { id: string };

/**
 * Records a name from a day on: the name that it follows ends there, a later one keeps its days.
 * @param from first day; null: since always, as far as is known
 * @returns the columns of `register.organisation` that follow from the name in force today, for the versioned update of the caller
 */
export async function recordName(tx: Transaction, organisationId: string, name: OrganisationName, from: CivilDate | null): Promise<Pick<OrganisationEntity, 'nameFr' | 'nameAr' | 'nameEn' | 'foldedKey'>> {
  const standing = await tx.query<StandingName>(
    `select id, name_fr as "nameFr", name_ar as "nameAr", name_en as "nameEn", source, lower(valid) as "from", upper(valid) as "to"
     from register.organisation_name where organisation_id = $1 and superseded_by is null`, [organisationId]);
  const { replaced, kept, added } = insertName(standing, from);
  if (replaced) {
    await tx.execute('update register.organisation_name set superseded_by = ledger.current_change() where id = $1', [replaced.id]);
  }
  if (replaced && kept) {
    await append(tx, organisationId, replaced, kept);
  }
  await append(tx, organisationId, name, added);
  const others = standing.filter((one) => one !== replaced);
  const { nameFr, nameAr, nameEn } = [...others, ...(replaced && kept ? [{ ...replaced, ...kept }] : [])].find((one) => holdsOn(one, tx.today)) ?? name;
  return { nameFr, nameAr, nameEn, foldedKey: foldKey(nameFr) };
}

async function append(tx: Transaction, organisationId: string, { nameFr, nameAr, nameEn, source }: OrganisationName, period: Period): Promise<void> {
  await tx.manager.insert(OrganisationNameEntity, { id: uuid7(tx.now), organisationId, nameFr, nameAr, nameEn, source, foldedKey: foldKey(nameFr), valid: rangeText(period) });
}

interface Claimed {
  demonstration: boolean;
  foldedKey?: string;
  code?: string | null;
}

/**
 * A code, and the folded name, belong to one organisation of the real register, and to one of the demonstration.
 * @param exceptId the organisation that claims them
 * @throws Problem already_exists naming the organisation that has them
 */
export async function refuseTaken(tx: Transaction, { demonstration, foldedKey, code }: Claimed, exceptId: string): Promise<void> {
  const [taken] = await tx.query<{ name: string; code: string | null }>(
    'select name_fr as name, code from register.organisation where demonstration = $1 and (folded_key = $2 or code = $3) and id <> $4 order by id limit 1',
    [demonstration, foldedKey ?? null, code ?? null, exceptId]);
  if (taken) {
    throw new Problem('already_exists', { what: taken.code ? `${taken.name} (${taken.code})` : taken.name });
  }
}

/** @throws Problem validation_failed when the actor reads no such organisation of the same world: real and demonstration never mix */
export async function requireOfWorld(tx: Transaction, demonstration: boolean, id: string, field: string): Promise<void> {
  const [found] = await tx.query('select 1 from register.organisation where id = $1 and demonstration = $2', [id, demonstration]);
  if (!found) {
    throw new Problem('validation_failed', {}, [{ field, code: 'unknown_reference', parameters: { value: id } }]);
  }
}
