import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../common/actor.js';
import { BoundedMap } from '../common/bounded-map.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** An answer as it leaves the server: its JSON, and the tag that changes exactly when the JSON does. */
export interface KeptAnswer {
  body: string;
  etag: string;
}

interface Kept extends KeptAnswer {
  /** What was committed when it was read. */
  snapshot: string;
}

const MOST_KEPT = 200;

/**
 * Answers that cost much to read, kept for each reader until anything is recorded in the register. One cheap question tells whether the
 * answer still holds, in the transaction that would read it anew: no reader is ever told less than what was committed before its request.
 */
@Injectable()
export class KeptAnswers {
  private readonly kept = new BoundedMap<string, Kept>(MOST_KEPT);

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param question what is read, with its parameters */
  of(actor: Actor, question: readonly unknown[], read: (tx: Transaction) => Promise<object>): Promise<KeptAnswer> {
    return this.unitOfWork.read(actor, async (tx) => {
      const key = JSON.stringify([question, actor.accountId, actor.apiTokenId ?? null, actor.memberships, tx.today]);
      const known = this.kept.get(key);
      const [{ snapshot, changed } = { snapshot: '', changed: true }] = await tx.query<{ snapshot: string; changed: boolean }>(
        'select pg_current_snapshot()::text as snapshot, $1::pg_snapshot is null or app.changed_since($1::pg_snapshot) as changed', [known?.snapshot ?? null]);
      if (known !== undefined && !changed) return known;
      const body = JSON.stringify(await read(tx));
      const answer: Kept = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`, snapshot };
      this.kept.set(key, answer);
      return answer;
    });
  }
}

/** Sends a kept answer, or that the reader has it already (`If-None-Match`). */
export function sendKept(reply: FastifyReply, seen: string | undefined, { body, etag }: KeptAnswer): string | undefined {
  void reply.header('ETag', etag);
  if (seen?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) === true) {
    void reply.status(304);
    return undefined;
  }
  void reply.type('application/json; charset=utf-8');
  return body;
}
