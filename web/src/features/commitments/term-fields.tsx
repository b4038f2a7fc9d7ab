import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DATE_PRECISIONS } from '@common/civil-date.js';
import { DateField } from '../../ui/date-field.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FieldLabel, TextField } from '../organisations/text-field.js';
import { BASES, QUALIFIERS } from './commitment-entry.js';
import type { EntryFields } from './entry-fields.js';

interface Props extends EntryFields {
  indicatorUnit: string | null;
}

/** How the promise is read, from what base, to what target, by when. */
export function TermFields({ form, entry, onChange, indicatorUnit }: Props): ReactElement {
  const { t } = useTranslation(['commitments', 'agreements', 'history']);
  const unitWords: Readonly<Record<string, string>> = t('history:unit', { returnObjects: true });
  return (
    <>
      <ChoiceField
        id={form.idOf('basis')}
        label={t('commitments:listColumn.reading')}
        error={form.errorOf('basis')}
        options={BASES.map((value) => ({ value, label: t(`commitments:basis.${value}`) }))}
        value={entry.basis}
        onChange={(basis) => onChange({ basis })}
      />
      <div className="pair">
        <ChoiceField
          id={form.idOf('qualifier')}
          label={t('agreements:changed.qualifier')}
          error={form.errorOf('qualifier')}
          options={QUALIFIERS.map((value) => ({ value, label: t(`agreements:qualifier.${value}`) }))}
          value={entry.qualifier}
          onChange={(qualifier) => onChange({ qualifier: qualifier ?? entry.qualifier })}
        />
        <TextField id={form.idOf('target')} label={t('commitments:target')} isOptional dir="ltr" inputMode="decimal" error={form.errorOf('target')} value={entry.target} onChange={(target) => onChange({ target })} />
        <ChoiceField
          id={form.idOf('unit')}
          label={t('commitments:form.unit')}
          error={form.errorOf('unit')}
          options={Object.entries(unitWords).map(([value, label]) => ({ value, label }))}
          value={entry.unit ?? indicatorUnit}
          onChange={(unit) => onChange({ unit: unit === indicatorUnit ? null : unit })}
        />
        <DateField
          id={form.idOf('dueOn')}
          label={<FieldLabel label={t('commitments:due')} isOptional />}
          precisions={DATE_PRECISIONS}
          error={form.errorOf('dueOn')}
          value={entry.due}
          onChange={(due) => onChange({ due })}
        />
        <TextField id={form.idOf('base')} label={t('commitments:base')} isOptional dir="ltr" inputMode="decimal" error={form.errorOf('base')} value={entry.base} onChange={(base) => onChange({ base })} />
        <DateField id={form.idOf('baseOn')} label={<FieldLabel label={t('commitments:form.baseOn')} isOptional />} error={form.errorOf('baseOn')} value={entry.baseOn} onChange={(baseOn) => onChange({ baseOn })} />
      </div>
      {entry.base.trim() === '' ? null : (
        <TextField id={form.idOf('baseSource')} label={t('commitments:form.baseSource')} isOptional error={form.errorOf('baseSource')} value={entry.baseSource} onChange={(baseSource) => onChange({ baseSource })} />
      )}
      <Checkbox id={form.idOf('linear')} label={t('commitments:form.linear')} checked={entry.linear} onChange={({ currentTarget }) => onChange({ linear: currentTarget.checked })} />
    </>
  );
}
