import { Problem } from '../common/problems.js';
import { type ListDefinition, type ListRequest, readList } from '../database/list-query.js';
import type { Transaction } from '../database/transaction.js';
import type { ClockParameters } from '../ledger/clocks.dto.js';
import { asKnown, type Clocks, DAY_IS_NOT_TOLD, listAsKnown, readClocks } from '../ledger/clocks.queries.js';
import { csvOf, type CsvValue } from '../common/csv.js';
import { everyRow } from '../http/every-row.js';
import { CAPACITIES, periodOf } from './zone-capacity.policy.js';
import { zoneLifecycle } from './zone.lifecycle.js';
import type { ZoneAnswer, ZoneCapacityAnswer, ZoneExportParameters, ZoneFileAnswer, ZoneListParameters, ZonePage } from './zones.dto.js';

const SELECT = `z.id, z.ref, z.name, z.name_ar as "nameAr", z.city,
  case when r.code is not null then jsonb_build_object('code', r.code, 'name', app.title_answer(r.name_fr, r.name_ar, r.name_en)) end as region,
  app.organisation_answer(o) as operator, z.p2i_category as "p2iCategory", z.status, trim_scale(z.land_hectares)::text as land,
  coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'measure', l.measure, 'stage', l.stage, 'value', trim_scale(l.value)::text, 'unit', l.unit,
      'asOf', app.date_answer(l.as_of, l.as_of_precision), 'source', l.source) order by l.measure, l.stage)
    from (select distinct on (c.measure, c.stage) c.* from register.zone_capacity c
      where c.programme_id = z.programme_id and c.zone_id = z.id and c.superseded_by is null and (` + DAY_IS_NOT_TOLD + ` or c.as_of is null or date_trunc(c.as_of_precision, c.as_of::timestamp)::date <= app.as_of()) order by c.measure, c.stage, c.as_of desc nulls last) l), '[]') as latest,
  z.source, z.version`;

const FROM = `register.zone z
  left join reference.region r on r.code = z.region_code
  left join register.organisation o on o.id = z.operator_id`;

/** Names in Arabic have no stored key: their letters are folded here as the searched text is. */
const ARABIC_KEY = "translate(coalesce(z.name_ar, ''), 'أإآٱىیئةؤـ', 'اااايييهو')";
const REF_KEY = "regexp_replace(lower(z.ref), '[^a-z0-9]+', ' ', 'g')";
const CITY_KEY = "lower(coalesce(z.city, ''))";

const LIST: ListDefinition = {
  select: SELECT,
  from: FROM,
  where: 'z.programme_id = $1',
  filters: { status: 'z.status = any (?::text[])', region: 'z.region_code = any (?::text[])', operator: 'z.operator_id::text = any (?::text[])' },
  search: '(z.folded_key like ? or ' + REF_KEY + ' like ? or ' + CITY_KEY + ' like ? or ' + ARABIC_KEY + ' like ?)',
  sorts: {
    name: ['z.folded_key'],
    ref: ['z.ref collate "C"'],
    region: ["coalesce(z.region_code, '') collate \"C\"", 'z.folded_key'],
    status: ["array_position(array['announced', 'planned', 'under_construction', 'operational', 'deferred', 'cancelled'], z.status)::int", 'z.folded_key'],
  },
  defaultSort: 'name',
  identifier: 'z.id::uuid',
  facets: { status: 'z.status', region: 'z.region_code', operator: 'o.id::text' },
};

const LIST_KNOWN = listAsKnown(LIST);

const listOf = ({ known }: Clocks): ListDefinition => (known === null ? LIST : LIST_KNOWN);

function requestOf({ status, region, operator, asOf: _, knownOn: __, ...page }: ZoneListParameters): ListRequest {
  const split = (text: string | undefined): string[] | undefined => text?.split(',').filter(Boolean);
  return { ...page, filters: { status: split(status), region: split(region), operator: split(operator) } };
}

export async function listZones(tx: Transaction, programmeId: string, parameters: ZoneListParameters): Promise<ZonePage> {
  const clocks = await readClocks(tx, parameters);
  const { rows, ...rest } = await readList<ZoneAnswer>(tx, programmeId, listOf(clocks), requestOf(parameters));
  return { ...rest, items: rows };
}

/** One row per zone, with the latest figure of each measure and stage, and its date as precisely as it is known. */
export async function exportZones(tx: Transaction, programmeId: string, parameters: ZoneExportParameters): Promise<string> {
  const clocks = await readClocks(tx, parameters);
  const rows = await everyRow((cursor) => readList<ZoneAnswer>(tx, programmeId, listOf(clocks), { ...requestOf(parameters), cursor, limit: 1000 }));
  return csvOf<ZoneAnswer>({
    ref: (row) => row.ref, name: (row) => row.name, name_ar: (row) => row.nameAr, city: (row) => row.city, region: (row) => row.region?.code ?? null,
    operator: (row) => row.operator?.code ?? row.operator?.name.fr ?? null, p2i_category: (row) => row.p2iCategory, status: (row) => row.status, land_ha: (row) => row.land,
    ...FIGURE_COLUMNS, source: (row) => row.source,
  }, rows);
}

const FIGURE_COLUMNS: Record<string, (row: ZoneAnswer) => CsvValue> = Object.fromEntries(
  Object.entries(CAPACITIES).flatMap(([measure, { unit, stages }]) => stages.flatMap((stage) => {
    const figure = (row: ZoneAnswer): ZoneAnswer['latest'][number] | undefined => row.latest.find((one) => one.measure === measure && one.stage === stage);
    const column = unit === measure ? `${measure}_${stage}` : `${measure}_${stage}_${unit}`;
    return [
      [column, (row: ZoneAnswer): CsvValue => figure(row)?.value ?? null],
      [`${column}_as_of`, (row: ZoneAnswer): CsvValue => { const asOf = figure(row)?.asOf; return asOf ? periodOf(asOf.on, asOf.precision) : null; }],
    ] as const;
  })),
);

const HEAD = 'select ' + SELECT + ' from ' + FROM + ' where z.programme_id = $1 and z.ref = $2';

const FIGURES = `select c.id, c.measure, c.stage, trim_scale(c.value)::text as value, c.unit, app.date_answer(c.as_of, c.as_of_precision) as "asOf", c.source,
       c.superseded_by is not null as superseded, app.instant_answer(c.recorded_by) as "recordedAt"
     from register.zone_capacity c where c.programme_id = $1 and c.zone_id = $2
     order by c.measure, c.stage, c.as_of desc nulls last, superseded, "recordedAt" desc, c.id`;

const FILE = { head: HEAD, figures: FIGURES };
const FILE_KNOWN: typeof FILE = { head: asKnown(HEAD), figures: asKnown(FIGURES) };

/** Nothing can be done to what was known. @throws Problem not_found */
export async function readZoneFile(tx: Transaction, programmeId: string, ref: string, parameters: ClockParameters = {}): Promise<ZoneFileAnswer> {
  const { known } = await readClocks(tx, parameters);
  const file = known === null ? FILE : FILE_KNOWN;
  const [zone] = await tx.query<ZoneAnswer>(file.head, [programmeId, ref]);
  if (!zone) {
    throw new Problem('not_found');
  }
  const capacities = await tx.query<ZoneCapacityAnswer>(file.figures, [programmeId, zone.id]);
  return { ...zone, capacities, actions: known === null ? zoneLifecycle.actions(zone.status) : [] };
}
