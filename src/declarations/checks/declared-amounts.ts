import { ExactDecimal, isDecimalText } from '../../common/quantity.js';
import { type DeclaredLine, type Dimensions, dimensionsKey } from '../declared-line.js';

export type Decimal = InstanceType<typeof ExactDecimal>;

/** What lines say of something: a number, nothing that counts (no line, or not applicable), or that it is not known. */
export type Amount = Decimal | 'nothing' | 'unknown';

export const ZERO: Decimal = new ExactDecimal(0);

export const isKnown = (amount: Amount): amount is Decimal => typeof amount !== 'string';

/** Lines of one indicator and site with the same keys of dimensions: they sum to a total. */
export interface Reading {
  /** Names of the dimensions joined by `+`; `total` when there is none. */
  axes: string;
  cells: ReadonlyMap<string, DeclaredCell>;
}

interface DeclaredCell {
  dimensions: Dimensions;
  amount: Amount;
}

/** The readings by indicator, then by site, each list in an order of its own. */
export type DeclaredAmounts = ReadonlyMap<string, ReadonlyMap<string | null, readonly Reading[]>>;

export const TOTAL = 'total';

export function axesOf(dimensions: Dimensions): string {
  return Object.keys(dimensions).sort().join('+') || TOTAL;
}

export function declaredAmounts(lines: readonly DeclaredLine[]): DeclaredAmounts {
  const found = new Map<string, Map<string | null, Map<string, Map<string, DeclaredCell>>>>();
  for (const line of lines) {
    const sites = entry(found, line.indicator, () => new Map<string | null, Map<string, Map<string, DeclaredCell>>>());
    const readings = entry(sites, line.site, () => new Map<string, Map<string, DeclaredCell>>());
    const cells = entry(readings, axesOf(line.dimensions), () => new Map<string, DeclaredCell>());
    const key = dimensionsKey(line.dimensions);
    cells.set(key, { dimensions: line.dimensions, amount: cells.has(key) ? 'unknown' : amountOf(line) });
  }
  return new Map([...found].map(([indicator, sites]) => [indicator, new Map([...sites].map(([site, readings]) => [site, ordered(readings)]))]));
}

function ordered(readings: ReadonlyMap<string, Reading['cells']>): Reading[] {
  return [...readings].map(([axes, cells]) => ({ axes, cells })).sort((left, right) => Number(right.axes === TOTAL) - Number(left.axes === TOTAL) || (left.axes < right.axes ? -1 : 1));
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function amountOf({ state, value }: DeclaredLine): Amount {
  if (state === 'not_applicable') return 'nothing';
  return state === 'reported' && isDecimalText(value) ? new ExactDecimal(value ?? '') : 'unknown';
}

/** The sum; unknown as soon as one part is. */
export function sumOf(amounts: Iterable<Amount>): Amount {
  let sum: Amount = 'nothing';
  for (const amount of amounts) {
    if (amount === 'unknown') return 'unknown';
    if (amount !== 'nothing') sum = sum === 'nothing' ? amount : sum.plus(amount);
  }
  return sum;
}

/** The sum of what is known, whatever is not. */
export function knownSum(amounts: Iterable<Amount>): Decimal {
  let sum = ZERO;
  for (const amount of amounts) if (isKnown(amount)) sum = sum.plus(amount);
  return sum;
}

export function amountsOf(reading: Reading): Amount[] {
  return [...reading.cells.values()].map(({ amount }) => amount);
}

/** The total that the readings of one indicator and site give: the first one that is complete. */
export function totalOf(readings: readonly Reading[] = []): Amount {
  const totals = readings.map((reading) => sumOf(amountsOf(reading)));
  return totals.find(isKnown) ?? (totals.includes('unknown') ? 'unknown' : 'nothing');
}

/** What the sites and the rest of the organisation give together for an indicator. */
export function organisationTotal(amounts: DeclaredAmounts, indicator: string): Amount {
  return sumOf([...(amounts.get(indicator)?.values() ?? [])].map(totalOf));
}

export function plain(decimal: Decimal): string {
  return decimal.toFixed();
}
