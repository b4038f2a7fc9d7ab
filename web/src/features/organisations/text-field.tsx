import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../ui/field-error.js';

interface Props extends Omit<TextInputProps, 'label' | 'error' | 'onChange' | 'value'> {
  id: string;
  label: ReactNode;
  isOptional?: boolean;
  error: string | undefined;
  value: string;
  onChange(value: string): void;
}

/** One line of text, with its label above and its error below. */
export function TextField({ label, isOptional = false, error, onChange, ...rest }: Props): ReactElement {
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      label={<FieldLabel label={label} isOptional={isOptional} />}
      error={fieldError(error)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** A label, with the word “optional” where the field is. */
export function FieldLabel({ label, isOptional }: { label: ReactNode; isOptional: boolean }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {label}
      {isOptional ? <span className="muted"> {t('optional')}</span> : null}
    </>
  );
}

/** What the body of a request holds for a text that may be left out. */
export function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
