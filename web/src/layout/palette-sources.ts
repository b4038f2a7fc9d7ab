import { translatedText } from '@common/translated.js';
import { answerOf, api } from '../api/client.js';
import type { Found } from '../api/types.js';
import { type Place, pathsAt } from '../paths.js';
import type { IconName } from '../ui/icon.js';

export interface PaletteItem {
  id: string;
  group: Found['kind'] | 'pages' | 'actions';
  label: string;
  detail?: string;
  icon: IconName;
  /** Where it leads: a page, or a page with its drawer open. */
  to: string;
}

export interface PaletteQuestion {
  query: string;
  place: Place;
  signal: AbortSignal;
}

/** The order of the groups: what an official looks for most comes first. */
export const FOUND_KINDS: readonly Found['kind'][] = ['milestone', 'agreement', 'commitment', 'organisation', 'zone'];

const icons: Record<Found['kind'], IconName> = { agreement: 'agreement', commitment: 'commitment', milestone: 'milestone', organisation: 'partners', zone: 'zone' };
/** People name the thing before its number: “jalon 014”, «محطة 014». */
const KIND_WORDS: readonly (readonly [Found['kind'], RegExp])[] = [
  ['milestone', /^(?:jalons?|milestones?|(?:ال)?محطة)\s+/iu],
  ['agreement', /^(?:conventions?|agreements?|(?:ال)?اتفاقية)\s+/iu],
  ['commitment', /^(?:engagements?|commitments?|(?:ال)?التزام)\s+/iu],
  ['organisation', /^(?:partenaires?|partners?|organisations?|(?:ال)?شريك)\s+/iu],
  ['zone', /^(?:zones?|(?:ال)?منطقة)\s+/iu],
];

/** What the register holds under these words; a milestone leads to its logging drawer. */
export async function findInRegister({ query, place, signal }: PaletteQuestion): Promise<PaletteItem[]> {
  const named = KIND_WORDS.find(([, word]) => word.test(query));
  const q = named === undefined ? query : query.replace(named[1], '');
  const { items } = await answerOf(api.GET('/api/v1/programmes/{programme}/search', { params: { path: { programme: place.programme }, query: { q } }, signal }));
  const paths = pathsAt(place);
  const addresses: Record<Found['kind'], (ref: string) => string> = {
    agreement: (ref) => paths.agreement(ref),
    commitment: paths.commitment,
    milestone: (ref) => `${paths.milestones}?jalon=${encodeURIComponent(ref)}`,
    organisation: paths.partner,
    zone: (ref) => `${paths.zones}?zone=${encodeURIComponent(ref)}`,
  };
  return items.filter(({ kind }) => named === undefined || kind === named[0]).map(({ kind, ref, title }) => ({
    id: ref,
    group: kind,
    label: translatedText(title, place.language),
    detail: kind === 'organisation' ? undefined : ref,
    icon: icons[kind],
    to: addresses[kind](ref),
  }));
}
