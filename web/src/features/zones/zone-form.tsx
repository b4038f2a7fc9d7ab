import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { OrganisationName } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { writeHeaders } from '../../lib/http.js';
import { useLanguage } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { readTypedNumber, writeTypedNumber } from '../../lib/typed-number.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { OrganisationField } from '../organisations/organisation-field.js';
import { RegionField } from '../organisations/region-field.js';
import { TextField, textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { ZONE_STATUSES, type ZoneFile, type ZoneStatus } from './zone-queries.js';
import { zoneSubject } from './zone-subject.js';

const FIELDS = ['ref', 'name', 'nameAr', 'status', 'region', 'city', 'operatorId', 'p2iCategory', 'land', 'source'] as const;
const CATEGORIES = ['main', 'secondary'] as const;

interface Typed {
  ref: string;
  name: string;
  nameAr: string;
  status: ZoneStatus | null;
  region: string | null;
  city: string;
  operator: OrganisationName | null;
  category: ZoneFile['p2iCategory'];
  land: string;
  source: string;
}

interface Props {
  /** The zone to change; a new one is recorded when absent. */
  zone?: ZoneFile;
  onClose(): void;
  onSaved?(reference: string): void;
}

export function ZoneForm({ zone, onClose, onSaved }: Props): ReactElement {
  const { t } = useTranslation(['zones', 'states']);
  const { programme } = usePlace();
  const language = useLanguage();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<Typed>(
    zone === undefined ? 'zone' : `zone.${zone.ref}`,
    {
      ref: '', name: zone?.name ?? '', nameAr: zone?.nameAr ?? '', status: null, region: zone?.region?.code ?? null, city: zone?.city ?? '', operator: zone?.operator ?? null,
      category: zone?.p2iCategory ?? null, land: writeTypedNumber(zone?.land ?? null, language), source: zone?.source ?? '',
    },
    zone === undefined ? null : zoneSubject(zone),
  );
  const [ref, setRef] = draft.field('ref');
  const [name, setName] = draft.field('name');
  const [nameAr, setNameAr] = draft.field('nameAr');
  const [status, setStatus] = draft.field('status');
  const [region, setRegion] = draft.field('region');
  const [city, setCity] = draft.field('city');
  const [operator, setOperator] = draft.field('operator');
  const [category, setCategory] = draft.field('category');
  const [land, setLand] = draft.field('land');
  const [source, setSource] = draft.field('source');
  const mine = {
    name: textOrNull(name), name_ar: textOrNull(nameAr), region_code: region, city: textOrNull(city), operator_id: operator?.id ?? null, p2i_category: category,
    land_hectares: readTypedNumber(land, language), source: textOrNull(source),
  };
  const write = useRegisterWrite(
    (chosen: ZoneStatus | null, key) => {
      const fields = {
        name: name.trim(),
        nameAr: textOrNull(nameAr),
        region,
        city: textOrNull(city),
        operatorId: operator?.id ?? null,
        p2iCategory: category,
        land: readTypedNumber(land, language),
        source: textOrNull(source),
      };
      if (zone === undefined) {
        const body = { ...fields, ref: ref.trim(), status: chosen ?? 'announced' };
        return answerOf(api.POST('/api/v1/programmes/{programme}/zones', { params: { path: { programme } }, headers: { ...writeHeaders(key) }, body }));
      }
      const place = { path: { programme, ref: zone.ref } };
      return answerOf(api.PATCH('/api/v1/programmes/{programme}/zones/{ref}', { params: place, headers: { ...changeHeaders(key, draft) }, body: fields }));
    },
    (saved) => {
      draft.forget();
      showToast(t('form.saved', { name: saved.name }));
      onClose();
      onSaved?.(saved.ref);
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      ref: zone === undefined && ref.trim() === '' ? t('form.missingRef') : undefined,
      name: name.trim() === '' ? t('form.missingName') : undefined,
      status: zone === undefined && status === null ? t('form.missingState') : undefined,
      land: land.trim() !== '' && readTypedNumber(land, language) === null ? t('form.missingValue') : undefined,
    });
    if (isSound) write.mutate(status, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={zone === undefined ? t('new') : t('change')} lead={zone === undefined ? undefined : <bdi>{zone.ref}</bdi>} form={form} write={write} draft={draft} mine={mine} onSubmit={submit} onClose={onClose}>
      {zone === undefined ? <TextField id={form.idOf('ref')} label={t('form.ref')} data-autofocus dir="ltr" error={form.errorOf('ref')} value={ref} onChange={setRef} /> : null}
      <TextField id={form.idOf('name')} label={t('form.name')} lang="fr" dir="ltr" error={form.errorOf('name')} value={name} onChange={setName} />
      <TextField id={form.idOf('nameAr')} label={t('form.nameAr')} lang="ar" dir="rtl" isOptional error={form.errorOf('nameAr')} value={nameAr} onChange={setNameAr} />
      {zone === undefined ? (
        <ChoiceField id={form.idOf('status')} label={t('column.state')} error={form.errorOf('status')} options={ZONE_STATUSES.map((value) => ({ value, label: t(`states:zone.${value}`) }))} value={status} onChange={setStatus} />
      ) : null}
      <RegionField id={form.idOf('region')} isOptional error={form.errorOf('region')} value={region} onChange={setRegion} />
      <TextField id={form.idOf('city')} label={t('form.city')} isOptional error={form.errorOf('city')} value={city} onChange={setCity} />
      <OrganisationField id={form.idOf('operatorId')} label={t('column.developer')} isOptional error={form.errorOf('operatorId')} value={operator} onChange={setOperator} />
      <ChoiceLine id={form.idOf('p2iCategory')} label={t('p2i.label')} error={form.errorOf('p2iCategory')} options={CATEGORIES.map((value) => ({ value, label: t(`p2i.${value}`) }))} value={category} onChange={(chosen) => setCategory(chosen)} />
      <TextField id={form.idOf('land')} label={t('form.landHectares')} isOptional dir="ltr" inputMode="decimal" error={form.errorOf('land')} value={land} onChange={setLand} />
      <TextField id={form.idOf('source')} label={t('source')} description={t('form.sourceHelp')} isOptional error={form.errorOf('source')} value={source} onChange={setSource} />
    </FormDrawer>
  );
}
