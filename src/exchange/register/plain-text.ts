import { foldKey } from '../../common/folded-key.js';

const EASTERN_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;

/**
 * A text made ready for reading numbers and dates: compatibility forms, Arabic digits and separators, all spaces, apostrophes and
 * invisible marks are written the plain way, in lower case and without accents.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(EASTERN_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll('\u066B', ',')
    .replaceAll('\u066C', ' ')
    .replaceAll('\u066A', '%')
    .replace(/[’ʼ‘]/g, "'")
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

const NOT_PUBLISHED = new Set(
  ['n.c.', 'nc', 'n.d.', 'nd', 'n/a', 'n.a.', 'na', 'non publié', 'non publiée', 'non communiqué', 'non communiquée', 'non précisé', 'non précisée', 'non disponible', 'à compléter', 'à préciser', 'not published', 'not available', 'tbd', 'غير منشور', 'غير محدد', 'غير متوفر']
    .map(foldKey),
);

/** Whether a cell says in words, or by a dash, that its value is not known. */
export function isNotPublished(text: string): boolean {
  return /^[-–—−?.…/]+$/u.test(text.trim()) || NOT_PUBLISHED.has(foldKey(text));
}
