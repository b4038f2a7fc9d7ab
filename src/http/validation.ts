import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldProblem, isProblemCode, Problem } from '../common/problems.js';

/** Unknown fields are refused (400), wrong values are named one by one (422). */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
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
