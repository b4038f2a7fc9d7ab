import { ExactDecimal, isDecimalText, normaliseDecimal, type Qualifier } from '../../common/quantity.js';
import { fault, type Fault } from './register-problem.js';
import { isNotPublished, plainText } from './plain-text.js';
import { unitOfWord, type Unit } from './units.js';

/** A figure read from a cell: never negative. */
export interface ReadQuantity {
  /** Plain decimal; in dirhams when `unit` is 'MAD'. */
  readonly value: string;
  readonly qualifier: Qualifier;
  /** What the cell itself says it counts; null when it does not. */
  readonly unit: Unit | null;
  /** The cell gave thousands, millions or billions, already multiplied into `value`. */
  readonly scaled: boolean;
}

/** A value, or what is wrong; a value may come with a warning. */
export type Reading<T> = { readonly value: T; readonly warning?: Fault } | { readonly error: Fault };

/** Words before or after the number, folded like the text; the longest first. Words that the register has no qualifier for give null. */
const QUALIFIERS: readonly (readonly [string, Qualifier | null])[] = (
  [
    ['more_than', ['plus de', 'au delà de', 'au-delà de', 'supérieur à', 'more than', 'over', 'أكثر من', 'ما يزيد عن', 'يفوق', '>']],
    ['at_least', ['au moins', 'au minimum', 'minimum', 'min.', 'à partir de', 'at least', 'ما لا يقل عن', 'لا يقل عن', 'على الأقل', '>=', '≥']],
    ['about', ['environ', 'env.', 'près de', 'autour de', 'about', 'around', 'approximately', 'حوالي', 'نحو', 'ما يقارب', 'تقريبا', '~', '≈']],
    ['exact', ['exactement', 'exactly', 'بالضبط', '=']],
    [null, ['moins de', 'au plus', 'au maximum', 'maximum', 'max.', 'jusqu’à', "jusqu'à", 'less than', 'at most', 'up to', 'أقل من', 'على الأكثر', '<', '<=', '≤']],
  ] as const
)
  .flatMap(([qualifier, words]) => words.map((word) => [plainText(word), qualifier] as const))
  .sort((left, right) => right[0].length - left[0].length);

const LETTER = /\p{L}/u;

/** Takes a qualifier off the beginning or the end of a text. */
function takeQualifier(text: string): { rest: string; qualifier: Qualifier | null | undefined } {
  for (const [word, qualifier] of QUALIFIERS) {
    const wordlike = LETTER.test(word.at(-1) ?? '');
    if (text.startsWith(word) && !(wordlike && LETTER.test(text.charAt(word.length)))) return { rest: text.slice(word.length).trim(), qualifier };
    if (wordlike && text.endsWith(` ${word}`)) return { rest: text.slice(0, -word.length).trim(), qualifier };
  }
  return { rest: text, qualifier: undefined };
}

const PLAIN = /^\d+(?:[.,]\d+)?$/;
const ONE_SEPARATOR_THREE_DIGITS = /^[1-9]\d{0,2}[.,]\d{3}$/;
const GROUPED = [
  { shape: /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/, group: / /g },
  { shape: /^\d{1,3}(?:'\d{3})+(?:[.,]\d+)?$/, group: /'/g },
  { shape: /^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/, group: /\./g },
  { shape: /^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/, group: /,/g },
];

/** The decimal that digits and separators write; `1.234` alone may be read two ways and is taken for thousands only where nothing but whole numbers make sense. */
function readDigits(text: string, whole: boolean): Reading<string> {
  if (ONE_SEPARATOR_THREE_DIGITS.test(text)) {
    const thousands = text.replace(/[.,]/, '');
    const decimal = text.replace('.', ',');
    return whole ? { value: thousands, warning: fault('number_read_as_thousands', { number: thousands }) } : { error: fault('number_ambiguous', { thousands, decimal }) };
  }
  const grouped = GROUPED.find(({ shape }) => shape.test(text));
  if (!grouped && !PLAIN.test(text)) return { error: fault('number_unreadable') };
  return { value: (grouped ? text.replace(grouped.group, '') : text).replace(',', '.') };
}

const MOST_DECIMALS = 6;

/** Checks the size and the decimals of a plain decimal that may be too large or too fine for the register. */
export function withinBounds(decimal: string, whole: boolean): Reading<string> {
  const value = new ExactDecimal(decimal);
  if (value.isNegative() || value.gt('1e15')) return { error: fault('number_out_of_range') };
  const text = value.toFixed();
  if (value.decimalPlaces() > MOST_DECIMALS) return { error: fault('number_too_precise', { decimals: MOST_DECIMALS }) };
  if (!isDecimalText(text)) return { error: fault('number_out_of_range') };
  if (whole && !value.isInteger()) return { error: fault('number_not_whole') };
  return { value: normaliseDecimal(text) };
}

/**
 * Reads a figure as people type it: '375 000 000 DH', 'plus de 50 MDH', 'au moins 100', '1 234,5', '2,5 MMDH'.
 * Amounts of money come out in dirhams. A cell that says "n.c." or "-" gives null: the figure is not published.
 * @param whole the figure counts people, jobs or years: it has no decimals
 */
export function readQuantityText(source: string, whole: boolean): Reading<ReadQuantity | null> {
  const text = plainText(source);
  if (isNotPublished(text)) return { value: null, warning: fault('value_not_published') };
  const { rest, qualifier } = takeQualifier(text);
  if (qualifier === null) return { error: fault('qualifier_unsupported') };
  if (/^[-\u2212(]/.test(rest) && /\d/.test(rest)) return { error: fault('number_out_of_range') };
  const parts = /^(?<before>\p{L}*\s?)(?<digits>\d(?:[\d.,' ]*\d)?)(?<after>.*)$/u.exec(rest)?.groups;
  if (!parts) return { error: fault('number_unreadable') };
  const unitText = `${parts['before'] ?? ''} ${parts['after'] ?? ''}`.trim();
  const found = unitText === '' ? { unit: null, scale: '1' } : unitOfWord(unitText);
  if (!found) return { error: fault('number_unreadable') };
  const scaled = new ExactDecimal(found.scale).gt(1);
  const digits = readDigits(parts['digits'] ?? '', whole && !scaled);
  if ('error' in digits) return digits;
  const value = withinBounds(new ExactDecimal(digits.value).times(found.scale).toFixed(), whole);
  if ('error' in value) return value;
  const quantity: ReadQuantity = { value: value.value, qualifier: qualifier ?? 'exact', unit: found.unit, scaled };
  return digits.warning ? { value: quantity, warning: digits.warning } : { value: quantity };
}
