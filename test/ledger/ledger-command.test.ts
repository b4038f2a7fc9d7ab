import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ledger } from '../../src/cli/ledger-command.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { signerOf, verifierText } from '../../src/ledger/notes/signed-note.js';
import { SealingService } from '../../src/ledger/sealing/sealing.service.js';
import { createProgramme } from '../factories/accounts.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { sealEverything } from './sealed-trail.js';

let application: TestApplication;
let folder: string;
const written: string[] = [];

beforeAll(async () => {
  application = await startApplication();
  folder = await mkdtemp(join(tmpdir(), 'mithaq-ledger-'));
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
beforeEach(async () => {
  await createProgramme(application.owner);
  await sealEverything(application);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
  await application.close();
});

/** Runs the command as an operator would, on this database. */
async function run(args: string[], environment: Record<string, string> = {}): Promise<{ status: number; said: string }> {
  const given: Record<string, string> = { DATABASE_URL: application.database.serveUrl, MITHAQ_LEDGER_KEY: application.settings.ledgerKeyPem, MITHAQ_FILES: application.settings.filesFolder, ...environment };
  const before = Object.fromEntries(Object.keys(given).map((name) => [name, process.env[name]]));
  Object.assign(process.env, given);
  written.length = 0;
  try {
    return { status: await ledger(args), said: written.join('') };
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

const state = async () => (await application.http.get('/api/v1/ledger').expect(200)).body as { origin: string; size: string; keys: { verifier: string }[] };
const file = (name: string): string => join(folder, name);

it('verifies the register as it runs, with the key and the checkpoint that were kept elsewhere', async () => {
  const { origin, keys, size } = await state();
  await writeFile(file('kept.note'), (await application.http.get('/api/v1/ledger/checkpoint')).text);
  const kept = ['verify', '--key', keys[0]?.verifier ?? '', '--trusted', file('kept.note')];
  expect(await run(kept)).toEqual({ status: 0, said: expect.stringMatching(new RegExp(`^${size} leaves, \\d+ checkpoints and 0 evidence files read; 0 findings\\.\n$`)) });
  expect((await run(['verify'])).said).toMatch(/--key.*\n.*--trusted/);
  expect(await run(['checkpoint'])).toEqual({ status: 0, said: await readFile(file('kept.note'), 'utf8') });
  expect(JSON.parse((await run(['verify', '--json'])).said)).toMatchObject({ exitCode: 0, findings: [] });
  // a key that signed nothing here, and a checkpoint that this trail never had
  const stranger = verifierText(signerOf(origin, generateKeyPairSync('ed25519').privateKey));
  expect((await run(['verify', '--key', stranger])).status).toBe(14);
  expect((await run(['verify', '--key', 'no key'])).status).toBe(20);
  await writeFile(file('other.note'), (await readFile(file('kept.note'), 'utf8')).replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${Buffer.alloc(32, 7).toString('base64')}\n`));
  expect(await run(['verify', '--trusted', file('other.note')])).toEqual({ status: 13, said: expect.stringContaining('FORKED') });
});

it('verifies an export as the register itself, and finds one changed byte of it', async () => {
  expect((await run(['export', file('trail.gz')])).status).toBe(0);
  const lines = gunzipSync(await readFile(file('trail.gz'))).toString('utf8').split('\n');
  expect(await run(['verify', '--export', file('trail.gz')])).toEqual({ status: 0, said: expect.stringContaining('no evidence files read; 0 findings') });
  const at = lines.findIndex((line) => line.includes('"kind":"leaf","index":2'));
  const leaf = JSON.parse(lines[at] ?? '') as { body: string };
  const body = Buffer.from(leaf.body, 'base64');
  body[body.length - 20] = (body.at(-20) ?? 0) ^ 1;
  lines[at] = JSON.stringify({ ...leaf, body: body.toString('base64') });
  await writeFile(file('changed.gz'), gzipSync(lines.join('\n')));
  expect(await run(['verify', '--export', file('changed.gz')])).toEqual({ status: 10, said: expect.stringContaining('ALTERED at 2') });
  expect((await run(['export', file('trail.gz')])).status).toBe(2); // overwrites nothing
});

it('never takes what it could not read for a clean trail', async () => {
  await run(['export', file('whole.gz')]);
  await writeFile(file('cut.gz'), await readFile(file('whole.gz')));
  await truncate(file('cut.gz'), 400);
  await writeFile(file('short.gz'), gzipSync(gunzipSync(await readFile(file('whole.gz'))).toString('utf8').split('\n').slice(0, 6).join('\n')));
  await writeFile(file('none.gz'), gzipSync('{"format":"another"}\n'));
  await writeFile(file('empty.gz'), gzipSync('{"format":"mithaq-trail/1"}\n{"kind":"end"}\n'));
  for (const name of ['cut.gz', 'short.gz', 'none.gz', 'empty.gz', 'absent.gz']) expect(await run(['verify', '--export', file(name)])).toEqual({ status: 20, said: expect.stringMatching(/could not be verified: ./) });
  expect((await run(['verify'], { DATABASE_URL: application.database.serveUrl.replace(/\/[^/]*$/, '/there_is_no_such_database') })).status).toBe(20);
  expect((await run(['verify', '--trusted', file('absent.note')])).status).toBe(20);
  expect((await run(['verify', '--unknown'])).status).toBe(20);
  expect(await run([])).toEqual({ status: 2, said: expect.stringContaining('mithaq ledger verify') });
});

it('opens another log when a key is lost, which commits to the one before', async () => {
  const before = await state();
  expect((await run(['renew'])).status).toBe(0);
  await sealEverything(application);
  const after = await state();
  expect(after.origin).not.toBe(before.origin);
  expect(await run(['verify'])).toMatchObject({ status: 0 });
  const opening = (await application.owner.query<{ rows: { after: Record<string, string> }[] }>(
    `select convert_from(substring(e.body from 2), 'UTF8')::jsonb -> 'rows' as rows from ledger.leaf l join ledger.event e on e.id = l.event_id join ledger.log g on g.id = l.log_id where g.origin = $1 and l.index = 0`, [after.origin])).rows[0];
  expect(opening?.rows[0]?.after).toMatchObject({ previous_origin: before.origin, previous_size: before.size });
});

it('hands over to another key, which is believed because the one before signed it', async () => {
  const [first] = (await state()).keys;
  const next = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await writeFile(file('next.pem'), next);
  await writeFile(file('wrong.pem'), 'no key');
  expect((await run(['rotate-key', '--to', file('wrong.pem')])).status).toBe(2);
  expect((await run(['rotate-key'])).status).toBe(2);
  expect(await run(['rotate-key', '--to', file('next.pem')], { MITHAQ_LEDGER_KEY: next })).toEqual({ status: 2, said: expect.stringContaining('not the one that signs') });
  expect((await run(['rotate-key', '--to', file('next.pem')])).status).toBe(0);
  await createProgramme(application.owner);
  await expect(sealEverything(application)).rejects.toThrow(/rotate-key/);
  const restarted = new SealingService(application.app.get(UnitOfWork), { ...application.settings, ledgerKeyPem: next });
  await sealEverything(application, restarted);
  expect((await state()).keys).toHaveLength(2);
  for (const key of [[], ['--key', first?.verifier ?? ''], ['--key', (await state()).keys[1]?.verifier ?? '']]) {
    // a reader who knows the later key alone does not believe what the first one signed
    expect((await run(['verify', ...key])).status).toBe(key[1] === undefined || key[1] === first?.verifier ? 0 : 14);
  }
});
