import type { IndicatorDefinition } from './programme-definition.js';
import type { Insert, OwnerTransaction } from './programme-setup.js';

/** Writes the indicators that the programme lacks, and what is asked of each in a declaration. @returns identifiers by code */
export async function setUpIndicators(owner: OwnerTransaction, insert: Insert, programmeId: string, indicators: readonly IndicatorDefinition[]): Promise<Map<string, string>> {
  const axes = await idsByCode(owner, 'select id, code from register.axis where programme_id = $1', programmeId);
  const ids = await idsByCode(owner, 'select id, code from register.indicator where programme_id = $1', programmeId);
  for (const [place, indicator] of indicators.entries()) {
    const { code, section = null, evidenceRequired = false } = indicator;
    const position = place + 1;
    if (ids.has(code)) {
      await owner.query(
        `update register.indicator set section = $3, position = $4, evidence_required = $5
         where programme_id = $1 and code = $2 and (section, position, evidence_required) is distinct from ($3::text, $4::int, $5::boolean)`,
        [programmeId, code, section, position, evidenceRequired]);
    } else {
      ids.set(code, await insertIndicator(insert, indicator, position, indicator.axis === null ? null : known(axes, indicator.axis)));
    }
  }
  for (const { code, components = [] } of indicators) {
    for (const { indicator, sign } of components) {
      await owner.query(
        'insert into register.indicator_component (programme_id, indicator_id, component_id, sign) values ($1, $2, $3, $4) on conflict do nothing',
        [programmeId, known(ids, code), known(ids, indicator), sign]);
    }
  }
  for (const { code, cohort } of indicators) {
    if (cohort === undefined) continue;
    await owner.query(
      'update register.indicator set cohort_of = $3, cohort_months = $4 where programme_id = $1 and code = $2 and cohort_of is null',
      [programmeId, code, known(ids, cohort.of), cohort.months]);
  }
  return ids;
}

async function insertIndicator(insert: Insert, indicator: IndicatorDefinition, position: number, axisId: string | null): Promise<string> {
  const { code, kind, family, unit, whole, section = null, evidenceRequired = false, name, versions } = indicator;
  const id = await insert(
    `insert into register.indicator (programme_id, id, code, kind, family, unit, whole, axis_id, section, position, evidence_required, name_fr, name_ar, name_en)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [code, kind, family, unit, whole, axisId, section, position, evidenceRequired, name.fr, name.ar, name.en],
  );
  for (const [place, version] of versions.entries()) {
    await insert(
      'insert into register.indicator_version (programme_id, id, indicator_id, number, perimeter, definition_fr, valid) values ($1, $2, $3, $4, $5, $6, daterange($7, $8))',
      [id, place + 1, version.perimeter, version.definitionFr, version.from, versions[place + 1]?.from ?? null],
    );
  }
  return id;
}

async function idsByCode(owner: OwnerTransaction, sql: string, programmeId: string): Promise<Map<string, string>> {
  const rows = (await owner.query(sql, [programmeId])) as { id: string; code: string }[];
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** @throws Error when the definition of the programme names what it does not define */
export function known(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) {
    throw new Error(`The definition of the programme names “${code}” without defining it.`);
  }
  return id;
}
