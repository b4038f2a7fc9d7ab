import { forgetDrafts } from '../lib/draft-store.js';
import { plainFetch } from '../lib/http.js';
import { problemOf } from '../lib/problem.js';
import { type Session, type SessionAnswer, session } from '../lib/session.js';
import { answerOf, api } from './client.js';
import { queryClient } from './query-client.js';

const ADDRESS = '/api/v1/session';

/** @throws ProblemError when the server refuses, OfflineError when it does not answer. */
export async function signIn(email: string, password: string): Promise<Session> {
  const response = await plainFetch(
    new Request(ADDRESS, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    }),
  );
  if (!response.ok) throw await problemOf(response);
  const answer: SessionAnswer = await response.json();
  return session.start(answer);
}

/**
 * Every other session of the account ends; this one goes on with a new token.
 * @throws ProblemError with the field `current` or `new` to blame.
 */
export async function changePassword(current: string, chosen: string): Promise<Session> {
  const answer = await answerOf(api.PUT('/api/v1/session/password', { body: { current, new: chosen } }));
  queryClient.clear();
  return session.start(answer);
}

/** Ends the session on the server and in every tab; nothing that was read or typed stays in this browser. */
export async function signOut(): Promise<void> {
  const token = session.current()?.accessToken;
  const headers: HeadersInit = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  try {
    await plainFetch(new Request(ADDRESS, { method: 'DELETE', headers }));
  } finally {
    session.end();
    queryClient.clear();
    forgetDrafts();
  }
}
