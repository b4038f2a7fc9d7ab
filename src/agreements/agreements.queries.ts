import { Problem } from '../common/problems.js';
import { type ListDefinition, readList } from '../database/list-query.js';
import { csvOf } from '../common/csv.js';
import { EXPORT_PAGE, everyRow } from '../http/every-row.js';
import type { Transaction } from '../database/transaction.js';
import type { ClockParameters } from '../ledger/clocks.dto.js';
import { asKnown, DAY_IS_NOT_TOLD, listAsKnown, readClocks } from '../ledger/clocks.queries.js';
import { agreementLifecycle } from './agreement.lifecycle.js';
import type {
  ActAnswer, AgreementAnswer, AgreementFileAnswer, AgreementListParameters, AgreementPage, AmendedAnswer, AmendmentAnswer, CorrectionAnswer, PartyAnswer,
} from './agreements.dto.js';

const PARTY_STANDS = '(upper_inf(p.valid) or upper(p.valid) > app.as_of()) and (' + DAY_IS_NOT_TOLD + ' or lower_inf(p.valid) or lower(p.valid) <= app.as_of())';

const SELECT = `a.id, a.ref, a.kind, a.state, app.title_answer(a.title_fr, a.title_ar, a.title_en) as title,
  a.signed_on as "signedOn", a.published_on as "publishedOn", a.effective_from as "effectiveFrom", a.effective_to as "effectiveTo",
  coalesce((select jsonb_agg(app.organisation_answer(o) order by p.position, o.folded_key) from register.agreement_party p join register.organisation o on o.id = p.organisation_id
    where p.programme_id = a.programme_id and p.agreement_id = a.id and p.superseded_by is null and p.side = 'public' and ` + PARTY_STANDS + `), '[]') as "publicParties",
  coalesce((select jsonb_agg(app.organisation_answer(o) order by p.position, o.folded_key) from register.agreement_party p join register.organisation o on o.id = p.organisation_id
    where p.programme_id = a.programme_id and p.agreement_id = a.id and p.superseded_by is null and p.side = 'private' and ` + PARTY_STANDS + `), '[]') as "privateParties",
  case when a.amount is not null then jsonb_build_object('value', trim_scale(a.amount)::text, 'unit', 'MAD', 'qualifier', a.amount_qualifier, 'nature', a.amount_nature) end as amount,
  coalesce((select jsonb_agg(jsonb_build_object('ref', c.ref, 'kind', c.kind, 'basis', t.basis, 'target', trim_scale(t.target)::text, 'qualifier', t.qualifier, 'unit', t.unit,
      'dueOn', t.due_on, 'duePrecision', t.due_precision) order by c.folded_key)
    from register.commitment c join register.commitment_term t on t.programme_id = c.programme_id and t.commitment_id = c.id and t.superseded_by is null and t.valid @> app.as_of()
    where c.programme_id = a.programme_id and c.agreement_id = a.id), '[]') as promises,
  (select count(*)::int from register.milestone m where m.programme_id = a.programme_id and m.agreement_id = a.id) as "milestoneCount",
  a.note, a.source, a.version`;

const FROM = 'register.agreement a';

const COMMITMENT_OF = 'exists (select from register.commitment c where c.programme_id = a.programme_id and c.agreement_id = a.id and ';

const LIST: ListDefinition = {
  select: SELECT,
  from: FROM,
  where: 'a.programme_id = $1',
  agreement: 'a.id',
  filters: {
    state: 'a.state = any (?::text[])',
    kind: 'a.kind = any (?::text[])',
    party: 'exists (select from register.agreement_party p where p.programme_id = a.programme_id and p.agreement_id = a.id and p.superseded_by is null and p.organisation_id::text = any (?::text[]))',
    region: COMMITMENT_OF + 'c.region_codes && ?::text[])',
    segment: COMMITMENT_OF + 'c.segment_codes && ?::text[])',
    due: 'exists (select from register.commitment_term t where t.programme_id = a.programme_id and t.agreement_id = a.id and t.superseded_by is null and extract(year from t.due_on)::text = any (?::text[]))',
    attention: "('to_complete' = any (?::text[]) and not exists (select from register.commitment_term t where t.programme_id = a.programme_id and t.agreement_id = a.id and t.superseded_by is null and t.target is not null))",
  },
  search: "(a.folded_key like ? or app.folded_ref(a.ref) like ? or exists (select from register.agreement_party p join register.organisation o on o.id = p.organisation_id where p.programme_id = a.programme_id and p.agreement_id = a.id and p.superseded_by is null and (o.folded_key like ? or app.folded_ref(o.code) like ?)))",
  sorts: {
    ref: ['a.ref collate "C"'],
    title: ['a.folded_key'],
    signed: ["coalesce(a.signed_on, '1900-01-01')::date"],
    end: ["coalesce(a.effective_to, '2200-12-31')::date"],
    state: ['a.state collate "C"'],
  },
  defaultSort: '-signed',
  identifier: 'a.id::uuid',
  facets: { state: 'a.state', kind: 'a.kind' },
};

