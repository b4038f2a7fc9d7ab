import { Select } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../ui/field-error.js';
import { FieldLabel } from './text-field.js';

interface Props<Value extends string> {
  id: string;
  label: ReactNode;
  isOptional?: boolean;
  error: string | undefined;
  options: readonly { value: Value; label: string }[];
  value: NoInfer<Value> | null;
  onChange(value: NoInfer<Value> | null): void;
  description?: ReactNode;
}

/** One of more than four choices; typing finds one. An optional one is taken back by choosing it again. */
export function ChoiceField<Value extends string>({ label, isOptional = false, error, options, onChange, ...rest }: Props<Value>): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      {...rest}
      label={<FieldLabel label={label} isOptional={isOptional} />}
      error={fieldError(error)}
      data={[...options]}
      searchable
      allowDeselect={isOptional}
      nothingFoundMessage={t('empty.noResult')}
      onChange={(value) => onChange(options.find((option) => option.value === value)?.value ?? null)}
    />
  );
}
