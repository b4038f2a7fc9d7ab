import type { CivilDate } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import type { KnownOn } from '../ledger/known-on.queries.js';
import { type Calendar, organisationPeriod } from './observed.js';
import { type Catalogue, type DeclarationRow, OBSERVATION_COLUMNS, type ObservationRow, placedFacts } from './progress-facts.queries.js';
import type { ScopedCommitment } from './scoped-commitment.js';
import type { Fact, Period } from './standing-facts.js';
import type { VerifiedFigure } from './verified-part.js';

/** A fact was known, and nothing had superseded it yet as it was known. */
const KNOWN = (alias: 'o' | 'a' | 'e' | 't'): string => `ledger.knows(${alias}.recorded_by, $2::timestamptz, $3::pg_snapshot) and (${alias}.superseded_by is null or not ledger.knows(${alias}.superseded_by, $2::timestamptz, $3::pg_snapshot))`;
const OBSERVATION_KNOWN = KNOWN('o');
const ACCEPTED_KNOWN = KNOWN('a');
const EXTENSION_KNOWN = KNOWN('e');
const TERM_KNOWN = KNOWN('t');

interface KnownDeclaration extends DeclarationRow {
  organisationId: string;
  periodId: string;
}

/** Declarations that counted as it was known then. */
function knownDeclarations(tx: Transaction, programmeId: string, { instant, snapshot }: KnownOn): Promise<KnownDeclaration[]> {
  return tx.query<KnownDeclaration>(
    'select d.id, d.organisation_id as "organisationId", d.period_id as "periodId", d.restatement, d.settled from app.declarations_known($1, $2, $3::pg_snapshot) d', [programmeId, instant, snapshot]);
}

/** What was known of some indicators, of every organisation, in the periods ended by a day. */
export async function knownFactsOfIndicator(tx: Transaction, programmeId: string, indicatorIds: readonly string[], until: CivilDate, known: KnownOn): Promise<Fact[]> {
  const clock = [known.instant, known.snapshot];
  const observations = await tx.query<ObservationRow>(
    OBSERVATION_COLUMNS + ' from register.observation o where o.programme_id = $1 and o.indicator_id = any ($4::uuid[]) and upper(o.period) - 1 <= $5::date and ' + OBSERVATION_KNOWN, [programmeId, ...clock, indicatorIds, until]);
  return placedFacts(await knownDeclarations(tx, programmeId, known), observations, (ids) => tx.query<{ id: string; value: string }>(
    'select a.observation_id as id, trim_scale(a.value)::text as value from register.accepted_value a where a.programme_id = $1 and a.observation_id = any ($4::uuid[]) and ' + ACCEPTED_KNOWN, [programmeId, ...clock, ids]));
}

/** The catalogue with the periods that were known, and their due days as they were known. */
export async function knownCatalogue(tx: Transaction, programmeId: string, catalogue: Catalogue, { instant, snapshot }: KnownOn): Promise<Catalogue> {
  const rows = await tx.query<{ id: string; dueOn: CivilDate }>(
    `select p.id, (k.told ->> 'due_on')::date as "dueOn" from register.reporting_period p
       cross join lateral (select ledger.row_known('register.reporting_period', 'reporting_period', p.id, p.id::text, to_jsonb(p), $2::timestamptz, $3::pg_snapshot) as told) k
     where p.programme_id = $1 and k.told is not null`, [programmeId, instant, snapshot]);
  const due = new Map(rows.map(({ id, dueOn }) => [id, dueOn]));
  return { ...catalogue, periods: catalogue.periods.flatMap((period): Period[] => (due.has(period.id) ? [{ ...period, dueOn: due.get(period.id) ?? period.dueOn }] : [])) };
}

/** Which declarations counted, and which due days were put off, as it was known. */
export async function knownCalendar(tx: Transaction, programmeId: string, organisationIds: readonly string[], periods: readonly Period[], known: KnownOn): Promise<Calendar> {
  const declarations = await knownDeclarations(tx, programmeId, known);
  const extensions = await tx.query<{ organisationId: string; periodId: string; dueOn: CivilDate }>(
    'select e.organisation_id as "organisationId", e.period_id as "periodId", e.due_on as "dueOn" from register.period_extension e where e.programme_id = $1 and e.organisation_id = any ($4::uuid[]) and ' + EXTENSION_KNOWN,
    [programmeId, known.instant, known.snapshot, organisationIds]);
  return {
    periods,
    declared: new Set(declarations.map(({ organisationId, periodId }) => organisationPeriod(organisationId, periodId))),
    extensions: new Map(extensions.map(({ organisationId, periodId, dueOn }) => [organisationPeriod(organisationId, periodId), dueOn])),
  };
}

/** Commitments on some indicators as they were known: those recorded by then, with the scope, the terms and the state of the agreement that were known. */
export function knownCommitmentsOn(tx: Transaction, programmeId: string, indicatorIds: readonly string[], { instant, snapshot }: KnownOn): Promise<ScopedCommitment[]> {
  return tx.query<ScopedCommitment>(
    `select c.id, c.ref, c.agreement_id as "agreementId", a.ref as "agreementRef", k.told ->> 'state' = 'draft' as draft, (k.told ->> 'signed_on')::date as "signedOn", (k.told ->> 'effective_from')::date as "effectiveFrom",
       c.indicator_id as "indicatorId",
       jsonb_build_object('regions', s.region_codes, 'segments', s.segment_codes, 'sites', s.site_ids, 'zones', s.zone_ids,
         'obligors', coalesce((select jsonb_agg(o.organisation_id order by o.organisation_id) from register.commitment_obligor o where o.programme_id = c.programme_id and o.commitment_id = c.id), '[]')) as scope,
       coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'from', lower(t.valid), 'to', upper(t.valid) - 1, 'basis', t.basis, 'base', trim_scale(t.base)::text, 'baseOn', t.base_on,
           'target', trim_scale(t.target)::text) order by t.valid)
         from register.commitment_term t where t.programme_id = c.programme_id and t.commitment_id = c.id and ` + TERM_KNOWN + `), '[]') as terms
     from register.commitment c
       join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id
       cross join lateral (select ledger.row_known('register.agreement', 'agreement', a.id, a.id::text, to_jsonb(a), $2::timestamptz, $3::pg_snapshot) as told offset 0) k
       cross join lateral (select ledger.row_known('register.commitment', 'commitment', c.id, c.id::text, to_jsonb(c), $2::timestamptz, $3::pg_snapshot) as told offset 0) n
       cross join lateral jsonb_populate_record(c, n.told) s
     where c.programme_id = $1 and c.indicator_id = any ($4::uuid[]) and k.told is not null and n.told is not null`, [programmeId, instant, snapshot, indicatorIds]);
}

/** What each institution said last of a figure, in the missions that are closed, or were known to be; the one that was closed last comes last. */
export function knownVerified(tx: Transaction, programmeId: string, known: KnownOn | null): Promise<VerifiedFigure[]> {
  return tx.query<VerifiedFigure>(
    'select v.commitment_id as "commitmentId", lower(v.period) as "from", upper(v.period) - 1 as "to", trim_scale(v.verified)::text as verified, trim_scale(v.verified_of)::text as "verifiedOf" from app.verified_known($1, $2, $3::pg_snapshot) v order by v.closed_at', [programmeId, known?.instant ?? null, known?.snapshot ?? null]);
}
