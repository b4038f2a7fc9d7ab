import { createHash } from 'node:crypto';
import type { Actor, IdempotencyClaim } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from './transaction.js';

/** The first answer to a request that arrived again; the HTTP layer sends it byte for byte. */
export class IdempotentReplay extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super('The request was answered before.');
  }
}

/** The actor of a request that carries a file: its key stands for this very content. */
export function withContent(actor: Actor, sha256: string): Actor {
  const { idempotency } = actor.request;
  return idempotency
    ? { ...actor, request: { ...actor.request, idempotency: { ...idempotency, digest: createHash('sha256').update(idempotency.digest).update(sha256).digest() } } }
    : actor;
}

/**
 * Takes the key for this transaction, or answers from the first one.
 * @throws IdempotentReplay when the same request was answered before
 * @throws Problem idempotency_in_flight (409), idempotency_other_request (422)
 */
export async function claimRequest(tx: Transaction, claim: IdempotencyClaim): Promise<void> {
  const [lock] = await tx.query<{ taken: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1 || $2, 0)) as taken',
    [tx.actor.accountId, claim.key],
  );
  if (!lock?.taken) {
    throw new Problem('idempotency_in_flight');
  }
  const [earlier] = await tx.query<{ digest: Buffer; status: number; body: string }>(
    'select digest, status, body from app.idempotent_request where account_id = $1 and key = $2',
    [tx.actor.accountId, claim.key],
  );
  if (!earlier) {
    return;
  }
  if (!earlier.digest.equals(claim.digest)) {
    throw new Problem('idempotency_other_request');
  }
  throw new IdempotentReplay(earlier.status, earlier.body);
}

export async function recordAnswer(tx: Transaction, claim: IdempotencyClaim, answer: unknown): Promise<void> {
  await tx.query(
    'insert into app.idempotent_request (account_id, key, digest, status, body) values ($1, $2, $3, $4, $5)',
    [tx.actor.accountId, claim.key, claim.digest, claim.status, answer === undefined ? '' : JSON.stringify(answer)],
  );
}
