import createClient, { type Middleware } from 'openapi-fetch';
import { type WriteHeaders, authorisedFetch, writeHeaders } from '../lib/http.js';
import { problemOf } from '../lib/problem.js';
import type { paths } from './generated/schema.js';

const refusals: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
};

/**
 * The API, typed by its contract, in the reader's language and with the session's token.
 * Every call rejects with a ProblemError when the server refuses, with an OfflineError when it does not answer.
 */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: authorisedFetch });

api.use(refusals);

/** What the server answered: `await answerOf(api.GET('/api/v1/programmes/{programme}', …))`. */
export async function answerOf<Answer>(call: Promise<{ data?: Answer }>): Promise<Answer> {
  const { data } = await call;
  if (data === undefined) throw new TypeError('The server answered without a body.');
  return data;
}

/** Headers of a change to a row that was read at this version. */
export function changeHeaders(key: string, { version }: { version: number }): WriteHeaders {
  return writeHeaders(key, `"${version}"`);
}
