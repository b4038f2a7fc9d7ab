import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import type { OrganisationNameAnswer } from '../http/answers.js';
import { likelyDuplicatesOf } from './duplicates.queries.js';
import type {
  AgreementOfOrganisationAnswer, NameOverTimeAnswer, OrganisationFileAnswer, OrganisationIdentifierAnswer, SiteAnswer, SuccessionAnswer,
} from './organisations.dto.js';
import { findOrganisation } from './organisations.queries.js';

/** @throws Problem not_found */
export async function readOrganisationFile(tx: Transaction, programmeId: string, id: string): Promise<OrganisationFileAnswer> {
  const organisation = await findOrganisation(tx, programmeId, id);
  const [seen] = await tx.query<{ detailed: boolean }>(
    `select o.id = any ((select app.organisation_ids())::uuid[]) or o.demonstration = any ((select app.organisation_reading_worlds())::boolean[]) as detailed
     from register.organisation o where o.id = $1`, [id]);
  return {
    ...organisation,
    detailed: seen?.detailed ?? false,
    names: await tx.query<NameOverTimeAnswer>(
      `select app.title_answer(n.name_fr, n.name_ar, n.name_en) as name, lower(n.valid) as "validFrom", upper(n.valid) - 1 as "validTo", n.source,
         n.superseded_by is not null as superseded, app.instant_answer(n.recorded_by) as "recordedAt"
       from register.organisation_name n where n.organisation_id = $1 order by superseded, lower(n.valid) desc nulls last, n.id`, [id]),
    identifiers: await tx.query<OrganisationIdentifierAnswer>(
      `select i.id, i.scheme, i.value, i.court, i.key_is_wrong as "keyIsWrong" from register.organisation_identifier i
       where i.organisation_id = $1 and i.superseded_by is null order by i.scheme collate "C", i.value collate "C", i.id`, [id]),
    sites: await tx.query<SiteAnswer>(SITE + ' where s.organisation_id = $1 order by s.closed_on nulls first, s.region_code, s.name collate "C", s.id', [id]),
    group: await tx.query<OrganisationNameAnswer>(
      'select m.id, m.code, m.kind, app.title_answer(m.name_fr, m.name_ar, m.name_en) as name from register.organisation m where m.parent_id = $1 order by m.folded_key, m.id', [id]),
    successions: await tx.query<SuccessionAnswer>(
      `select s.id, s.kind, s.effective_on as "effectiveOn", app.organisation_answer(before) as predecessor, app.organisation_answer(after) as successor, s.source
       from register.organisation_succession s join register.organisation before on before.id = s.organisation_id join register.organisation after on after.id = s.successor_id
       where $1 in (s.organisation_id, s.successor_id) and s.superseded_by is null order by s.effective_on, s.id`, [id]),
    agreements: await tx.query<AgreementOfOrganisationAnswer>(
      `select a.ref, app.title_answer(a.title_fr, a.title_ar, a.title_en) as title, a.state, p.side, p.role
       from register.agreement_party p join register.agreement a on a.programme_id = p.programme_id and a.id = p.agreement_id
       where p.programme_id = $1 and p.organisation_id = $2 and p.superseded_by is null order by a.signed_on desc nulls last, a.ref collate "C"`, [programmeId, id]),
    likelyDuplicates: await likelyDuplicatesOf(tx, programmeId, id),
  };
}

const SITE = 'select s.id, s.name, s.region_code as region, s.city, s.cnss_affiliation as "cnssAffiliation", s.closed_on as "closedOn", s.version from register.site s';

/** @throws Problem not_found */
export async function readSite(tx: Transaction, organisationId: string, id: string): Promise<SiteAnswer> {
  const [site] = await tx.query<SiteAnswer>(SITE + ' where s.organisation_id = $1 and s.id = $2', [organisationId, id]);
  if (!site) {
    throw new Problem('not_found');
  }
  return site;
}
