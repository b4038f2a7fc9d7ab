import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import { type KeysetList, programmeKey, useKeysetList } from '../../api/queries.js';
import type { HistoryPage, Milestone, MilestoneFile } from '../../api/types.js';
import { useClocks, useKnownOn } from '../../lib/clocks.js';
import { usePlace } from '../../lib/place.js';

export interface MilestoneFilters {
  q?: string;
  /** Lists are separated by commas, as in the address. */
  status?: string;
  attention?: string;
  agreement?: string;
  dueFrom?: string;
  dueTo?: string;
  sort?: string;
}

export interface MilestoneCounts {
  total: number;
  met: number;
  overdue: number;
  unreviewed: number;
}

const LIST = '/api/v1/programmes/{programme}/milestones';
const FILE = '/api/v1/programmes/{programme}/milestones/{ref}';

/** The most rows that the server gives at once. */
export const LARGEST_PAGE = 200;

export function useMilestones(filters: MilestoneFilters, limit?: number): KeysetList<Milestone> {
  const { programme } = usePlace();
  const query = { ...filters, asOf: useAnotherDay(), knownOn: useKnownOn() };
  return useKeysetList<Milestone>(programmeKey(programme, 'milestones', 'list', query, limit ?? null), (cursor, signal) =>
    answerOf(api.GET(LIST, { params: { path: { programme }, query: { ...query, cursor, limit, total: cursor === undefined } }, signal })),
  );
}

/** The day of the situation, where it is not today. */
function useAnotherDay(): string | undefined {
  const { asOf, today, knownDay } = useClocks();
  return asOf === (knownDay ?? today) ? undefined : asOf;
}

/** Every milestone that may be chosen in a field, by reference. */
export function useMilestoneChoices(agreement: string | undefined): readonly Milestone[] {
  const { programme } = usePlace();
  const query = { agreement, sort: 'ref', limit: LARGEST_PAGE };
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'milestones', 'choices', query),
    queryFn: ({ signal }) => answerOf(api.GET(LIST, { params: { path: { programme }, query }, signal })),
    enabled: agreement !== undefined,
  });
  return data?.items ?? [];
}

/** Null until the server has counted. */
export function useMilestoneCounts(): MilestoneCounts | null {
  const { programme } = usePlace();
  const asOf = useAnotherDay();
  const knownOn = useKnownOn();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'milestones', 'counts', asOf ?? null, knownOn ?? null),
    queryFn: async ({ signal }) => {
      const count = (attention?: string) => answerOf(api.GET(LIST, { params: { path: { programme }, query: { attention, asOf, knownOn, limit: 1, total: true } }, signal }));
      const [all, overdue, unreviewed] = await Promise.all([count(), count('overdue'), count('unreviewed')]);
      const states = (all.facets ?? {}) as { status?: Record<string, number> };
      return { total: all.total ?? 0, met: states.status?.met ?? 0, overdue: overdue.total ?? 0, unreviewed: unreviewed.total ?? 0 };
    },
    placeholderData: keepPreviousData,
  });
  return data ?? null;
}

export function useMilestoneFile(ref: string) {
  const { programme } = usePlace();
  const knownOn = useKnownOn();
  return useQuery<MilestoneFile>({
    queryKey: programmeKey(programme, 'milestones', ref, 'file', knownOn ?? null),
    queryFn: ({ signal }) => answerOf(api.GET(FILE, { params: { path: { programme, ref }, query: { knownOn } }, signal })),
    staleTime: 0,
  });
}

export function useMilestoneHistory(ref: string) {
  const { programme } = usePlace();
  return useInfiniteQuery({
    queryKey: programmeKey(programme, 'milestones', ref, 'history'),
    queryFn: async ({ pageParam, signal }) =>
      (await answerOf(api.GET(`${FILE}/history`, { params: { path: { programme, ref }, query: { cursor: pageParam } }, signal }))) as HistoryPage,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
