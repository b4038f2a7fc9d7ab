import { type CivilDate, type DatePrecision, formatCivilDate, partsOf } from '@common/civil-date.js';
import { localTimeOf } from '@common/local-day.js';
import { ExactDecimal, type Quantity, formatDecimal, formatQuantity } from '@common/quantity.js';
import type { Language } from '@common/translated.js';

const NO_BREAK_SPACE = '\u00a0';

interface NumberOptions {
  /** Decimals kept, rounded half away from zero; all of them when absent. */
  digits?: number;
  /** Writes `+` before a number above zero. */
  signed?: boolean;
}

export interface InstantText {
  date: string;
  /** Hours and minutes in Morocco, 14:05. */
  time: string;
}

/** How figures and dates are written in one language: the only place of the application that writes them. */
export interface Format {
  language: Language;
  number(value: string | number, options?: NumberOptions): string;
  /** `value` is already in percent. */
  percent(value: string | number, digits?: number): string;
  quantity(quantity: Quantity): string;
  date(date: CivilDate, precision?: DatePrecision): string;
  /** The month in words: 15 mars 2026. */
  longDate(date: CivilDate, precision?: DatePrecision): string;
  /** The day and hour that clocks in Morocco showed at an instant 'YYYY-MM-DDTHH:MM:SSZ'. */
  instant(instant: string): InstantText;
  /** A slip in days, late above zero: +181 j. */
  slip(days: number): string;
}

const dayWords: Record<Language, Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }> = {
  fr: { other: 'j' },
  ar: { few: 'أيام', many: 'يوما', other: 'يوم' },
  en: { other: 'd' },
};

function number(language: Language, value: string | number, { digits, signed }: NumberOptions = {}): string {
  const exact = new ExactDecimal(value);
  const kept = digits === undefined ? exact : exact.toDecimalPlaces(digits);
  const written = formatDecimal((kept.isZero() ? kept.abs() : kept).toFixed(), language);
  return signed === true && kept.isPositive() && !kept.isZero() ? `+${written}` : written;
}

function longDate(language: Language, date: CivilDate, precision: DatePrecision): string {
  if (precision !== 'day') return formatCivilDate(date, precision, language);
  const { day } = partsOf(date);
  const ordinal = language === 'fr' && day === 1 ? '1er' : String(day);
  return `${ordinal} ${formatCivilDate(date, 'month', language)}`;
}

function instantText(language: Language, instant: string): InstantText {
  const local = localTimeOf(new Date(instant));
  const time = [local.hour, local.minute].map((part) => String(part).padStart(2, '0')).join(':');
  return { date: formatCivilDate(local.date, 'day', language), time };
}

/** Keeps the sign before its digits inside an Arabic sentence: U+2066 … U+2069. */
function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}

function slip(language: Language, days: number): string {
  const words = dayWords[language];
  const word = words[new Intl.PluralRules(language).select(Math.abs(days))] ?? words.other;
  return `${leftToRight(number(language, days, { signed: true }))}${NO_BREAK_SPACE}${word}`;
}

function formatIn(language: Language): Format {
  return {
    language,
    number: (value, options) => number(language, value, options),
    percent: (value, digits = 1) =>
      `${number(language, value, { digits })}${language === 'en' ? '' : NO_BREAK_SPACE}%`,
    quantity: (quantity) => formatQuantity(quantity, language),
    date: (date, precision = 'day') => formatCivilDate(date, precision, language),
    longDate: (date, precision = 'day') => longDate(language, date, precision),
    instant: (instant) => instantText(language, instant),
    slip: (days) => slip(language, days),
  };
}

export const formats: Record<Language, Format> = { fr: formatIn('fr'), ar: formatIn('ar'), en: formatIn('en') };
