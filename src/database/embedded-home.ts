import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { canReach, serverAccount, type ServerAccount } from './embedded-account.js';
import { EmbeddedServerError, errorCode, errorText } from './embedded-error.js';
import { lockHome } from './embedded-lock.js';
import { currentUser } from './embedded-process.js';

/** Passwords of the embedded server's three roles, made once per home. */
export type Secrets = { superuser: string; owner: string; serve: string };

export type EmbeddedHome = {
  home: string;
  /** Where the data and, where needed, a copy of the programs stand: the home itself, unless PostgreSQL's account cannot enter it. */
  base: string;
  dataFolder: string;
  logFile: string;
  account: ServerAccount;
  secrets: Secrets;
  /** Gives the home back to other programs. */
  release: () => void;
};

type State = { base?: string; secrets: Secrets };

/**
 * Creates or opens the home folder and takes it for this process.
 * @param systemFolder where root keeps the data of a home that an unprivileged account cannot enter
 * @throws EmbeddedServerError `folder-unusable`, `home-in-use`, `account-missing`, `data-not-ours`, `secrets-missing`
 */
export function openHome(folder: string, systemFolder: string): EmbeddedHome {
  let home = resolve(folder);
  let release: (() => void) | undefined;
  try {
    makeFolder(home);
    home = realpathSync(home);
    release = lockHome(home);
    return { home, ...settle(home, systemFolder), logFile: join(home, 'postgres.log'), release };
  } catch (error) {
    release?.();
    throw error instanceof EmbeddedServerError ? error : folderError(home, error);
  }
}

/** A folder that others may pass through but not list when root makes it, since another account runs PostgreSQL. */
function makeFolder(folder: string): void {
  const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
  if (isNew && process.getuid?.() === 0) chmodSync(folder, 0o711);
}

/** The folder of a base outside the home, with the way to it. */
function makeBase(base: string): void {
  try {
    makeFolder(dirname(base));
    makeFolder(base);
  } catch (error) {
    throw folderError(base, error);
  }
}

function settle(home: string, systemFolder: string): Pick<EmbeddedHome, 'base' | 'dataFolder' | 'account' | 'secrets'> {
  const state = readState(home);
  let base = state?.base ?? home;
  const account = serverAccount(join(base, 'postgres'));
  if (existsSync(join(base, 'postgres'))) {
    refuseForeignData(base, account);
    if (state === undefined && existsSync(join(base, 'postgres', 'PG_VERSION'))) throw secretsMissing(home, base);
  } else if (!canReach(account, home)) {
    base = state?.base ?? join(systemFolder, randomUUID());
  }
  const secrets = state?.secrets ?? { superuser: password(), owner: password(), serve: password() };
  if (state === undefined || state.base !== (base === home ? undefined : base)) {
    writeState(home, base === home ? { secrets } : { base, secrets });
  }
  if (base !== home) makeBase(base);
  return { base, dataFolder: join(base, 'postgres'), account, secrets };
}

function refuseForeignData(base: string, account: ServerAccount): void {
  const data = join(base, 'postgres');
  const { uid } = statSync(data);
  if (account === undefined && process.getuid !== undefined && uid !== process.getuid()) {
    throw new EmbeddedServerError(
      'data-not-ours',
      `The data in ${data} belongs to user number ${uid}: start Mithaq as the user who made it, or set MITHAQ_HOME to another folder.`,
    );
  }
  if (!canReach(account, base)) {
    throw new EmbeddedServerError(
      'data-not-ours',
      `User number ${uid}, who owns the data in ${data}, cannot enter the folders that lead to it: run "chmod o+x" on them, or move the home and set MITHAQ_HOME.`,
    );
  }
}

function secretsMissing(home: string, base: string): EmbeddedServerError {
  return new EmbeddedServerError(
    'secrets-missing',
    `${join(home, 'embedded.json')}, which holds the passwords of the data in ${join(base, 'postgres')}, is missing or damaged: restore it, or set MITHAQ_HOME to an empty folder.`,
  );
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function readState(home: string): State | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(home, 'embedded.json'), 'utf8'));
    return isState(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isState(value: unknown): value is State {
  if (typeof value !== 'object' || value === null || !('secrets' in value)) return false;
  const { secrets } = value;
  const complete =
    typeof secrets === 'object' && secrets !== null &&
    'superuser' in secrets && typeof secrets.superuser === 'string' &&
    'owner' in secrets && typeof secrets.owner === 'string' &&
    'serve' in secrets && typeof secrets.serve === 'string';
  return complete && (!('base' in value) || typeof value.base === 'string');
}

function writeState(home: string, state: State): void {
  const file = join(home, 'embedded.json');
  writeFileSync(`${file}.draft`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${file}.draft`, file);
}

/** Hands a file or folder that root made to the account that runs PostgreSQL. */
export function handOver(path: string, account: ServerAccount): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

/** One sentence for a failure of the file system under the home. */
export function folderError(folder: string, cause: unknown): EmbeddedServerError {
  const remedy = 'or set MITHAQ_HOME to another folder';
  const sentences: Record<string, string> = {
    EACCES: `The folder ${folder} cannot be read and written by user ${currentUser()}: run "chown -R ${currentUser()} ${folder}" as root, ${remedy}.`,
    EPERM: `The folder ${folder} cannot be changed by user ${currentUser()}: run "chown -R ${currentUser()} ${folder}" as root, ${remedy}.`,
    EROFS: `The folder ${folder} is on a read-only disk: mount it for writing, ${remedy}.`,
    ENOSPC: `The disk of ${folder} is full: free some space, ${remedy}.`,
    EDQUOT: `The disk quota of ${folder} is used up: free some space, ${remedy}.`,
    EEXIST: `${folder} is a file where a folder is needed: move it away, ${remedy}.`,
    ENOTDIR: `${folder} stands under a file where a folder is needed: move that file away, ${remedy}.`,
    ENAMETOOLONG: `The path ${folder} is too long for this system: set MITHAQ_HOME to a shorter one.`,
  };
  const fallback = `The folder ${folder} cannot be used (${errorText(cause)}): check it, ${remedy}.`;
  return new EmbeddedServerError('folder-unusable', sentences[errorCode(cause)] ?? fallback, { cause });
}
