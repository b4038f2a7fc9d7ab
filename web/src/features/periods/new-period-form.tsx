import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partsOf } from '@common/civil-date.js';
import { localDayOf } from '@common/local-day.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { usePeriodText } from '../declarations/period-text.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel, TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useCreatePeriod } from './period-writes.js';

const FIELDS = ['year', 'quarter', 'opensOn', 'dueOn'] as const;
const QUARTERS = ['1', '2', '3', '4'] as const;

export function NewPeriodForm({ onClose }: { onClose(): void }): ReactElement {
  const { t } = useTranslation('periods');
  const periodText = usePeriodText();
  const form = useFormErrors(FIELDS);
  const today = partsOf(localDayOf(new Date()));
  const [year, setYear] = useState(String(today.year));
  const [quarter, setQuarter] = useState<string>(String(Math.floor((today.month - 1) / 3) + 1));
  const [opensOn, setOpensOn] = useState<KnownDate | null>(null);
  const [dueOn, setDueOn] = useState<KnownDate | null>(null);
  const create = useCreatePeriod((period) => {
    showToast(t('form.saved', { period: periodText(period) }));
    onClose();
  });
  const submit = (): void => {
    const number = /^20[2-9]\d$|^2100$/.test(year.trim()) ? Number(year.trim()) : null;
    if (!form.accepts({ year: number === null ? t('form.missingYear') : undefined }) || number === null) return;
    create.mutate({ year: number, quarter: Number(quarter), ...(opensOn === null ? {} : { opensOn: opensOn.date }), ...(dueOn === null ? {} : { dueOn: dueOn.date }) }, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('new')} form={form} write={create} onSubmit={submit} onClose={onClose}>
      <TextField id={form.idOf('year')} label={t('form.year')} error={form.errorOf('year')} dir="ltr" inputMode="numeric" value={year} onChange={setYear} />
      <ChoiceLine id={form.idOf('quarter')} label={t('form.quarter')} error={form.errorOf('quarter')} options={QUARTERS.map((value) => ({ value, label: `T${value}` }))} value={QUARTERS.find((one) => one === quarter) ?? '1'} onChange={(chosen) => setQuarter(chosen)} />
      <DateField id={form.idOf('opensOn')} label={<FieldLabel label={t('form.opensOn')} isOptional />} error={form.errorOf('opensOn')} value={opensOn} onChange={setOpensOn} />
      <DateField id={form.idOf('dueOn')} label={<FieldLabel label={t('form.dueOn')} isOptional />} description={t('form.usual')} error={form.errorOf('dueOn')} value={dueOn} onChange={setDueOn} />
    </FormDrawer>
  );
}
