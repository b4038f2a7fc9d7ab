import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './embedded-binaries.js';
import { EmbeddedServerError } from './embedded-error.js';
import type { EmbeddedHome } from './embedded-home.js';
import { isAlive, isServerOn, launch, runCommand } from './embedded-process.js';

/** How long PostgreSQL may take to replay its log after a kill, in milliseconds. */
const startLimit = 300_000;
/** How long orphaned back ends of a killed server may take to notice and end, in milliseconds. */
const orphanLimit = 15_000;

export type Postmaster = { pid: number; exited: Promise<void> };

/**
 * Clears what an earlier run left: a server that still runs on the data is stopped, a pid file that names a dead or an
 * unrelated process is deleted (PostgreSQL itself refuses to start when the number was taken by another program).
 */
export async function recover(home: EmbeddedHome, binaries: Binaries, log: (line: string) => void): Promise<void> {
  const pidFile = join(home.dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 0 && isServerOn(pid, home.dataFolder)) {
    log('Stopping the PostgreSQL that an interrupted run left behind');
    await stopPostmaster(home, binaries, pid);
    return;
  }
  log('Recovering the data after an interrupted run');
  rmSync(pidFile, { force: true });
}

/**
 * Starts PostgreSQL on 127.0.0.1 and waits until it accepts connections.
 * @param settings server settings, beyond those of an embedded server
 * @throws EmbeddedServerError `port-busy`, `start-failed`, `folder-unusable`
 */
export async function startPostmaster(
  home: EmbeddedHome,
  binaries: Binaries,
  port: number,
  settings: Record<string, string>,
): Promise<Postmaster> {
  const until = Date.now() + orphanLimit;
  for (;;) {
    const attempt = await tryStart(home, binaries, port, settings);
    if (typeof attempt !== 'string') return attempt;
    if (!/pre-existing shared memory block/.test(attempt) || Date.now() > until) throw startFailed(home, port, attempt);
    await delay(250);
  }
}

async function tryStart(home: EmbeddedHome, binaries: Binaries, port: number, settings: Record<string, string>): Promise<Postmaster | string> {
  if (existsSync(home.logFile)) renameSync(home.logFile, `${home.logFile}.previous`);
  const logDescriptor = openSync(home.logFile, 'w', 0o600);
  const options = Object.entries({ ...settings, listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' });
  const child = launch(
    binaries.postgres,
    ['-D', home.dataFolder, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { account: home.account, folder: home.base, stdio: ['ignore', logDescriptor, logDescriptor] },
  );
  closeSync(logDescriptor);
  let ended: string | undefined;
  const exited = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      ended ??= reason;
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (status, signal) => end(`it ended with ${signal ?? status}`));
  });
  const until = Date.now() + startLimit;
  while (ended === undefined && Date.now() < until) {
    if (child.pid !== undefined && isReady(home, child.pid)) {
      child.unref();
      return { pid: child.pid, exited };
    }
    await Promise.race([delay(25), exited]);
  }
  if (ended === undefined && child.pid !== undefined) {
    await stopPostmaster(home, binaries, child.pid);
    ended = `it was not ready after ${startLimit / 60_000} minutes`;
  }
  return fatalLines(home.logFile) || (ended ?? '');
}

/** The eighth line of the pid file says `ready` once connections are accepted. */
function isReady(home: EmbeddedHome, pid: number): boolean {
  const pidFile = join(home.dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) return false;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function fatalLines(logFile: string): string {
  return readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => /FATAL|PANIC|could not bind|error while loading/.test(line))
    .map((line) => line.replace(/^.*?(?:FATAL|PANIC|LOG): +/, ''))
    .join('; ');
}

function startFailed(home: EmbeddedHome, port: number, reason: string): EmbeddedServerError {
  if (/could not bind|Address already in use/.test(reason)) {
    return new EmbeddedServerError('port-busy', `Port ${port}, asked for the embedded PostgreSQL, is in use by another program: stop that program or choose another port.`);
  }
  if (/No space left/.test(reason)) {
    return new EmbeddedServerError('folder-unusable', `The disk of ${home.dataFolder} is full: free some space and start again.`);
  }
  return new EmbeddedServerError('start-failed', `PostgreSQL did not start (${reason}): read ${home.logFile}, remedy this and start again.`);
}

/**
 * Ends the server: transactions in progress are rolled back and the data is written out.
 * @throws EmbeddedServerError `stop-failed`
 */
export async function stopPostmaster(home: EmbeddedHome, binaries: Binaries, pid: number): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    // pg_ctl signals whatever process the pid file names, so it is asked only while that is our server
    if (!isServerOn(pid, home.dataFolder)) return;
    const parameters = ['stop', '-D', home.dataFolder, '-m', mode, '-t', '60', '-w'];
    await runCommand(binaries.control, parameters, { account: home.account, folder: home.base });
    for (let wait = 0; wait < 40 && isAlive(pid); wait += 1) await delay(25);
  }
  if (!isServerOn(pid, home.dataFolder)) return;
  throw new EmbeddedServerError('stop-failed', `PostgreSQL (process ${pid}) does not stop: end it with "kill -QUIT ${pid}"; the next start recovers the data.`);
}

/** A port of 127.0.0.1 that no program listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
