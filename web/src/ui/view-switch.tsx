import type { ReactElement } from 'react';
import { SearchLink } from './search-link.js';
import './filters.css';

interface Props {
  label: string;
  /** Name of the parameter in the address; the first view is the usual one and leaves it out. */
  name: string;
  views: readonly { value: string; label: string }[];
  current: string | undefined;
}

export function ViewSwitch({ label, name, views, current }: Props): ReactElement {
  const usual = views[0]?.value;
  return (
    <span className="segments" role="group" aria-label={label}>
      {views.map((view) => (
        <SearchLink key={view.value} change={{ [name]: view.value === usual ? undefined : view.value }} isCurrent={view.value === (current ?? usual)}>
          {view.label}
        </SearchLink>
      ))}
    </span>
  );
}
