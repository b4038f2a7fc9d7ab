import type { GroupKey, ObservationRow } from '../common/aggregation-types.js';
import { type CivilDate, compareCivilDates } from '../common/civil-date.js';
import { localDayOf } from '../common/local-day.js';
import { Problem } from '../common/problems.js';
import { type ListDefinition, readList } from '../database/list-query.js';
import type { Transaction } from '../database/transaction.js';
import { groupKeysOf } from './commitment-scope.js';
import { kindsOf, periodsOf } from './expected.js';
import { calendarUnder, factsUnder, type Hypothesis } from './hypothesis.js';
import { type KnownOn, readKnownOn } from '../ledger/known-on.queries.js';
import { knownCalendar, knownCatalogue, knownCommitmentsOn, knownFactsOfIndicator, knownVerified } from './known-facts.queries.js';
import { Observed } from './observed.js';
import { type Catalogue, commitmentsOn, factsOfDeclaration, factsOfIndicator, indicatorsReading, readableAmong, readCalendar, readCatalogue } from './progress-facts.queries.js';
import { factsOfSummary } from './progress-rows.queries.js';
import { indicatorsRead, type ReadIndicator, type ScopedCommitment, startOfYear } from './scoped-commitment.js';
import type { Fact, Period } from './standing-facts.js';
import { factOfSummary, summarise } from './summary.js';
import { totalCells, type TotalPart } from './total-cells.js';
import type { ObservationAnswer, ObservationPage, TotalGroup, TotalRowsParameters, TotalsAnswer, TotalsParameters } from './totals.dto.js';
import { opinionsOn } from './verified-part.js';

export interface NamedIndicator {
  id: string;
  code: string;
  kind: TotalsAnswer['kind'];
  unit: string;
  versions: Record<string, number> | null;
  parts: { id: string; code: string; sign: 1 | -1 }[];
}

/** What the summary keeps: whatever else is asked is read from the observations. */
const SUMMARISED: ReadonlySet<GroupKey> = new Set<GroupKey>(['organisation', 'site', 'dimension:region']);

/**
 * Totals of an indicator under agreement, of what the actor may see.
 * @param hypothesis a declaration to take as accepted, of a period within the total
 * @throws Problem validation_failed
 */
export async function readTotals(tx: Transaction, programmeId: string, parameters: TotalsParameters, hypothesis?: Hypothesis): Promise<TotalsAnswer> {
  const { indicator, known, asOf, from, to, groupBy, catalogue, commitments, observed, parts, periods } = await readGround(tx, programmeId, parameters, { hypothesis });
  const figures = await knownVerified(tx, programmeId, known);
  const partIds = indicator.parts.map(({ id }) => id);
  const whole = commitments.filter((commitment) => readsExactly(catalogue.indicators.get(commitment.indicatorId), partIds));
  const opinions = opinionsOn(figures, observed, catalogue.indicators, whole);
  const cells = totalCells(parts, { groupBy, from, to }, { commitments, opinions, lastDay: periods.at(-1)?.to }).map(({ versionId, ...cell }) => ({
    ...cell, group: { ...cell.group }, version: versionId === null ? null : (indicator.versions?.[versionId] ?? null),
  }));
  return { indicator: indicator.code, kind: indicator.kind, unit: indicator.unit, rule: ruleOf(indicator), from, to, asOf, knownOn: known?.instant ?? null, cells };
}

/** The indicators that are added; a leading - subtracts. */
export function ruleOf({ parts }: NamedIndicator): string[] {
  return parts.map(({ code, sign }) => (sign === 1 ? code : `-${code}`));
}

/** What a total is made from, by both clocks, of what the actor may see. */
export interface TotalGround {
  indicator: NamedIndicator;
  known: KnownOn | null;
  asOf: CivilDate;
  from: CivilDate;
  to: CivilDate;
  groupBy: GroupKey[];
  catalogue: Catalogue;
  commitments: ScopedCommitment[];
  observed: Observed;
  parts: TotalPart[];
  periods: readonly Period[];
}

/**
 * @param detailed from the observations, also where the summary would do
 * @throws Problem validation_failed
 */
