import { isDecimalText, normaliseDecimal } from '@common/quantity.js';

/** Spaces as group separators and a decimal comma are read; anything else is refused, never guessed. Null when it cannot be read. */
export function readTypedDecimal(text: string): string | null {
  const compact = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return isDecimalText(compact) ? normaliseDecimal(compact) : null;
}

/** A whole number above zero; null when it cannot be read. */
export function readTypedWhole(text: string): number | null {
  const compact = text.trim();
  return /^\d{1,5}$/.test(compact) && Number(compact) > 0 ? Number(compact) : null;
}
