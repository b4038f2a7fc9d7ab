import { addDecimals, isDecimalText } from '../../common/quantity.js';
import { type ImportProblem, importFault, importProblem } from './declaration-problem.js';
import { inSlices } from './in-slices.js';
import type { PlacedLine } from './interpret-declaration.js';

/** What one cell says of one line of the declaration. */
export interface RowReading extends PlacedLine {
  key: string;
  /** What tells the row from others of the same line: the cells of the columns that are not kept. */
  detail: string;
  hasDetails: boolean;
}

/** Rows that differ only by what is not kept are added up; rows that differ by nothing are one too many. */
export async function addReadings(sheet: string, readings: readonly RowReading[]): Promise<{ lines: PlacedLine[]; problems: ImportProblem[]; refused: number }> {
  const byKey = new Map<string, RowReading[]>();
  for (const reading of readings) {
    const same = byKey.get(reading.key);
    if (same) same.push(reading);
    else byKey.set(reading.key, [reading]);
  }
  const problems: ImportProblem[] = [];
  const lines = await inSlices([...byKey.values()], (same) => {
    const [first] = same as [RowReading];
    if (same.length === 1) return [lineOf(first)];
    if (!first.hasDetails) return onlyFirst(sheet, same, problems);
    const details = new Set(same.map(({ detail }) => detail));
    return details.size < same.length ? onlyFirst(sheet, same, problems) : summed(sheet, same, problems);
  });
  return { lines, problems, refused: problems.length };
}

const lineOf = ({ key: _key, detail: _detail, hasDetails: _hasDetails, ...line }: RowReading): PlacedLine => line;

function onlyFirst(sheet: string, same: readonly RowReading[], problems: ImportProblem[]): PlacedLine[] {
  const [head] = same as [RowReading];
  const first = same.find(({ blank }) => !blank) ?? head;
  for (const { cell, value } of same.filter((reading) => reading !== first && !reading.blank)) {
    problems.push(importProblem({ sheet, cell, value: value ?? '' }, importFault('row_repeated', { first: first.cell })));
  }
  return [lineOf(first)];
}

function summed(sheet: string, same: readonly RowReading[], problems: ImportProblem[]): PlacedLine[] {
  const reported = same.filter(({ state }) => state === 'reported');
  const unknown = same.filter(({ state }) => state === 'not_reported');
  const [first] = same as [RowReading];
  if (reported.length === 0) return [lineOf({ ...first, blank: same.every(({ blank }) => blank), state: unknown.length > 0 ? 'not_reported' : first.state })];
  if (unknown.length > 0) {
    for (const { cell } of unknown) problems.push(importProblem({ sheet, cell }, importFault('detail_incomplete')));
    return [];
  }
  const head = reported[0] ?? first;
  const sum = addDecimals(reported.map(({ value }) => value ?? '0'));
  if (!isDecimalText(sum)) {
    problems.push(importProblem({ sheet, cell: head.cell, value: sum }, importFault('number_out_of_range', { field: head.indicator })));
    return [];
  }
  return [lineOf({ ...head, value: sum })];
}
