import { ExactDecimal, isDecimalText, isWhole } from '../../common/quantity.js';
import { DIMENSIONS, GENDERS, QUALIFICATIONS, UNKNOWN } from '../declaration.vocabulary.js';
import { lineKey } from '../declared-line.js';
import type { CheckedIndicator, CheckedLine, CheckedSite, DeclarationCheckInput } from './check-input.js';
import type { Finding } from './finding.js';

/** The form of a skill's code: skills have no nomenclature of their own. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** What is wrong with a line by itself: its value, its codes, its place. */
export function checkLines({ lines, indicators, sites, codes }: DeclarationCheckInput): Finding[] {
  const known = {
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    sites: new Map(sites.map((site) => [site.id, site])),
    region: new Set(codes.regions), segment: new Set(codes.segments), zone: new Set(codes.zones),
    gender: new Set<string>(GENDERS), qualification: new Set<string>(QUALIFICATIONS),
  };
  const isKnownCode = (dimension: string, code: string): boolean => {
    if (code === UNKNOWN) return (DIMENSIONS as readonly string[]).includes(dimension);
    if (dimension === 'skill') return CODE.test(code);
    return dimension in known && (known[dimension as keyof typeof known] as ReadonlySet<string>).has(code);
  };
  return [...saidTwice(lines), ...lines.flatMap((line) => {
    const indicator = known.indicators.get(line.indicator);
    if (indicator === undefined) return [at(line, 'unknown_indicator')];
    const site = line.site === null ? null : known.sites.get(line.site);
    return [
      ...(site === undefined ? [at(line, 'unknown_site')] : []),
      ...Object.entries(line.dimensions).flatMap(([dimension, value]) => (isKnownCode(dimension, value) ? [] : [at(line, 'unknown_code', { dimension, value })])),
      ...regionOfSite(line, site ?? null),
      ...checkValue(line, indicator),
    ];
  })];
}

const at = ({ indicator, site, dimensions }: CheckedLine, code: Finding['code'], parameters: Finding['parameters'] = {}): Finding => ({ code, indicator, site, dimensions, parameters });

function saidTwice(lines: readonly CheckedLine[]): Finding[] {
  const byKey = new Map<string, { line: CheckedLine; count: number }>();
  for (const line of lines) byKey.set(lineKey(line), { line, count: (byKey.get(lineKey(line))?.count ?? 0) + 1 });
  return [...byKey.values()].filter(({ count }) => count > 1).map(({ line, count }) => at(line, 'said_twice', { count: String(count) }));
}

function regionOfSite(line: CheckedLine, site: CheckedSite | null): Finding[] {
  const { region } = line.dimensions;
  return site === null || region === undefined || region === site.region ? [] : [at(line, 'region_of_site', { value: region, expected: site.region })];
}

function checkValue(line: CheckedLine, indicator: CheckedIndicator): Finding[] {
  if (line.state !== 'reported') return line.value === null ? [] : [at(line, 'not_a_quantity')];
  if (line.value === null || !isDecimalText(line.value)) return [at(line, 'not_a_quantity')];
  if (new ExactDecimal(line.value).isNegative()) return [at(line, 'negative', { value: line.value })];
  return indicator.whole && !isWhole(line.value) ? [at(line, 'not_whole', { value: line.value })] : [];
}
