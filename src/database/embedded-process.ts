import { execFileSync, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { ServerAccount } from './embedded-account.js';
import { errorCode } from './embedded-error.js';

export type CommandResult = { status: number | null; output: string };

/** Only what the binaries need: no secret of the program, no PG* variable of the shell, messages in English. */
function childEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** Starts a PostgreSQL program under the account, in its own process group, so that Ctrl-C reaches the program alone. */
export function launch(
  file: string,
  parameters: string[],
  options: { account: ServerAccount; folder: string; stdio: StdioOptions },
): ChildProcess {
  return spawn(file, parameters, {
    ...options.account,
    cwd: options.folder,
    env: childEnvironment(),
    stdio: options.stdio,
    detached: true,
    windowsHide: true,
  });
}

/** Runs a PostgreSQL program to its end. Rejects only when it cannot be started. */
export function runCommand(
  file: string,
  parameters: string[],
  options: { account: ServerAccount; folder: string },
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = launch(file, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

/** Whether a process with this number runs, whoever owns it; one that ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return linuxStatus(pid)?.[0] !== 'Z';
}

/** The fields of `/proc/<pid>/stat` that follow the command's name: the state comes first, the start tick is the twentieth. */
function linuxStatus(pid: number): string[] | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // not Linux, or the process is gone or hidden from this user
  }
}

/**
 * What tells a process from a later one with the same number: the boot and the tick it started at.
 * An empty string where the system does not say.
 */
export function processIdentity(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      const tick = linuxStatus(pid)?.[19];
      return tick === undefined ? '' : `${boot}/${tick}`;
    }
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim();
  } catch {
    return ''; // the process is gone, or hidden from this user
  }
}

/** Whether the process is a PostgreSQL server on this data folder. */
export function isServerOn(pid: number, dataFolder: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux') {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (!/postgres$/.test(command[0] ?? '')) return false;
      return command.includes(dataFolder) || readlinkSync(`/proc/${pid}/cwd`) === dataFolder;
    }
    if (process.platform === 'win32') return true;
    const command = execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(dataFolder);
  } catch {
    return false; // another user's process: it cannot run on a folder that only ours may enter
  }
}

/** The name of the user who runs the program, for sentences. */
export function currentUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `number ${process.getuid?.() ?? 0}`; // a container's user often has no name
  }
}
