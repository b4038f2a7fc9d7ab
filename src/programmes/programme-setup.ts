import { uuid7 } from '../common/uuid7.js';
import type { ProgrammeDefinition, SectorTargetDefinition } from './programme-definition.js';
import { known, setUpIndicators } from './indicator-setup.js';

/** A connection of the owner within a transaction: a query runner or an entity manager of TypeORM. */
export interface OwnerTransaction {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** Inserts a row of the programme, whose first two columns are the programme and a new identifier. @returns the identifier */
export type Insert = (sql: string, values: readonly unknown[]) => Promise<string>;

/** `semantics`, Declarations: until the office says otherwise, a warning or a restatement needs a visa and an acceptance. */
const TWO_PERSONS_ON = ['warning', 'restatement'];

/**
 * Creates a programme with its axes, indicators, rules of examination and sector targets, in the transaction of the caller. A programme
 * that exists keeps what it has and gets the indicators that the definition has since gained.
 * @returns whether it was created now
 */
export async function setUpProgramme(owner: OwnerTransaction, definition: ProgrammeDefinition, now: Date): Promise<boolean> {
  const { code, title, demonstration, startsOn, endsOn } = definition;
  const created = (await owner.query(
    `insert into register.programme (id, code, title_fr, title_ar, title_en, demonstration, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (code) do nothing returning id`,
    [uuid7(now), code, title.fr, title.ar, title.en, demonstration, startsOn, endsOn],
  )) as unknown[];
  const [programme] = (await owner.query('select id from register.programme where code = $1', [code])) as { id: string }[];
  const insert: Insert = async (sql, values) => {
    const id = uuid7(now);
    await owner.query(sql, [programme?.id, id, ...values]);
    return id;
  };
  if (created.length > 0) {
    for (const [position, axis] of definition.axes.entries()) {
      const { fr, ar, en } = axis.name;
      await insert('insert into register.axis (programme_id, id, code, position, name_fr, name_ar, name_en) values ($1, $2, $3, $4, $5, $6, $7)', [axis.code, position + 1, fr, ar, en]);
    }
  }
  const indicatorIds = await setUpIndicators(owner, insert, programme?.id ?? '', definition.indicators);
  if (created.length > 0) {
    for (const target of definition.targets) {
      await insertTarget(insert, target, known(indicatorIds, target.indicator));
    }
    for (const condition of TWO_PERSONS_ON) {
      await insert("insert into register.examination_rule (programme_id, id, condition, valid) values ($1, $2, $3, '(,)')", [condition]);
    }
  }
  return created.length > 0;
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
