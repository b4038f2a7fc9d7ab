import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaths } from '../../lib/place.js';
import { fieldError } from '../../ui/field-error.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import type { DeclarationFile } from './declaration-queries.js';
import { useBeginDeclaration } from './declaration-writes.js';

const FIELDS = ['restatementReason', 'reason'] as const;
const REASONS = ['error', 'late_information', 'audit_adjustment', 'scope', 'other'] as const;

/** A restatement begins with what is accepted, and says why. */
export function RestatementForm({ file, onClose }: { file: DeclarationFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('declarations');
  const paths = usePaths();
  const navigate = useNavigate();
  const form = useFormErrors(FIELDS);
  const [code, setCode] = useState<(typeof REASONS)[number] | null>(null);
  const [reason, setReason] = useState('');
  const begin = useBeginDeclaration(({ ref }) => void navigate({ to: paths.declaration(ref) }));
  const submit = (): void => {
    const isSound = form.accepts({
      restatementReason: code === null ? t('restatement.missingReasonCode') : undefined,
      reason: reason.trim() === '' ? t('restatement.missingReason') : undefined,
    });
    if (isSound && code !== null) begin.mutate({ period: file.period.ref, organisationId: file.organisation.id, restatementReason: code, reason: reason.trim() }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('restatement.title', { ref: file.ref })} form={form} write={begin} onSubmit={submit} onClose={onClose} submitLabel={t('restatement.start')}>
      <p className="note">{t('restatement.text')}</p>
      <ChoiceField id={form.idOf('restatementReason')} label={t('restatement.reasonCode')} error={form.errorOf('restatementReason')} options={REASONS.map((value) => ({ value, label: t(`restatement.reasons.${value}`) }))} value={code} onChange={setCode} />
      <Textarea id={form.idOf('reason')} label={t('restatement.reason')} autosize minRows={3} maxLength={2000} error={fieldError(form.errorOf('reason'))} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
    </FormDrawer>
  );
}
