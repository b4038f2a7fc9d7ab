import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The files stay in `src`, which ships with the program: beside this file, or seen from `dist/src/reference`. */
const FOLDERS = ['./data/', '../../../src/reference/data/'];

/** A row by column name; a blank cell is null, which is not an empty text. */
export type ReferenceRow = Record<string, string | null>;

/** @throws Error when the program was installed without its reference files */
function referenceFolder(): URL {
  const found = FOLDERS.map((folder) => new URL(folder, import.meta.url)).find((folder) => existsSync(new URL('regions.csv', folder)));
  if (!found) {
    throw new Error('The reference files (src/reference/data) are missing: install the whole program again.');
  }
  return found;
}

export function readReferenceFile(name: string): ReferenceRow[] {
  return parse<ReferenceRow>(readFileSync(new URL(name, referenceFolder())), {
    bom: true, columns: true, skip_empty_lines: true, cast: (value, { header }) => (value === '' && !header ? null : value),
  });
}

/** The years whose public holidays are known, as in `holidays_2026.csv`. */
export function calendarYears(): number[] {
  return readdirSync(referenceFolder()).map((name) => Number(/^holidays_(\d{4})\.csv$/.exec(name)?.[1] ?? 0)).filter((year) => year > 0);
}
