import { ExactDecimal, addDecimals, compareDecimals } from '@common/quantity.js';
import type { DeclarationFile, DeclarationSection, LineBody } from '../declaration-queries.js';
import type { Cells, Entries, Said } from './cells.js';

export const HEADCOUNT = 'headcount';
export const MOVEMENTS = ['job_entries', 'job_exits', 'job_transfers_in', 'job_transfers_out'] as const;
export const QUALIFICATIONS = ['manager', 'engineer', 'technician', 'agent', 'other', 'unknown'] as const;
export type Qualification = (typeof QUALIFICATIONS)[number];

export interface EntryRow {
  key: string;
  site: string | null;
  dimensions: Readonly<Record<string, string>>;
}

export type Level = 'sites' | 'organisation';

function stable(dimensions: object): Record<string, string> {
  const said = Object.entries(dimensions).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return Object.fromEntries(said.sort(([left], [right]) => (left < right ? -1 : 1)));
}

export function rowKey(site: string | null, dimensions: object): string {
  return JSON.stringify([site, stable(dimensions)]);
}

export function cellKey(row: string, indicator: string): string {
  return `${row} ${indicator}`;
}

export function rowOf(site: string | null, dimensions: object = {}): EntryRow {
  return { key: rowKey(site, dimensions), site, dimensions: stable(dimensions) };
}

/** What the register holds of a part, cell by cell. */
export function cellsOf({ lines }: DeclarationSection): Cells {
  return Object.fromEntries(lines.map((line): [string, Said] => [
    cellKey(rowKey(line.site, line.dimensions), line.indicator),
    line.state === 'reported' ? { state: 'reported', value: line.value ?? '0' } : { state: line.state },
  ]));
}

/** One row by site, or one for the organisation; then every row that a line, an earlier value or the person asked for. */
export function rowsOf(file: DeclarationFile, section: DeclarationSection, level: Level, added: readonly EntryRow[]): EntryRow[] {
  const usual = level === 'sites' ? file.sites.map(({ id }) => rowOf(id)) : [rowOf(null)];
  const codes = new Set(section.indicators.map(({ code }) => code));
  const earlier = section.section === 'jobs' ? latest(file).filter(({ indicator }) => codes.has(indicator)) : [];
  const found = [...section.lines, ...earlier].map(({ site, dimensions }) => rowOf(site, dimensions));
  const rows = new Map([...usual, ...found, ...added].map((row) => [row.key, row]));
  const detailed = new Set([...found, ...added].filter(({ dimensions }) => Object.keys(dimensions).length > 0).map(({ site }) => site));
  const said = new Set(found.map(({ key }) => key));
  const place = (site: string | null): number => file.sites.findIndex(({ id }) => id === site);
  return [...rows.values()]
    // a site entered by qualification needs no row of its whole, unless something stands in it
    .filter((row) => Object.keys(row.dimensions).length > 0 || said.has(row.key) || !detailed.has(row.site))
    .sort((left, right) => place(left.site) - place(right.site) || rank(left) - rank(right));
}

function rank({ dimensions: { qualification } }: EntryRow): number {
  return qualification === undefined ? -1 : QUALIFICATIONS.findIndex((one) => one === qualification);
}

/** The lines of a part by indicator, then by site. */
export function linesInOrder({ sites }: Pick<DeclarationFile, 'sites'>, { indicators, lines }: DeclarationSection): DeclarationSection['lines'] {
  const place = ({ indicator, site }: DeclarationSection['lines'][number]): number => indicators.findIndex(({ code }) => code === indicator) * (sites.length + 1) + sites.findIndex(({ id }) => id === site);
  return [...lines].sort((left, right) => place(left) - place(right) || rank(rowOf(left.site, left.dimensions)) - rank(rowOf(right.site, right.dimensions)));
}

/** The values accepted for the latest period that has any. */
export function latest({ previous }: DeclarationFile): DeclarationFile['previous'] {
  return previous.filter(({ period }) => period === previous[0]?.period);
}

export function previousOf(file: DeclarationFile, row: EntryRow, indicator: string): DeclarationFile['previous'] {
  return file.previous.filter((line) => line.indicator === indicator && rowKey(line.site, line.dimensions) === row.key);
}

/** The headcount accepted at the end of the period before; null: none, and the headcount is typed. */
export function headcountBefore(file: DeclarationFile, row: EntryRow): string | null {
  return latest(file).find((line) => line.indicator === HEADCOUNT && rowKey(line.site, line.dimensions) === row.key)?.value ?? null;
}

/** Previous + entries - exits + transfers in - transfers out; undefined while a movement is missing. */
export function computedHeadcount(before: string, movements: readonly (Said | undefined)[]): Said | undefined {
  if (movements.some((said) => said === undefined || said.state === 'refused')) return undefined;
  if (movements.some((said) => said?.state === 'not_reported')) return { state: 'not_reported' };
  if (movements.every((said) => said?.state === 'not_applicable')) return compareDecimals(before, '0') === 0 ? { state: 'not_applicable' } : { state: 'reported', value: before };
  const amount = (index: number): string => {
    const said = movements[index];
    return said?.state === 'reported' ? said.value : '0';
  };
  return { state: 'reported', value: new ExactDecimal(before).plus(amount(0)).minus(amount(1)).plus(amount(2)).minus(amount(3)).toFixed() };
}

/** The sum of what is reported in a column; null when nothing is, or when a cell cannot be read. */
export function columnTotal(saids: readonly (Said | undefined)[]): string | null {
  if (saids.some((said) => said?.state === 'refused')) return null;
  const values = saids.flatMap((said) => (said?.state === 'reported' ? [said.value] : []));
  return values.length === 0 ? null : addDecimals(values);
}

/** The lines that tell the register what was typed; a cell that is refused, or waits to be confirmed, stays here. */
export function linesOf(entries: Entries): LineBody[] {
  return Object.entries(entries).flatMap(([key, { said, mayMean }]): LineBody[] => {
    if (said === undefined || said.state === 'refused' || mayMean !== undefined) return [];
    const at = key.lastIndexOf(' ');
    const [site, dimensions] = JSON.parse(key.slice(0, at)) as [string | null, Record<string, string>];
    return [{ indicator: key.slice(at + 1), site, ...(Object.keys(dimensions).length === 0 ? {} : { dimensions }), state: said.state, value: said.state === 'reported' ? said.value : null }];
  });
}