export async function readGround(tx: Transaction, programmeId: string, parameters: TotalsParameters, { hypothesis, detailed = false }: { hypothesis?: Hypothesis | undefined; detailed?: boolean } = {}): Promise<TotalGround> {
  const indicator = await namedIndicator(tx, programmeId, parameters.indicator);
  const known = parameters.knownOn === undefined ? null : await readKnownOn(tx, parameters.knownOn);
  const asOf = parameters.asOf ?? (known === null ? tx.today : localDayOf(new Date(known.instant)));
  const to = parameters.to !== undefined && compareCivilDates(parameters.to, asOf) < 0 ? parameters.to : asOf;
  const from = parameters.from ?? startOfYear(to);
  if (compareCivilDates(from, to) > 0) {
    throw new Problem('validation_failed', {}, [{ field: 'to', code: 'end_before_start' }]);
  }
  const asked = [...new Set((parameters.groupBy ?? '').split(',').filter(Boolean))] as TotalGroup[];
  const groupBy = asked.map((group): GroupKey => (group === 'organisation' || group === 'site' ? group : `dimension:${group}`));

  const present = await readCatalogue(tx, programmeId);
  const catalogue = known === null ? present : await knownCatalogue(tx, programmeId, present, known);
  const partIds = indicator.parts.map(({ id }) => id);
  const reading = indicatorsReading(catalogue, new Set(partIds));
  const commitments = known === null ? await commitmentsOn(tx, programmeId, reading) : await knownCommitmentsOn(tx, programmeId, reading, known);
  const named = commitments.flatMap(({ scope }) => groupKeysOf(scope));
  const summarised = !detailed && known === null && parameters.asOf === undefined && [...groupBy, ...named].every((key) => SUMMARISED.has(key));
  const standing = known !== null ? await knownFactsOfIndicator(tx, programmeId, partIds, to, known)
    : summarised ? await factsOfSummary(tx, programmeId, partIds, to) : await factsOfIndicator(tx, programmeId, partIds, to);
  const supposed = hypothesis !== undefined && summarised ? await summarisedHypothesis(tx, programmeId, catalogue, hypothesis) : hypothesis;
  const facts = supposed === undefined ? standing : factsUnder(supposed, standing).filter(({ indicatorId }) => partIds.includes(indicatorId));
  const obligors = [...new Set(commitments.flatMap(({ scope }) => scope.obligors))];
  const organisations = [...new Set([...facts.map(({ organisationId }) => organisationId), ...(await readableAmong(tx, programmeId, obligors))])];
  const periods = catalogue.periods.filter((period) => period.to <= to);
  const due = known === null ? await readCalendar(tx, programmeId, organisations, periods) : await knownCalendar(tx, programmeId, organisations, periods, known);
  const calendar = supposed === undefined ? due : calendarUnder(supposed, due);
  const observed = new Observed(facts, calendar, asOf);
  const parts = indicator.parts.flatMap(({ id, sign }): TotalPart[] => {
    const part = catalogue.indicators.get(id);
    return part === undefined ? [] : [{ sign, rows: rowsOfPart(observed, part, facts, organisations) }];
  });
  return { indicator, known, asOf, from, to, groupBy, catalogue, commitments, observed, parts, periods };
}

/** An opinion on a sum of several indicators confirms none of them alone. */
function readsExactly(indicator: ReadIndicator | undefined, partIds: readonly string[]): boolean {
  const read = indicator === undefined ? [] : indicatorsRead(indicator);
  return read.length === partIds.length && read.every((id) => partIds.includes(id));
}

/** The hypothesis at the grain of the summary, whose facts are all of no restatement. */
async function summarisedHypothesis(tx: Transaction, programmeId: string, catalogue: Catalogue, hypothesis: Hypothesis): Promise<Hypothesis> {
  const { organisationId, periodId } = hypothesis;
  const facts = factsUnder(hypothesis, await factsOfDeclaration(tx, programmeId, organisationId, periodId));
  const rows = summarise(facts, periodsOf(catalogue)(periodId), kindsOf(catalogue));
  return { ...hypothesis, restatement: 0, facts: rows.flatMap((row) => factOfSummary(row, catalogue.indicatorOfVersion.get(row.versionId))) };
}

function rowsOfPart(observed: Observed, part: ReadIndicator, facts: readonly Fact[], organisations: readonly string[]): TotalPart['rows'] {
  const versions = new Set(facts.filter(({ indicatorId }) => indicatorId === part.id).map(({ versionId }) => versionId));
  const rows = (status: 'declared' | 'accepted'): ObservationRow[] => [...versions].flatMap((version) =>
    organisations.flatMap((organisation) => observed.rowsWithSilence(organisation, version, part.kind, status)));
  return { declared: rows('declared'), accepted: rows('accepted') };
}

