import type { CivilDate } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import { progressKey, type ProgressRow } from './commitment-progress.js';
import type { Fact, Period } from './standing-facts.js';
import type { SummaryRow } from './summary.js';

/** A stored period tells its first and last day, which need not be those of a known period where a row is forged. */
interface Dated {
  from: CivilDate;
  to: CivilDate;
}

export type StoredSummary = Omit<SummaryRow, 'periodId'> & Dated;
export type StoredProgress = Omit<ProgressRow, 'periodId'> & Dated & { computedOn: CivilDate | null };

const SUMMARY = `select s.organisation_id as "organisationId", s.indicator_version_id as "versionId", lower(s.period) as "from", upper(s.period) - 1 as "to", s.site_id as "siteId",
    s.region_code as region, s.segment_code as segment, trim_scale(s.declared)::text as declared, s.declared_state as "declaredState", trim_scale(s.accepted)::text as accepted, s.accepted_state as "acceptedState"
  from register.observation_summary s where s.programme_id = $1 and s.organisation_id = $2`;

export async function summaryOfPeriod(tx: Transaction, programmeId: string, organisationId: string, period: Dated): Promise<StoredSummary[]> {
  return tx.query<StoredSummary>(SUMMARY + " and s.period = daterange($3::date, $4::date, '[]')", [programmeId, organisationId, period.from, period.to]);
}

export async function summaryOfOrganisation(tx: Transaction, programmeId: string, organisationId: string): Promise<StoredSummary[]> {
  return tx.query<StoredSummary>(SUMMARY, [programmeId, organisationId]);
}

export async function progressOfCommitments(tx: Transaction, programmeId: string, commitmentIds: readonly string[]): Promise<StoredProgress[]> {
  return tx.query<StoredProgress>(
    `select p.commitment_id as "commitmentId", p.agreement_id as "agreementId", lower(p.period) as "from", upper(p.period) - 1 as "to", p.term_id as "termId",
       trim_scale(p.declared)::text as declared, trim_scale(p.accepted)::text as accepted, p.carried, p.missing, trim_scale(p.unattributable)::text as unattributable,
       trim_scale(p.overlap_certain)::text as "overlapCertain", trim_scale(p.overlap_possible)::text as "overlapPossible", p.computed_on as "computedOn"
     from register.commitment_progress p where p.programme_id = $1 and p.commitment_id = any ($2::uuid[])`,
    [programmeId, commitmentIds]);
}

/** The summary as facts, one for each row and indicator, in the periods ended by a day: what is current now, at the grain of the summary. */
export async function factsOfSummary(tx: Transaction, programmeId: string, indicatorIds: readonly string[], until: CivilDate): Promise<Fact[]> {
  const rows = await tx.query<Omit<Fact, 'dimensions'> & { region: string | null; segment: string | null }>(
    `select s.organisation_id as "organisationId", p.id as "periodId", 0 as restatement, s.accepted_state is not null as settled, v.indicator_id as "indicatorId", s.indicator_version_id as "versionId",
       s.site_id as "siteId", s.region_code as region, s.segment_code as segment, concat_ws('|', s.region_code, '', s.segment_code) as "dimensionsKey", s.declared_state as state,
       trim_scale(s.declared)::text as declared, trim_scale(s.accepted)::text as accepted
     from register.observation_summary s
       join register.indicator_version v on v.programme_id = s.programme_id and v.id = s.indicator_version_id
       join register.reporting_period p on p.programme_id = s.programme_id and p.dates = s.period
     where s.programme_id = $1 and v.indicator_id = any ($2::uuid[]) and upper(s.period) - 1 <= $3::date and s.declared_state is not null`,
    [programmeId, indicatorIds, until]);
  return rows.map(({ region, segment, ...fact }) => ({ ...fact, dimensions: { ...(region === null ? {} : { region }), ...(segment === null ? {} : { segment }) } }));
}

/** Last day of the last stored progress of each commitment. */
export async function storedUntil(tx: Transaction, programmeId: string, commitmentIds: readonly string[]): Promise<Map<string, CivilDate>> {
  const rows = await tx.query<{ id: string; until: CivilDate }>(
    'select p.commitment_id as id, max(upper(p.period)) - 1 as until from register.commitment_progress p where p.programme_id = $1 and p.commitment_id = any ($2::uuid[]) group by p.commitment_id',
    [programmeId, commitmentIds]);
  return new Map(rows.map(({ id, until }) => [id, until]));
}

/** Recomputing takes turns: for one organisation, and for a commitment of several obligors. What is read afterwards is what the other one wrote. */
export async function takeTurn(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended(i.id, 19)) from (select unnest($1::text[]) as id order by 1) i', [ids]);
}

