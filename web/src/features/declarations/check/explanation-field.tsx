import { Checkbox, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../../ui/field-error.js';
import type { DeclarationFile } from '../declaration-queries.js';
import { rowOf } from '../entry/entry-rows.js';
import { useEntryWords } from '../entry/entry-words.js';
import { type Explained, explanationId } from './explanations.js';

interface Props {
  file: DeclarationFile;
  explained: Explained;
  error: string | undefined;
  isSaving: boolean;
  onSave(text: string): void;
}

/** What explains the warnings of one line; it is saved when the field is left. */
export function ExplanationField({ file, explained, error, isSaving, onSave }: Props): ReactElement | null {
  const { t } = useTranslation('declarations');
  const [typed, setTyped] = useState(explained.line.explanation ?? '');
  const words = useEntryWords(file);
  const name = words.cellOf(rowOf(explained.line.site, explained.line.dimensions), explained.line.indicator);
  const sentences = explained.checks.map(({ text }) => text).join(' ');
  if (explained.isConfirmation) {
    return (
      <Checkbox
        id={explanationId(explained)}
        label={`${name}. ${sentences} ${t('check.confirmLabel')}`}
        error={fieldError(error)}
        disabled={isSaving}
        checked={explained.line.explanation !== null}
        onChange={({ currentTarget }) => onSave(currentTarget.checked ? t('check.confirmText') : '')}
      />
    );
  }
  return (
    <Textarea
      id={explanationId(explained)}
      label={name}
      description={sentences}
      autosize
      minRows={2}
      maxLength={2000}
      error={fieldError(error)}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => {
        if (typed.trim() !== (explained.line.explanation ?? '')) onSave(typed.trim());
      }}
    />
  );
}
