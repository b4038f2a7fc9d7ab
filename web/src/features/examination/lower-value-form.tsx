import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareDecimals } from '@common/quantity.js';
import { useFormat, useLanguage } from '../../lib/language.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FieldLabel, TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useReturnFocus } from '../organisations/use-return-focus.js';
import { readTypedNumber, writeTypedNumber } from '../../lib/typed-number.js';
import type { Adjustment } from './examination-writes.js';

const FIELDS = ['value', 'reasonCode'] as const;
const REASONS = ['evidence_proves_less', 'outside_scope', 'double_count', 'other'] as const;

interface Props {
  line: string;
  name: string;
  declared: string;
  given: Adjustment | undefined;
  onGive(adjustment: Adjustment | null): void;
  onClose(): void;
}

/** Less than declared, with the reason; it takes effect with the decision. */
export function LowerValueForm({ line, name, declared, given, onGive, onClose }: Props): ReactElement {
  const { t } = useTranslation(['examination', 'common']);
  const language = useLanguage();
  const format = useFormat();
  const form = useFormErrors(FIELDS);
  const [typed, setTyped] = useState(writeTypedNumber(given?.value ?? null, language));
  const [reasonCode, setReasonCode] = useState<Adjustment['reasonCode'] | null>(given?.reasonCode ?? null);
  const [note, setNote] = useState(given?.note ?? '');
  useReturnFocus();
  const submit = (): void => {
    const value = readTypedNumber(typed, language);
    const isLess = value !== null && compareDecimals(value, declared) < 0 && compareDecimals(value, '0') > 0;
    const isSound = form.accepts({
      value: isLess ? undefined : t('lowerMissing', { value: format.number(declared) }),
      reasonCode: reasonCode === null ? t('lowerReasonMissing') : undefined,
    });
    if (isSound && value !== null && reasonCode !== null) onGive({ line, value, reasonCode, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  };
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      lead={name}
      title={t('lower')}
      onSubmit={submit}
      footer={
        <>
          <Button variant="filled" onClick={submit}>
            {t('lowerSave')} <kbd>Ctrl ↵</kbd>
          </Button>
          {given === undefined ? null : <Button onClick={() => onGive(null)}>{t('lowerCancel')}</Button>}
          <Button variant="subtle" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <TextField id={form.idOf('value')} label={t('lowerValue', { value: format.number(declared) })} error={form.errorOf('value')} dir="ltr" inputMode="decimal" value={typed} onChange={setTyped} data-autofocus />
      <ChoiceField id={form.idOf('reasonCode')} label={t('returnReason')} error={form.errorOf('reasonCode')} options={REASONS.map((value) => ({ value, label: t(`lowerReasons.${value}`) }))} value={reasonCode} onChange={setReasonCode} />
      <TextField id={`${form.idOf('value')}-note`} label={<FieldLabel label={t('note')} isOptional />} error={undefined} maxLength={2000} value={note} onChange={setNote} />
    </SideDrawer>
  );
}
