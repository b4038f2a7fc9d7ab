import type { Transaction } from '../../database/transaction.js';
import type { KnownAgreement, KnownOrganisation, ReferenceItem, RegisterContext } from '../register/register-context.js';

/** What the register holds already and a workbook may refer to. */
export async function registerContext(tx: Transaction, programme: { id: string; demonstration: boolean }): Promise<RegisterContext> {
  const regions = await tx.query<ReferenceItem>('select code, array[name_fr, name_ar, name_en, hcp_code] as names from reference.region order by code');
  const segments = await tx.query<ReferenceItem>('select code, array[name_fr, name_ar, name_en] as names from reference.segment order by code');
  const organisations = await tx.query<KnownOrganisation>(
    `select o.id, o.code,
       array(select distinct unnest(array_remove(array[n.name_fr, n.name_ar, n.name_en], null)) from register.organisation_name n where n.organisation_id = o.id) as names,
       (select i.value from register.organisation_identifier i where i.organisation_id = o.id and i.scheme = 'ICE' and i.superseded_by is null limit 1) as ice
     from register.organisation o where o.demonstration = $1 order by o.folded_key`, [programme.demonstration]);
  const agreements = await tx.query<KnownAgreement>(
    `select a.ref as code, array(select p.organisation_id from register.agreement_party p where p.programme_id = a.programme_id and p.agreement_id = a.id and p.superseded_by is null) as "partyIds"
     from register.agreement a where a.programme_id = $1 order by a.ref`, [programme.id]);
  return { regions, segments, organisations, agreements };
}