const LIST_KNOWN = listAsKnown(LIST);

export async function listAgreements(tx: Transaction, programmeId: string, parameters: AgreementListParameters): Promise<AgreementPage> {
  const { state, kind, party, region, segment, due, attention, asOf, knownOn, ...page } = parameters;
  const split = (text: string | undefined): string[] | undefined => text?.split(',').filter(Boolean);
  const { known } = await readClocks(tx, { asOf, knownOn });
  const { rows, ...rest } = await readList<AgreementAnswer>(tx, programmeId, known === null ? LIST : LIST_KNOWN, {
    ...page,
    filters: { state: split(state), kind: split(kind), party: split(party), region: split(region), segment: split(segment), due: split(due), attention: split(attention) },
  });
  return { ...rest, items: rows };
}

const namesOf = (organisations: AgreementAnswer['publicParties']): string => organisations.map(({ code, name }) => code ?? name.fr).join(' ; ');

/** All rows of the filtered list as CSV; promises stand in the export of commitments. */
export async function exportAgreements(tx: Transaction, programmeId: string, parameters: AgreementListParameters): Promise<string> {
  const rows = await everyRow(async (cursor) => {
    const page = await listAgreements(tx, programmeId, { ...parameters, total: false, cursor, limit: EXPORT_PAGE });
    return { rows: page.items, nextCursor: page.nextCursor };
  });
  return csvOf<AgreementAnswer>({
    ref: (row) => row.ref, title_fr: (row) => row.title.fr, title_ar: (row) => row.title.ar, title_en: (row) => row.title.en, kind: (row) => row.kind, state: (row) => row.state,
    signed_on: (row) => row.signedOn, published_on: (row) => row.publishedOn, effective_from: (row) => row.effectiveFrom, effective_to: (row) => row.effectiveTo,
    public_parties: (row) => namesOf(row.publicParties), private_parties: (row) => namesOf(row.privateParties),
    amount_mad: (row) => row.amount?.value ?? null, amount_qualifier: (row) => row.amount?.qualifier ?? null, amount_nature: (row) => row.amount?.nature ?? null,
    note: (row) => row.note, source: (row) => row.source,
  }, rows);
}

const HEAD = 'select ' + SELECT + ', a.legal_type as "legalType", a.authentic_language as "authenticLanguage" from ' + FROM + ' where a.programme_id = $1 and a.ref = $2';

const PARTIES = `select p.id, app.organisation_answer(o) as organisation, p.side, p.role, p.signed_on as "signedOn", p.signature_delegation as "signatureDelegation",
       lower(p.valid) as "validFrom", upper(p.valid) - 1 as "validTo"
     from register.agreement_party p join register.organisation o on o.id = p.organisation_id
     where p.programme_id = $1 and p.agreement_id = $2 and p.superseded_by is null order by p.side desc, p.position, o.folded_key`;

const ACTS = `select t.id, t.kind, t.title, t.registry_number as "registryNumber", t.visa, t.pages, t.language, t.signed_on as "signedOn", t.signature_delegation as "signatureDelegation", t.sha256,
       coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'article', c.article, 'page', c.page, 'wording', c.wording) order by c.page nulls last, c.article, c.id)
         from register.clause c where c.programme_id = t.programme_id and c.act_id = t.id), '[]') as clauses
     from register.act t where t.programme_id = $1 and t.agreement_id = $2 order by t.signed_on nulls last, t.id`;

