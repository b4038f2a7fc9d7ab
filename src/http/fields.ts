import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsEmail, IsIn, IsInt, IsObject, IsOptional, IsUUID, Max, Min, ValidateBy, ValidateIf, ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { isCivilDate } from '../common/civil-date.js';
import { codePointLength, hasForbiddenControls } from '../common/folded-key.js';
import type { ProblemCode } from '../common/problem-catalogue.js';
import { isDecimalText, isWhole } from '../common/quantity.js';
import { REFERENCE_CODE } from '../common/reference-code.js';

/** One decorator per kind of value gives its validation, its documentation and its problem code. */
interface FieldOptions {
  description?: string;
  /** May be left out. */
  optional?: boolean;
  /** May be null, which is not zero and not an empty text. */
  nullable?: boolean;
}

const because = (code: ProblemCode, parameters: Record<string, string> = {}): ValidationOptions => ({ context: { code, parameters }, message: code });

function rule(name: string, code: ProblemCode, holds: (value: unknown) => boolean, parameters?: Record<string, string>): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: holds } }, because(code, parameters));
}

function field(options: FieldOptions, documentation: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...documentation, description: options.description, required: !options.optional, nullable: options.nullable ?? false } as ApiPropertyOptions),
    ...(options.optional ? [options.nullable ? IsOptional() : ValidateIf((_, value) => value !== undefined)] : []),
    ...(options.nullable && !options.optional ? [ValidateIf((_, value) => value !== null)] : []),
    ...rules,
  );
}

/** Text of a length counted in code points, without invisible controls. */
export function TextField({ minimum = 1, maximum, ...options }: FieldOptions & { minimum?: number; maximum: number }): PropertyDecorator {
  const parameters = { minimum: String(minimum), maximum: String(maximum) };
  return field(options, { type: String, minLength: minimum, maxLength: maximum },
    rule('text', 'field_text', (value) => typeof value === 'string' && codePointLength(value.trim()) >= minimum && codePointLength(value) <= maximum, parameters),
    rule('noControls', 'field_controls', (value) => typeof value !== 'string' || !hasForbiddenControls(value)));
}

export function CodeField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, pattern: REFERENCE_CODE.source }, rule('code', 'field_code', (value) => typeof value === 'string' && REFERENCE_CODE.test(value)));
}

/** Text of one form, with the code that says which. */
export function PatternField(code: ProblemCode, pattern: RegExp, options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, pattern: pattern.source }, rule('pattern', code, (value) => typeof value === 'string' && pattern.test(value)));
}

export function CodeListField({ maximum = 50, ...options }: FieldOptions & { maximum?: number } = {}): PropertyDecorator {
  return field(options, { type: [String], maxItems: maximum },
    rule('codes', 'field_code', (value) => Array.isArray(value) && value.length <= maximum && value.every((code) => typeof code === 'string' && REFERENCE_CODE.test(code))));
}

/** `YYYY-MM-DD`, an existing day. */
export function CivilDateField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date', example: '2026-12-31' }, rule('civilDate', 'field_civil_date', (value) => typeof value === 'string' && isCivilDate(value)));
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/** `2026-09-30T22:59:59Z`, an instant in UTC that exists. */
export function InstantField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date-time', example: '2026-09-30T22:59:59Z' },
    rule('instant', 'field_instant', (value) => typeof value === 'string' && INSTANT.test(value) && isCivilDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))));
}

/** A decimal as text: numbers of JSON lose digits. */
export function DecimalField({ whole = false, positive = false, ...options }: FieldOptions & { whole?: boolean; positive?: boolean } = {}): PropertyDecorator {
  return field(options, { type: String, example: whole ? '1250' : '1250.5' },
    rule('decimal', 'field_decimal', (value) => typeof value === 'string' && isDecimalText(value)),
    ...(whole ? [rule('whole', 'field_whole', (value) => typeof value !== 'string' || !isDecimalText(value) || isWhole(value))] : []),
    ...(positive ? [rule('positive', 'field_positive', (value) => typeof value !== 'string' || !value.startsWith('-'))] : []));
}

export function ChoiceField(choices: readonly string[], options: FieldOptions & { enumName?: string } = {}): PropertyDecorator {
  const documentation = (options.enumName ? { enum: [...choices], enumName: options.enumName } : { enum: [...choices] }) as ApiPropertyOptions;
  return field(options, documentation, IsIn(choices, because('field_choice', { choices: choices.join(', ') })));
}

/** A comma-separated list of choices, as filters in an address are written. */
export function ChoiceListField(choices: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, example: choices.slice(0, 2).join(',') },
    rule('choices', 'field_choice', (value) => typeof value === 'string' && value.split(',').every((one) => choices.includes(one)), { choices: choices.join(', ') }));
}

/** A list of different choices, one at least. */
export function ChoicesField(choices: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { enum: [...choices], isArray: true, minItems: 1 },
    rule('differentChoices', 'field_choice', (value) => Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every((one) => choices.includes(one as string)), { choices: choices.join(', ') }));
}

export function IdentifierField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'uuid' }, IsUUID(undefined, because('field_identifier')));
}

export function IntegerField({ minimum, maximum, ...options }: FieldOptions & { minimum: number; maximum: number }): PropertyDecorator {
  const code = because('field_integer_range', { minimum: String(minimum), maximum: String(maximum) });
  return field(options, { type: Number, minimum, maximum }, IsInt(code), Min(minimum, code), Max(maximum, code));
}

/** An integer in an address, where everything is text. */
export function IntegerParameter(options: FieldOptions & { minimum: number; maximum: number }): PropertyDecorator {
  return applyDecorators(Type(() => Number), IntegerField(options));
}

export function BooleanField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: Boolean }, IsBoolean(because('field_boolean')));
}

export function EmailField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'email', maxLength: 254 },
    IsEmail({}, because('field_email')),
    rule('noControls', 'field_controls', (value) => typeof value !== 'string' || !hasForbiddenControls(value)));
}

export function ObjectField<T extends object>(type: () => new () => T, options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: () => type() }, IsObject(because('field_object')), ValidateNested(), Type(type));
}

export function ListField<T extends object>(type: () => new () => T, { minimum = 0, maximum, ...options }: FieldOptions & { minimum?: number; maximum: number }): PropertyDecorator {
  const code = because('field_list', { minimum: String(minimum), maximum: String(maximum) });
  return field(options, { type: () => type(), isArray: true, minItems: minimum, maxItems: maximum },
    IsArray(code), ArrayMinSize(minimum, code), ArrayMaxSize(maximum, code), rule('objects', 'field_object', (value) => !Array.isArray(value) || value.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))), ValidateNested({ each: true }), Type(type));
}
