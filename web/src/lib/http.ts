import { DEFAULT_LANGUAGE, type Language } from '@common/translated.js';
import { OfflineError, problemOf } from './problem.js';
import { session, type SessionAnswer } from './session.js';

let language: Language = DEFAULT_LANGUAGE;

/** The language of the sentences that the server writes. */
export function speak(chosen: Language): void {
  language = chosen;
}

/** `fetch` in the reader's language; a network that does not answer becomes an OfflineError. */
export async function plainFetch(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', language);
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof TypeError) throw new OfflineError(error.message);
    throw error;
  }
}

/** Null when there is no session to renew. */
export async function refreshSession(): Promise<SessionAnswer | null> {
  const response = await plainFetch(new Request('/api/v1/session/refresh', { method: 'POST' }));
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw await problemOf(response);
  const answer: SessionAnswer = await response.json();
  return answer;
}

/** Adds the access token; renews it once when the server says that it has expired. */
export async function authorisedFetch(request: Request): Promise<Response> {
  const retry = request.clone();
  const ready = await session.ready(refreshSession);
  const response = await plainFetch(withToken(request, ready?.accessToken));
  if (response.status !== 401 || ready === null) return response;
  const renewed = await session.renew(refreshSession);
  return renewed === null ? response : plainFetch(withToken(retry, renewed.accessToken));
}

function withToken(request: Request, token: string | undefined): Request {
  if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}

/** One key per intention: make it when the form opens, send it with every try of the same act. */
export function idempotencyKey(): string {
  return crypto.randomUUID();
}

export type WriteHeaders = {
  'Idempotency-Key': string;
  'If-Match'?: string;
};

/** `etag` is the one that came with the row being changed; a creation has none. */
export function writeHeaders(key: string, etag?: string): WriteHeaders {
  return etag === undefined ? { 'Idempotency-Key': key } : { 'Idempotency-Key': key, 'If-Match': etag };
}
