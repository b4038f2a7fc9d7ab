import { searchRegister } from '../features/work/register-search.js';
import type { Place } from '../paths.js';
import type { IconName } from '../ui/icon.js';

export interface PaletteItem {
  id: string;
  group: 'pages' | 'agreements' | 'milestones' | 'partners';
  label: string;
  detail?: string;
  icon: IconName;
  /** Where it leads: a page, or a page with its drawer open. */
  to: string;
}

export interface PaletteQuestion {
  query: string;
  place: Place;
  signal: AbortSignal;
}

export type PaletteSource = (question: PaletteQuestion) => Promise<PaletteItem[]>;

/** Each feature that can be found by words has its line here. */
const sources: readonly PaletteSource[] = [searchRegister];

export async function findInRegister(question: PaletteQuestion): Promise<PaletteItem[]> {
  const found = await Promise.all(sources.map((source) => source(question)));
  return found.flat();
}
