import { type DeclaredLine, lineKey } from '../../declarations/declared-line.js';
import { inSlices } from './in-slices.js';
import type { PlacedLine } from './interpret-declaration.js';

export interface ComparedLine extends PlacedLine {
  outcome: 'new' | 'changed' | 'same';
  /** What the draft says; null when it says nothing. */
  before: Pick<DeclaredLine, 'state' | 'value'> | null;
}

/** What the workbook brings to the draft. A blank cell says nothing against a value that is there: an import never erases. */
export async function compareLines(lines: readonly PlacedLine[], draft: readonly DeclaredLine[]): Promise<ComparedLine[]> {
  const standing = new Map(await inSlices(draft, (line) => [[lineKey(line), line] as const]));
  return inSlices(lines, (line): ComparedLine[] => {
    const before = standing.get(lineKey(line));
    if (before === undefined) return [{ ...line, outcome: 'new', before: null }];
    if (line.blank) return [];
    const outcome = before.state === line.state && before.value === line.value ? 'same' : 'changed';
    return [{ ...line, outcome, before: { state: before.state, value: before.value } }];
  });
}

export interface LineCounts {
  new: number;
  changed: number;
  same: number;
  refused: number;
}

export function countLines(lines: readonly ComparedLine[], refused: number): LineCounts {
  const count = (outcome: ComparedLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
  return { new: count('new'), changed: count('changed'), same: count('same'), refused };
}
