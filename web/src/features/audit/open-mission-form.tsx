import { MultiSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { readTypedNumber } from '../../lib/typed-number.js';
import { showToast } from '../../ui/undo-toast.js';
import { useIndicators } from '../commitments/indicators.js';
import { usePeriods } from '../declarations/declaration-queries.js';
import { usePeriodText } from '../declarations/period-text.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useOpenMission } from './audit-queries.js';

const FIELDS = ['ref', 'title', 'period', 'indicators', 'materiality'] as const;

/** Whoever opens a mission heads it. */
export function OpenMissionForm({ onClose }: { onClose(): void }): ReactElement {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const paths = usePaths();
  const navigate = useNavigate();
  const periodText = usePeriodText();
  const periods = usePeriods().data ?? [];
  const { options: indicators } = useIndicators();
  const form = useFormErrors(FIELDS);
  const [ref, setRef] = useState(`AUD-${new Date().getFullYear()}-`);
  const [title, setTitle] = useState('');
  const [period, setPeriod] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [materiality, setMateriality] = useState('5');
  const open = useOpenMission((mission) => {
    showToast(t('form.opened', { ref: mission.ref }));
    void navigate({ to: paths.mission(mission.ref) });
  });
  const submit = (): void => {
    const missing = (text: string): string | undefined => (text.trim() === '' ? t('form.missing') : undefined);
    const percent = readTypedNumber(materiality, language);
    if (!form.accepts({ ref: missing(ref), title: missing(title), period: missing(period ?? ''), materiality: percent === null ? t('form.missing') : undefined }) || period === null || percent === null) return;
    open.mutate({ ref: ref.trim(), title: title.trim(), period, materiality: percent, ...(chosen.length === 0 ? {} : { indicators: chosen }) }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('openMission')} form={form} write={open} onSubmit={submit} onClose={onClose} submitLabel={t('openMission')}>
      <TextField id={form.idOf('ref')} label={t('form.ref')} data-autofocus dir="ltr" maxLength={63} error={form.errorOf('ref')} value={ref} onChange={setRef} />
      <TextField id={form.idOf('title')} label={t('form.title')} maxLength={200} error={form.errorOf('title')} value={title} onChange={setTitle} />
      <ChoiceField
        id={form.idOf('period')} label={t('form.period')} error={form.errorOf('period')} value={period} onChange={setPeriod}
        options={[...periods].reverse().map((one) => ({ value: one.ref, label: periodText(one) }))}
      />
      <MultiSelect
        id={form.idOf('indicators')} label={t('form.indicators')} description={t('form.indicatorsHint')} searchable value={chosen} onChange={setChosen}
        data={indicators}
      />
      <TextField id={form.idOf('materiality')} label={t('form.materiality')} description={t('form.materialityHint')} inputMode="decimal" error={form.errorOf('materiality')} value={materiality} onChange={setMateriality} />
    </FormDrawer>
  );
}
