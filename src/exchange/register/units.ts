import { foldKey } from '../../common/folded-key.js';
import type { Language } from '../../common/translated.js';
import type { IndicatorCode } from './vocabulary.js';

/** What a figure counts. Money is in dirhams (MAD); targets of export revenue are kept in billions of them (MAD bn). */
export const UNITS = ['jobs', 'people', 'MAD', 'MAD bn', 'places', 'ha', 'm2', 'workstations'] as const;
export type Unit = (typeof UNITS)[number];

interface UnitWord {
  /** Null for a bare scale: '2 millions' does not say of what. */
  readonly unit: Unit | null;
  /** Factor from the word to the unit: a million dirhams is 1000000 MAD. */
  readonly scale: string;
}

const DIRHAMS = ['dh', 'dhs', 'mad', 'dirham', 'dirhams', 'درهم', 'دراهم', 'د.م.', 'درهم مغربي'];
const MILLIONS = ['million', 'millions', 'm', 'mn', 'mio', 'مليون', 'ملايين'];
const BILLIONS = ['milliard', 'milliards', 'md', 'mds', 'mrd', 'mrds', 'mm', 'billion', 'billions', 'bn', 'مليار', 'ملايير', 'مليارات'];
const THOUSANDS = ['millier', 'milliers', 'k', 'thousand', 'ألف', 'آلاف'];

/** 'millions de dirhams', 'millions dh', 'mdh', 'mad million', 'millions': a scale, with the currency on either side or without. */
function moneyWords(scales: readonly string[], scale: string): [string, UnitWord][] {
  const money = scales.flatMap((word) =>
    DIRHAMS.flatMap((currency) => [`${word} ${currency}`, `${word} de ${currency}`, `${word}${currency}`, `${currency} ${word}`]),
  );
  const bare = scales.filter((word) => word.length > 2);
  return [...money.map((word): [string, UnitWord] => [foldKey(word), { unit: 'MAD', scale }]), ...bare.map((word): [string, UnitWord] => [foldKey(word), { unit: null, scale }])];
}

const counted = (unit: Unit, words: readonly string[]): [string, UnitWord][] => [unit, ...words].map((word) => [foldKey(word), { unit, scale: '1' }]);

const WORDS = new Map<string, UnitWord>([
  ...moneyWords(THOUSANDS, '1000'),
  ...moneyWords(MILLIONS, '1000000'),
  ...moneyWords(BILLIONS, '1000000000'),
  ...counted('MAD', DIRHAMS),
  ...counted('jobs', ['emploi', 'emplois', 'poste', 'postes', "postes d'emploi", 'job', 'منصب', 'مناصب', 'منصب شغل', 'مناصب شغل', 'مناصب الشغل']),
  ...counted('people', ['personne', 'personnes', 'personnes formées', 'bénéficiaires', 'person', 'شخص', 'أشخاص', 'مستفيد']),
  ...counted('places', ['place', 'places de formation', 'مقعد', 'مقاعد']),
  ...counted('ha', ['hectare', 'hectares', 'هكتار']),
  ...counted('m2', ['m²', 'mètres carrés', 'square metres', 'متر مربع', 'م²']),
  ...counted('workstations', ['postes de travail', 'workstation', 'محطة عمل', 'محطات عمل']),
]);

/** The unit that words name, with the factor to it; undefined when they name none. */
export function unitOfWord(text: string): UnitWord | undefined {
  return WORDS.get(foldKey(text));
}

/** The unit in which each indicator's target is kept. */
export const INDICATOR_UNITS: Readonly<Record<IndicatorCode, Unit>> = {
  sector_jobs: 'jobs',
  export_revenue: 'MAD bn',
  jobs_created: 'jobs',
  headcount: 'jobs',
  people_trained: 'people',
  zone_jobs: 'jobs',
};

/** Units of things that have no halves. */
export function countsWholes(unit: Unit): boolean {
  return unit === 'jobs' || unit === 'people' || unit === 'places' || unit === 'workstations';
}

const LABELS: Readonly<Record<Unit, Readonly<Record<Language, string>>>> = {
  jobs: { fr: 'emplois', ar: 'مناصب شغل', en: 'jobs' },
  people: { fr: 'personnes', ar: 'أشخاص', en: 'people' },
  MAD: { fr: 'dirhams', ar: 'درهم', en: 'MAD' },
  'MAD bn': { fr: 'milliards MAD', ar: 'مليار درهم', en: 'MAD bn' },
  places: { fr: 'places', ar: 'مقاعد', en: 'places' },
  ha: { fr: 'hectares', ar: 'هكتار', en: 'hectares' },
  m2: { fr: 'm²', ar: 'م²', en: 'm²' },
  workstations: { fr: 'postes de travail', ar: 'محطات عمل', en: 'workstations' },
};

/** The unit in words; a text that is no unit comes back as it is. */
export function unitLabel(unit: string, language: Language): string {
  return LABELS[unit as Unit]?.[language] ?? unit;
}
