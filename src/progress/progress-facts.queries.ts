import type { CivilDate } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import { type Calendar, organisationPeriod } from './observed.js';
import { indicatorsRead, type ReadIndicator, type ScopedCommitment } from './scoped-commitment.js';
import type { Fact, Period } from './standing-facts.js';

/** What a programme counts and when. */
export interface Catalogue {
  /** Oldest first. */
  periods: readonly Period[];
  indicators: ReadonlyMap<string, ReadIndicator>;
  indicatorOfVersion: ReadonlyMap<string, string>;
}

export async function readCatalogue(tx: Transaction, programmeId: string): Promise<Catalogue> {
  const [row] = await tx.query<{ periods: Period[] | null; indicators: ReadIndicator[] | null }>(
    `select
       (select jsonb_agg(jsonb_build_object('id', p.id, 'from', lower(p.dates), 'to', upper(p.dates) - 1, 'dueOn', p.due_on) order by lower(p.dates))
         from register.reporting_period p where p.programme_id = $1) as periods,
       (select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'direction', i.direction,
           'components', coalesce((select jsonb_agg(jsonb_build_object('indicatorId', c.component_id, 'sign', c.sign) order by c.component_id)
             from register.indicator_component c where c.programme_id = i.programme_id and c.indicator_id = i.id), '[]'),
           'versions', coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'from', lower(v.valid), 'to', upper(v.valid) - 1) order by v.number)
             from register.indicator_version v where v.programme_id = i.programme_id and v.indicator_id = i.id), '[]')))
         from register.indicator i where i.programme_id = $1 and i.family = 'under_agreement') as indicators`,
    [programmeId]);
  const indicators = row?.indicators ?? [];
  return {
    periods: row?.periods ?? [],
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    indicatorOfVersion: new Map(indicators.flatMap((indicator) => indicator.versions.map((version) => [version.id, indicator.id] as const))),
  };
}

/** Indicators whose commitments read one of these. */
export function indicatorsReading(catalogue: Catalogue, ids: ReadonlySet<string>): string[] {
  return [...catalogue.indicators.values()].filter((indicator) => indicatorsRead(indicator).some((id) => ids.has(id))).map(({ id }) => id);
}

const COUNTED = "(d.restatement = 0 and d.state in ('submitted', 'returned', 'accepted') or d.restatement > 0 and d.state = 'accepted')";

// One table at a time: joined, they are read a thousand times over where PostgreSQL has not counted their rows yet.
const DECLARATION = "select d.id, d.restatement, d.state = 'accepted' as settled from register.declaration d where d.programme_id = $1 and " + COUNTED;

export const OBSERVATION_COLUMNS = `select o.id, o.declaration_id as "declarationId", o.organisation_id as "organisationId", o.period_id as "periodId", o.indicator_id as "indicatorId",
    o.indicator_version_id as "versionId", o.site_id as "siteId", o.region_code as region, o.segment_code as segment, o.zone_id as zone, o.dimensions_key as "dimensionsKey",
    o.state, trim_scale(o.value)::text as declared`;

const OBSERVATION = OBSERVATION_COLUMNS + ' from register.observation o where o.programme_id = $1 and o.superseded_by is null';

export interface DeclarationRow extends Pick<Fact, 'restatement' | 'settled'> {
  id: string;
}

export interface ObservationRow extends Omit<Fact, 'observationId' | 'dimensions' | 'accepted' | 'restatement' | 'settled'> {
  id: string;
  declarationId: string;
  region: string | null;
  segment: string | null;
  zone: string | null;
}

/** The facts of one organisation and period. */
export async function factsOfDeclaration(tx: Transaction, programmeId: string, organisationId: string, periodId: string): Promise<Fact[]> {
  const declarations = await tx.query<DeclarationRow>(DECLARATION + ' and d.organisation_id = $2 and d.period_id = $3', [programmeId, organisationId, periodId]);
  const observations = await tx.query<ObservationRow>(OBSERVATION + ' and o.declaration_id = any ($2::uuid[])', [programmeId, declarations.map(({ id }) => id)]);
  return toFacts(tx, programmeId, declarations, observations);
}

