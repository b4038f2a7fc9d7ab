import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedServerError, errorCode } from './embedded-error.js';
import { isAlive, processIdentity } from './embedded-process.js';

type Holder = { pid: number; identity: string };

/** The program that holds a home folder, or nothing when no living program does. */
export function homeHolder(home: string): Holder | undefined {
  const holder = readHolder(join(home, 'program.lock'));
  return holder !== undefined && isHolding(holder) ? holder : undefined;
}

/**
 * Takes the home folder for this process; a lock left by a dead process is taken over.
 * @returns what gives it back
 * @throws EmbeddedServerError `home-in-use` while another program holds it
 */
export function lockHome(home: string): () => void {
  const lock = join(home, 'program.lock');
  const draft = `${lock}.${process.pid}.${process.hrtime.bigint()}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) } satisfies Holder), { mode: 0o644 });
  try {
    while (!claim(draft, lock)) {
      const holder = readHolder(lock);
      if (holder !== undefined && isHolding(holder)) {
        throw new EmbeddedServerError(
          'home-in-use',
          `Mithaq already runs on ${home} (process ${holder.pid}): stop it first, or set MITHAQ_HOME to another folder.`,
        );
      }
      discardStale(lock, draft, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

/** A link is made whole or not at all, so a lock is never seen half written. */
function claim(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead program's lock away; puts it back if, meanwhile, a living one had taken its place. */
function discardStale(lock: string, draft: string, stale: Holder | undefined): void {
  const aside = `${draft}.stale`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== undefined && (moved.pid !== stale?.pid || moved.identity !== stale.identity)) claim(aside, lock);
  unlinkSync(aside);
}

function readHolder(lock: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value)) return undefined;
    return typeof value.pid === 'number' && typeof value.identity === 'string' ? { pid: value.pid, identity: value.identity } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isHolding(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const identity = processIdentity(holder.pid);
  return identity === '' || holder.identity === '' || identity === holder.identity;
}
