import { type QueryKey, keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { idempotencyKey } from '../lib/http.js';
import { usePlace } from '../lib/place.js';
import { ProblemError } from '../lib/problem.js';
import type { Facets, Page } from './types.js';

export type Subject = 'agreements' | 'cohorts' | 'commitments' | 'comparison' | 'milestones' | 'organisations' | 'zones' | 'declarations' | 'examination' | 'missions' | 'findings' | 'restatementRequests' | 'ledger' | 'periods' | 'work' | 'accounts' | 'imports' | 'search' | 'programme' | 'notifications' | 'calendar' | 'tokens' | 'insights';

/**
 * Keys begin with the programme, so that one call makes everything of it stale after a write:
 * `['DEMO', 'agreements', 'list', { state: 'signed' }]`, `['DEMO', 'agreements', 'CNV-2024-009', 'history']`.
 */
export function programmeKey(programme: string, subject: Subject, ...rest: readonly unknown[]): QueryKey {
  return [programme, subject, ...rest];
}

/** Regions, segments, glossary: the same for every programme, and changed by a release alone. */
export const referenceKey: QueryKey = ['reference'];

export interface KeysetList<Row> {
  rows: readonly Row[];
  total: number | null;
  facets: Facets | null;
  isPending: boolean;
  /** The rows are those of earlier filters, while the new ones load. */
  isStale: boolean;
  error: Error | null;
  retry(): void;
  hasMore: boolean;
  isLoadingMore: boolean;
  more(): void;
}

/** The contract types facets and rows of the trail as plain objects; `Answered` accepts them. */
type Answered<Row> = Omit<Page<Row>, 'facets' | 'total'> & { total?: number | null; facets?: object | null };

/** A list that comes page by page. `read` asks for the total with the first page alone, the one without a cursor. */
export function useKeysetList<Row>(key: QueryKey, read: (cursor: string | undefined, signal: AbortSignal) => Promise<Answered<Row>>): KeysetList<Row> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const first = query.data?.pages[0];
  return {
    rows: query.data?.pages.flatMap(({ items }) => items) ?? [],
    total: first?.total ?? null,
    facets: (first?.facets ?? null) as Facets | null,
    isPending: query.isPending,
    isStale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}

/**
 * A write to the register. The idempotency key lasts until the server has answered: a try repeated after a silence
 * is the same act. Everything read of the programme is read again afterwards.
 */
export function useRegisterWrite<Variables, Answer>(write: (variables: Variables, key: string) => Promise<Answer>, onDone?: (answer: Answer, variables: Variables) => void) {
  const queryClient = useQueryClient();
  const { programme } = usePlace();
  const key = useRef(idempotencyKey());
  return useMutation({
    mutationFn: (variables: Variables) => write(variables, key.current),
    onSuccess: async (answer, variables) => {
      key.current = idempotencyKey();
      onDone?.(answer, variables);
      await queryClient.invalidateQueries({ queryKey: [programme] });
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.kind !== 'server') key.current = idempotencyKey();
    },
  });
}
