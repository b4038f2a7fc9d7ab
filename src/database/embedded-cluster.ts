import {
  chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './embedded-binaries.js';
import { EmbeddedServerError, errorText } from './embedded-error.js';
import { handOver, type EmbeddedHome } from './embedded-home.js';
import { runCommand } from './embedded-process.js';

/**
 * Makes sure that the data folder holds a whole cluster of the programs' major version.
 *
 * `initdb` works in a draft folder that takes its final name only when it is whole: what a killed start leaves is a
 * draft, which the next start deletes.
 * @param options.mayBeLost whether a power cut may lose the data, which is quicker
 * @throws EmbeddedServerError `data-version`, `folder-unusable`, `initialisation-failed`
 */
export async function prepareCluster(
  home: EmbeddedHome,
  binaries: Binaries,
  { log, mayBeLost }: { log: (line: string) => void; mayBeLost: boolean },
): Promise<void> {
  deleteDrafts(home.base);
  if (existsSync(join(home.dataFolder, 'PG_VERSION'))) {
    await checkVersion(home, binaries);
    chmodSync(home.dataFolder, 0o700);
    return;
  }
  if (existsSync(home.dataFolder)) deleteEmptyFolder(home.dataFolder);
  log('Creating the embedded PostgreSQL data (first start)');
  await initialise(home, binaries, mayBeLost);
}

function deleteDrafts(base: string): void {
  for (const name of readdirSync(base)) {
    if (name.startsWith('postgres.draft-')) rmSync(join(base, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

function deleteEmptyFolder(folder: string): void {
  if (readdirSync(folder).length > 0) {
    throw new EmbeddedServerError(
      'folder-unusable',
      `The folder ${folder} holds files but no PostgreSQL data: move it away, or set MITHAQ_HOME to another folder.`,
    );
  }
  rmdirSync(folder);
}

async function checkVersion(home: EmbeddedHome, binaries: Binaries): Promise<void> {
  const made = readFileSync(join(home.dataFolder, 'PG_VERSION'), 'utf8').trim();
  const { output } = await runCommand(binaries.postgres, ['--version'], { account: home.account, folder: home.base });
  const embedded = /PostgreSQL\)? (\d+)/.exec(output)?.[1];
  if (embedded !== made) {
    throw new EmbeddedServerError(
      'data-version',
      `The data in ${home.dataFolder} was made by PostgreSQL ${made} and this program embeds PostgreSQL ${embedded ?? 'of an unknown version'}: serve it with PostgreSQL ${made} through DATABASE_OWNER_URL and DATABASE_URL, or set MITHAQ_HOME to an empty folder.`,
    );
  }
}

async function initialise(home: EmbeddedHome, binaries: Binaries, mayBeLost: boolean): Promise<void> {
  const draft = join(home.base, `postgres.draft-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  handOver(draft, home.account);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${home.secrets.superuser}\n`, { mode: 0o600 });
  handOver(passwordFile, home.account);
  try {
    const { status, output } = await runCommand(
      binaries.initdb,
      [
        '-D', draft, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
        '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums',
        ...(mayBeLost ? ['--no-sync'] : []),
      ],
      { account: home.account, folder: home.base },
    );
    if (status !== 0) throw initialisationFailed(home, output);
    renameSync(draft, home.dataFolder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error instanceof EmbeddedServerError ? error : initialisationFailed(home, errorText(error));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initialisationFailed(home: EmbeddedHome, output: string): EmbeddedServerError {
  const reason = output.split('\n').find((line) => /error|fatal|could not|cannot/i.test(line)) ?? output.trim().split('\n').at(-1) ?? '';
  if (/No space left/i.test(output)) {
    return new EmbeddedServerError('folder-unusable', `The disk of ${home.base} is full: free some space, or set MITHAQ_HOME to another folder.`);
  }
  return new EmbeddedServerError(
    'initialisation-failed',
    `PostgreSQL could not create its data in ${home.base} (${reason.trim()}): remedy this, or set DATABASE_OWNER_URL and DATABASE_URL to a PostgreSQL 15 server.`,
  );
}
