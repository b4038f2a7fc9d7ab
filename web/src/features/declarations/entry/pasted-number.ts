import { ExactDecimal, isDecimalText, isWhole, normaliseDecimal } from '@common/quantity.js';

export type Refusal = 'ambiguous' | 'not_a_number' | 'negative' | 'not_whole' | 'too_long';

export type PastedValue =
  /** An empty cell of the block says nothing. */
  | { kind: 'nothing' }
  | { kind: 'not_reported' }
  | { kind: 'not_applicable' }
  /** `readings`: the two numbers that an ambiguous text may be. */
  | { kind: 'refused'; text: string; reason: Refusal; readings?: readonly [string, string] }
  /** `mayMean`: the column is whole, so the text has one reading, which a person confirms all the same. */
  | { kind: 'reported'; value: string; mayMean?: string };

interface Column {
  whole: boolean;
  /** The largest other value of the column or of its previous period: tells whether a reading is in scale. */
  largest: string | null;
}

const NOT_REPORTED = new Set(['-', '–', '—', '−', 'nd', 'n.d.', 'n.d', 'non déclaré', 'non declare', 'not reported', 'غير مصرح به']);
const NOT_APPLICABLE = new Set(['/', 'so', 's.o.', 's.o', 'sans objet', 'na', 'n/a', 'n.a.', 'not applicable', 'لا ينطبق']);
const OUT_OF_SCALE = 10;

/** A number as Excel leaves it in the clipboard, in the forms of French, Arabic and English; what has two readings is never guessed. */
export function readPastedNumber(given: string, column: Column): PastedValue {
  const text = given.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim();
  if (text === '') return { kind: 'nothing' };
  const word = text.toLowerCase();
  if (NOT_REPORTED.has(word)) return { kind: 'not_reported' };
  if (NOT_APPLICABLE.has(word)) return { kind: 'not_applicable' };
  const refuse = (reason: Refusal, readings?: readonly [string, string]): PastedValue => ({ kind: 'refused', text, reason, ...(readings === undefined ? {} : { readings }) });
  const latin = latinDigits(text);
  if (/^[-\u2212\u2013(].*\d/.test(latin) || /\d\s*[-\u2212]$/.test(latin)) return refuse('negative');
  const found = readings(latin.replace(/^\+/, ''));
  if (found === null) return refuse('not_a_number');
  if (found.some((reading) => !isDecimalText(reading))) return refuse('too_long');
  const [first = '0', second] = found.map(normaliseDecimal);
  if (second !== undefined && second !== first) {
    if (!column.whole || isWhole(second) || isOutOfScale(first, column.largest)) return refuse('ambiguous', [first, second]);
    return { kind: 'reported', value: first, mayMean: second };
  }
  if (column.whole && !isWhole(first)) return refuse('not_whole');
  return { kind: 'reported', value: first };
}

function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u066c/g, '\u202f')
    .replace(/\u066b/g, '\u2396');
}

const SPACE_GROUPED = /^\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,\u2396](\d+))?$/;

/** The decimals that a text may be, the grouped reading first; null when it is no number. */
function readings(text: string): string[] | null {
  if (/^\d+$/.test(text)) return [text];
  if (SPACE_GROUPED.test(text)) return [text.replace(/[ \u00a0\u2009\u202f'’]/g, '').replace(/[,\u2396]/, '.')];
  if (/^\d+\u2396\d+$/.test(text)) return [text.replace('\u2396', '.')];
  if (/^\d{1,3}(?:\.\d{3})*,\d+$/.test(text) && text.includes('.')) return [text.replace(/\./g, '').replace(',', '.')];
  if (/^\d{1,3}(?:,\d{3})*\.\d+$/.test(text) && text.includes(',')) return [text.replace(/,/g, '')];
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text) || /^\d{1,3}(?:,\d{3}){2,}$/.test(text)) return [text.replace(/[.,]/g, '')];
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return [text.replace(/[.,]/, ''), text.replace(',', '.')];
  if (/^\d+[.,]\d+$/.test(text)) return [text.replace(',', '.')];
  return null;
}

/** A reading ten times beyond everything else in its column is no evidence of itself. */
function isOutOfScale(value: string, largest: string | null): boolean {
  return largest !== null && new ExactDecimal(value).greaterThanOrEqualTo(new ExactDecimal(largest).times(OUT_OF_SCALE));
}

/** The cells of a block of the clipboard: tabs between columns, one line by row, quotes around what holds either. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < body.length; at += 1) {
    const character = body.charAt(at);
    if (quoted && character === '"' && body.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && (character === '\t' || character === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else cell += character;
  }
  rows.at(-1)?.push(cell);
  return rows;
}
