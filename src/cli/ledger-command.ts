import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nobody } from '../common/actor.js';
import { systemClock } from '../common/clock.js';
import { readObjectStore } from '../config/file-settings.js';
import { readLedgerKey } from '../config/ledger-key.js';
import { withLocalSecrets } from '../config/local-secrets.js';
import { createDataSource } from '../data-source.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import '../database/value-types.js';
import { fileStoreOf } from '../files/file-store-of.js';
import type { FileStore } from '../files/file-store.js';
import { FolderFileStore } from '../files/folder-file-store.js';
import { currentLog, keysOf, lastCheckpoint } from '../ledger/log.queries.js';
import { parseCheckpoint } from '../ledger/notes/checkpoint.js';
import { rotationNote } from '../ledger/notes/key-rotation.js';
import { openNote, parseVerifier, signerOf, type Verifier, verifierText } from '../ledger/notes/signed-note.js';
import { databaseTrail } from '../ledger/verify/database-trail.js';
import { exportedTrail, writeTrail } from '../ledger/verify/exported-trail.js';
import { COULD_NOT_VERIFY } from '../ledger/verify/finding.js';
import type { TrustedCheckpoint } from '../ledger/verify/trail-check.js';
import { type Verification, verifyTrail } from '../ledger/verify/verify-trail.js';
import { computing } from '../progress/computing.js';
import { databaseServer } from './database-server.js';
import { homeFolder } from './home.js';

const USAGE = `Write one of:
  mithaq ledger verify [--export FILE] [--trusted NOTE]... [--key VERIFIER]... [--files FOLDER | --no-files] [--json]
  mithaq ledger export FILE
  mithaq ledger checkpoint
  mithaq ledger rotate-key --to FILE
  mithaq ledger renew
docs/trail.md says what each does, and what the exit codes of verify mean.
`;

/** `mithaq ledger`: verify exits with 0, with the code of what it found, or with 20 when it could not verify; the others with 0 or 2. */
export async function ledger([action, ...rest]: readonly string[]): Promise<number> {
  const run = { verify, export: exportTrail, checkpoint: printCheckpoint, 'rotate-key': rotateKey, renew }[action ?? ''];
  if (!run) {
    process.stderr.write(USAGE);
    return action === 'verify' ? COULD_NOT_VERIFY : 2;
  }
  try {
    return await run([...rest]);
  } catch (error) {
    process.stderr.write(`${action === 'verify' ? 'The trail could not be verified' : 'Nothing was done'}: ${error instanceof Error ? error.message : String(error)}\n`);
    return action === 'verify' ? COULD_NOT_VERIFY : 2;
  }
}

