import { isDecimalText, normaliseDecimal } from '@common/quantity.js';
import type { Language } from '@common/translated.js';

/**
 * Reads a number as people of the language write it: `12 500,5` in French and Arabic, `12,500.5` in English; digits of
 * the Arabic script count too. Null when it is none.
 */
export function readTypedNumber(text: string, language: Language): string | null {
  const latin = text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replace(/[\s\u00a0\u202f]/g, '');
  const plain = language === 'en' ? latin.replace(/,(?=\d{3}(?:\D|$))/g, '') : latin.replace(',', '.');
  return isDecimalText(plain) ? normaliseDecimal(plain) : null;
}

/** The text that `readTypedNumber` reads back as the same number. */
export function writeTypedNumber(value: string | null, language: Language): string {
  if (value === null) return '';
  return language === 'en' ? value : value.replace('.', ',');
}
