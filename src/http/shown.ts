import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

type Shape = typeof String | typeof Number | typeof Boolean | (() => new () => object);

interface ShownOptions {
  nullable?: boolean;
  list?: boolean;
  choices?: readonly string[];
  description?: string;
  format?: 'date' | 'date-time' | 'uuid';
}

/** A property of an answer, for the contract that the web client is generated from. */
export function Shown(shape: Shape = String, { nullable = false, list = false, choices, description, format }: ShownOptions = {}): PropertyDecorator {
  // the documentation knows a lazy type by the name of its function, which is “type”
  const named = isLazy(shape) ? { type: () => shape() } : { type: shape };
  const documentation = choices ? { type: String, enum: [...choices] } : named;
  return applyDecorators(ApiProperty({ ...documentation, isArray: list, nullable, description, format, required: true }));
}

function isLazy(shape: Shape): shape is () => new () => object {
  return shape !== String && shape !== Number && shape !== Boolean && shape !== (Object as unknown);
}

export const ShownDate = (nullable = false): PropertyDecorator => Shown(String, { format: 'date', nullable });
