import { Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { AgreementFile } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import { fieldError } from '../../ui/field-error.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useAgreementSubject } from './agreement-subject.js';

const FIELDS = ['titleFr', 'titleAr', 'titleEn', 'source', 'note'] as const;

type Field = (typeof FIELDS)[number];

/** As the trail names the fields. */
const COLUMNS: Record<Field, string> = { titleFr: 'title_fr', titleAr: 'title_ar', titleEn: 'title_en', source: 'source', note: 'note' };

interface Props {
  file: AgreementFile;
  onClose(): void;
}

/** Repairs a typing error: the value before, the right one, and why; the history keeps both. */
export function CorrectionForm({ file, onClose }: Props): ReactElement {
  const { t } = useTranslation('agreements');
  const { programme } = usePlace();
  const form = useFormErrors(['field', 'after', 'reason'] as const);
  const present: Record<Field, string | null> = { titleFr: file.title.fr, titleAr: file.title.ar, titleEn: file.title.en, source: file.source, note: file.note };
  const draft = useDraft<{ field: Field; after: string; reason: string }>(`correction.${file.ref}`, { field: 'titleFr', after: present.titleFr ?? '', reason: '' }, useAgreementSubject()(file));
  const [field, setField] = draft.field('field');
  const [after, setAfter] = draft.field('after');
  const [reason, setReason] = draft.field('reason');
  const write = useRegisterWrite(
    (body: { field: Field; after: string | null; reason: string }, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/agreements/{ref}/corrections', {
          params: { path: { programme, ref: file.ref } },
          headers: changeHeaders(key, draft),
          body,
        }),
      ),
    () => {
      draft.forget();
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
    <FormDrawer title={t('enter.correction')} lead={<bdi>{file.ref}</bdi>} form={form} write={write} draft={draft} mine={{ [COLUMNS[field]]: textOrNull(after) }} onSubmit={submit} onClose={onClose}>
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
