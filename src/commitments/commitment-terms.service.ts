import { type CivilDate, lastDayOf } from '../common/civil-date.js';
import { type FieldProblem, Problem } from '../common/problems.js';
import { isWhole } from '../common/quantity.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { CommitmentStepEntity } from './commitment-step.entity.js';
import { CommitmentTermEntity } from './commitment-term.entity.js';
import type { TermBody } from './commitments.dto.js';

export interface TermContext {
  programmeId: string;
  agreementId: string;
  commitmentId: string;
  amendmentId: string | null;
  indicator: { unit: string; whole: boolean };
  validFrom: CivilDate | null;
  validTo: CivilDate | null;
  validIsPresumed: boolean;
}

/** @throws Problem validation_failed where people, jobs or companies are not whole */
export async function insertTerm(tx: Transaction, context: TermContext, body: TermBody): Promise<string> {
  requireWholeNumbers(body, context.indicator.whole);
  const { programmeId, agreementId, commitmentId } = context;
  const id = uuid7(tx.now);
  const precision = body.duePrecision ?? 'day';
  await tx.manager.insert(CommitmentTermEntity, {
    programmeId, id, agreementId, commitmentId, amendmentId: context.amendmentId,
    valid: rangeOf(context.validFrom, context.validTo), validIsPresumed: context.validIsPresumed,
    basis: body.basis, base: body.base ?? null, baseOn: body.baseOn ?? null, baseSource: body.baseSource ?? null,
    target: body.target ?? null, qualifier: body.target ? (body.qualifier ?? 'exact') : null, unit: body.unit ?? context.indicator.unit,
    dueOn: body.dueOn ? lastDayOf(body.dueOn, precision) : null, duePrecision: body.dueOn ? precision : null, linear: body.linear ?? false,
  });
  for (const step of body.steps ?? []) {
    await tx.manager.insert(CommitmentStepEntity, {
      programmeId, id: uuid7(tx.now), agreementId, commitmentId, termId: id, dueOn: lastDayOf(step.on, step.precision ?? 'day'), duePrecision: step.precision ?? 'day',
      value: step.value, qualifier: step.qualifier ?? 'exact',
    });
  }
  return id;
}

/** A range of days as PostgreSQL writes it; null is without bound, the last day is included. */
export function rangeOf(from: CivilDate | null, to: CivilDate | null): string {
  return `[${from ?? ''},${to ?? ''}${to ? ']' : ')'}`;
}

function requireWholeNumbers(body: TermBody, whole: boolean): void {
  if (!whole) {
    return;
  }
  const values: [string, string | null | undefined][] = [['base', body.base], ['target', body.target], ...(body.steps ?? []).map((step, index): [string, string] => [`steps[${index}].value`, step.value])];
  const fields = values.filter(([, value]) => value && !isWhole(value)).map(([field]): FieldProblem => ({ field, code: 'field_whole' }));
  if (fields.length > 0) {
    throw new Problem('validation_failed', {}, fields);
  }
}
