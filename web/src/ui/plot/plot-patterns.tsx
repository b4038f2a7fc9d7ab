import type { ReactElement } from 'react';

/** Hatches of what is only declared, and of what nobody told: they survive a grey print. */
export function PlotPatterns({ id }: { id: string }): ReactElement {
  return (
    <defs>
      <pattern id={`${id}-declared`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" fill="var(--surface)" />
        <path d="M0 0v4" stroke="var(--declared)" strokeWidth="2.6" />
      </pattern>
      <pattern id={`${id}-silent`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v5" stroke="var(--line-2)" strokeWidth="2" />
      </pattern>
    </defs>
  );
}
