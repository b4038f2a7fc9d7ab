import type { DeclarationSection } from '../../common/declaration-sections.js';
import { type Dimension, DIMENSIONS } from '../../declarations/declaration.vocabulary.js';
import { type DeclaredLine, type Dimensions, dimensionsKey } from '../../declarations/declared-line.js';

/** How each part is usually broken down; lines that are there already may add to it. */
const USUAL_DIMENSIONS: Readonly<Record<DeclarationSection, readonly Dimension[]>> = {
  jobs: ['segment', 'qualification', 'gender'], training: ['segment', 'gender'], premises: [], revenue: ['segment'], public: [],
};
/** Parts that are declared for the organisation as a whole, unless a site is named already. */
const OF_ORGANISATION: ReadonlySet<DeclarationSection> = new Set(['revenue', 'public']);

export interface TemplateRow {
  site: string | null;
  dimensions: Dimensions;
}

export interface TemplateTable {
  hasSites: boolean;
  dimensions: readonly Dimension[];
  rows: readonly TemplateRow[];
}

/** The rows of a part: those of the previous period and of the draft, and one for each site that has none. */
export function templateTable(section: DeclarationSection, lines: readonly DeclaredLine[], sites: readonly { id: string }[]): TemplateTable {
  const used = new Set(lines.flatMap(({ dimensions }) => Object.keys(dimensions)));
  const named = lines.some(({ site }) => site !== null);
  const hasSites = sites.length > 0 && (named || !OF_ORGANISATION.has(section));
  const ids: (string | null)[] = [...(hasSites ? sites.map(({ id }) => id) : []), ...(!hasSites || lines.some(({ site }) => site === null) ? [null] : [])];
  return {
    hasSites,
    dimensions: DIMENSIONS.filter((dimension) => used.has(dimension) || USUAL_DIMENSIONS[section].includes(dimension)),
    rows: ids.flatMap((site) => rowsOf(site, lines.filter((line) => line.site === site))),
  };
}

/** One reading of the site, the most detailed: other breakdowns of the same total have no room beside it. */
function rowsOf(site: string | null, lines: readonly DeclaredLine[]): TemplateRow[] {
  const readings = new Map<string, Map<string, Dimensions>>();
  for (const { dimensions } of lines) {
    const axes = Object.keys(dimensions).sort().join('+');
    const cells = readings.get(axes) ?? new Map<string, Dimensions>();
    readings.set(axes, cells.set(dimensionsKey(dimensions), dimensions));
  }
  const detail = (axes: string): number => (axes === '' ? 0 : axes.split('+').length);
  const [, most] = [...readings].sort(([left, leftCells], [right, rightCells]) => detail(right) - detail(left) || rightCells.size - leftCells.size || (left < right ? -1 : 1))[0] ?? [];
  const rows = [...(most ?? new Map<string, Dimensions>())].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, dimensions]) => ({ site, dimensions }));
  return rows.length > 0 ? rows : [{ site, dimensions: {} }];
}
