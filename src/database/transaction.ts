import { createHash } from 'node:crypto';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { PoolClient, QueryConfig } from 'pg';
import type { Actor } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';

/** An open transaction, handed over as a value. It refuses to work once it has ended. */
export class Transaction {
  private ended = false;
  private readonly afterCommit: (() => void | Promise<void>)[] = [];

  constructor(
    readonly actor: Actor,
    readonly now: Date,
    readonly today: CivilDate,
    private readonly client: PoolClient,
    private readonly runner: QueryRunner,
  ) {}

  /** Runs one statement; values go in `parameters`, never in the text. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.assertOpen();
    const result = await this.client.query(prepared(sql, parameters));
    return result.rows as Row[];
  }

  /** Runs one statement and tells how many rows it touched. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    this.assertOpen();
    const result = await this.client.query(prepared(sql, parameters));
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

/** A connection keeps the plans of so many statements; lists with rare filters beyond them are planned each time. */
const MOST_PREPARED = 500;
const names = new Map<string, string>();

/** Each statement is planned once per connection: with row-level security, planning costs more than running. */
function prepared(sql: string, parameters: readonly unknown[]): QueryConfig {
  let name = names.get(sql);
  if (!name && names.size < MOST_PREPARED) {
    name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    names.set(sql, name);
  }
  return name ? { name, text: sql, values: [...parameters] } : { text: sql, values: [...parameters] };
}