/** Organisations of which something was declared, or is summarised. */
export async function organisationsDeclaring(tx: Transaction, programmeId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select d.organisation_id as id from register.declaration d where d.programme_id = $1
     union select s.organisation_id from register.observation_summary s where s.programme_id = $1 order by id`,
    [programmeId]);
  return rows.map(({ id }) => id);
}

/** Writes rows that are sorted by key; those that say what they said are left alone. */
export async function writeSummary(tx: Transaction, programmeId: string, rows: readonly SummaryRow[], period: Dated): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `insert into register.observation_summary as s (programme_id, organisation_id, indicator_version_id, period, site_id, region_code, segment_code, declared, declared_state, accepted, accepted_state)
     select $1, r.organisation, r.version, daterange($2::date, $3::date, '[]'), r.site, r.region, r.segment, r.declared, r.declared_state, r.accepted, r.accepted_state
     from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::numeric[], $10::text[], $11::numeric[], $12::text[])
       as r (organisation, version, site, region, segment, declared, declared_state, accepted, accepted_state)
     on conflict (programme_id, organisation_id, indicator_version_id, period, site_id, region_code, segment_code) do update
       set declared = excluded.declared, declared_state = excluded.declared_state, accepted = excluded.accepted, accepted_state = excluded.accepted_state
       where (s.declared, s.declared_state, s.accepted, s.accepted_state) is distinct from (excluded.declared, excluded.declared_state, excluded.accepted, excluded.accepted_state)`,
    [programmeId, period.from, period.to, ...columns(rows, ['organisationId', 'versionId', 'siteId', 'region', 'segment', 'declared', 'declaredState', 'accepted', 'acceptedState'])]);
}

export async function writeProgress(tx: Transaction, programmeId: string, rows: readonly ProgressRow[], periodOf: (id: string) => Period): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows.toSorted((left, right) => (progressKey(left) < progressKey(right) ? -1 : 1));
  await tx.execute(
    `insert into register.commitment_progress as p (programme_id, agreement_id, commitment_id, period, term_id, declared, accepted, carried, missing, unattributable, overlap_certain, overlap_possible, computed_on)
     select $1, r.agreement, r.commitment, daterange(r."from", r."to", '[]'), r.term, r.declared, r.accepted, r.carried, r.missing, r.unattributable, r.certain, r.possible, $2
     from unnest($3::date[], $4::date[], $5::uuid[], $6::uuid[], $7::uuid[], $8::numeric[], $9::numeric[], $10::boolean[], $11::int[], $12::numeric[], $13::numeric[], $14::numeric[])
       as r ("from", "to", agreement, commitment, term, declared, accepted, carried, missing, unattributable, certain, possible)
     on conflict (programme_id, commitment_id, period) do update
       set term_id = excluded.term_id, declared = excluded.declared, accepted = excluded.accepted, carried = excluded.carried, missing = excluded.missing, unattributable = excluded.unattributable,
         overlap_certain = excluded.overlap_certain, overlap_possible = excluded.overlap_possible, computed_on = excluded.computed_on
       where p is distinct from excluded`,
    [programmeId, tx.today, sorted.map((row) => periodOf(row.periodId).from), sorted.map((row) => periodOf(row.periodId).to),
      ...columns(sorted, ['agreementId', 'commitmentId', 'termId', 'declared', 'accepted', 'carried', 'missing', 'unattributable', 'overlapCertain', 'overlapPossible'])]);
}

function columns<Row>(rows: readonly Row[], names: readonly (keyof Row)[]): Row[keyof Row][][] {
  return names.map((name) => rows.map((row) => row[name]));
}

/** The commitments that have progress on a period that begins on this day or later. */
export async function commitmentsWithProgressFrom(tx: Transaction, programmeId: string, from: CivilDate): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select distinct c.commitment_id as id from register.commitment_progress c where c.programme_id = $1 and lower(c.period) >= $2::date order by id', [programmeId, from]);
  return rows.map(({ id }) => id);
}

/** What a mission verified of one period, with the accepted values on which it gave its opinions. */
export interface VerifiedPeriod {
  missionId: string;
  from: CivilDate;
  to: CivilDate;
  values: readonly { commitmentId: string; accepted: string; verified: string }[];
}

export async function writeVerified(tx: Transaction, programmeId: string, { missionId, from, to, values }: VerifiedPeriod): Promise<void> {
  await tx.execute(
    `update register.commitment_progress p set verified = r.verified, verified_of = r.accepted, verified_in = $2
     from unnest($5::uuid[], $6::numeric[], $7::numeric[]) r (commitment, accepted, verified)
     where p.programme_id = $1 and p.commitment_id = r.commitment and p.period = daterange($3::date, $4::date, '[]')`,
    [programmeId, missionId, from, to, ...columns(values, ['commitmentId', 'accepted', 'verified'])]);
}

export interface VerifiedValue {
  commitmentId: string;
  from: CivilDate;
  to: CivilDate;
  verified: string;
  verifiedOf: string;
}

/** What is stored as verified. */
export function storedVerified(tx: Transaction, programmeId: string): Promise<VerifiedValue[]> {
  return tx.query<VerifiedValue>(
    `select p.commitment_id as "commitmentId", lower(p.period) as "from", upper(p.period) - 1 as "to", trim_scale(p.verified)::text as verified, trim_scale(p.verified_of)::text as "verifiedOf"
     from register.commitment_progress p where p.programme_id = $1 and p.verified_in is not null`, [programmeId]);
}

/** What the opinions of closed missions say: of several, the one that was closed last. */
export function verifiedByMissions(tx: Transaction, programmeId: string): Promise<VerifiedValue[]> {
  return tx.query<VerifiedValue>(
    `select distinct on (i.commitment_id, r.dates) i.commitment_id as "commitmentId", lower(r.dates) as "from", upper(r.dates) - 1 as "to",
       trim_scale(coalesce(v.adjusted, v.accepted))::text as verified, trim_scale(v.accepted)::text as "verifiedOf"
     from register.mission m
       join register.reporting_period r on r.programme_id = m.programme_id and r.id = m.period_id
       join register.mission_item i on i.programme_id = m.programme_id and i.mission_id = m.id
       join register.review v on v.programme_id = i.programme_id and v.mission_id = i.mission_id and v.item_id = i.id and v.superseded_by is null and v.opinion in ('verified', 'verified_with_adjustment')
     where m.programme_id = $1 and m.state = 'closed'
     order by i.commitment_id, r.dates, m.closed_at desc`, [programmeId]);
}
