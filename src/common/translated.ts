export const LANGUAGES = ['fr', 'ar', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text in the three languages; French is always there, a missing translation is null. */
export type Translated = { fr: string; ar: string | null; en: string | null };

export const DEFAULT_LANGUAGE: Language = 'fr';

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The text in the language asked, else in French: a blank translation counts as missing. */
export function translatedText(translated: Translated, language: Language): string {
  const text = translated[language];
  return text === null || text.trim() === '' ? translated.fr : text;
}

const MAX_HEADER_LENGTH = 1_000;
const RANGE = /^([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;

/**
 * The language to answer in, from an `Accept-Language` header (RFC 9110, section 12.5.4): the range with the highest weight wins,
 * the first one on equal weights, `q=0` refuses, malformed ranges are ignored. French when nothing fits.
 */
export function pickLanguage(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined || acceptLanguage.length > MAX_HEADER_LENGTH) return DEFAULT_LANGUAGE;
  const weights = new Map<Language, number>();
  let anyOther = 0;
  for (const part of acceptLanguage.split(',')) {
    const match = RANGE.exec(part.trim());
    if (match === null) continue;
    const weight = Number(match[2] ?? '1');
    const primary = (match[1] ?? '').toLowerCase().split('-')[0] ?? '';
    if (primary === '*') anyOther = Math.max(anyOther, weight);
    else if (isLanguage(primary)) weights.set(primary, Math.max(weights.get(primary) ?? 0, weight));
  }
  const named = [...weights].filter(([, weight]) => weight > 0);
  const unnamed = LANGUAGES.filter((language) => !weights.has(language)).map((language) => [language, anyOther] as const);
  let best: readonly [Language, number] = [DEFAULT_LANGUAGE, 0];
  for (const candidate of [...named, ...unnamed]) if (candidate[1] > best[1]) best = candidate;
  return best[0];
}
