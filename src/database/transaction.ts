import type { EntityManager, QueryRunner } from 'typeorm';
import type { Actor } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import type { PipelinedConnection } from './pipelined-connection.js';

/** An open transaction, handed over as a value. It refuses to work once it has ended. */
export class Transaction {
  private ended = false;
  private committed = false;
  private readonly afterCommit: (() => void | Promise<void>)[] = [];

  constructor(
    readonly actor: Actor,
    readonly now: Date,
    readonly today: CivilDate,
    private readonly connection: PipelinedConnection,
    private readonly runner: QueryRunner,
    private readonly reads: boolean,
  ) {}

  /** Runs one statement; values go in `parameters`, never in the text. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.assertOpen();
    const result = await this.connection.query(sql, parameters);
    return result.rows as Row[];
  }

  /** Runs the last statement: where one only reads, the end of the transaction travels with it, and nothing may follow. */
  queryLast<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const rows = this.query<Row>(sql, parameters);
    if (this.reads) {
      void this.commit();
      this.ended = true;
    }
    return rows;
  }

  /** Runs one statement and tells how many rows it touched. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    this.assertOpen();
    const result = await this.connection.query(sql, parameters);
    return result.rowCount ?? 0;
  }

  get manager(): EntityManager {
    this.assertOpen();
    return this.runner.manager;
  }

  /** What leaves the process waits for the commit. */
  onCommit(work: () => void | Promise<void>): void {
    this.assertOpen();
    this.afterCommit.push(work);
  }

  /** Nobody waits for the end of a transaction that only read. Only the unit of work calls it. */
  async commit(): Promise<void> {
    if (this.committed) {
      return;
    }
    this.committed = true;
    const done = this.connection.send('COMMIT');
    if (!this.reads) {
      await done;
    }
  }

  /** Ends the value and returns what waited for the commit. Only the unit of work calls it. */
  end(): readonly (() => void | Promise<void>)[] {
    this.ended = true;
    return this.afterCommit;
  }

  private assertOpen(): void {
    if (this.ended) {
      throw new Error('The transaction has ended: await every statement inside the unit of work.');
    }
  }
}
