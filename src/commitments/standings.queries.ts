import type { Direction, IndicatorKind, TargetBasis, TargetStep } from '../common/achievement.js';
import type { CivilDate, DatePrecision } from '../common/civil-date.js';
import { ExactDecimal } from '../common/quantity.js';
import type { Transaction } from '../database/transaction.js';
import type { NamedAnswer, OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { type Clocks, asKnown } from '../ledger/clocks.queries.js';
import { knownProgress } from '../progress/known-progress.queries.js';
import type { CommitmentKind, CommitmentSide } from './commitment.vocabulary.js';
import { type Health, type HealthState, healthOf, type Reached } from './health.js';

/** What may be asked of the commitments; an absent filter asks nothing. */
export interface StandingFilters {
  kind?: readonly string[] | undefined;
  region?: readonly string[] | undefined;
  segment?: readonly string[] | undefined;
  /** Identifiers of obligors. */
  organisation?: readonly string[] | undefined;
  /** Identifiers of public parties to the agreement. */
  ministry?: readonly string[] | undefined;
  /** References of agreements. */
  agreement?: readonly string[] | undefined;
}

/** The last accepted value, with what auditors say of it. */
export interface StandingValue extends Reached {
  verified: string | null;
  /** The accepted value on which the auditor gave the opinion. */
  verifiedOf: string | null;
}

/** A commitment that obliges, with all that a programme adds up of it: decimals as text, null is unknown. */
export interface Standing {
  id: string;
  ref: string;
  agreementId: string;
  kind: CommitmentKind;
  side: CommitmentSide;
  indicator: string;
  /** Published figures of the sector, or observations under agreement: never added together. */
  family: 'sector' | 'under_agreement';
  indicatorKind: IndicatorKind;
  unit: string;
  direction: Direction;
  basis: TargetBasis | null;
  base: { value: string; on: CivilDate | null } | null;
  target: string | null;
  due: { on: CivilDate; precision: DatePrecision } | null;
  linear: boolean;
  steps: readonly TargetStep[];
  regions: readonly string[];
  segments: readonly string[];
  reached: StandingValue | null;
  health: Health;
  /** What the programme office says beside the rule. */
  override: Exclude<HealthState, 'no_data'> | null;
}

const HEAD = `select c.id, c.ref, c.agreement_id as "agreementId", c.kind, c.side, i.code as indicator, i.family, i.kind as "indicatorKind", i.unit,
    case i.direction when 'up' then 'increase' else 'decrease' end as direction, t.basis,
    case when t.base is not null then json_build_object('value', trim_scale(t.base)::text, 'on', t.base_on) end as base, trim_scale(t.target)::text as target,
    app.date_answer(t.due_on, t.due_precision) as due, coalesce(t.linear, false) as linear,
    coalesce((select json_agg(json_build_object('dueOn', s.due_on, 'precision', s.due_precision, 'value', trim_scale(s.value)::text) order by s.due_on)
      from register.commitment_step s where s.programme_id = t.programme_id and s.term_id = t.id), '[]') as steps,
    to_json(c.region_codes) as regions, to_json(c.segment_codes) as segments,
    (select h.state from register.health_override h where h.programme_id = c.programme_id and h.commitment_id = c.id and h.superseded_by is null and h.valid @> app.as_of()) as override`;

const VALUE = `, case when g.period is not null then json_build_object('to', upper(g.period) - 1, 'accepted', trim_scale(g.accepted)::text, 'carried', g.carried, 'missing', g.missing,
      'verified', trim_scale(g.verified)::text, 'verifiedOf', trim_scale(g.verified_of)::text) end as reached`;

/** What was promised stays promised when its terms have ended. */
const FROM = ` from register.commitment c
    join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id
    join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id
    left join lateral (select x.* from register.commitment_term x where x.programme_id = c.programme_id and x.commitment_id = c.id and x.superseded_by is null
      and (lower_inf(x.valid) or lower(x.valid) <= app.as_of()) order by lower(x.valid) desc nulls last limit 1) t on true`;

const LAST_VALUE = `
    left join lateral (select p.* from register.commitment_progress p where p.programme_id = c.programme_id and p.commitment_id = c.id and upper(p.period) - 1 <= app.as_of() and p.accepted is not null
      order by p.period desc limit 1) g on true`;

/** A draft obliges nobody. */
const WHERE = ` where c.programme_id = $1 and a.state <> 'draft'
    and ($2::text[] is null or c.kind = any ($2)) and ($3::text[] is null or c.region_codes && $3) and ($4::text[] is null or c.segment_codes && $4)
    and ($5::text[] is null or exists (select from register.commitment_obligor o where o.programme_id = c.programme_id and o.commitment_id = c.id and o.organisation_id::text = any ($5)))
    and ($6::text[] is null or exists (select from register.agreement_party y where y.programme_id = c.programme_id and y.agreement_id = c.agreement_id and y.side = 'public' and y.organisation_id::text = any ($6)))
    and ($7::text[] is null or a.ref = any ($7))
  order by c.ref collate "C"`;

const NOW = HEAD + VALUE + FROM + LAST_VALUE + WHERE;
const KNOWN = asKnown(HEAD + FROM + WHERE);

type Row = Omit<Standing, 'health'>;

/** The commitments that oblige on the day of the clocks, of what the actor may see. It is read after `readClocks`. */
export async function readStandings(tx: Transaction, programmeId: string, { day, known }: Clocks, filters: StandingFilters): Promise<Standing[]> {
  const { kind, region, segment, organisation, ministry, agreement } = filters;
  const parameters = [programmeId, ...[kind, region, segment, organisation, ministry, agreement].map((values) => values ?? null)];
  const rows = known === null
    ? await tx.query<Row>(NOW, parameters)
    : await withKnownValues(tx, programmeId, { day, known }, await tx.query<Omit<Row, 'reached'>>(KNOWN, parameters));
  return rows.map((row) => ({ ...row, health: standingHealth(row, day) }));
}

function standingHealth({ basis, ...row }: Row, day: CivilDate): Health {
  return healthOf({ ...row, basis: basis ?? 'level', day });
}

async function withKnownValues(tx: Transaction, programmeId: string, { day, known }: Clocks & { known: NonNullable<Clocks['known']> }, rows: readonly Omit<Row, 'reached'>[]): Promise<Row[]> {
  const progress = await knownProgress(tx, programmeId, known, day, rows.map(({ id }) => id));
  return rows.map((row) => {
    const periods = (progress.get(row.id) ?? []).filter(({ to }) => to <= day);
    const reached = periods.flatMap(({ to, accepted, carried, missing, verified, verifiedOf }) => (accepted === null ? [] : [{ to, accepted, carried, missing, verified, verifiedOf }]))[0] ?? null;
    return { ...row, reached };
  });
}

/** A commitment of a sum: its way is counted from its base. */
export interface AddedCommitment {
  id: string;
  /** Which sum it belongs to. */
  group: number;
  /** Zero where the way does not begin at a base. */
  base: string;
  /** A cumulated total stands until the next one; a level that is not told any more leaves after two quarters. */
  cumulated: boolean;
}

/** Ways of commitments that were told for the same quarter, and for the same next one: decimals added up. */
export interface ProgressCell {
  group: number;
  cumulated: boolean;
  status: 'declared' | 'accepted';
  to: CivilDate;
  /** The quarter from which another value stands; null: none yet. */
  next: CivilDate | null;
  value: string;
  /** Of the value that is accepted, what auditors confirmed as it is, without what older agreements count already. */
  verified: string | null;
  /** What older agreements count already of the accepted value. */
  overlapCertain: string | null;
  commitments: number;
}

const CELLS = `with wanted as (select * from unnest($2::uuid[], $3::int[], $4::numeric[], $5::boolean[]) w (id, "group", base, cumulated)),
  told as (
    select w."group", w.base, w.cumulated, s.status, upper(p.period) - 1 as "to", lead(upper(p.period) - 1) over (partition by p.commitment_id, s.status order by p.period) as next, s.value,
      case when s.status = 'accepted' and p.verified_of = p.accepted then p.verified end as verified, case when s.status = 'accepted' then p.overlap_certain end as overlap
    from wanted w join register.commitment_progress p on p.programme_id = $1 and p.commitment_id = w.id
      cross join lateral (values ('declared', p.declared), ('accepted', p.accepted)) s (status, value)
    where s.value is not null and upper(p.period) - 1 <= app.as_of())
  select "group", cumulated, status, "to", next, trim_scale(sum(value - base))::text as value, trim_scale(sum(verified - base - coalesce(overlap, 0)))::text as verified, trim_scale(sum(overlap))::text as "overlapCertain",
    count(*)::int as commitments
  from told group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

/** The progress of these commitments up to the day of the clocks, added up. It is read after `readClocks`. */
export async function readProgressCells(tx: Transaction, programmeId: string, { day, known }: Clocks, added: readonly AddedCommitment[]): Promise<ProgressCell[]> {
  if (known === null) {
    const column = <Name extends keyof AddedCommitment>(name: Name): AddedCommitment[Name][] => added.map((one) => one[name]);
    return tx.query<ProgressCell>(CELLS, [programmeId, column('id'), column('group'), column('base'), column('cumulated')]);
  }
  const progress = await knownProgress(tx, programmeId, known, day, added.map(({ id }) => id));
  return added.flatMap(({ id, group, base, cumulated }) => (['declared', 'accepted'] as const).flatMap((status): ProgressCell[] => {
    const told = (progress.get(id) ?? []).filter((row) => row.to <= day && row[status] !== null);
    return told.map((row, index) => ({
      group, cumulated, status, to: row.to, next: told[index - 1]?.to ?? null, value: way(row[status] ?? '0', base), commitments: 1,
      verified: status === 'accepted' && row.verified !== null && row.verifiedOf === row.accepted ? way(way(row.verified, base), row.overlapCertain ?? '0') : null,
      overlapCertain: status === 'accepted' ? row.overlapCertain : null,
    }));
  }));
}

function way(value: string, base: string): string {
  return new ExactDecimal(value).minus(base).plus(0).toFixed();
}

/** How a commitment is named where it is listed among others. */
export interface StandingName {
  ref: string;
  title: TranslatedAnswer;
  agreement: NamedAnswer;
  obligors: OrganisationNameAnswer[];
}

export async function readStandingNames(tx: Transaction, programmeId: string, ids: readonly string[]): Promise<Map<string, StandingName>> {
  const rows = await tx.query<StandingName>(
    `select c.ref, app.title_answer(c.title_fr, c.title_ar, c.title_en) as title, app.agreement_answer(a) as agreement,
       coalesce((select json_agg(app.organisation_answer(o) order by b.position, o.folded_key) from register.commitment_obligor b join register.organisation o on o.id = b.organisation_id
         where b.programme_id = c.programme_id and b.commitment_id = c.id), '[]') as obligors
     from register.commitment c join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id
     where c.programme_id = $1 and c.id = any ($2::uuid[])`, [programmeId, ids]);
  return new Map(rows.map((row) => [row.ref, row]));
}
