import { foldKey } from '../../common/folded-key.js';
import type { Dimensions } from '../../declarations/declared-line.js';
import type { DeclarationContext, ImportedIndicator } from './declaration-context.js';
import type { ColumnRole } from './declaration-mapping.js';
import { DIMENSION_WORDS, EARLIER_WORDS, GENDER_WORDS, INDICATOR_WORDS, QUALIFICATION_WORDS, REMARK_WORDS, SITE_WORDS, TOTAL_WORDS } from './declaration-words.js';
import { namesAnotherQuarter } from './period-text.js';

/** What a header says by itself, before the sheet is known: `value` is a column of values whose indicator only the sheet tells. */
export type HeaderMeaning =
  | Exclude<ColumnRole, { role: 'total' } | { role: 'detail' }>
  | { role: 'value'; dimensions: Dimensions }
  | { role: 'sum' }
  | { role: 'unknown' };

/** The indicator that a sheet counts when its columns name none. */
const DEFAULT_INDICATORS: Readonly<Record<string, string>> = { jobs: 'headcount', revenue: 'company_export_revenue' };

export function defaultIndicator(section: string, indicators: readonly ImportedIndicator[]): string | undefined {
  const code = DEFAULT_INDICATORS[section];
  const ofSection = indicators.filter((indicator) => indicator.section === section);
  return ofSection.find((indicator) => indicator.code === code)?.code ?? (ofSection.length === 1 ? ofSection[0]?.code : undefined);
}

/** Words of a header that say when, not what. */
const WHEN = /\b(?:[tq]\s?[1-4]|20\d{2}|\d{1,2}(?= \d{1,2} 20\d{2}))\b|\b(?:trimestre|quarter|au|fin de periode)\b/g;

/** A reader of headers, in any of the three languages. */
export function headerReader({ indicators, period }: Pick<DeclarationContext, 'indicators' | 'period'>): (header: string) => HeaderMeaning {
  const known = new Set(indicators.map(({ code }) => code));
  const names = new Map(indicators.flatMap(({ code, names: list }) => [code.replaceAll('_', ' '), ...list].map((name) => [foldKey(name), code] as const)));
  const indicatorOf = (key: string): string | undefined => {
    const code = names.get(key) ?? INDICATOR_WORDS.get(key);
    return code !== undefined && known.has(code) ? code : undefined;
  };
  return (header) => {
    const key = foldKey(header);
    const dimension = DIMENSION_WORDS.get(key);
    if (dimension) return { role: 'dimension', dimension };
    if (SITE_WORDS.has(key)) return { role: 'site' };
    if (TOTAL_WORDS.has(key)) return { role: 'sum' };
    const whole = indicatorOf(key);
    if (whole) return { role: 'indicator', indicator: whole, dimensions: {} };
    const words = key.split(' ');
    if (REMARK_WORDS.has(key) || words.some((word) => EARLIER_WORDS.has(word)) || namesAnotherQuarter(header, period)) return { role: 'ignored' };
    return composed(key, indicatorOf);
  };
}

/** "Entrées femmes", "Effectif T3 2026", "Sorties, ingénieurs": an indicator with what stands beside its name. */
function composed(key: string, indicatorOf: (key: string) => string | undefined): HeaderMeaning {
  const words = key.replace(WHEN, ' ').split(/\s+/).filter(Boolean);
  const dimensions: { gender?: string; qualification?: string } = {};
  const rest = words.filter((word) => {
    const [gender, qualification] = [GENDER_WORDS.get(word), QUALIFICATION_WORDS.get(word)];
    if (gender && dimensions.gender === undefined) dimensions.gender = gender;
    else if (qualification && dimensions.qualification === undefined) dimensions.qualification = qualification;
    else return true;
    return false;
  });
  if (rest.length === 0 && Object.keys(dimensions).length > 0) return { role: 'value', dimensions };
  const indicator = indicatorOf(rest.join(' '));
  return indicator ? { role: 'indicator', indicator, dimensions } : { role: 'unknown' };
}