/** The facts of organisations on some indicators, in every period. */
export async function factsOf(tx: Transaction, programmeId: string, organisationIds: readonly string[], indicatorIds: readonly string[]): Promise<Fact[]> {
  if (organisationIds.length === 0 || indicatorIds.length === 0) return [];
  const declarations = await tx.query<DeclarationRow>(DECLARATION + ' and d.organisation_id = any ($2::uuid[])', [programmeId, organisationIds]);
  const observations = await tx.query<ObservationRow>(OBSERVATION + ' and o.organisation_id = any ($2::uuid[]) and o.indicator_id = any ($3::uuid[])', [programmeId, organisationIds, indicatorIds]);
  return toFacts(tx, programmeId, declarations, observations);
}

/** The facts on some indicators of every organisation, in the periods ended by a day. */
export async function factsOfIndicator(tx: Transaction, programmeId: string, indicatorIds: readonly string[], until: CivilDate): Promise<Fact[]> {
  const declarations = await tx.query<DeclarationRow>(DECLARATION, [programmeId]);
  const observations = await tx.query<ObservationRow>(OBSERVATION + ' and o.indicator_id = any ($2::uuid[]) and upper(o.period) - 1 <= $3::date', [programmeId, indicatorIds, until]);
  return toFacts(tx, programmeId, declarations, observations);
}

/** The values accepted of some observations, one row each. */
type AcceptedOf = (observationIds: readonly string[]) => Promise<{ id: string; value: string }[]>;

async function toFacts(tx: Transaction, programmeId: string, declarations: readonly DeclarationRow[], observations: readonly ObservationRow[]): Promise<Fact[]> {
  return placedFacts(declarations, observations, (ids) => tx.query<{ id: string; value: string }>(
    'select a.observation_id as id, trim_scale(a.value)::text as value from register.accepted_value a where a.programme_id = $1 and a.observation_id = any ($2::uuid[]) and a.superseded_by is null',
    [programmeId, ids]));
}

/** Observations of the declarations that count, with their accepted values and their places. */
export async function placedFacts(declarations: readonly DeclarationRow[], observations: readonly ObservationRow[], acceptedOf: AcceptedOf): Promise<Fact[]> {
  const counted = new Map(declarations.map((declaration) => [declaration.id, declaration]));
  const settled = observations.filter((row) => row.declared !== null && counted.get(row.declarationId)?.settled === true).map(({ id }) => id);
  const accepted = settled.length === 0 ? [] : await acceptedOf(settled);
  const values = new Map(accepted.map(({ id, value }) => [id, value]));
  const known = new Map<string, Fact['dimensions']>();
  return observations.flatMap(({ id, declarationId, region, segment, zone, ...said }): Fact[] => {
    const declaration = counted.get(declarationId);
    if (declaration === undefined) return [];
    const key = [said.dimensionsKey, region, segment, zone].join('|');
    let dimensions = known.get(key);
    if (dimensions === undefined) {
      dimensions = placed(JSON.parse(said.dimensionsKey) as Fact['dimensions'], { region, segment, zone });
      known.set(key, dimensions);
    }
    return [{ ...said, observationId: id, restatement: declaration.restatement, settled: declaration.settled, accepted: values.get(id) ?? null, dimensions }];
  });
}

