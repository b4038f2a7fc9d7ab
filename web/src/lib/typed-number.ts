import { isDecimalText, normaliseDecimal } from '@common/quantity.js';
import type { Language } from '@common/translated.js';

/** `270.000` and `270,000` are 270 to some readers and 270 thousand to others. */
const AMBIGUOUS = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a number as people of the language write it: `12 500,5` in French and Arabic, `12,500.5` in English; digits of
 * the Arabic script count too. Null when it is none, or when it can be read in two ways.
 */
export function readTypedNumber(text: string, language: Language): string | null {
  const latin = latinDigits(text).replace(/[\s\u00a0\u202f]/g, '');
  if (language !== 'en' && AMBIGUOUS.test(latin)) return null;
  const plain = language === 'en' ? latin.replace(/,(?=\d{3}(?:\D|$))/g, '') : latin.replace(',', '.');
  return isDecimalText(plain) ? normaliseDecimal(plain) : null;
}

/** The text that `readTypedNumber` reads back as the same number. */
export function writeTypedNumber(value: string | null, language: Language): string {
  if (value === null) return '';
  if (language === 'en') return value;
  const written = value.replace('.', ',');
  return AMBIGUOUS.test(written) ? `${written}0` : written;
}

/** A whole number above zero; null when it cannot be read. */
export function readTypedWhole(text: string): number | null {
  const compact = latinDigits(text).trim();
  return /^\d{1,5}$/.test(compact) && Number(compact) > 0 ? Number(compact) : null;
}

function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}
