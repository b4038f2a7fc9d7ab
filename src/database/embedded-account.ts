import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedServerError } from './embedded-error.js';

/** Whom the PostgreSQL processes run as: `undefined` means the user who runs the program. */
export type ServerAccount = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root: these accounts exist on most systems; a `mithaq` account is preferred where one was made. */
const unprivilegedAccounts = ['mithaq', 'postgres', 'nobody'];

/**
 * Chooses the account that runs PostgreSQL. An ordinary user runs it himself; root hands it to the owner of the existing
 * data, or to an unprivileged account.
 * @param dataFolder the folder of the data, which may not exist yet
 * @throws EmbeddedServerError `account-missing` when root has no account to hand it to
 */
export function serverAccount(dataFolder: string): ServerAccount {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of unprivilegedAccounts) {
    const account = lookUp(name);
    if (account !== undefined) return account;
  }
  throw new EmbeddedServerError(
    'account-missing',
    'PostgreSQL does not run as root and this system has no account named mithaq, postgres or nobody: create one with "useradd --system mithaq", or start Mithaq as an ordinary user.',
  );
}

function lookUp(name: string): ServerAccount {
  try {
    const [uid, gid] = ['-u', '-g'].map((option) =>
      Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
    );
    return uid !== undefined && gid !== undefined && uid > 0 ? { uid, gid } : undefined;
  } catch {
    return undefined; // `id` answers with a failure for a name that does not exist
  }
}

/** Whether the account may enter every folder that leads to an existing path, the path included when it is a folder. */
export function canReach(account: ServerAccount, path: string): boolean {
  if (account === undefined) return true;
  let current = realpathSync(path);
  if (!statSync(current).isDirectory()) current = dirname(current);
  for (;;) {
    const { mode, uid, gid } = statSync(current);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}
