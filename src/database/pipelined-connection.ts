import { createHash } from 'node:crypto';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';

/** A connection whose messages leave together when they are sent in one turn: each message of its own costs a system call and a wait. */
export class PipelinedConnection {
  constructor(private readonly client: PoolClient) {}

  /** Sends statements without parameters. Whoever waits for what follows is told of the failure there: it need not be awaited. */
  send(statements: string): Promise<unknown> {
    this.gather();
    const done = this.client.query(statements);
    done.catch(() => undefined);
    return done;
  }

  query(sql: string, parameters: readonly unknown[]): Promise<QueryResult> {
    this.gather();
    return this.client.query(prepared(sql, parameters));
  }

  private gather(): void {
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
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
