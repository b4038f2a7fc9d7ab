import { Decimal } from 'decimal.js';
import { QUALIFIER_WORDS, quantityPattern } from './quantity-units.js';
import type { Language } from './translated.js';

/** How exactly a quantity is known. */
export const QUALIFIERS = ['exact', 'about', 'at_least', 'more_than'] as const;

export type Qualifier = (typeof QUALIFIERS)[number];

/** A decimal as text, its unit, and how exactly it is known. */
export type Quantity = { value: string; unit: string; qualifier: Qualifier };

/** Decimal arithmetic of its own, whatever others configure: 60 digits, never an exponent. */
export const ExactDecimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -100, toExpPos: 100 });

export const MAX_INTEGER_DIGITS = 15;
export const MAX_DECIMALS = 6;

const PLAIN = /^-?\d{1,15}(?:\.\d{1,6})?$/;
const NEGATIVE_ZERO = /^-0+(?:\.0+)?$/;

/** True for a plain decimal: at most 15 digits, then at most 6 decimals after a point; no exponent, no sign but a minus, no minus zero. */
export function isDecimalText(text: unknown): boolean {
  return typeof text === 'string' && PLAIN.test(text) && !NEGATIVE_ZERO.test(text);
}

/**
 * The one way to write a decimal: no needless zero, '007.50' is '7.5'.
 * @throws RangeError when the text is not a plain decimal.
 */
export function normaliseDecimal(text: string): string {
  if (!isDecimalText(text)) {
    throw new RangeError(`"${text.slice(0, 40)}" is not a decimal number of at most ${MAX_INTEGER_DIGITS} digits and ${MAX_DECIMALS} decimals.`);
  }
  return new ExactDecimal(text).toFixed();
}

/** True when the decimal has no fraction, as people, jobs and companies must: '12' and '12.0'. */
export function isWhole(text: string): boolean {
  return new ExactDecimal(normaliseDecimal(text)).isInteger();
}

/** The exact sum; the sum of nothing is '0', so ask first whether there is anything to add. Addends may be sums beyond 15 digits. */
export function addDecimals(decimals: readonly string[]): string {
  return decimals.reduce((sum, decimal) => sum.plus(decimal), new ExactDecimal(0)).toFixed();
}

/** Negative when the first is smaller, positive when it is greater, 0 when they are equal: '12' and '12.0' are. */
export function compareDecimals(left: string, right: string): number {
  return new ExactDecimal(left).comparedTo(right);
}

const GROUP: Record<Language, string> = { fr: '\u202F', ar: '\u202F', en: ',' };
const POINT: Record<Language, string> = { fr: ',', ar: ',', en: '.' };
const MINUS = '\u2212';

/**
 * A decimal in the house style, with all its digits: '270 000,5' in French and Arabic (narrow no-break spaces U+202F, Latin digits),
 * '270,000.5' in English; the minus is U+2212. In a right-to-left page a signed number goes in `<bdi dir="ltr">`.
 */
export function formatDecimal(value: string, language: Language): string {
  const [whole = '', fraction] = value.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, GROUP[language]);
  return (value.startsWith('-') ? MINUS : '') + grouped + (fraction === undefined ? '' : POINT[language] + fraction);
}

/**
 * A quantity as shown to people: 'au moins 270 000 emplois', '12,5 %', '40 milliards de dirhams', 'MAD 40 billion'.
 * Nothing is rounded: an amount that millions or billions cannot write with three decimals keeps all its digits.
 * @throws RangeError when the value is not a plain decimal
 */
export function formatQuantity(quantity: Quantity, language: Language): string {
  const qualifier = QUALIFIER_WORDS[quantity.qualifier][language];
  const said = quantityPattern(quantity.unit, normaliseDecimal(quantity.value), language, qualifier !== '');
  const text = said.pattern.replace('#', () => formatDecimal(said.value, language));
  return qualifier === '' ? text : `${qualifier} ${text}`;
}
