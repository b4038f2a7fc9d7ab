import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useDraft } from '../../lib/draft.js';
import { useLanguage } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { readTypedNumber } from '../../lib/typed-number.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel, TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import type { Measure, Stage, ZoneFile } from './zone-queries.js';
import { zoneSubject } from './zone-subject.js';

const FIELDS = ['measure', 'stage', 'value', 'asOf', 'source'] as const;
const PRECISIONS = ['day', 'month', 'quarter', 'year'] as const;
const UNITS = { office_area: 'm2', workstations: 'workstations', jobs: 'jobs', occupancy: 'percent' } as const;
const STOCK: readonly Stage[] = ['planned', 'built', 'delivered', 'let', 'occupied'];
/** The stages that each measure has. */
const STAGES: Record<Measure, readonly Stage[]> = { office_area: STOCK, workstations: STOCK, jobs: ['planned', 'declared'], occupancy: ['occupied', 'declared'] };

interface Typed {
  measure: Measure;
  stage: Stage | null;
  typed: string;
  asOf: KnownDate | null;
  source: string;
}

interface Body {
  stage: Stage;
  value: string;
}

export function CapacityForm({ zone, onClose }: { zone: ZoneFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('zones');
  const { programme } = usePlace();
  const language = useLanguage();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<Typed>(`capacity.${zone.ref}`, { measure: 'office_area', stage: null, typed: '', asOf: null, source: '' }, zoneSubject(zone));
  const [measure, setMeasure] = draft.field('measure');
  const [stage, setStage] = draft.field('stage');
  const [typed, setTyped] = draft.field('typed');
  const [asOf, setAsOf] = draft.field('asOf');
  const [source, setSource] = draft.field('source');
  const write = useRegisterWrite(
    (body: Body, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/zones/{ref}/capacities', {
          params: { path: { programme, ref: zone.ref } },
          headers: { ...changeHeaders(key, draft) },
          body: { measure, ...body, source: source.trim(), ...(asOf === null ? {} : { asOf: asOf.date, asOfPrecision: asOf.precision }) },
        }),
      ),
    () => {
      draft.forget();
      showToast(t('form.saved', { name: zone.name }));
      onClose();
    },
  );
  const submit = (): void => {
    const value = readTypedNumber(typed, language);
    const isSound = form.accepts({
      stage: stage === null ? t('form.missingStage') : undefined,
      value: value === null ? t('form.missingValue') : undefined,
      source: source.trim() === '' ? t('form.missingSource') : undefined,
    });
    if (isSound && stage !== null && value !== null) write.mutate({ stage, value }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('addCapacity')} lead={zone.name} form={form} write={write} draft={draft} onSubmit={submit} onClose={onClose}>
      <ChoiceField
        id={form.idOf('measure')}
        label={t('form.measure')}
        error={form.errorOf('measure')}
        options={(Object.keys(UNITS) as Measure[]).map((value) => ({ value, label: t(`measure.${value}`) }))}
        value={measure}
        onChange={(chosen) => {
          if (chosen === null) return;
          setMeasure(chosen);
          setStage(stage !== null && STAGES[chosen].includes(stage) ? stage : null);
        }}
      />
      {STAGES[measure].length > 4 ? (
        <ChoiceField id={form.idOf('stage')} label={t('form.stage')} error={form.errorOf('stage')} options={STAGES[measure].map((value) => ({ value, label: t(`stage.${value}`) }))} value={stage} onChange={setStage} />
      ) : (
        <ChoiceLine id={form.idOf('stage')} label={t('form.stage')} error={form.errorOf('stage')} options={STAGES[measure].map((value) => ({ value, label: t(`stage.${value}`) }))} value={stage} onChange={(chosen) => setStage(chosen)} />
      )}
      {measure === 'jobs' ? <p className="note">{t('tenants')}</p> : null}
      <TextField
        id={form.idOf('value')}
        label={`${t('form.value')} ${t(`form.unit.${UNITS[measure]}`)}`}
        error={form.errorOf('value')}
        dir="ltr"
        inputMode="decimal"
        value={typed}
        onChange={setTyped}
      />
      <DateField id={form.idOf('asOf')} label={<FieldLabel label={t('form.date')} isOptional />} precisions={PRECISIONS} error={form.errorOf('asOf')} value={asOf} onChange={setAsOf} />
      <TextField id={form.idOf('source')} label={t('source')} description={t('form.sourceHelp')} error={form.errorOf('source')} value={source} onChange={setSource} />
    </FormDrawer>
  );
}
