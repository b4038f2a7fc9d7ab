import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import './link-tabs.css';

export interface LinkTab {
  label: string;
  to: string;
  count?: number;
}

interface Props {
  label: string;
  tabs: readonly LinkTab[];
}

/** Sections of one file, each with its own address. */
export function LinkTabs({ label, tabs }: Props): ReactElement {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} activeOptions={{ exact: true, includeSearch: false }}>
          {tab.label}
          {tab.count === undefined ? null : <span className="tab-count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
