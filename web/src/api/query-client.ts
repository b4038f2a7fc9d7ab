import { QueryClient } from '@tanstack/react-query';
import { OfflineError, ProblemError } from '../lib/problem.js';

const FRESH_MS = 30_000;
const TRIES = 2;

/** A refusal is an answer and is not asked again; a silent or failing server is. */
function mayRetry(failures: number, error: Error): boolean {
  if (error instanceof OfflineError) return failures < TRIES;
  return error instanceof ProblemError && error.kind === 'server' && failures < TRIES;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: mayRetry, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
