import { translatedText } from '@common/translated.js';
import { answerOf, api } from '../../api/client.js';
import type { Found } from '../../api/types.js';
import type { PaletteItem, PaletteQuestion } from '../../layout/palette-sources.js';
import { type Paths, pathsAt } from '../../paths.js';

type Kind = Found['kind'];

/** People name the thing before its number: “jalon 014”, “milestone 014”, «محطة 014». Folded, in the three languages. */
const KINDS: Readonly<Record<string, Kind>> = {
  jalon: 'milestone', milestone: 'milestone', محطة: 'milestone', المحطة: 'milestone',
  convention: 'agreement', agreement: 'agreement', اتفاقية: 'agreement', الاتفاقية: 'agreement',
  engagement: 'commitment', commitment: 'commitment', التزام: 'commitment', الالتزام: 'commitment',
  partenaire: 'organisation', organisation: 'organisation', partner: 'organisation', شريك: 'organisation', الشريك: 'organisation',
  zone: 'zone', منطقة: 'zone', المنطقة: 'zone',
};

/** Objects of the register whose name or reference holds the words. */
export async function searchRegister({ query, place, signal }: PaletteQuestion): Promise<PaletteItem[]> {
  const { kind, words } = readQuestion(query);
  const path = { programme: place.programme };
  const { items } = await answerOf(api.GET('/api/v1/programmes/{programme}/search', { params: { path, query: { q: words } }, signal }));
  const paths = pathsAt(place);
  return items
    .filter((found) => kind === null || found.kind === kind)
    .map((found) => ({
      id: `${found.kind} ${found.ref}`,
      label: translatedText(found.title, place.language),
      detail: found.kind === 'organisation' ? undefined : found.ref,
      ...lookOf(found, paths),
    }));
}

function readQuestion(query: string): { kind: Kind | null; words: string } {
  const [first = '', ...rest] = query.trim().split(/\s+/);
  const kind = KINDS[first.toLocaleLowerCase()] ?? null;
  return kind === null || rest.length === 0 ? { kind: null, words: query } : { kind, words: rest.join(' ') };
}

function lookOf({ kind, ref }: Found, paths: Paths): Pick<PaletteItem, 'group' | 'icon' | 'to'> {
  switch (kind) {
    case 'milestone':
      return { group: 'milestones', icon: 'milestone', to: `${paths.milestones}?jalon=${encodeURIComponent(ref)}` };
    case 'agreement':
      return { group: 'agreements', icon: 'agreement', to: paths.agreement(ref) };
    case 'commitment':
      return { group: 'agreements', icon: 'commitment', to: paths.commitment(ref) };
    case 'organisation':
      return { group: 'partners', icon: 'partners', to: paths.partner(ref) };
    case 'zone':
      return { group: 'pages', icon: 'zone', to: `${paths.zones}?q=${encodeURIComponent(ref)}` };
  }
}
