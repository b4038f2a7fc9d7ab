import { type ReactElement, Suspense, lazy } from 'react';
import { Icon } from './icon.js';
import { useOpener } from './opener.js';

const FilterOptions = lazy(async () => ({ default: (await import('./filter-options.js')).FilterOptions }));

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

export function FilterPill(props: Props): ReactElement {
  const { label, options, selected } = props;
  const chosen = options.filter(({ value }) => selected.includes(value));
  const { opener, wasOpened, buttonProps } = useOpener('dialog');
  return (
    <>
      <button type="button" className={chosen.length > 0 ? 'pill on' : 'pill'} {...buttonProps}>
        {label}
        {chosen.length === 0 ? null : <b>{chosen.length === 1 ? chosen[0]?.label : chosen.length}</b>}
        <Icon name="chevronDown" size={13} />
      </button>
      {wasOpened ? (
        <Suspense fallback={null}>
          <FilterOptions {...props} opener={opener} />
        </Suspense>
      ) : null}
    </>
  );
}
