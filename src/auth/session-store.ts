import type { Transaction } from '../database/transaction.js';
import { uuid7 } from '../common/uuid7.js';
import { hashOf, newRefreshToken, type RefreshToken } from './refresh-token.js';

export type SessionEnd = 'logout' | 'password_changed' | 'refresh_reused' | 'account_disabled' | 'administrator';

export interface StoredSession {
  sessionId: string;
  accountId: string;
}

/** Of a token that was presented: its session, and how the token stands in the chain. */
export interface StoredToken extends StoredSession {
  ended: boolean;
  endsAt: Date;
  lastUsedAt: Date;
  usedAt: Date | null;
  successorHash: Buffer | null;
  successorUsed: boolean;
}

/** Opens a session with its first refresh token, and clears away tokens of sessions long over. */
export async function openSession(tx: Transaction, accountId: string, lifeHours: number): Promise<{ sessionId: string; refreshToken: RefreshToken }> {
  const sessionId = uuid7(tx.now);
  const refreshToken = newRefreshToken();
  const life = lifeHours * 3_600_000;
  const endsAt = new Date(tx.now.getTime() + life);
  await tx.execute('insert into access.session (id, account_id, created_at, last_used_at, ends_at) values ($1, $2, $3, $3, $4)', [sessionId, accountId, tx.now, endsAt]);
  await tx.execute('insert into access.refresh_token (hash, session_id, issued_at) values ($1, $2, $3)', [hashOf(refreshToken), sessionId, tx.now]);
  await tx.execute('select access.discard_tokens($1)', [new Date(tx.now.getTime() - life)]);
  return { sessionId, refreshToken };
}

/**
 * Uses a token once and issues its successor, in one statement: of requests that come together one alone finds the token unused.
 * @param idleSince sessions not used since then are over
 * @returns undefined when the token is unknown, was used, or its session is over
 */
export async function rotateToken(tx: Transaction, token: RefreshToken, successor: RefreshToken, idleSince: Date): Promise<StoredSession | undefined> {
  const [session] = await tx.query<StoredSession>(
    `with used as (
       update access.refresh_token t set used_at = $3, successor = $2
       from access.session s
       where t.hash = $1 and t.used_at is null and s.id = t.session_id and s.ended_at is null and s.ends_at > $3 and s.last_used_at > $4
       returning t.session_id
     ), issued as (
       insert into access.refresh_token (hash, session_id, issued_at) select $2, session_id, $3 from used
     )
     update access.session s set last_used_at = $3 from used
     where s.id = used.session_id and s.ended_at is null
     returning s.id as "sessionId", s.account_id as "accountId"`,
    [hashOf(token), hashOf(successor), tx.now, idleSince],
  );
  return session;
}

export async function findToken(tx: Transaction, token: RefreshToken): Promise<StoredToken | undefined> {
  const [found] = await tx.query<StoredToken>(
    `select s.id as "sessionId", s.account_id as "accountId", s.ended_at is not null as ended, s.ends_at as "endsAt", s.last_used_at as "lastUsedAt",
       t.used_at as "usedAt", t.successor as "successorHash", n.used_at is not null as "successorUsed"
     from access.refresh_token t join access.session s on s.id = t.session_id left join access.refresh_token n on n.hash = t.successor
     where t.hash = $1`,
    [hashOf(token)],
  );
  return found;
}

export async function endSession(tx: Transaction, sessionId: string, because: SessionEnd): Promise<void> {
  await tx.execute('update access.session set ended_at = $2, ended_because = $3 where id = $1 and ended_at is null', [sessionId, tx.now, because]);
}

export async function endSessionsOf(tx: Transaction, accountId: string, because: SessionEnd): Promise<void> {
  await tx.execute('update access.session set ended_at = $2, ended_because = $3 where account_id = $1 and ended_at is null', [accountId, tx.now, because]);
}
