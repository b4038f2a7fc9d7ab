import { ActionIcon, Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DATE_PRECISIONS } from '@common/civil-date.js';
import { DateField } from '../../ui/date-field.js';
import { Icon } from '../../ui/icon.js';
import { TextField } from '../organisations/text-field.js';
import type { Step } from './commitment-entry.js';
import type { EntryFields } from './entry-fields.js';

/** The dated steps of the clause, from which what is expected on a day is read. */
export function StepFields({ form, entry: { steps }, onChange }: EntryFields): ReactElement {
  const { t } = useTranslation(['commitments', 'common']);
  const change = (index: number, part: Partial<Step>): void => onChange({ steps: steps.map((step, at) => (at === index ? { ...step, ...part } : step)) });
  const firstOpen = Math.max(steps.findIndex(({ on, value }) => on === null || value.trim() === ''), 0);
  return (
    <>
      {steps.map((step, index) => (
        <fieldset key={index} className="repeated">
          <legend className="line spread">
            {t('commitments:form.step', { number: index + 1 })}
            <ActionIcon aria-label={`${t('common:remove')}: ${t('commitments:form.step', { number: index + 1 })}`} onClick={() => onChange({ steps: steps.filter((_, at) => at !== index) })}>
              <Icon name="close" />
            </ActionIcon>
          </legend>
          <div className="pair">
            <DateField
              id={index === firstOpen ? form.idOf('steps') : `${form.idOf('steps')}-${index}`}
              label={t('commitments:due')}
              precisions={DATE_PRECISIONS}
              error={index === firstOpen ? form.errorOf('steps') : undefined}
              value={step.on}
              onChange={(on) => change(index, { on })}
            />
            <TextField id={`${form.idOf('steps')}-value-${index}`} label={t('commitments:expected')} dir="ltr" inputMode="decimal" error={undefined} value={step.value} onChange={(value) => change(index, { value })} />
          </div>
        </fieldset>
      ))}
      <div>
        <Button size="sm" leftSection={<Icon name="plus" size={13} />} onClick={() => onChange({ steps: [...steps, { on: null, value: '' }] })}>
          {t('commitments:form.addStep')}
        </Button>
      </div>
    </>
  );
}
