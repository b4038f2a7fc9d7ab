import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { useClocks } from '../../lib/clocks.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from './form-drawer.js';
import { NameFields, type Names } from './name-fields.js';
import type { OrganisationFile } from '../../api/organisations.js';
import { useOrganisationSubject } from './organisation-subject.js';
import { FieldLabel, TextField, textOrNull } from './text-field.js';
import { useFormErrors } from './use-form-errors.js';

const FIELDS = ['nameFr', 'nameAr', 'nameEn', 'validFrom', 'source'] as const;

export function RenameForm({ file, onClose }: { file: OrganisationFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const { today } = useClocks();
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<{ names: Names; validFrom: KnownDate | null; source: string }>(
    `name.${file.id}`,
    { names: { nameFr: file.name.fr, nameAr: file.name.ar ?? '', nameEn: file.name.en ?? '' }, validFrom: { date: today, precision: 'day' }, source: '' },
    useOrganisationSubject()(file),
  );
  const [names, setNames] = draft.field('names');
  const [validFrom, setValidFrom] = draft.field('validFrom');
  const [source, setSource] = draft.field('source');
  const write = useRegisterWrite(
    (_: undefined, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/organisations/{id}/names', {
          params: { path: { programme, id: file.id } },
          headers: { ...changeHeaders(key, draft) },
          body: { nameFr: names.nameFr.trim(), nameAr: textOrNull(names.nameAr), nameEn: textOrNull(names.nameEn), validFrom: validFrom?.date ?? null, source: textOrNull(source) },
        }),
      ),
    (renamed) => {
      draft.forget();
      showToast(t('form.saved', { name: titleOf(renamed.name) }));
      onClose();
    },
  );
  const submit = (): void => {
    if (form.accepts({ nameFr: names.nameFr.trim() === '' ? t('form.missingName') : undefined })) write.mutate(undefined, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('names.rename')} lead={titleOf(file.name)} form={form} write={write} draft={draft} mine={{ name_fr: textOrNull(names.nameFr), name_ar: textOrNull(names.nameAr), name_en: textOrNull(names.nameEn) }} onSubmit={submit} onClose={onClose}>
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
