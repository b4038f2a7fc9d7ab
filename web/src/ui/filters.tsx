import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SearchChange, useChangeSearch } from '../lib/change-search.js';
import { type FilterOption, FilterPill } from './filter-pill.js';
import { Icon } from './icon.js';
import './filters.css';

export interface Filter {
  /** Name of the parameter in the address. */
  name: string;
  label: string;
  options: readonly FilterOption[];
  selected: readonly string[];
}

interface Props {
  /** Words searched for, in the address as `q`; without it there is no search field. */
  query?: { value: string; label: string };
  filters: readonly Filter[];
  /** Filters of another shape, with the names of their parameters. */
  others?: { names: readonly string[]; isActive: boolean; fields: ReactNode };
  /** At the end of the line: a choice of views, for instance. */
  children?: ReactNode;
}

/** One line of filters whose whole state is the address: a link reproduces it, Back undoes it. */
export function Filters({ query, filters, others, children }: Props): ReactElement {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const isFiltered = (query?.value ?? '') !== '' || others?.isActive === true || filters.some(({ selected }) => selected.length > 0);
  const nothing: SearchChange = Object.fromEntries(['q', ...filters.map(({ name }) => name), ...(others?.names ?? [])].map((name) => [name, undefined]));
  return (
    <div className="filters" role="search" aria-label={t('filterOptions')}>
      {query === undefined ? null : <QueryField key={query.label} {...query} onQuery={(q) => change({ q: q === '' ? undefined : q })} />}
      {filters.map((filter) => (
        <FilterPill
          key={filter.name}
          {...filter}
          onChange={(values) => change({ [filter.name]: values.length === 0 ? undefined : values })}
        />
      ))}
      {others?.fields}
      {isFiltered ? (
        <Button size="sm" variant="subtle" onClick={() => change(nothing)}>
          {t('clearFilters')}
        </Button>
      ) : null}
      {children === undefined ? null : <span className="filters-end">{children}</span>}
    </div>
  );
}

const TYPING_PAUSE_MS = 250;

interface QueryFieldProps {
  value: string;
  label: string;
  onQuery(query: string): void;
}

function QueryField({ value, label, onQuery }: QueryFieldProps): ReactElement {
  const [typed, setTyped] = useState(value);
  const search = useDebouncedCallback(onQuery, TYPING_PAUSE_MS);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      type="search"
      className="filters-query"
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="search" size={15} />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value.trim());
      }}
    />
  );
}
