import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { AgreementFile } from '../../api/types.js';
import { usePlace } from '../../lib/place.js';
import { fieldError } from '../../ui/field-error.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';

const FIELDS = ['titleFr', 'titleAr', 'titleEn', 'source', 'note'] as const;

type Field = (typeof FIELDS)[number];

interface Props {
  file: AgreementFile;
  onClose(): void;
}

/** Repairs a typing error: the value before, the right one, and why; the history keeps both. */
export function CorrectionForm({ file, onClose }: Props): ReactElement {
  const { t } = useTranslation('agreements');
  const { programme } = usePlace();
  const form = useFormErrors(['field', 'after', 'reason'] as const);
  const [field, setField] = useState<Field>('titleFr');
  const present: Record<Field, string | null> = { titleFr: file.title.fr, titleAr: file.title.ar, titleEn: file.title.en, source: file.source, note: file.note };
  const [after, setAfter] = useState(present.titleFr ?? '');
  const [reason, setReason] = useState('');
  const write = useRegisterWrite(
    (body: { field: Field; after: string | null; reason: string }, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/agreements/{ref}/corrections', {
          params: { path: { programme, ref: file.ref } },
          headers: changeHeaders(key, file),
          body,
        }),
      ),
    () => {
      showToast(t('saved.corrected'));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      after: field === 'titleFr' && after.trim() === '' ? t('form.titleMissing') : undefined,
      reason: reason.trim() === '' ? t('form.reasonMissing') : undefined,
    });
    if (isSound) write.mutate({ field, after: textOrNull(after), reason: reason.trim() }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('enter.correction')} lead={<bdi>{file.ref}</bdi>} form={form} write={write} onSubmit={submit} onClose={onClose}>
      <p className="note">{t('form.correctionHelp')}</p>
      <ChoiceField
        id={form.idOf('field')}
        label={t('form.field')}
        error={form.errorOf('field')}
        options={FIELDS.map((value) => ({ value, label: t(`form.fields.${value}`) }))}
        value={field}
        onChange={(chosen) => {
          if (chosen === null) return;
          setField(chosen);
          setAfter(present[chosen] ?? '');
        }}
      />
      <Textarea
        id={form.idOf('after')}
        label={t('form.after')}
        description={t('form.present', { value: present[field] ?? '—' })}
        error={fieldError(form.errorOf('after'))}
        value={after}
        dir="auto"
        rows={3}
        data-autofocus
        onChange={({ currentTarget }) => setAfter(currentTarget.value)}
      />
      <Textarea id={form.idOf('reason')} label={t('form.reason')} error={fieldError(form.errorOf('reason'))} value={reason} rows={2} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
    </FormDrawer>
  );
}
