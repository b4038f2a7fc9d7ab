import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { OrganisationFile, Site } from '../../api/organisations.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import type { Says } from '../../lib/draft-store.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from './form-drawer.js';
import { siteSubject, useOrganisationSubject } from './organisation-subject.js';
import { RegionField } from './region-field.js';
import { FieldLabel, TextField, textOrNull } from './text-field.js';
import { useFormErrors } from './use-form-errors.js';

const FIELDS = ['name', 'region', 'city', 'cnssAffiliation', 'closedOn'] as const;

interface Typed {
  name: string;
  region: string | null;
  city: string;
  affiliation: string;
  closedOn: KnownDate | null;
}

interface Props {
  file: OrganisationFile;
  /** The site to change; a new one is recorded when absent. */
  site?: Site;
  onClose(): void;
}

export function SiteForm({ file, site, onClose }: Props): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const subjectOf = useOrganisationSubject();
  const closedOn = dateOf(site?.closedOn ?? null);
  const draft = useDraft<Typed>(
    site === undefined ? `site-of.${file.id}` : `site.${site.id}`,
    {
      name: site?.name ?? '', region: site?.region ?? null, city: site?.city ?? '', affiliation: site?.cnssAffiliation ?? '',
      closedOn: closedOn === null ? null : { date: closedOn, precision: 'day' },
    },
    site === undefined ? subjectOf(file) : siteSubject(site),
  );
  const { values, change } = draft;
  const { name, region, city, affiliation } = values;
  const write = useRegisterWrite(
    async (chosen: string, key) => {
      const body = { name: name.trim(), region: chosen, city: textOrNull(city), cnssAffiliation: textOrNull(affiliation) };
      const headers = changeHeaders(key, draft);
      if (site === undefined) {
        await answerOf(api.POST('/api/v1/programmes/{programme}/organisations/{id}/sites', { params: { path: { programme, id: file.id } }, headers, body }));
        return;
      }
      const path = { programme, id: file.id, recordId: site.id };
      await answerOf(api.PATCH('/api/v1/programmes/{programme}/organisations/{id}/sites/{recordId}', { params: { path }, headers, body: { ...body, closedOn: values.closedOn?.date ?? null } }));
    },
    () => {
      draft.forget();
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
  const mine: Says =
    site === undefined
      ? { site: textOrNull(name) }
      : { name: textOrNull(name), region_code: region, city: textOrNull(city), cnss_affiliation: textOrNull(affiliation), closed_on: values.closedOn?.date ?? null };
  return (
    <FormDrawer title={site === undefined ? t('sites.add') : t('sites.change', { name: site.name })} lead={titleOf(file.name)} form={form} write={write} draft={draft} mine={mine} onSubmit={submit} onClose={onClose}>
      <TextField id={form.idOf('name')} label={t('sites.name')} data-autofocus error={form.errorOf('name')} value={name} onChange={(text) => change({ name: text })} />
      <RegionField id={form.idOf('region')} error={form.errorOf('region')} value={region} onChange={(code) => change({ region: code })} />
      <TextField id={form.idOf('city')} label={t('sites.city')} isOptional error={form.errorOf('city')} value={city} onChange={(text) => change({ city: text })} />
      <TextField id={form.idOf('cnssAffiliation')} label={t('sites.affiliation')} isOptional dir="ltr" error={form.errorOf('cnssAffiliation')} value={affiliation} onChange={(text) => change({ affiliation: text })} />
      {site === undefined ? null : (
        <DateField id={form.idOf('closedOn')} label={<FieldLabel label={t('sites.closedOn')} isOptional />} error={form.errorOf('closedOn')} value={values.closedOn} onChange={(day) => change({ closedOn: day })} />
      )}
    </FormDrawer>
  );
}