async function verify(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args, options: { export: { type: 'string' }, trusted: { type: 'string', multiple: true }, key: { type: 'string', multiple: true }, files: { type: 'string' }, 'no-files': { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const options = { keys: (values.key ?? []).map(parseVerifier), trusted: await Promise.all((values.trusted ?? []).map(readTrusted)) };
  const store = values['no-files'] ? null : values.files ? new FolderFileStore(values.files) : values.export ? null : registersStore();
  const verification = values.export
    ? await verifyTrail(exportedTrail(values.export), options, store)
    : await withDatabase((unitOfWork) => unitOfWork.read(nobody('mithaq ledger verify'), (tx) => computing(tx, () => verifyTrail(databaseTrail(tx), options, store))));
  process.stdout.write(values.json ? `${JSON.stringify(verification, null, 1)}\n` : told(verification, options));
  return verification.exitCode;
}

function told({ findings, counted, leaves, checkpoints, files }: Verification, { keys, trusted }: { keys: readonly Verifier[]; trusted: readonly TrustedCheckpoint[] }): string {
  const lines = findings.map(({ class: kind, origin, index, what }) => `${kind.toUpperCase()}${index === null ? '' : ` at ${index}`}${origin ? ` in ${origin}` : ''}: ${what}.`);
  if (counted > findings.length) lines.push(`${counted - findings.length} more are not shown.`);
  lines.push(`${leaves} leaves, ${checkpoints} checkpoints and ${files ?? 'no'} evidence files read; ${counted} findings.`);
  if (keys.length === 0) lines.push('The keys are those that the trail itself shows: give the one that you were handed with --key.');
  if (trusted.length === 0) lines.push('No checkpoint kept elsewhere was compared (--trusted): that the end was not cut off is not proved.');
  return `${lines.join('\n')}\n`;
}

async function readTrusted(path: string): Promise<TrustedCheckpoint> {
  const { origin, size, root } = parseCheckpoint(openNote(await readFile(path, 'utf8')).text);
  return { origin, size: Number(size), root };
}

async function exportTrail([path, ...others]: string[]): Promise<number> {
  if (!path || others.length > 0) throw new Error('name one file to write, as in mithaq ledger export trail.jsonl.gz');
  await withDatabase((unitOfWork) => unitOfWork.read(nobody('mithaq ledger export'), (tx) => computing(tx, () => writeTrail(databaseTrail(tx), path))));
  process.stdout.write(`${path} holds the trail; check it with mithaq ledger verify --export ${path}.\n`);
  return 0;
}

async function printCheckpoint(): Promise<number> {
  const checkpoint = await withDatabase((unitOfWork) => unitOfWork.read(nobody('mithaq ledger checkpoint'), async (tx) => {
    const log = await currentLog(tx);
    return log && lastCheckpoint(tx, log.id);
  }));
  if (!checkpoint) throw new Error('nothing is sealed yet: start the register once');
  process.stdout.write(checkpoint.note);
  return 0;
}

/** The key in use signs the next one over; from the next start on the register is given that one. */
async function rotateKey(args: string[]): Promise<number> {
  const { values: { to } } = parseArgs({ args, options: { to: { type: 'string' } } });
  if (!to) throw new Error('name the file of the next key, as in mithaq ledger rotate-key --to next-key.pem; make it with openssl genpkey -algorithm ed25519');
  const problems: string[] = [];
  const present = readLedgerKey(await withLocalSecrets(process.env, homeFolder()), problems);
  const next = readLedgerKey({ MITHAQ_LEDGER_KEY_FILE: to }, problems);
  if (problems.length > 0) throw new Error(problems.join(' '));
  const verifier = await withDatabase((unitOfWork) => unitOfWork.run(nobody('mithaq ledger rotate-key'), (tx) => handOver(tx, present, next)));
  process.stdout.write(`The key is handed over to ${verifier}.\nStop the register, give it the new key as MITHAQ_LEDGER_KEY or MITHAQ_LEDGER_KEY_FILE, start it, and hand this line to the witnesses.\n`);
  return 0;
}

async function handOver(tx: Transaction, present: string, next: string): Promise<string> {
  const log = await currentLog(tx);
  if (!log) throw new Error('nothing is sealed yet: start the register once');
  const [from, to] = [signerOf(log.origin, createPrivateKey(present)), signerOf(log.origin, createPrivateKey(next))];
  const last = (await keysOf(tx, log.id)).at(-1);
  if (last?.verifier !== verifierText(from)) throw new Error(`the present key is not the one that signs this log, ${last?.verifier ?? 'which has signed nothing yet'}`);
  const fromSize = (await lastCheckpoint(tx, log.id))?.size ?? 0n;
  await tx.execute('select ledger.record_key($1, $2, $3, $4)', [log.id, fromSize.toString(), verifierText(to), rotationNote(log.origin, fromSize, from, to)]);
  return verifierText(to);
}

/** For a key that is lost: the log ends where it is, and another one begins that commits to it. */
async function renew(): Promise<number> {
  const log = await withDatabase((unitOfWork) => unitOfWork.run(nobody('mithaq ledger renew'), async (tx) => {
    await tx.execute('select ledger.recognise_cluster(true)');
    return currentLog(tx);
  }));
  process.stdout.write(`The trail goes on in the log ${log?.origin ?? ''}. Tell the witnesses why, and hand them the key that mithaq ledger verify shows.\n`);
  return 0;
}

function registersStore(): FileStore {
  const problems: string[] = [];
  const objectStore = readObjectStore(process.env, problems);
  if (problems.length > 0) throw new Error(problems.join(' '));
  return fileStoreOf({ objectStore, filesFolder: process.env['MITHAQ_FILES']?.trim() || join(homeFolder(), 'files') });
}

async function withDatabase<T>(work: (unitOfWork: UnitOfWork) => Promise<T>): Promise<T> {
  const server = await databaseServer(process.env, () => undefined);
  try {
    const dataSource = createDataSource({ url: server.serveUrl, poolSize: 1 });
    await dataSource.initialize();
    try {
      return await work(new UnitOfWork(dataSource, systemClock));
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await server.stop();
  }
}
