import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldProblem, isProblemCode, Problem } from '../common/problems.js';
import { FORBIDDEN_KEYS } from './strict-json.js';

/** The library looks fields up in plain objects, where `toString` is always found; and it overlooks `__proto__`. */
class StrictValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const field = metadata.type === 'custom' || typeof value !== 'object' || value === null ? undefined : Object.keys(value).find((name) => FORBIDDEN_KEYS.has(name));
    if (field !== undefined) {
      throw new Problem('unknown_field', { field }, [{ field, code: 'unknown_field', parameters: { field } }]);
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** Unknown fields are refused (400), wrong values are named one by one (422). */
export const validationPipe = (): ValidationPipe =>
  new StrictValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => toProblem(errors),
  });

function toProblem(errors: readonly ValidationError[]): Problem {
  const fields = errors.flatMap((error) => fieldProblems(error, ''));
  const unknown = fields.filter((one) => one.code === 'unknown_field');
  return unknown.length > 0
    ? new Problem('unknown_field', { field: unknown.map((one) => one.field).join(', ') }, unknown)
    : new Problem('validation_failed', {}, fields);
}

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const name = /^\d+$/.test(error.property) ? `${parent}[${error.property}]` : parent ? `${parent}.${error.property}` : error.property;
  const own = Object.keys(error.constraints ?? {}).slice(0, 1).map((constraint): FieldProblem => {
    if (constraint === 'whitelistValidation') {
      return { field: name, code: 'unknown_field', parameters: { field: name } };
    }
    const context = error.contexts?.[constraint] as { code?: string; parameters?: Record<string, string> } | undefined;
    const code = context?.code && isProblemCode(context.code) ? context.code : 'field_required';
    return { field: name, code, parameters: context?.parameters ?? {} };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, name))];
}
