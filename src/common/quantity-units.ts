import { Decimal } from 'decimal.js';
import type { Language } from './translated.js';

/** By plural category of CLDR; the Arabic dual has another form after a word such as "at least". '#' stands for the number. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule | 'twoAfterWord', string>> & { other: string };

type UnitWords = Record<Language, PluralForms>;

const NBSP = '\u00A0';

function symbol(text: string): UnitWords {
  const form = { other: `#${NBSP}${text}` };
  return { fr: form, ar: form, en: form };
}

const BILLION: UnitWords = {
  fr: { one: '# milliard de dirhams', other: '# milliards de dirhams' },
  ar: { one: 'مليار درهم', two: 'مليارا درهم', twoAfterWord: 'ملياري درهم', few: '# مليارات درهم', other: '# مليار درهم' },
  en: { other: 'MAD # billion' },
};

const UNIT_WORDS: Record<string, UnitWords> = {
  'MAD bn': BILLION,
  MAD: {
    fr: { one: '# dirham', other: '# dirhams' },
    ar: { one: 'درهم واحد', two: 'درهمان', twoAfterWord: 'درهمين', few: '# دراهم', many: '# درهما', other: '# درهم' },
    en: { other: 'MAD #' },
  },
  jobs: {
    fr: { one: '# emploi', other: '# emplois' },
    ar: { one: 'منصب شغل واحد', two: 'منصبا شغل', twoAfterWord: 'منصبي شغل', few: '# مناصب شغل', other: '# منصب شغل' },
    en: { one: '# job', other: '# jobs' },
  },
  people: {
    fr: { one: '# personne', other: '# personnes' },
    ar: { one: 'شخص واحد', two: 'شخصان', twoAfterWord: 'شخصين', few: '# أشخاص', many: '# شخصا', other: '# شخص' },
    en: { one: '# person', other: '# people' },
  },
  companies: {
    fr: { one: '# entreprise', other: '# entreprises' },
    ar: { one: 'مقاولة واحدة', two: 'مقاولتان', twoAfterWord: 'مقاولتين', few: '# مقاولات', other: '# مقاولة' },
    en: { one: '# company', other: '# companies' },
  },
  places: {
    fr: { one: '# place', other: '# places' },
    ar: { one: 'مقعد واحد', two: 'مقعدان', twoAfterWord: 'مقعدين', few: '# مقاعد', many: '# مقعدا', other: '# مقعد' },
    en: { one: '# place', other: '# places' },
  },
  workstations: {
    fr: { one: '# poste de travail', other: '# postes de travail' },
    ar: { one: 'محطة عمل واحدة', two: 'محطتا عمل', twoAfterWord: 'محطتي عمل', few: '# محطات عمل', other: '# محطة عمل' },
    en: { one: '# workstation', other: '# workstations' },
  },
  m2: symbol('m²'),
  ha: symbol('ha'),
  percent: { ...symbol('%'), en: { other: '#%' } },
};

/** The units that have words; any other unit is shown as its code after the number. */
export const UNITS_WITH_WORDS: readonly string[] = Object.keys(UNIT_WORDS);

/** Put before a quantity; nothing before an exact one. */
export const QUALIFIER_WORDS = {
  exact: { fr: '', ar: '', en: '' },
  about: { fr: 'environ', ar: 'حوالي', en: 'about' },
  at_least: { fr: 'au moins', ar: 'ما لا يقل عن', en: 'at least' },
  more_than: { fr: 'plus de', ar: 'أكثر من', en: 'more than' },
} as const satisfies Record<string, Record<Language, string>>;

const MILLION: UnitWords = {
  fr: { one: '# million de dirhams', other: '# millions de dirhams' },
  ar: { one: 'مليون درهم', two: 'مليونا درهم', twoAfterWord: 'مليوني درهم', few: '# ملايين درهم', other: '# مليون درهم' },
  en: { other: 'MAD # million' },
};

const MAX_DECIMALS_IN_WORDS = 3;

/** How a normalised decimal is said in a unit: '#' stands for `value`, the number to write; Arabic says one and two without it. */
export type QuantityPattern = { value: string; pattern: string };

/** @param afterWord whether a word such as "at least" comes before */
export function quantityPattern(unit: string, value: string, language: Language, afterWord: boolean): QuantityPattern {
  const large = unit === 'MAD' ? largeAmount(value) : undefined;
  if (large !== undefined) return { value: large.value, pattern: pluralForm(large.words[language], large.value, language, afterWord) };
  const words = Object.hasOwn(UNIT_WORDS, unit) ? UNIT_WORDS[unit] : undefined;
  return { value, pattern: words === undefined ? `#${NBSP}${unit}` : pluralForm(words[language], value, language, afterWord) };
}

/** An amount in millions or billions; undefined when it is small, or would not be exact with three decimals. */
function largeAmount(value: string): { value: string; words: UnitWords } | undefined {
  const amount = new Decimal(value);
  const [scale, words] = amount.abs().lessThan(1e9) ? ([1e6, MILLION] as const) : ([1e9, BILLION] as const);
  const scaled = amount.dividedBy(scale);
  if (scaled.abs().lessThan(1) || scaled.decimalPlaces() > MAX_DECIMALS_IN_WORDS) return undefined;
  return { value: scaled.toFixed(), words };
}

const pluralRules: Record<Language, Intl.PluralRules> = {
  fr: new Intl.PluralRules('fr'),
  ar: new Intl.PluralRules('ar'),
  en: new Intl.PluralRules('en'),
};

function pluralForm(forms: PluralForms, value: string, language: Language, afterWord: boolean): string {
  const category = value.startsWith('-') && language === 'ar' ? 'other' : pluralRules[language].select(Math.abs(Number(value)));
  return (category === 'two' && afterWord ? forms.twoAfterWord : forms[category]) ?? forms.other;
}
