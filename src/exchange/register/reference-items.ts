import { foldKey } from '../../common/folded-key.js';
import type { Cell } from '../workbook/workbook.js';
import { readText } from './cell-values.js';
import type { Reading } from './quantity-text.js';
import type { ReferenceItem } from './register-context.js';
import { fault } from './register-problem.js';

const LONGEST_NAME = 200;

/** A reader of cells that name a region, a segment or an agreement, by code or by a name in any language; the first item that a word names has it. */
export function referenceReader(items: readonly ReferenceItem[], unknown: 'region_unknown' | 'segment_unknown' | 'agreement_unknown'): (cell: Cell) => Reading<string> {
  const codes = new Map(items.flatMap((item) => [item.code, ...item.names].map((word) => [foldKey(word), item.code] as const)).reverse());
  return (cell) => {
    const text = readText(cell, LONGEST_NAME);
    if ('error' in text) return text;
    const code = codes.get(foldKey(text.value));
    return code === undefined ? { error: fault(unknown, { name: text.value }) } : { value: code };
  };
}
