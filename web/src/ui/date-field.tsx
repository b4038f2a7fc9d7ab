import { ActionIcon, TextInput } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CivilDate, type DatePrecision, isCivilDate } from '@common/civil-date.js';
import { type KnownDate, readTypedDate, writeTypedDate } from '../lib/typed-date.js';
import { fieldError } from './field-error.js';
import { Icon } from './icon.js';
import './date-field.css';

interface Props {
  label: ReactNode;
  value: KnownDate | null;
  /** Null when the field is empty or its text cannot be read; the field then says so itself. */
  onChange(value: KnownDate | null): void;
  /** What the author may know: a day alone, unless said otherwise. */
  precisions?: readonly DatePrecision[];
  id?: string;
  description?: ReactNode;
  error?: string;
  min?: CivilDate;
  max?: CivilDate;
  disabled?: boolean;
  required?: boolean;
  autoFocus?: boolean;
}

const DAY_ALONE: readonly DatePrecision[] = ['day'];

/** A civil date typed as day/month/year in every language; it has no time and no time zone. */
export function DateField(props: Props): ReactElement {
  const { label, value, onChange, precisions = DAY_ALONE, id, description, error, min, max, disabled, required, autoFocus } = props;
  const { t } = useTranslation();
  const usualId = useId();
  const calendar = useRef<HTMLInputElement>(null);
  const written = value === null ? '' : writeTypedDate(value);
  const [typed, setTyped] = useState(written);
  const [isLeft, setLeft] = useState(true);
  useEffect(() => {
    if (written !== '') setTyped((text) => (sameDate(text, written, precisions) ? text : written));
  }, [written, precisions]);
  const isUnread = isLeft && typed.trim() !== '' && readTypedDate(typed, precisions) === null;
  const isPrecise = precisions.length === 1;
  const take = (text: string): void => {
    setTyped(text);
    onChange(readTypedDate(text, precisions));
  };
  return (
    <div className="date-field">
      <TextInput
        id={id ?? usualId}
        label={label}
        description={description}
        error={fieldError(isUnread ? t(isPrecise ? 'date.invalid' : 'date.invalidPrecision') : error)}
        value={typed}
        placeholder={t(isPrecise ? 'date.placeholder' : 'date.hintPrecision')}
        inputMode={isPrecise ? 'numeric' : 'text'}
        autoComplete="off"
        disabled={disabled}
        required={required}
        withAsterisk={false}
        data-autofocus={autoFocus === true ? true : undefined}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          const known = readTypedDate(typed, precisions);
          if (known !== null) setTyped(writeTypedDate(known));
        }}
        onChange={({ currentTarget }) => take(currentTarget.value)}
        rightSection={
          <ActionIcon className="date-field-button" aria-label={t('date.open')} disabled={disabled} onClick={() => calendar.current?.showPicker()}>
            <Icon name="calendar" />
          </ActionIcon>
        }
      />
      <input
        ref={calendar}
        type="date"
        className="date-field-calendar"
        tabIndex={-1}
        aria-hidden="true"
        min={min}
        max={max}
        value={value?.precision === 'day' ? value.date : ''}
        onChange={({ currentTarget }) => {
          if (isCivilDate(currentTarget.value)) take(writeTypedDate({ date: currentTarget.value, precision: 'day' }));
        }}
      />
    </div>
  );
}

function sameDate(text: string, written: string, precisions: readonly DatePrecision[]): boolean {
  const known = readTypedDate(text, precisions);
  return known !== null && writeTypedDate(known) === written;
}
