import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { SearchChange } from '../lib/change-search.js';

interface Props {
  /** What the link changes in the address of the present page. */
  change: SearchChange;
  className?: string;
  label?: string;
  isCurrent?: boolean;
  children: ReactNode;
}

export function SearchLink({ change, className, label, isCurrent = false, children }: Props): ReactElement {
  return (
    <Link
      to="."
      search={(previous) => ({ ...previous, ...change })}
      resetScroll={false}
      preload={false}
      className={className}
      aria-label={label}
      aria-current={isCurrent ? 'true' : undefined}
      activeOptions={{ exact: true }}
      activeProps={{}}
    >
      {children}
    </Link>
  );
}
