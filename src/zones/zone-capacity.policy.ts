import { type CivilDate, type DatePrecision, quarterOf } from '../common/civil-date.js';
import { type FieldProblem, Problem } from '../common/problems.js';
import { ExactDecimal, isWhole } from '../common/quantity.js';

export const CAPACITY_MEASURES = ['office_area', 'workstations', 'jobs', 'occupancy'] as const;
export type CapacityMeasure = (typeof CAPACITY_MEASURES)[number];

export const CAPACITY_STAGES = ['planned', 'built', 'delivered', 'let', 'occupied', 'declared'] as const;
export type CapacityStage = (typeof CAPACITY_STAGES)[number];

/** The unit and the stages of each measure: each stage is a stock of its own. Jobs are those of the tenants, shown and never added. */
export const CAPACITIES: Readonly<Record<CapacityMeasure, { unit: string; whole: boolean; stages: readonly CapacityStage[] }>> = {
  office_area: { unit: 'm2', whole: false, stages: ['planned', 'built', 'delivered', 'let', 'occupied'] },
  workstations: { unit: 'workstations', whole: true, stages: ['planned', 'built', 'delivered', 'let', 'occupied'] },
  jobs: { unit: 'jobs', whole: true, stages: ['planned', 'declared'] },
  occupancy: { unit: 'percent', whole: false, stages: ['occupied', 'declared'] },
};

export interface Capacity {
  measure: CapacityMeasure;
  stage: CapacityStage;
  value: string;
  asOf: { on: CivilDate; precision: DatePrecision } | null;
}

/**
 * Refuses a figure that cannot be: half a job, more than 100 per cent, something built in the future.
 * @throws Problem validation_failed naming each field
 */
export function requireCapacity({ measure, stage, value, asOf }: Capacity, today: CivilDate): void {
  const { unit, whole, stages } = CAPACITIES[measure];
  const fields: FieldProblem[] = [];
  if (!stages.includes(stage)) {
    fields.push({ field: 'stage', code: 'field_choice', parameters: { choices: stages.join(', ') } });
  }
  if (whole && !isWhole(value)) {
    fields.push({ field: 'value', code: 'field_whole' });
  }
  if (unit === 'percent' && new ExactDecimal(value).greaterThan(100)) {
    fields.push({ field: 'value', code: 'field_integer_range', parameters: { minimum: '0', maximum: '100' } });
  }
  if (stage !== 'planned' && asOf && periodOf(asOf.on, asOf.precision) > periodOf(today, asOf.precision)) {
    fields.push({ field: 'asOf', code: 'actual_in_future' });
  }
  if (fields.length > 0) {
    throw new Problem('validation_failed', {}, fields);
  }
}

/** A date written as no more than is known of it, so that two of the same precision compare as text: 2026, 2026-T3, 2026-09, 2026-09-30. */
export function periodOf(on: CivilDate, precision: DatePrecision): string {
  return precision === 'quarter' ? quarterOf(on) : on.slice(0, { year: 4, month: 7, day: 10 }[precision]);
}
