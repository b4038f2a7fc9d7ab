import { Client } from 'pg';
import { installedBinaries, prepareBinaries } from './embedded-binaries.js';
import { prepareCluster } from './embedded-cluster.js';
import { EmbeddedServerError } from './embedded-error.js';
import { folderError, openHome, type EmbeddedHome } from './embedded-home.js';
import { freePort, recover, startPostmaster, stopPostmaster } from './embedded-postmaster.js';
import { isServerOn } from './embedded-process.js';
import { ensureRoles } from './roles.js';

export { EmbeddedServerError } from './embedded-error.js';

export type EmbeddedServerOptions = {
  /** Folder of the data, its passwords and PostgreSQL's log; created when missing. */
  home: string;
  /** A port of 127.0.0.1; a free one when left out. */
  port?: number;
  /** Receives progress lines. */
  log?: (line: string) => void;
  /** More PostgreSQL settings, such as `{ fsync: 'off' }` for data that may be lost. */
  settings?: Record<string, string>;
  /** Where root keeps the data of a home that an unprivileged account cannot enter (a clone under `/root`). */
  systemFolder?: string;
  /** Folder `native` of PostgreSQL's programs; by default the installed package's. */
  native?: string;
};

export type EmbeddedServer = {
  /** Owns the database `mithaq`, may create roles, is no superuser. */
  ownerUrl: string;
  /** Member of `mithaq_app`, owns nothing. */
  serveUrl: string;
  /** A superuser on the maintenance database `postgres`, for tests and backups. */
  superuserUrl: string;
  port: number;
  /** The process number of PostgreSQL. */
  pid: number;
  dataFolder: string;
  /** Fast shutdown; a second call does nothing. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL 18, creating its data and its two roles on first start and recovering what a killed
 * run left.
 * @throws EmbeddedServerError whose message is one sentence with the remedy
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined);
  const native = options.native ?? installedBinaries();
  const home = openHome(options.home, options.systemFolder ?? '/var/lib/mithaq');
  try {
    if (home.base !== home.home) log(`The data stands in ${home.base}, since PostgreSQL's account cannot enter ${home.home}`);
    const binaries = prepareBinaries(native, home.account, home.base);
    await prepareCluster(home, binaries, { log, mayBeLost: options.settings?.['fsync'] === 'off' });
    await recover(home, binaries, log);
    log('Starting the embedded PostgreSQL');
    const { port, postmaster } = await startOnPort(home, binaries, options);
    let stopping = false;
    const stopAtExit = () => {
      if (isServerOn(postmaster.pid, home.dataFolder)) process.kill(postmaster.pid, 'SIGINT');
    };
    process.once('exit', stopAtExit);
    void postmaster.exited.then(() => {
      process.off('exit', stopAtExit);
      if (!stopping) log(`The embedded PostgreSQL ended by itself: read ${home.logFile}, then stop and start Mithaq again.`);
    });
    const stop = async () => {
      if (stopping) return;
      stopping = true;
      await stopPostmaster(home, binaries, postmaster.pid);
      home.release();
    };
    try {
      return { ...(await prepareDatabase(home, port)), port, pid: postmaster.pid, dataFolder: home.dataFolder, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    home.release();
    throw isFolderFailure(error) ? folderError(home.base, error) : error;
  }
}

function isFolderFailure(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'path' in error;
}

async function startOnPort(home: EmbeddedHome, binaries: ReturnType<typeof prepareBinaries>, options: EmbeddedServerOptions) {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    try {
      return { port, postmaster: await startPostmaster(home, binaries, port, options.settings ?? {}) };
    } catch (error) {
      const taken = error instanceof EmbeddedServerError && error.code === 'port-busy';
      if (!taken || options.port !== undefined || attempt === 3) throw error;
    }
  }
}

async function prepareDatabase(home: EmbeddedHome, port: number): Promise<Pick<EmbeddedServer, 'ownerUrl' | 'serveUrl' | 'superuserUrl'>> {
  const url = (user: string, password: string, database: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const superuserUrl = url('postgres', home.secrets.superuser, 'postgres');
  const ownerUrl = url('mithaq_owner', home.secrets.owner, 'mithaq');
  const serveUrl = url('mithaq_serve', home.secrets.serve, 'mithaq');
  await withClient(superuserUrl, async (client) => {
    if ((await client.query("SELECT FROM pg_roles WHERE rolname = 'mithaq_owner'")).rowCount === 0) {
      const { rows } = await client.query<{ statement: string }>(
        "SELECT format('CREATE ROLE mithaq_owner LOGIN CREATEROLE PASSWORD %L', $1::text) AS statement",
        [home.secrets.owner],
      );
      await client.query(rows[0]?.statement ?? '');
    }
    if ((await client.query("SELECT FROM pg_database WHERE datname = 'mithaq'")).rowCount === 0) {
      await client.query('CREATE DATABASE mithaq OWNER mithaq_owner');
    }
  });
  await withClient(ownerUrl, (client) => ensureRoles(client, { serveUrl }));
  return { ownerUrl, serveUrl, superuserUrl };
}

async function withClient(connectionString: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
