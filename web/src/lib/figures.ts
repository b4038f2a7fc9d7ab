import { useSearch } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { useChangeSearch } from './change-search.js';

/** True inside the rail, where a number opens one level further instead of anew. */
export const InsideLineage = createContext(false);

export interface Figures {
  /** The numbers opened one from another; the last one is on show. */
  trail: readonly string[];
  /** The trail that opening this number would give. */
  trailTo(figure: string): string[];
  up(): void;
  close(): void;
}

/** The numbers opened in the rail, which live in the address. */
export function useFigures(): Figures {
  const { chiffre: trail = [] } = useSearch({ strict: false });
  const inside = useContext(InsideLineage);
  const change = useChangeSearch();
  const show = (figures: readonly string[]): void => change({ chiffre: figures.length === 0 ? undefined : figures });
  return {
    trail,
    trailTo: (figure) => (inside ? [...trail, figure] : [figure]),
    up: () => show(trail.slice(0, -1)),
    close: () => {
      const [first] = trail;
      show([]);
      if (first !== undefined) document.querySelector<HTMLElement>(`[data-figure="${CSS.escape(first)}"]`)?.focus({ preventScroll: true });
    },
  };
}
