import { NativeSelect, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DATE_PRECISIONS } from '@common/civil-date.js';
import { fieldError } from '../../ui/field-error.js';
import { Icon } from '../../ui/icon.js';
import type { DelayReason } from './log-draft.js';

/** What an author may know of a date. */
export const PRECISIONS = DATE_PRECISIONS;

const REASONS: readonly DelayReason[] = [
  'permits', 'land', 'power_connection', 'recruitment', 'training', 'procurement', 'funding', 'partner_decision', 'administrative_decision', 'force_majeure', 'other',
];

interface FieldProps<Value> {
  id: string;
  value: Value;
  error: string | undefined;
  onChange(value: Value): void;
}

/** Says by how many days, as soon as it is so; it asks for the reason that stands under it. */
export function LaterNotice({ days, hasForecast }: { days: number | null; hasForecast: boolean }): ReactElement {
  const { t } = useTranslation('milestones');
  return (
    <div role="status" className="later-notice">
      {days === null ? null : (
        <p className="message risk">
          <Icon name="warning" size={14} />
          <span>{hasForecast ? t('drawer.laterThanForecast', { count: days }) : t('drawer.laterThanBaseline', { count: days })}</span>
        </p>
      )}
    </div>
  );
}

export function ReasonField({ id, value, error, onChange, isRequired }: FieldProps<DelayReason | null> & { isRequired: boolean }): ReactElement {
  const { t } = useTranslation(['milestones', 'common']);
  return (
    <NativeSelect
      id={id}
      label={
        <>
          {t('milestones:drawer.reason')} {isRequired ? null : <span className="muted">{t('common:optional')}</span>}
        </>
      }
      rightSection={<Icon name="chevronDown" />}
      value={value ?? ''}
      error={fieldError(error)}
      onChange={({ currentTarget }) => onChange(REASONS.find((reason) => reason === currentTarget.value) ?? null)}
    >
      <option value="">{t('milestones:drawer.chooseReason')}</option>
      {REASONS.map((reason) => (
        <option key={reason} value={reason}>
          {t(`milestones:drawer.reasons.${reason}`)}
        </option>
      ))}
    </NativeSelect>
  );
}

const LONGEST_NOTE = 2000;

export function NoteField({ id, value, error, onChange }: FieldProps<string>): ReactElement {
  const { t } = useTranslation(['milestones', 'common']);
  return (
    <Textarea
      id={id}
      label={
        <>
          {t('milestones:drawer.precision')} <span className="muted">{t('common:optional')}</span>
        </>
      }
      description={t('milestones:drawer.noPersonalData')}
      rows={2}
      maxLength={LONGEST_NOTE}
      value={value}
      error={fieldError(error)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
