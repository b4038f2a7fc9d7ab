import { uuid7 } from '../common/uuid7.js';
import type { IndicatorDefinition, ProgrammeDefinition, SectorTargetDefinition } from './programme-definition.js';

/** A connection of the owner within a transaction: a query runner or an entity manager of TypeORM. */
export interface OwnerTransaction {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

type Insert = (sql: string, values: readonly unknown[]) => Promise<string>;

/**
 * Creates a programme with its axes, indicators and sector targets, in the transaction of the caller. A programme that exists
 * already is left as it is.
 * @returns whether it was created now
 */
export async function setUpProgramme(owner: OwnerTransaction, definition: ProgrammeDefinition, now: Date): Promise<boolean> {
  const { code, title, demonstration, startsOn, endsOn } = definition;
  const programmeId = uuid7(now);
  const created = (await owner.query(
    `insert into register.programme (id, code, title_fr, title_ar, title_en, demonstration, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (code) do nothing returning id`,
    [programmeId, code, title.fr, title.ar, title.en, demonstration, startsOn, endsOn],
  )) as unknown[];
  if (created.length === 0) {
    return false;
  }
  const insert: Insert = async (sql, values) => {
    const id = uuid7(now);
    await owner.query(sql, [programmeId, id, ...values]);
    return id;
  };
  const axisIds = new Map<string, string>();
  for (const [position, axis] of definition.axes.entries()) {
    const { fr, ar, en } = axis.name;
    axisIds.set(axis.code, await insert('insert into register.axis (programme_id, id, code, position, name_fr, name_ar, name_en) values ($1, $2, $3, $4, $5, $6, $7)', [axis.code, position + 1, fr, ar, en]));
  }
  const indicatorIds = new Map<string, string>();
  for (const indicator of definition.indicators) {
    indicatorIds.set(indicator.code, await insertIndicator(insert, indicator, indicator.axis === null ? null : known(axisIds, indicator.axis)));
  }
  for (const target of definition.targets) {
    await insertTarget(insert, target, known(indicatorIds, target.indicator));
  }
  return true;
}

async function insertIndicator(insert: Insert, indicator: IndicatorDefinition, axisId: string | null): Promise<string> {
  const { code, kind, family, unit, whole, name, versions } = indicator;
  const id = await insert(
    'insert into register.indicator (programme_id, id, code, kind, family, unit, whole, axis_id, name_fr, name_ar, name_en) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    [code, kind, family, unit, whole, axisId, name.fr, name.ar, name.en],
  );
  for (const [place, version] of versions.entries()) {
    await insert(
      'insert into register.indicator_version (programme_id, id, indicator_id, number, perimeter, definition_fr, valid) values ($1, $2, $3, $4, $5, $6, daterange($7, $8))',
      [id, place + 1, version.perimeter, version.definitionFr, version.from, versions[place + 1]?.from ?? null],
    );
  }
  return id;
}

async function insertTarget(insert: Insert, target: SectorTargetDefinition, indicatorId: string): Promise<void> {
  const { perimeter, measure, value, unit, dueOn, duePrecision, source, readings } = target;
  const id = await insert(
    'insert into register.sector_target (programme_id, id, indicator_id, perimeter, measure, value, unit, due_on, due_precision, source) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [indicatorId, perimeter, measure, value, unit, dueOn, duePrecision, source],
  );
  for (const { reading, chosen, base, explanation, source: readingSource } of readings) {
    await insert(
      `insert into register.sector_target_reading (programme_id, id, target_id, reading, chosen, base, base_on, base_origin, explanation_fr, explanation_ar, explanation_en, source)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [id, reading, chosen, base?.value ?? null, base?.on ?? null, base?.origin ?? null, explanation.fr, explanation.ar, explanation.en, readingSource],
    );
  }
}

function known(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) {
    throw new Error(`The definition of the programme names “${code}” without defining it.`);
  }
  return id;
}
