import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../ui/field-error.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { linesInOrder, rowOf } from '../declarations/entry/entry-rows.js';
import { useEntryWords } from '../declarations/entry/entry-words.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel, TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type ReturnBody, useSendBack } from './examination-writes.js';

const FIELDS = ['lines', 'note'] as const;
const REASONS = ['to_correct', 'to_explain', 'evidence_missing', 'other'] as const;
type Reason = ReturnBody['lines'][number]['reasonCode'];

interface Props {
  file: DeclarationFile;
  onReturned(): void;
  onClose(): void;
}

/** Why the declaration comes back: line by line, and in a word for the organisation. */
export function ReturnDrawer({ file, onReturned, onClose }: Props): ReactElement {
  const { t } = useTranslation('examination');
  const words = useEntryWords(file);
  const form = useFormErrors(FIELDS);
  const [chosen, setChosen] = useState<Readonly<Record<string, { reasonCode: Reason; note: string }>>>({});
  const [note, setNote] = useState('');
  const sendBack = useSendBack(onReturned);
  const lines = file.sections.flatMap((section) => linesInOrder(file, section));
  const submit = (): void => {
    const said = Object.entries(chosen);
    const isSound = form.accepts({ lines: said.length === 0 && note.trim() === '' ? t('returnMissing') : undefined });
    if (!isSound) return;
    const body: ReturnBody = {
      lines: said.map(([line, { reasonCode, note: text }]) => ({ line, reasonCode, ...(text.trim() === '' ? {} : { note: text.trim() }) })),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    sendBack.mutate({ read: file, body }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('returnTitle', { ref: file.ref })} form={form} write={sendBack} onSubmit={submit} onClose={onClose} submitLabel={t('returnSend')}>
      <fieldset className="stack" style={{ border: 0, padding: 0, margin: 0 }}>
        <legend className="medium small">{t('returnWhich')}</legend>
        <ul className="return-lines">
          {lines.map(({ id, site, dimensions, indicator }, index) => {
            const name = words.cellOf(rowOf(site, dimensions), indicator);
            const said = chosen[id];
            return (
              <li key={id}>
                <Checkbox
                  id={index === 0 ? form.idOf('lines') : undefined}
                  label={name}
                  checked={said !== undefined}
                  onChange={({ currentTarget }) => {
                    const others = Object.fromEntries(Object.entries(chosen).filter(([line]) => line !== id));
                    setChosen(currentTarget.checked ? { ...others, [id]: { reasonCode: 'to_correct', note: '' } } : others);
                  }}
                />
                {said === undefined ? null : (
                  <>
                    <NativeSelect
                      label={t('returnReason')}
                      aria-label={`${t('returnReason')} : ${name}`}
                      value={said.reasonCode}
                      onChange={({ currentTarget }) => setChosen({ ...chosen, [id]: { ...said, reasonCode: REASONS.find((one) => one === currentTarget.value) ?? 'other' } })}
                      data={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
                    />
                    <TextField
                      id={`${form.idOf('lines')}-${index}-note`}
                      label={<FieldLabel label={t('returnNote')} isOptional />}
                      error={undefined}
                      maxLength={2000}
                      value={said.note}
                      onChange={(text) => setChosen({ ...chosen, [id]: { ...said, note: text } })}
                    />
                  </>
                )}
              </li>
            );
          })}
        </ul>
        {fieldError(form.errorOf('lines'))}
      </fieldset>
      <Textarea id={form.idOf('note')} label={<FieldLabel label={t('returnGeneral')} isOptional />} autosize minRows={2} maxLength={2000} error={fieldError(form.errorOf('note'))} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
    </FormDrawer>
  );
}
