import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { localDayOf } from '../common/local-day.js';
import { claimRequest, recordAnswer } from './idempotent-request.js';
import { PipelinedConnection } from './pipelined-connection.js';
import { sqlLiteral } from './sql-literal.js';
import { Transaction } from './transaction.js';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 3;

interface Kind {
  reads: boolean;
  begin: string;
  /** Statements that follow the settings. */
  afterwards: readonly string[];
}

const READING: Kind = { reads: true, begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', afterwards: [] };
/** What the actor reaches is kept where one may write. */
const WRITING: Kind = { reads: false, begin: 'BEGIN', afterwards: ['SELECT access.keep_reach()'] };

/** Ends a rehearsal: the transaction rolls back and nobody is told. */
class Rehearsed extends Error {}

/** The only way to the database: a transaction that knows its actor, read-only unless it writes. */
@Injectable()
export class UnitOfWork {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads in one READ ONLY transaction: what is read together is consistent. */
  read<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.once(actor, READING, work);
  }

  /**
   * Writes in one transaction. Serialization failures and deadlocks are tried again, because nothing leaves the process
   * before the commit. A request with an idempotency key is answered once.
   */
  async run<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const claim = actor.request.idempotency;
    const claimed = async (tx: Transaction): Promise<T> => {
      if (!claim) {
        return work(tx);
      }
      await claimRequest(tx, claim);
      const answer = await work(tx);
      await recordAnswer(tx, claim, answer);
      return answer;
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(actor, WRITING, claimed);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) {
          throw error;
        }
      }
    }
  }

  /** Does the work and rolls it back: what a write would answer, without writing it. */
  async rehearse<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    let answer: { value: T } | undefined;
    await this.once(actor, WRITING, async (tx) => {
      answer = { value: await work(tx) };
      throw new Rehearsed();
    }).catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) {
        throw error;
      }
    });
    return (answer as { value: T }).value;
  }

  private async once<T>(actor: Actor, kind: Kind, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let broken = false;
    try {
      const client = (await runner.connect()) as PoolClient;
      const now = actor.simulatedAt ?? this.clock.now();
      const today = localDayOf(now);
      const connection = new PipelinedConnection(client);
      const opened = connection.send(opening(actor, today, kind));
      const tx = new Transaction(actor, now, today, connection, runner, kind.reads);
      try {
        const answer = await work(tx);
        await opened;
        await tx.commit();
        for (const left of tx.end()) {
          await left();
        }
        return answer;
      } catch (error) {
        tx.end();
        const first = await opened.then(() => error, (failure: unknown) => failure);
        broken = await rollBack(client);
        throw first;
      }
    } finally {
      await releaseRunner(runner, broken);
    }
  }
}

/** One message: the actor is known before the first statement of the work. */
function opening(actor: Actor, today: string, { begin, afterwards }: Kind): string {
  const settings: [string, string][] = [
    ['app.account_id', actor.accountId ?? ''],
    ['app.api_token_id', actor.apiTokenId ?? ''],
    ['app.today', today],
    ['app.request_id', actor.request.id],
    ['app.simulated_at', actor.simulatedAt?.toISOString() ?? ''],
  ];
  const calls = settings.map(([name, value]) => `set_config(${sqlLiteral(name)}, ${sqlLiteral(value)}, true)`);
  return [begin, `SELECT ${calls.join(', ')}`, ...afterwards].join('; ');
}

/** @returns whether the connection is of no use any more */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return false;
  } catch {
    // The connection is gone and with it the transaction; the first error is the one to tell.
    return true;
  }
}

async function releaseRunner(runner: { release(): Promise<void> } & { releasePostgresConnection?: (error?: Error) => Promise<void> }, broken: boolean): Promise<void> {
  if (broken && runner.releasePostgresConnection) {
    await runner.releasePostgresConnection(new Error('connection lost'));
    return;
  }
  await runner.release();
}

function isRetryable(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}
