import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { homeHolder } from '../../src/database/embedded-lock.js';
import { isServerOn } from '../../src/database/embedded-process.js';
import { startEmbeddedServer } from '../../src/database/embedded-server.js';

/** A folder younger than this may belong to a run that has not locked it yet, in milliseconds. */
const SETTLING_TIME = 60_000;
const PREFIX = 'mithaq-test-';

export type TemporaryServer = { superuserUrl: string; remove(): Promise<void> };

/** An embedded PostgreSQL for data that may be lost. Removes the servers that killed runs left. */
export async function startTemporaryServer(): Promise<TemporaryServer> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) removeIfDead(join(tmpdir(), name));
  const home = mkdtempSync(join(tmpdir(), PREFIX));
  if (process.getuid?.() === 0) chmodSync(home, 0o711); // PostgreSQL runs under another account and must pass through
  const server = await startEmbeddedServer({
    home,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  return {
    superuserUrl: server.superuserUrl,
    remove: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
      rmSync(dirname(server.dataFolder), { recursive: true, force: true });
    },
  };
}

function removeIfDead(home: string): void {
  const { mtimeMs, uid } = statSync(home);
  const isOurs = process.getuid === undefined || [0, uid].includes(process.getuid());
  if (!isOurs || Date.now() - mtimeMs < SETTLING_TIME || homeHolder(home) !== undefined) return;
  const dataFolder = join(home, 'postgres');
  const pidFile = join(dataFolder, 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  if (pid > 0 && isServerOn(pid, dataFolder)) process.kill(pid, 'SIGQUIT');
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
