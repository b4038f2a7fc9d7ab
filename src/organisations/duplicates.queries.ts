import { comparableName, likelySame } from '../common/likely-duplicate.js';
import type { Transaction } from '../database/transaction.js';
import type { OrganisationNameAnswer } from '../http/answers.js';
import { duplicatePairs, MOST_PAIRS, type NameOfOrganisation } from './duplicate-pairs.js';
import type { DuplicatesAnswer } from './organisations.dto.js';

/** The pairs that a person should look at, among the organisations of the programme that the actor reads. */
export async function listDuplicates(tx: Transaction, programmeId: string): Promise<DuplicatesAnswer> {
  const pairs = duplicatePairs(await namesOf(tx, programmeId));
  const named = await organisationsById(tx, pairs.flatMap((pair) => pair.map((one) => one.organisationId)));
  const items = pairs.flatMap(([one, other]) => {
    const [first, second] = [named.get(one.organisationId), named.get(other.organisationId)];
    return first && second ? [{ first, second, names: [one.name, other.name] }] : [];
  });
  return { items, complete: pairs.length < MOST_PAIRS };
}

/** The organisations of the programme whose name is close to a name of this one. */
export async function likelyDuplicatesOf(tx: Transaction, programmeId: string, id: string): Promise<OrganisationNameAnswer[]> {
  const names = await namesOf(tx, programmeId);
  const own = names.filter((one) => one.organisationId === id).map(({ name }) => comparableName(name));
  const close = names.filter((one) => {
    const candidate = one.organisationId === id ? null : comparableName(one.name);
    return candidate !== null && own.some((mine) => likelySame(mine, candidate));
  });
  return [...(await organisationsById(tx, close.map((one) => one.organisationId))).values()];
}

/** Every name that an organisation of the programme has or had, in each language. */
function namesOf(tx: Transaction, programmeId: string): Promise<NameOfOrganisation[]> {
  return tx.query<NameOfOrganisation>(
    `select distinct o.folded_key, o.id as "organisationId", v.name collate "C" as name
     from register.participation pa join register.organisation o on o.id = pa.organisation_id
       left join register.organisation_name n on n.organisation_id = o.id and n.superseded_by is null
       cross join lateral (values (o.name_fr), (o.name_ar), (o.name_en), (n.name_fr), (n.name_ar), (n.name_en)) v (name)
     where pa.programme_id = $1 and v.name is not null order by 1, 2, 3`, [programmeId]);
}

async function organisationsById(tx: Transaction, ids: readonly string[]): Promise<Map<string, OrganisationNameAnswer>> {
  const rows = await tx.query<OrganisationNameAnswer>(
    'select o.id, o.code, o.kind, app.title_answer(o.name_fr, o.name_ar, o.name_en) as name from register.organisation o where o.id = any ($1::uuid[]) order by o.folded_key, o.id', [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