async function namedIndicator(tx: Transaction, programmeId: string, code: string): Promise<NamedIndicator> {
  const [row] = await tx.query<NamedIndicator & { family: string; parts: NamedIndicator['parts'] | null }>(
    `select i.id, i.code, i.kind, i.unit, i.family,
       (select jsonb_object_agg(v.id, v.number) from register.indicator_version v where v.programme_id = i.programme_id and v.indicator_id = i.id) as versions,
       (select jsonb_agg(jsonb_build_object('id', p.id, 'code', p.code, 'sign', c.sign) order by c.sign desc, p.code)
         from register.indicator_component c join register.indicator p on p.programme_id = c.programme_id and p.id = c.component_id
         where c.programme_id = i.programme_id and c.indicator_id = i.id) as parts
     from register.indicator i where i.programme_id = $1 and i.code = $2`,
    [programmeId, code]);
  if (!row) {
    throw new Problem('validation_failed', {}, [{ field: 'indicator', code: 'unknown_reference', parameters: { value: code } }]);
  }
  if (row.family === 'sector') {
    throw new Problem('sector_indicator', { indicator: code });
  }
  return { ...row, parts: row.parts ?? [{ id: row.id, code: row.code, sign: 1 }] };
}

const OBSERVATION = `o.id, app.organisation_answer(org) as organisation, i.code as indicator, app.title_answer(i.name_fr, i.name_ar, i.name_en) as "indicatorName", v.number as version,
  p.ref as period, lower(o.period) as "from", upper(o.period) - 1 as "to", o.site_id as site, st.name as "siteName", o.dimensions, o.state, trim_scale(o.value)::text as declared,
  trim_scale(av.value)::text as accepted, d.ref as declaration, d.restatement`;

const LIST: ListDefinition = {
  select: OBSERVATION,
  from: 'register.observation o',
  joins: {
    d: 'join register.declaration d on d.programme_id = o.programme_id and d.id = o.declaration_id',
    i: 'join register.indicator i on i.programme_id = o.programme_id and i.id = o.indicator_id',
    v: 'join register.indicator_version v on v.programme_id = o.programme_id and v.id = o.indicator_version_id',
    p: 'join register.reporting_period p on p.programme_id = o.programme_id and p.id = o.period_id',
    org: 'join register.organisation org on org.id = o.organisation_id',
    st: 'left join register.site st on st.id = o.site_id',
    av: 'left join register.accepted_value av on av.programme_id = o.programme_id and av.observation_id = o.id and av.superseded_by is null',
  },
  // what stands: as COUNTED says, and not said again by a later restatement
  where: `o.programme_id = $1 and o.superseded_by is null and (d.restatement = 0 and d.state in ('submitted', 'returned', 'accepted') or d.restatement > 0 and d.state = 'accepted')
    and not exists (select from register.declaration ld join register.observation lo on lo.programme_id = ld.programme_id and lo.declaration_id = ld.id and lo.superseded_by is null
      where ld.programme_id = d.programme_id and ld.organisation_id = d.organisation_id and ld.period_id = d.period_id and ld.restatement > d.restatement and ld.state = 'accepted'
        and lo.indicator_version_id = o.indicator_version_id and lo.site_id is not distinct from o.site_id and lo.dimensions_key = o.dimensions_key)`,
  filters: {
    indicator: 'o.indicator_id::text = any (?::text[])',
    from: 'o.period && daterange((?::text[])[1]::date, null)',
    to: 'upper(o.period) - 1 <= (?::text[])[1]::date',
    organisation: 'o.organisation_id::text = any (?::text[])',
    site: 'o.site_id::text = any (?::text[])',
    region: 'o.region_code = any (?::text[])',
    segment: 'o.segment_code = any (?::text[])',
  },
  search: 'org.folded_key like ?',
  sorts: { period: ['lower(o.period)::date'], organisation: ['org.folded_key'] },
  defaultSort: '-period',
  identifier: 'o.id::uuid',
  facets: { state: 'o.state' },
};

/** The observations behind a total, of what the actor may see. */
export async function listTotalRows(tx: Transaction, programmeId: string, parameters: TotalRowsParameters): Promise<ObservationPage> {
  const { indicator: code, from, to, organisation, site, region, segment, ...page } = parameters;
  const indicator = await namedIndicator(tx, programmeId, code);
  const one = (value: CivilDate | string | undefined): string[] | undefined => (value === undefined ? undefined : [value]);
  const { rows, ...rest } = await readList<ObservationAnswer>(tx, programmeId, LIST, {
    ...page,
    filters: { indicator: indicator.parts.map(({ id }) => id), from: one(from), to: one(to), organisation: one(organisation), site: one(site), region: one(region), segment: one(segment) },
  });
  return { ...rest, items: rows };
}
