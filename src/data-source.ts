import type { ClientBase } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './database/snake-naming.js';
import { entities } from './entities.js';

export interface ConnectionSettings {
  url: string;
  /** Connections kept open; 10 unless told. */
  poolSize?: number;
}

/** One builder of options for the server, the command line and the tests. */
export function dataSourceOptions({ url, poolSize = 10 }: ConnectionSettings): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    entities,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    logging: false,
    applicationName: 'mithaq',
    connectTimeoutMS: 5000,
    extra: {
      idle_in_transaction_session_timeout: 10_000,
      statement_timeout: 60_000,
      // what is sent in one turn leaves in one message; the answers come in order
      pipeline: true,
      // a connection may break in the instant between two holders, when nobody listens: unheard, the event would end the process
      onConnect: (client: ClientBase) => void client.on('error', () => undefined),
    },
  };
}

export function createDataSource(settings: ConnectionSettings): DataSource {
  return new DataSource(dataSourceOptions(settings));
}
