import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useOverrideHealth } from './health-writes.js';

const FIELDS = ['state', 'reasonCode', 'until', 'note'] as const;
const STATES = ['on_track', 'at_risk', 'off_track'] as const;
const REASONS = ['accepted_delay', 'outside_event', 'figures_disputed', 'evidence_known', 'other'] as const;

/** Another assessment than the rule's, with its reason and its last day. */
export function HealthForm({ reference, onClose }: { reference: string; onClose(): void }): ReactElement {
  const { t } = useTranslation(['commitments', 'states']);
  const form = useFormErrors(FIELDS);
  const [state, setState] = useState<(typeof STATES)[number] | null>(null);
  const [reasonCode, setReasonCode] = useState<(typeof REASONS)[number] | null>(null);
  const [until, setUntil] = useState<KnownDate | null>(null);
  const [note, setNote] = useState('');
  const write = useOverrideHealth(reference, () => {
    showToast(t('health.saved'));
    onClose();
  });
  const submit = (): void => {
    const isSound = form.accepts({
      state: state === null ? t('health.missingState') : undefined, reasonCode: reasonCode === null ? t('health.missingReason') : undefined, until: until === null ? t('health.missingUntil') : undefined,
    });
    if (!isSound || state === null || reasonCode === null || until === null) return;
    write.mutate({ state, reasonCode, until: until.date, ...(note.trim() === '' ? {} : { note: note.trim() }) }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('health.override')} lead={t('health.overrideLead')} form={form} write={write} onSubmit={submit} onClose={onClose}>
      <ChoiceField id={form.idOf('state')} label={t('health.state')} error={form.errorOf('state')} options={STATES.map((value) => ({ value, label: t(`states:health.${value}`) }))} value={state} onChange={setState} />
      <ChoiceField id={form.idOf('reasonCode')} label={t('health.reasonLabel')} error={form.errorOf('reasonCode')} options={REASONS.map((value) => ({ value, label: t(`health.reasons.${value}`) }))} value={reasonCode} onChange={setReasonCode} />
      <DateField id={form.idOf('until')} label={t('health.until')} error={form.errorOf('until')} value={until} onChange={setUntil} />
      <TextField id={form.idOf('note')} label={t('health.note')} isOptional error={form.errorOf('note')} maxLength={2000} value={note} onChange={setNote} />
    </FormDrawer>
  );
}
