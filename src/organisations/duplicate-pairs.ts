import { type ComparableName, comparableName, fewEditsApart } from '../common/likely-duplicate.js';

/** More than a person looks at: whoever named thousands alike is shown the first ones, and told so. */
export const MOST_PAIRS = 500;

export interface NameOfOrganisation {
  organisationId: string;
  name: string;
}

export type NamePair = readonly [NameOfOrganisation, NameOfOrganisation];

interface Group {
  readonly comparable: ComparableName;
  /** One name of each organisation. */
  readonly names: Map<string, NameOfOrganisation>;
}

/**
 * The pairs of names of different organisations that may be one, each pair of organisations once, up to `MOST_PAIRS`. Names of one key are
 * pairs at once; other keys are compared when they hold the same digits, in order, so that the letters which neighbours share are not
 * compared again: what is left of a comparison is mostly three numbers.
 */
export function duplicatePairs(names: readonly NameOfOrganisation[]): NamePair[] {
  const pairs = new Map<string, NamePair>();
  for (const pair of likelyPairs(groupsOf(names))) {
    const [first, second] = pair;
    const key = [first.organisationId, second.organisationId].sort().join(' ');
    if (first.organisationId !== second.organisationId && !pairs.has(key)) {
      pairs.set(key, pair);
    }
    if (pairs.size === MOST_PAIRS) {
      break;
    }
  }
  return [...pairs.values()];
}

/** The names under each distinctive key, by the digits of the key. */
function groupsOf(all: readonly NameOfOrganisation[]): Group[][] {
  const groups = new Map<string, Group>();
  for (const one of all) {
    const comparable = comparableName(one.name);
    const names = groups.get(comparable.key)?.names ?? new Map<string, NameOfOrganisation>();
    if (comparable.key !== '' && !names.has(one.organisationId)) {
      groups.set(comparable.key, { comparable, names: names.set(one.organisationId, one) });
    }
  }
  const blocks = new Map<string, Group[]>();
  for (const [, group] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const block = blocks.get(group.comparable.digits);
    if (block) {
      block.push(group);
    } else {
      blocks.set(group.comparable.digits, [group]);
    }
  }
  return [...blocks.values()];
}

function* likelyPairs(blocks: readonly Group[][]): Generator<NamePair> {
  for (const groups of blocks) {
    const shared = groups.map((group, index) => lettersShared(group, groups[index + 1]));
    for (const [index, group] of groups.entries()) {
      yield* pairsOf([...group.names.values()]);
      for (const other of closeTo(index, groups, shared)) {
        yield* crossed(group, other);
      }
    }
  }
}

/** The groups after one whose key is few edits away. */
function closeTo(index: number, groups: readonly Group[], shared: readonly number[]): Group[] {
  const found: Group[] = [];
  const group = groups[index] as Group;
  let same = Infinity;
  for (let next = index + 1; next < groups.length; next += 1) {
    same = Math.min(same, shared[next - 1] as number);
    const other = groups[next] as Group;
    if (fewEditsApart(group.comparable, other.comparable, same)) {
      found.push(other);
    }
  }
  return found;
}

/** How many letters two keys share at their beginning; in order, what two keys share is the least that the steps between them do. */
function lettersShared(group: Group, next: Group | undefined): number {
  const [letters, others] = [group.comparable.letters, next?.comparable.letters ?? []];
  const end = letters.findIndex((letter, position) => letter !== others[position]);
  return end === -1 ? letters.length : end;
}

function* pairsOf(names: readonly NameOfOrganisation[]): Generator<NamePair> {
  for (const [position, first] of names.entries()) {
    for (const second of names.slice(position + 1)) {
      yield [first, second];
    }
  }
}

function* crossed(group: Group, other: Group): Generator<NamePair> {
  for (const first of group.names.values()) {
    for (const second of other.names.values()) {
      yield [first, second];
    }
  }
}