const CORRECTIONS = `select c.id, c.field, c.before, c.after, c.reason, app.instant_answer(c.recorded_by) as "recordedAt"
     from register.correction c where c.programme_id = $1 and c.agreement_id = $2 order by c.id`;

const AMENDMENTS = `select m.id, m.number, m.signed_on as "signedOn", m.effective_on as "effectiveOn", m.summary, app.instant_answer(m.recorded_by) as "recordedAt"
     from register.amendment m where m.programme_id = $1 and m.agreement_id = $2 order by m.number`;

/** A term that an amendment made stands beside the one that it superseded, which held the day before it took effect. */
const AMENDED = `select t.amendment_id as "amendmentId", c.ref, app.title_answer(c.title_fr, c.title_ar, c.title_en) as title, f.field, f.before, f.after
     from register.amendment m
       join register.commitment_term t on t.programme_id = m.programme_id and t.amendment_id = m.id and t.recorded_by = m.recorded_by
       join register.commitment c on c.programme_id = t.programme_id and c.id = t.commitment_id
       left join register.commitment_term b on b.programme_id = t.programme_id and b.commitment_id = t.commitment_id and b.superseded_by = m.recorded_by and b.valid @> (m.effective_on - 1)
       cross join lateral (values
         ('target', trim_scale(b.target)::text, trim_scale(t.target)::text), ('qualifier', b.qualifier, t.qualifier), ('basis', b.basis, t.basis),
         ('base', trim_scale(b.base)::text, trim_scale(t.base)::text), ('due', b.due_on::text, t.due_on::text)) f (field, before, after)
     where m.programme_id = $1 and m.agreement_id = $2 and lower(t.valid) = m.effective_on and f.before is distinct from f.after
     union all
     select n.amendment_id, s.ref, app.title_answer(s.title_fr, s.title_ar, s.title_en), 'baseline', o.baseline_on::text, n.baseline_on::text
     from register.milestone_baseline n
       join register.milestone s on s.programme_id = n.programme_id and s.id = n.milestone_id
       left join register.milestone_baseline o on o.programme_id = n.programme_id and o.milestone_id = n.milestone_id and o.superseded_by = n.recorded_by
     where n.programme_id = $1 and n.agreement_id = $2 and n.amendment_id is not null
     order by 2, 4`;

const FILE = { head: HEAD, parties: PARTIES, acts: ACTS, corrections: CORRECTIONS, amendments: AMENDMENTS, amended: AMENDED };
const FILE_KNOWN: typeof FILE = { head: asKnown(HEAD), parties: asKnown(PARTIES), acts: asKnown(ACTS), corrections: asKnown(CORRECTIONS), amendments: asKnown(AMENDMENTS), amended: asKnown(AMENDED) };

/** Nothing can be done to what was known. @throws Problem not_found */
export async function readAgreementFile(tx: Transaction, programmeId: string, ref: string, clocks: ClockParameters = {}): Promise<AgreementFileAnswer> {
  const { known } = await readClocks(tx, clocks);
  const file = known === null ? FILE : FILE_KNOWN;
  const [agreement] = await tx.query<AgreementAnswer & Pick<AgreementFileAnswer, 'legalType' | 'authenticLanguage'>>(file.head, [programmeId, ref]);
  if (!agreement) {
    throw new Problem('not_found');
  }
  const key = [programmeId, agreement.id];
  const parties = await tx.query<PartyAnswer>(file.parties, key);
  const acts = await tx.query<ActAnswer>(file.acts, key);
  const corrections = await tx.query<CorrectionAnswer>(file.corrections, key);
  const amendments = await tx.query<Omit<AmendmentAnswer, 'changes'>>(file.amendments, key);
  const changes = await tx.query<AmendedAnswer & { amendmentId: string }>(file.amended, key);
  return {
    ...agreement, parties, acts, corrections,
    amendments: amendments.map((amendment) => ({ ...amendment, changes: changes.filter((change) => change.amendmentId === amendment.id).map(({ amendmentId: _, ...change }) => change) })),
    actions: known === null ? agreementLifecycle.actions(agreement.state) : [],
  };
}
