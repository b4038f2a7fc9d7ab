import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { usePlace } from '../../lib/place.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from './form-drawer.js';
import type { OrganisationFile } from './organisation-file.js';
import { RegionField } from './region-field.js';
import { TextField, textOrNull } from './text-field.js';
import { useFormErrors } from './use-form-errors.js';

const FIELDS = ['name', 'region', 'city', 'cnssAffiliation'] as const;

export function SiteForm({ file, onClose }: { file: OrganisationFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const [name, setName] = useState('');
  const [region, setRegion] = useState<string | null>(null);
  const [city, setCity] = useState('');
  const [affiliation, setAffiliation] = useState('');
  const write = useRegisterWrite(
    (chosen: string, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/organisations/{id}/sites', {
          params: { path: { programme, id: file.id } },
          headers: { ...changeHeaders(key, file) },
          body: { name: name.trim(), region: chosen, city: textOrNull(city), cnssAffiliation: textOrNull(affiliation) },
        }),
      ),
    () => {
      showToast(t('form.saved', { name: name.trim() }));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      name: name.trim() === '' ? t('form.missingSite') : undefined,
      region: region === null ? t('form.missingRegion') : undefined,
    });
    if (isSound && region !== null) write.mutate(region, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('sites.add')} lead={titleOf(file.name)} form={form} write={write} onSubmit={submit} onClose={onClose}>
      <TextField id={form.idOf('name')} label={t('sites.name')} data-autofocus error={form.errorOf('name')} value={name} onChange={setName} />
      <RegionField id={form.idOf('region')} error={form.errorOf('region')} value={region} onChange={setRegion} />
      <TextField id={form.idOf('city')} label={t('sites.city')} isOptional error={form.errorOf('city')} value={city} onChange={setCity} />
      <TextField id={form.idOf('cnssAffiliation')} label={t('sites.affiliation')} isOptional dir="ltr" error={form.errorOf('cnssAffiliation')} value={affiliation} onChange={setAffiliation} />
    </FormDrawer>
  );
}
