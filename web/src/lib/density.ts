import { useSyncExternalStore } from 'react';
import { preference } from './preference.js';

export const DENSITIES = ['compact', 'comfortable'] as const;

export type Density = (typeof DENSITIES)[number];

const stored = preference<Density>('density', DENSITIES);
const listeners = new Set<() => void>();
let current: Density | null = stored.read();

function apply(density: Density): void {
  document.documentElement.dataset.density = density;
}

export function chooseDensity(density: Density): void {
  current = density;
  stored.write(density);
  apply(density);
  for (const listener of listeners) listener();
}

/** What the reader chose; before any choice, rows are comfortable for partners and compact for the others. */
export function useDensity(usual: Density): Density {
  const density = useSyncExternalStore(subscribe, () => current) ?? usual;
  apply(density);
  return density;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
