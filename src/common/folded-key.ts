// What a key ignores: diacritics, Arabic vowel signs and tatweel, variation selectors, and every invisible format character.
const IGNORED = /\p{Cf}|\u0640|(?=\p{Mn})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Cyrillic}]/gu;

// Letters that decomposition leaves alone, then Cyrillic and Greek letters that look like Latin ones.
const SAME_AS: Readonly<Record<string, string>> = {
  œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ı: 'i',
  ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ک: 'ك', ڪ: 'ك',
  а: 'a', в: 'b', е: 'e', ѕ: 's', і: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', ԁ: 'd', һ: 'h',
  α: 'a', β: 'b', ε: 'e', ζ: 'z', η: 'h', ι: 'i', κ: 'k', μ: 'm', ν: 'n', ο: 'o', ρ: 'p', τ: 't', υ: 'y', χ: 'x', ς: 'σ',
};
const SAME_AS_PATTERN = new RegExp(`[${Object.keys(SAME_AS).join('')}]`, 'gu');

const EASTERN_DIGIT = /[\u0660-\u0669\u06F0-\u06F9]/g;
const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu;
// Signs that tell names apart ("C++", "C#", "R&D") stay.
const PUNCTUATION = /[^\p{L}\p{M}\p{N}\p{S}#&@]+/gu;

/**
 * The key under which two spellings of a name are one: case, accents, Arabic vowel signs, alef, yeh and teh marbuta variants, look-alike
 * Cyrillic and Greek letters, Arabic digits, punctuation and spacing do not count. Sort it, and page over it, with `COLLATE "C"`.
 * A text of punctuation alone keeps it, so that a key is empty only for a blank or invisible text.
 */
export function foldKey(text: string): string {
  const folded = withoutMarks(withoutMarks(text).toUpperCase().toLowerCase())
    .replace(SAME_AS_PATTERN, (letter) => SAME_AS[letter] ?? letter)
    .replace(EASTERN_DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(ACRONYM, (acronym) => acronym.replaceAll('.', ''));
  const key = folded.replace(PUNCTUATION, ' ').trim().normalize('NFC');
  return key === '' ? folded.replace(/\s+/gu, ' ').trim() : key;
}

/** Decomposed, without what a key ignores; that goes first too, since putting thousands of marks in order takes the square of their number. */
function withoutMarks(text: string): string {
  return text.replace(IGNORED, '').normalize('NFKD').replace(IGNORED, '');
}

// Line feed and tab are the only controls that a text may hold. Then zero-width space, word joiner, byte order mark, bidirectional
// embeddings, overrides and isolates, and surrogates without their pair.
const FORBIDDEN = /(?![\n\t])\p{Cc}|[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069\p{Cs}]/u;
const STRAY_JOINER = /(?<![\p{Script=Arabic}\u064B-\u065F\u0670])[\u200C\u200D]|[\u200C\u200D](?!\p{Script=Arabic})/u;

/** True when a text holds a character that hides, reorders or breaks it: refuse the text, never mend it silently. */
export function hasForbiddenControls(text: string): boolean {
  return FORBIDDEN.test(text) || STRAY_JOINER.test(text);
}

/** The length that limits count: an emoji beyond the first plane is one, not two. */
export function codePointLength(text: string): number {
  return Array.from(text).length;
}
