import { ExactDecimal, addDecimals } from '@common/quantity.js';

interface Line {
  site: string | null;
  dimensions: object;
  value: string | null;
}

export interface Total {
  /** Null: nothing is reported. */
  value: string | null;
  /** Something of it is not reported. */
  isPartial: boolean;
}

/** The total of the lines of one indicator: at each site, its total where one is declared, else the sum of one breakdown. */
export function totalOf(lines: readonly (Line & { state?: string })[]): Total {
  const sites = new Map<string | null, (Line & { state?: string })[]>();
  for (const line of lines) sites.set(line.site, [...(sites.get(line.site) ?? []), line]);
  const chosen = [...sites.values()].flatMap((found) => {
    const axes = (line: Line): string => Object.entries(line.dimensions).filter(([, value]) => typeof value === 'string').map(([name]) => name).sort().join();
    const first = [...new Set(found.map(axes))].sort()[0];
    return found.filter((line) => axes(line) === first);
  });
  const values = chosen.flatMap(({ value }) => (value === null ? [] : [value]));
  return { value: values.length === 0 ? null : addDecimals(values), isPartial: values.length > 0 && chosen.some(({ state }) => state === 'not_reported') };
}

/** Null while one of the two is not known. */
export function differenceOf(now: string | null, before: string | null): string | null {
  return now === null || before === null ? null : new ExactDecimal(now).minus(before).toFixed();
}
