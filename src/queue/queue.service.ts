import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import type { Transaction } from '../database/transaction.js';
import { uuid7 } from '../common/uuid7.js';

/** The queues that a migration made; a job goes to one of them. */
export const QUEUES = ['outbox', 'evidence', 'declaration_imports', 'mail'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Doubles with each try, with some chance in it. */
const FIRST_RETRY_SECONDS = 2;

/** Jobs that are fetched at a time. */
const JOBS_TOGETHER = 20;

export interface Job<Payload extends object> {
  id: string;
  payload: Payload;
}

/** Background work in the same PostgreSQL. What must leave the process is put in the transaction that causes it: both or neither. */
@Injectable()
export class QueueService implements OnApplicationShutdown {
  private readonly logger = new Logger(QueueService.name);
  private readonly boss: PgBoss;
  private started: Promise<PgBoss> | undefined;

  constructor(databaseUrl: string) {
    this.boss = new PgBoss({ connectionString: databaseUrl, schema: 'queue', max: 2, migrate: false, schedule: false, application_name: 'mithaq-queue' });
    this.boss.on('error', (error) => this.logger.warn(`The queue met an error and goes on: ${error.message}`));
  }

  /** Puts a job in the transaction: it runs after the commit, at least once. @returns the identifier of the job */
  async put(tx: Transaction, queue: QueueName, payload: object, { afterSeconds = 0 } = {}): Promise<string> {
    const id = uuid7(tx.now);
    await tx.execute(
      'insert into queue.job (id, name, data, retry_limit, retry_delay, retry_backoff, start_after) values ($1, $2, $3, 5, $4, true, now() + make_interval(secs => $5))',
      [id, queue, JSON.stringify(payload), FIRST_RETRY_SECONDS, afterSeconds],
    );
    return id;
  }

  /**
   * Puts a job without payload for each of these identifiers, which become those of the jobs: one that waits or runs is left alone,
   * one that ended is made again.
   */
  async putEach(tx: Transaction, queue: QueueName, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) {
      return;
    }
    await tx.execute("delete from queue.job where name = $1 and id = any ($2::uuid[]) and state >= 'completed'", [queue, ids]);
    await tx.execute(
      `insert into queue.job (id, name, data, retry_limit, retry_delay, retry_backoff) select i, $1, '{}', 8, $3, true from unnest($2::uuid[]) i
       on conflict (name, id) do nothing`, [queue, ids, FIRST_RETRY_SECONDS]);
  }

  /** Runs jobs of a queue one after the other; a job that throws is tried again, later each time, and holds up no other. */
  async work<Payload extends object>(queue: QueueName, run: (job: Job<Payload>) => Promise<void>): Promise<void> {
    const boss = await this.start();
    await boss.work<Payload>(queue, { pollingIntervalSeconds: 0.5, batchSize: JOBS_TOGETHER }, async (jobs) => {
      for (const job of jobs) {
        await run({ id: job.id, payload: job.data }).catch((error: Error) => boss.fail(queue, job.id, { message: error.message }));
      }
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.started) {
      await (await this.started).stop({ graceful: true, timeout: 5000, wait: true });
    }
  }

  private start(): Promise<PgBoss> {
    this.started ??= this.boss.start();
    return this.started;
  }
}
