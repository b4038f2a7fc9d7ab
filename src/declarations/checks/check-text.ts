import { civilDate, formatCivilDate } from '../../common/civil-date.js';
import { formatDecimal, isDecimalText } from '../../common/quantity.js';
import type { Language } from '../../common/translated.js';
import { AXIS_WORDS, CHECKS } from './check-catalogue.js';
import type { DeclarationCheck } from './check-input.js';

const NUMBERS: ReadonlySet<string> = new Set(['value', 'expected', 'difference', 'previous', 'percent', 'limit', 'total', 'otherTotal', 'in', 'out', 'count', 'entered']);
const SIGNED: ReadonlySet<string> = new Set(['difference', 'percent']);
const AXES: ReadonlySet<string> = new Set(['axes', 'otherAxes', 'dimension']);

/** What would reorder or break the sentence around a code typed by a person. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

/** As periods are referred to: 2026-T3. */
const QUARTER = /^(\d{4})-T([1-4])$/;

/** The sentence of a check. */
export function checkText({ code, parameters }: Pick<DeclarationCheck, 'code' | 'parameters'>, language: Language): string {
  return CHECKS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => words(name, parameters[name] ?? '', language));
}

function words(name: string, text: string, language: Language): string {
  if (AXES.has(name)) return text.split('+').map((axis) => AXIS_WORDS[axis]?.[language] ?? axis).join(language === 'ar' ? '، ' : ', ');
  if (NUMBERS.has(name) && isDecimalText(text)) return (SIGNED.has(name) && !text.startsWith('-') && text !== '0' ? '+' : '') + formatDecimal(text, language);
  const [, year, quarter] = (name === 'period' ? QUARTER.exec(text) : null) ?? [];
  if (year !== undefined) return formatCivilDate(civilDate(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`), 'quarter', language);
  return text.replace(UNPRINTABLE, ' ').slice(0, 80);
}