/** Of these organisations, those whose declarations the actor reads: of the others it cannot tell what is missing. */
export async function readableAmong(tx: Transaction, programmeId: string, organisationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select o.id from unnest($2::uuid[]) as o (id)
     where $1 = any ((select app.programme_ids())::uuid[]) or ($1, o.id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p)`,
    [programmeId, organisationIds]);
  return rows.map(({ id }) => id);
}

/** The dimensions with the places of the observation: a site's region is known whether or not it was declared; a zone by its identifier. */
export function placed(declared: Fact['dimensions'], { region, segment, zone }: Record<'region' | 'segment' | 'zone', string | null>): Fact['dimensions'] {
  return {
    ...(region === null ? {} : { region }),
    ...(segment === null ? {} : { segment }),
    ...declared,
    ...(zone === null ? {} : { zone }),
  };
}

/** Which declarations count, and which due days were put off, of these organisations. */
export async function readCalendar(tx: Transaction, programmeId: string, organisationIds: readonly string[], periods: readonly Period[]): Promise<Calendar> {
  const rows = await tx.query<{ organisationId: string; periodId: string; dueOn: CivilDate | null }>(
    `select d.organisation_id as "organisationId", d.period_id as "periodId", null::date as "dueOn"
       from register.declaration d where d.programme_id = $1 and d.organisation_id = any ($2::uuid[]) and ` + COUNTED + `
     union all
     select e.organisation_id, e.period_id, e.due_on from register.period_extension e
       where e.programme_id = $1 and e.organisation_id = any ($2::uuid[]) and e.superseded_by is null`,
    [programmeId, organisationIds]);
  const keyed = rows.map(({ organisationId, periodId, dueOn }) => ({ key: organisationPeriod(organisationId, periodId), dueOn }));
  return {
    periods,
    declared: new Set(keyed.filter(({ dueOn }) => dueOn === null).map(({ key }) => key)),
    extensions: new Map(keyed.flatMap(({ key, dueOn }) => (dueOn === null ? [] : [[key, dueOn] as const]))),
  };
}

const COMMITMENT = `select c.id, c.ref, c.agreement_id as "agreementId", a.ref as "agreementRef", a.state = 'draft' as draft, a.signed_on as "signedOn", a.effective_from as "effectiveFrom",
    c.indicator_id as "indicatorId",
    jsonb_build_object('regions', c.region_codes, 'segments', c.segment_codes, 'sites', c.site_ids, 'zones', c.zone_ids,
      'obligors', coalesce((select jsonb_agg(o.organisation_id order by o.organisation_id) from register.commitment_obligor o where o.programme_id = c.programme_id and o.commitment_id = c.id), '[]')) as scope,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'from', lower(t.valid), 'to', upper(t.valid) - 1, 'basis', t.basis, 'base', trim_scale(t.base)::text, 'baseOn', t.base_on,
        'target', trim_scale(t.target)::text) order by t.valid)
      from register.commitment_term t where t.programme_id = c.programme_id and t.commitment_id = c.id and t.superseded_by is null), '[]') as terms
  from register.commitment c
    join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id`;

/** The commitments of an organisation on some indicators. */
export async function commitmentsOf(tx: Transaction, programmeId: string, organisationId: string, indicatorIds: readonly string[]): Promise<ScopedCommitment[]> {
  return tx.query<ScopedCommitment>(
    COMMITMENT + ` where c.programme_id = $1 and c.indicator_id = any ($3::uuid[]) and exists (
      select from register.commitment_obligor f where f.programme_id = c.programme_id and f.commitment_id = c.id and f.organisation_id = $2)`,
    [programmeId, organisationId, indicatorIds]);
}

/** The commitments that share an obligor with one of these organisations, on some indicators. */
export async function commitmentsNear(tx: Transaction, programmeId: string, organisationIds: readonly string[], indicatorIds: readonly string[]): Promise<ScopedCommitment[]> {
  return tx.query<ScopedCommitment>(
    COMMITMENT + ` where c.programme_id = $1 and c.indicator_id = any ($3::uuid[]) and c.id in (
      select f.commitment_id from register.commitment_obligor f where f.programme_id = $1 and f.organisation_id = any ($2::uuid[]))`,
    [programmeId, organisationIds, indicatorIds]);
}

/** The commitments on some indicators. */
export async function commitmentsOn(tx: Transaction, programmeId: string, indicatorIds: readonly string[]): Promise<ScopedCommitment[]> {
  return tx.query<ScopedCommitment>(COMMITMENT + ' where c.programme_id = $1 and c.indicator_id = any ($2::uuid[])', [programmeId, indicatorIds]);
}

export async function commitmentsById(tx: Transaction, programmeId: string, ids: readonly string[]): Promise<ScopedCommitment[]> {
  return tx.query<ScopedCommitment>(COMMITMENT + ' where c.programme_id = $1 and c.id = any ($2::uuid[])', [programmeId, ids]);
}

export async function commitmentIdsOf(tx: Transaction, programmeId: string, agreementId: string): Promise<string[]> {
  return (await tx.query<{ id: string }>('select c.id from register.commitment c where c.programme_id = $1 and c.agreement_id = $2', [programmeId, agreementId])).map(({ id }) => id);
}

export async function everyCommitment(tx: Transaction, programmeId: string): Promise<ScopedCommitment[]> {
  return tx.query<ScopedCommitment>(COMMITMENT + ' where c.programme_id = $1', [programmeId]);
}
