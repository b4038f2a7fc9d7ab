import { foldKey } from '../../common/folded-key.js';
import { ExactDecimal } from '../../common/quantity.js';
import { plainText } from '../register/plain-text.js';
import { readQuantity } from '../register/cell-values.js';
import { unitOfWord } from '../register/units.js';
import type { Cell } from '../workbook/workbook.js';
import type { ImportedIndicator } from './declaration-context.js';
import { type ImportFault, importFault } from './declaration-problem.js';
import { STATE_WORDS } from './declaration-words.js';

export type ReadValue =
  | { state: 'reported'; value: string; warning?: ImportFault }
  | { state: 'not_reported' | 'not_applicable'; value: null }
  | { error: ImportFault };

/** Beyond so many times the largest other value of its column, a number that may be read two ways is refused. */
const OUT_OF_SCALE = 10;

/** A declared value: exact, in the unit of the indicator; or, in words, that there is none. */
export function readValue(cell: Cell, { whole, unit }: Pick<ImportedIndicator, 'whole' | 'unit'>, header: string): ReadValue {
  if (cell.kind === 'text') {
    const state = STATE_WORDS.get(foldKey(cell.text));
    if (state) return { state, value: null };
  }
  const read = readQuantity(cell, whole);
  if ('error' in read) return { error: { ...read.error, params: { ...read.error.params, field: header } } };
  if (read.value === null) return { state: 'not_reported', value: null };
  if (read.value.qualifier !== 'exact') return { error: importFault('value_not_exact') };
  const { unit: said } = read.value;
  if (said !== null && said !== unit && !(said === 'MAD' && unit.startsWith('MAD')) && !countsTheSame(cell.text, unit)) return { error: importFault('unit_other', { unit: said, expected: unit }) };
  return { state: 'reported', value: read.value.value, ...(read.warning ? { warning: read.warning } : {}) };
}

/** "12 postes" are jobs as well as workstations. */
const countsTheSame = (text: string, unit: string): boolean => unit === 'workstations' && unitOfWord(plainText(text).replace(/[\d.,' ]+/g, ' ').trim())?.unit === 'jobs';

/**
 * Decides on the texts such as "1.234" of a column of whole numbers: thousands where the rest of the column is of that size,
 * refused where it is not.
 */
export function settleAmbiguous(values: readonly { cell: Cell; read: ReadValue }[]): ReadValue[] {
  const isAmbiguous = (read: ReadValue): boolean => 'warning' in read && read.warning?.code === 'number_read_as_thousands';
  if (!values.some(({ read }) => isAmbiguous(read))) return values.map(({ read }) => read);
  const others = values.flatMap(({ read }) => ('state' in read && read.state === 'reported' && !isAmbiguous(read) ? [new ExactDecimal(read.value)] : []));
  const largest = others.length === 0 ? null : others.reduce((left, right) => (left.gt(right) ? left : right));
  return values.map(({ cell, read }) => {
    if (!isAmbiguous(read) || !('state' in read) || read.state !== 'reported' || largest === null || largest.times(OUT_OF_SCALE).gte(read.value)) return read;
    return { error: importFault('number_ambiguous', { thousands: read.value, decimal: plainText(cell.text).replace('.', ',') }) };
  });
}
