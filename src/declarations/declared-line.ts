import type { Dimension, LineState } from './declaration.vocabulary.js';

export type Dimensions = Readonly<Partial<Record<Dimension, string>>>;

/** One value as an organisation declares it. Lines of one indicator and site with the same keys of dimensions sum to a total; lines with other keys are another reading of the same total. */
export interface DeclaredLine {
  /** Code of the indicator. */
  indicator: string;
  /** Identifier of the site; null: what the organisation has beside its sites. */
  site: string | null;
  dimensions: Dimensions;
  state: LineState;
  /** A decimal as text in the unit of the indicator; null exactly when the state is not `reported`. */
  value: string | null;
}

/** The dimensions as one text, whatever the order in which they were named. */
export function dimensionsKey(dimensions: Dimensions): string {
  return JSON.stringify(Object.fromEntries(Object.entries(dimensions).sort(([left], [right]) => (left < right ? -1 : 1))));
}

/** What a line is about: one declaration says one thing of it. */
export function lineKey(line: Pick<DeclaredLine, 'indicator' | 'site' | 'dimensions'>): string {
  return JSON.stringify([line.indicator, line.site, dimensionsKey(line.dimensions)]);
}
