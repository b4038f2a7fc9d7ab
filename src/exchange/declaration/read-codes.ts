import { foldKey } from '../../common/folded-key.js';
import { type Dimension, UNKNOWN } from '../../declarations/declaration.vocabulary.js';
import type { ReferenceItem } from '../register/register-context.js';
import { readText } from '../register/cell-values.js';
import type { Cell } from '../workbook/workbook.js';
import type { DeclarationContext, ImportedSite } from './declaration-context.js';
import { type ImportFault, importFault } from './declaration-problem.js';
import { BESIDE_SITES_WORDS, GENDER_WORDS, QUALIFICATION_WORDS, UNKNOWN_WORDS } from './declaration-words.js';

export type ReadCode<T> = { value: T } | { error: ImportFault };

const LONGEST_NAME = 200;
const SKILL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
/** "L’Oriental" is written "Oriental" too. */
const ARTICLE = /^(?:l|le|la|les|the) (?=.)/;

const variants = (name: string): string[] => [foldKey(name), foldKey(name).replace(ARTICLE, '')];
const codesByName = (items: readonly ReferenceItem[]): ReadonlyMap<string, string> => new Map(items.flatMap(({ code, names }) => [code, ...names].flatMap(variants).map((key) => [key, code] as const)));

/** A reader of the cells of each dimension: a code or a name in any language gives the code. */
export function dimensionReader({ regions, segments, zones }: Pick<DeclarationContext, 'regions' | 'segments' | 'zones'>): (dimension: Dimension, cell: Cell) => ReadCode<string> {
  const known: Readonly<Record<Exclude<Dimension, 'skill'>, { codes: ReadonlyMap<string, string>; unknown: ImportFault['code'] }>> = {
    region: { codes: codesByName(regions), unknown: 'region_unknown' },
    segment: { codes: codesByName(segments), unknown: 'segment_unknown' },
    zone: { codes: codesByName(zones), unknown: 'zone_unknown' },
    gender: { codes: GENDER_WORDS, unknown: 'gender_unknown' },
    qualification: { codes: QUALIFICATION_WORDS, unknown: 'qualification_unknown' },
  };
  return (dimension, cell) => {
    const text = readText(cell, LONGEST_NAME);
    if ('error' in text) return text;
    const key = foldKey(text.value);
    if (UNKNOWN_WORDS.has(key)) return { value: UNKNOWN };
    if (dimension === 'skill') return SKILL.test(text.value) ? { value: text.value } : { error: importFault('skill_unreadable') };
    const code = known[dimension].codes.get(key) ?? known[dimension].codes.get(key.replace(ARTICLE, ''));
    return code === undefined ? { error: importFault(known[dimension].unknown, { name: text.value }) } : { value: code };
  };
}

/** A reader of the cells that name a site; null is what the organisation has beside its sites. */
export function siteReader(sites: readonly ImportedSite[]): (cell: Cell) => ReadCode<ImportedSite | null> {
  const byName = new Map(sites.map((site) => [foldKey(site.name), site]));
  const byId = new Map(sites.map((site) => [site.id, site]));
  return (cell) => {
    const text = readText(cell, LONGEST_NAME);
    if ('error' in text) return text;
    if (BESIDE_SITES_WORDS.has(foldKey(text.value))) return { value: null };
    const site = byName.get(foldKey(text.value)) ?? byId.get(text.value);
    return site === undefined ? { error: importFault('site_unknown') } : { value: site };
  };
}
