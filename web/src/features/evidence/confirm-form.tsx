import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../ui/field-error.js';
import { showToast } from '../../ui/undo-toast.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import type { Evidence } from './declared-evidence.js';
import { EvidenceReasons } from './evidence-reasons.js';
import { useConfirmEvidence } from './evidence-writes.js';

const FIELDS = ['reason'] as const;
const SHORTEST = 10;

interface Props {
  file: DeclarationFile;
  evidence: Evidence;
  onClose(): void;
}

/** Why a file that seems nominative names nobody. */
export function ConfirmForm({ file, evidence, onClose }: Props): ReactElement {
  const { t } = useTranslation('evidence');
  const form = useFormErrors(FIELDS);
  const [reason, setReason] = useState('');
  const confirm = useConfirmEvidence(file.ref, () => {
    showToast(t('confirmDone'));
    onClose();
  });
  const submit = (): void => {
    const isSound = form.accepts({ reason: reason.trim().length < SHORTEST ? t('confirmMissing') : undefined });
    if (isSound) confirm.mutate({ read: evidence, reason: reason.trim() }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('confirmTitle')} lead={<bdi>{evidence.fileName}</bdi>} form={form} write={confirm} onSubmit={submit} onClose={onClose} submitLabel={t('confirm')}>
      <div className="note risk">
        <EvidenceReasons file={file} evidence={evidence} mayAct={false} />
      </div>
      <p>{t('confirmText')}</p>
      <Textarea
        id={form.idOf('reason')}
        label={t('confirmReason')}
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
        error={fieldError(form.errorOf('reason'))}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </FormDrawer>
  );
}
