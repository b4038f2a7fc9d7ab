import { type ReactElement, useId } from 'react';
import { fieldError } from './field-error.js';
import './choice-line.css';

interface Props<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value | null;
  onChange(value: Value): void;
  /** `id` of the first choice, for the error summary. */
  id?: string;
  error?: string;
  disabled?: boolean;
}

/** Up to four choices, on one line. */
export function ChoiceLine<Value extends string>({ label, options, value, onChange, id, error, disabled }: Props<Value>): ReactElement {
  const name = useId();
  return (
    <fieldset className="choice-line" disabled={disabled} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend>{label}</legend>
      <div className={error === undefined ? 'choices' : 'choices invalid'}>
        {options.map((option, index) => (
          <label key={option.value} className={option.value === value ? 'chosen' : undefined}>
            <input
              id={index === 0 ? id : undefined}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              aria-invalid={error !== undefined}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error === undefined ? null : <div id={`${name}-error`}>{fieldError(error)}</div>}
    </fieldset>
  );
}
