import { Radio, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../ui/field-error.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type RestatementRequest, useDecideRequest } from './audit-queries.js';

const FIELDS = ['decision', 'reason'] as const;

/** What becomes of an auditor's adjustment: the organisation restates, or the refusal says why. */
export function DecideRequestForm({ request, onClose }: { request: RestatementRequest; onClose(): void }): ReactElement {
  const { t } = useTranslation('audit');
  const form = useFormErrors(FIELDS);
  const [decision, setDecision] = useState<'granted' | 'refused' | ''>('');
  const [reason, setReason] = useState('');
  const decide = useDecideRequest(request, () => {
    showToast(t('form.decided'));
    onClose();
  });
  const submit = (): void => {
    const isSound = form.accepts({ decision: decision === '' ? t('form.missing') : undefined, reason: decision === 'refused' && reason.trim() === '' ? t('form.missing') : undefined });
    if (isSound && decision !== '') decide.mutate({ decision, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('decideLabel', { commitment: request.commitment })} form={form} write={decide} onSubmit={submit} onClose={onClose}>
      <Radio.Group label={t('form.decision')} error={fieldError(form.errorOf('decision'))} value={decision} onChange={(value) => setDecision(value as 'granted' | 'refused')}>
        <div className="stack">
          <Radio id={form.idOf('decision')} value="granted" label={t('form.granted')} />
          <Radio value="refused" label={t('form.refused')} />
        </div>
      </Radio.Group>
      <Textarea
        id={form.idOf('reason')} label={<FieldLabel label={t('form.reason')} isOptional={decision !== 'refused'} />} autosize minRows={3} maxLength={4000} error={fieldError(form.errorOf('reason'))}
        value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </FormDrawer>
  );
}
