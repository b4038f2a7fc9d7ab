import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { useClocks } from '../../lib/clocks.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from './form-drawer.js';
import { NameFields, type Names } from './name-fields.js';
import type { OrganisationFile } from './organisation-file.js';
import { FieldLabel, TextField, textOrNull } from './text-field.js';
import { useFormErrors } from './use-form-errors.js';

const FIELDS = ['nameFr', 'nameAr', 'nameEn', 'validFrom', 'source'] as const;

export function RenameForm({ file, onClose }: { file: OrganisationFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const { today } = useClocks();
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const [names, setNames] = useState<Names>({ nameFr: file.name.fr, nameAr: file.name.ar ?? '', nameEn: file.name.en ?? '' });
  const [validFrom, setValidFrom] = useState<KnownDate | null>({ date: today, precision: 'day' });
  const [source, setSource] = useState('');
  const write = useRegisterWrite(
    (_: undefined, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/organisations/{id}/names', {
          params: { path: { programme, id: file.id } },
          headers: { ...changeHeaders(key, file) },
          body: { nameFr: names.nameFr.trim(), nameAr: textOrNull(names.nameAr), nameEn: textOrNull(names.nameEn), validFrom: validFrom?.date ?? null, source: textOrNull(source) },
        }),
      ),
    (renamed) => {
      showToast(t('form.saved', { name: titleOf(renamed.name) }));
      onClose();
    },
  );
  const submit = (): void => {
    if (form.accepts({ nameFr: names.nameFr.trim() === '' ? t('form.missingName') : undefined })) write.mutate(undefined, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('names.rename')} lead={titleOf(file.name)} form={form} write={write} onSubmit={submit} onClose={onClose}>
      <p className="small secondary">{t('names.help')}</p>
      <NameFields form={form} names={names} onChange={setNames} />
      <DateField
        id={form.idOf('validFrom')}
        label={<FieldLabel label={t('names.firstDay')} isOptional />}
        description={t('names.firstDayHelp')}
        error={form.errorOf('validFrom')}
        max={today}
        value={validFrom}
        onChange={setValidFrom}
      />
      <TextField id={form.idOf('source')} label={t('form.source')} description={t('form.sourceHelp')} isOptional error={form.errorOf('source')} value={source} onChange={setSource} />
    </FormDrawer>
  );
}
