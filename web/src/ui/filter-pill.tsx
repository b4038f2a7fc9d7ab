import { Popover, TextInput } from '@mantine/core';
import { type ReactElement, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.js';

export interface FilterOption {
  value: string;
  label: string;
  /** Rows that it would leave, when the server has counted them. */
  count?: number;
}

interface Props {
  label: string;
  options: readonly FilterOption[];
  selected: readonly string[];
  onChange(selected: string[]): void;
}

/** More options than this get a field to find one. */
const SHORT_LIST = 10;

export function FilterPill({ label, options, selected, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const titleId = useId();
  const chosen = options.filter(({ value }) => selected.includes(value));
  const shown = options.filter((option) => option.label.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()));
  const toggle = (value: string): void =>
    onChange(selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value]);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={chosen.length > 0 ? 'pill on' : 'pill'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {label}
          {chosen.length === 0 ? null : <b>{chosen.length === 1 ? chosen[0]?.label : chosen.length}</b>}
          <Icon name="chevronDown" size={13} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="pill-options" aria-labelledby={titleId}>
        <span id={titleId} className="visually-hidden">
          {label}
        </span>
        {options.length > SHORT_LIST ? (
          <TextInput aria-label={t('searchIn')} placeholder={t('searchIn')} value={wanted} onChange={({ currentTarget }) => setWanted(currentTarget.value)} />
        ) : null}
        <ul>
          {shown.map((option) => (
            <li key={option.value}>
              <label>
                <input type="checkbox" checked={selected.includes(option.value)} onChange={() => toggle(option.value)} />
                <span className="grow">{option.label}</span>
                {option.count === undefined ? null : <span className="muted tiny">{option.count}</span>}
              </label>
            </li>
          ))}
        </ul>
        {chosen.length === 0 ? null : (
          <button type="button" className="pill-clear" onClick={() => onChange([])}>
            {t('clearFilter')}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
