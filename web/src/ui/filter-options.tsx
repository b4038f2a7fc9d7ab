import { Popover, TextInput } from '@mantine/core';
import { type ReactElement, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Anchor } from './anchor.js';
import type { FilterOption } from './filter-pill.js';
import type { Opener } from './opener.js';

interface Props {
  opener: Opener;
  label: string;
  options: readonly FilterOption[];
  selected: readonly string[];
  onChange(selected: string[]): void;
}

/** More options than this get a field to find one. */
const SHORT_LIST = 10;

export function FilterOptions({ opener: { id, isOpen, button, setOpen }, label, options, selected, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const titleId = useId();
  const shown = options.filter((option) => option.label.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()));
  const toggle = (value: string): void =>
    onChange(selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value]);
  return (
    <Popover id={id} opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Anchor element={button} />
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
        {options.some(({ value }) => selected.includes(value)) ? (
          <button type="button" className="pill-clear" onClick={() => onChange([])}>
            {t('clearFilter')}
          </button>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
