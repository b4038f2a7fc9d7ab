import { Problem } from '../common/problems.js';
import { type ListDefinition, type ListRequest, readList } from '../database/list-query.js';
import type { Transaction } from '../database/transaction.js';
import { csvOf } from '../common/csv.js';
import { everyRow } from '../http/every-row.js';
import type { OrganisationAnswer, OrganisationExportParameters, OrganisationListParameters, OrganisationPage } from './organisations.dto.js';

const NAMED = 'o.id, o.code, o.kind, app.title_answer(o.name_fr, o.name_ar, o.name_en) as name, o.source, o.version';

/** Null, not zero, for an administrator, who reads no agreement. */
const AGREEMENT_COUNT = `case when pa.programme_id = any ((select app.fact_programme_ids())::uuid[]) then (select count(distinct p.agreement_id)::int from register.agreement_party p
  where p.programme_id = pa.programme_id and p.organisation_id = o.id and p.superseded_by is null) end as "agreementCount"`;

const SELECT = NAMED + ', app.organisation_answer(head) as parent, ' + AGREEMENT_COUNT;

const FROM = `register.participation pa
  join register.organisation o on o.id = pa.organisation_id
  left join register.organisation head on head.id = o.parent_id`;

/** Names in Arabic and English have no stored key: their letters are folded here as the searched text is. */
const ARABIC_KEY = "translate(coalesce(o.name_ar, ''), 'أإآٱىیئةؤـ', 'اااايييهو')";
const ENGLISH_KEY = "regexp_replace(lower(coalesce(o.name_en, '')), '[^a-z0-9#&@]+', ' ', 'g')";
const CODE_KEY = "regexp_replace(lower(o.code), '[^a-z0-9]+', ' ', 'g')";

const LIST: ListDefinition = {
  select: SELECT,
  from: FROM,
  where: 'pa.programme_id = $1',
  filters: { kind: 'o.kind = any (?::text[])' },
  search: '(o.folded_key like ? or ' + CODE_KEY + ' like ? or ' + ENGLISH_KEY + ' like ? or ' + ARABIC_KEY + ' like ?' +
    ' or exists (select from register.organisation_name n where n.organisation_id = o.id and n.superseded_by is null and n.folded_key like ?)' +
    ' or exists (select from register.organisation_identifier i where i.organisation_id = o.id and i.superseded_by is null and i.value like ?))',
  sorts: { name: ['o.folded_key'], kind: ['o.kind collate "C"', 'o.folded_key'] },
  defaultSort: 'name',
  identifier: 'o.id::uuid',
  facets: { kind: 'o.kind' },
};

type ExportRow = Omit<OrganisationAnswer, 'parent'> & { parent: string | null; ice: string | null };

const EXPORT: ListDefinition = {
  ...LIST,
  select: NAMED + ', head.name_fr as parent, ' + AGREEMENT_COUNT +
    ", (select string_agg(i.value, ' ' order by i.value) from register.organisation_identifier i where i.organisation_id = o.id and i.scheme = 'ICE' and i.superseded_by is null) as ice",
};

function requestOf({ kind, ...page }: OrganisationListParameters): ListRequest {
  return { ...page, filters: { kind: kind?.split(',').filter(Boolean) } };
}

export async function listOrganisations(tx: Transaction, programmeId: string, parameters: OrganisationListParameters): Promise<OrganisationPage> {
  const { rows, ...rest } = await readList<OrganisationAnswer>(tx, programmeId, LIST, requestOf(parameters));
  return { ...rest, items: rows };
}

export async function exportOrganisations(tx: Transaction, programmeId: string, parameters: OrganisationExportParameters): Promise<string> {
  const rows = await everyRow((cursor) => readList<ExportRow>(tx, programmeId, EXPORT, { ...requestOf(parameters), cursor, limit: 1000 }));
  return csvOf<ExportRow>({
    id: (row) => row.id, code: (row) => row.code, kind: (row) => row.kind, name_fr: (row) => row.name.fr, name_ar: (row) => row.name.ar, name_en: (row) => row.name.en,
    ice: (row) => row.ice, parent: (row) => row.parent, agreements: (row) => row.agreementCount, source: (row) => row.source,
  }, rows);
}

/** @throws Problem not_found when it takes no part in the programme, or the actor may not read it */
export async function findOrganisation(tx: Transaction, programmeId: string, id: string): Promise<OrganisationAnswer> {
  const [organisation] = await tx.query<OrganisationAnswer>('select ' + SELECT + ' from ' + FROM + ' where pa.programme_id = $1 and o.id = $2', [programmeId, id]);
  if (!organisation) {
    throw new Problem('not_found');
  }
  return organisation;
}
