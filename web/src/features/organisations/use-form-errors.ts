import { useId, useState } from 'react';
import { fieldErrors } from '../../lib/problem.js';
import type { FieldMessage } from '../../ui/error-summary.js';

/** Messages by field; undefined where nothing is wrong. */
export type Messages<Field extends string> = Partial<Record<Field, string | undefined>>;

export interface FormErrors<Field extends string> {
  idOf(field: Field): string;
  errorOf(field: Field): string | undefined;
  /** What the summary at the top of the form says, in the order of the fields. */
  errors: readonly FieldMessage[];
  attempt: number;
  /** True when nothing is wrong; else each message stands under its field and the summary takes the focus. */
  accepts(messages: Messages<Field>): boolean;
  /** Puts what the server found under the fields that it names. */
  takeRefusal(error: unknown): void;
  /** True when the refusal names a field of this form, so that no general message is needed. */
  covers(error: unknown): boolean;
}

/** The errors of one form; `fields` are named as in the body that the server reads. */
export function useFormErrors<Field extends string>(fields: readonly Field[]): FormErrors<Field> {
  const prefix = useId();
  const [found, setFound] = useState<Messages<Field>>({});
  const [attempt, setAttempt] = useState(0);
  const idOf = (field: Field): string => `${prefix}-${field}`;
  const show = (messages: Messages<Field>): boolean => {
    setFound(messages);
    const isSound = fields.every((field) => messages[field] === undefined);
    if (!isSound) setAttempt((tries) => tries + 1);
    return isSound;
  };
  return {
    idOf,
    errorOf: (field) => found[field],
    errors: fields.flatMap((field) => {
      const message = found[field];
      return message === undefined ? [] : [{ fieldId: idOf(field), message }];
    }),
    attempt,
    accepts: show,
    takeRefusal: (error) => void show(fieldErrors(error) as Messages<Field>),
    covers: (error) => fields.some((field) => fieldErrors(error)[field] !== undefined),
  };
}
