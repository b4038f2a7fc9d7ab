import type { GroupKey } from '../common/aggregation-types.js';

/** Which observations a commitment reads: those of its obligors and, where the clause names them, of these places; an empty list is all. */
export interface Scope {
  obligors: readonly string[];
  regions: readonly string[];
  segments: readonly string[];
  sites: readonly string[];
  zones: readonly string[];
}

export type Attribution = 'within' | 'outside' | 'unattributable';

const PLACES = ['regions', 'segments', 'sites', 'zones'] as const;

const GROUP_OF = { regions: 'dimension:region', segments: 'dimension:segment', sites: 'site', zones: 'dimension:zone' } as const satisfies Record<(typeof PLACES)[number], GroupKey>;

/** A region, segment or zone that a declaration leaves open. */
const UNKNOWN = 'unknown';

/** What the scope needs to know of an observation; among parallel axes the one that tells is read. */
export function groupKeysOf(scope: Scope): GroupKey[] {
  return PLACES.filter((place) => scope[place].length > 0).map((place) => GROUP_OF[place]);
}

/** Whether a cell, grouped by what the scope names, is within it. What names no region is in no scope that names one. */
export function attributionOf(scope: Scope, group: Readonly<Record<string, string | null>>): Attribution {
  const answers = PLACES.filter((place) => scope[place].length > 0).map((place): Attribution => {
    const value = group[GROUP_OF[place]] ?? UNKNOWN;
    if (value === UNKNOWN) return 'unattributable';
    return scope[place].includes(value) ? 'within' : 'outside';
  });
  if (answers.includes('outside')) return 'outside';
  return answers.includes('unattributable') ? 'unattributable' : 'within';
}

export function isSameScope(left: Scope, right: Scope): boolean {
  return sameMembers(left.obligors, right.obligors) && PLACES.every((place) => sameMembers(left[place], right[place]));
}

/** What both scopes read; null where nothing can be in both. */
export function intersectionOf(left: Scope, right: Scope): Scope | null {
  const obligors = left.obligors.filter((id) => right.obligors.includes(id));
  if (obligors.length === 0) return null;
  const scope: Record<(typeof PLACES)[number], readonly string[]> = { regions: [], segments: [], sites: [], zones: [] };
  for (const place of PLACES) {
    const [one, other] = [left[place], right[place]];
    scope[place] = one.length === 0 ? other : other.length === 0 ? one : one.filter((value) => other.includes(value));
    if (scope[place].length === 0 && one.length > 0 && other.length > 0) return null;
  }
  return { obligors, ...scope };
}

function sameMembers(left: readonly string[], right: readonly string[]): boolean {
  const [one, other] = [new Set(left), new Set(right)];
  return one.size === other.size && [...one].every((value) => other.has(value));
}
