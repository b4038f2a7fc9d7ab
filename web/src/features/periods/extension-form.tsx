import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import type { DueDeclaration, Period } from '../declarations/declaration-queries.js';
import { usePeriodText } from '../declarations/period-text.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useExtendPeriod } from './period-writes.js';

const FIELDS = ['dueOn', 'reasonCode', 'note'] as const;
const REASONS = ['technical', 'first_declaration', 'force_majeure', 'administrative', 'other'] as const;

/** More time for one organisation, with its reason; the extension before it stays on record. */
export function ExtensionForm({ period, due, onClose }: { period: Period; due: DueDeclaration; onClose(): void }): ReactElement {
  const { t } = useTranslation('periods');
  const titleOf = useTitle();
  const periodText = usePeriodText();
  const form = useFormErrors(FIELDS);
  const [dueOn, setDueOn] = useState<KnownDate | null>(null);
  const [reasonCode, setReasonCode] = useState<(typeof REASONS)[number] | null>(null);
  const [note, setNote] = useState('');
  const organisation = titleOf(due.organisation.name);
  const extend = useExtendPeriod(period.ref, () => {
    showToast(t('form.extended', { organisation }));
    onClose();
  });
  const submit = (): void => {
    const isSound = form.accepts({ dueOn: dueOn === null ? t('form.missingDue') : undefined, reasonCode: reasonCode === null ? t('form.missingReason') : undefined });
    if (!isSound || dueOn === null || reasonCode === null) return;
    extend.mutate({ organisationId: due.organisation.id, dueOn: dueOn.date, reasonCode, ...(note.trim() === '' ? {} : { note: note.trim() }) }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('extendLabel', { organisation })} lead={periodText(period)} form={form} write={extend} onSubmit={submit} onClose={onClose}>
      <DateField id={form.idOf('dueOn')} label={t('form.dueOn')} error={form.errorOf('dueOn')} value={dueOn} onChange={setDueOn} />
      <ChoiceField id={form.idOf('reasonCode')} label={t('form.reason')} error={form.errorOf('reasonCode')} options={REASONS.map((value) => ({ value, label: t(`form.reasons.${value}`) }))} value={reasonCode} onChange={setReasonCode} />
      <TextField id={form.idOf('note')} label={t('form.note')} isOptional error={form.errorOf('note')} maxLength={2000} value={note} onChange={setNote} />
    </FormDrawer>
  );
}
