import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { witness } from '../../src/cli/witness-command.js';
import { parseCheckpoint } from '../../src/ledger/notes/checkpoint.js';
import { cosignedAt, cosignerOf } from '../../src/ledger/notes/cosignature.js';
import { openNote } from '../../src/ledger/notes/signed-note.js';
import { createProgramme } from '../factories/accounts.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { sealEverything } from './sealed-trail.js';

let application: TestApplication;
let folder: string;
const written: string[] = [];
const keyPem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

beforeAll(async () => {
  application = await startApplication();
  await grow();
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mithaq-witness-'));
  await writeFile(file('witness.pem'), keyPem);
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(async () => {
  jest.restoreAllMocks();
  await application.close();
});

const file = (name: string): string => join(folder, name);

async function grow(): Promise<void> {
  await createProgramme(application.owner);
  await sealEverything(application);
}

const ledger = async (path = '') => application.http.get(`/api/v1/ledger${path}`).expect(200);
const keyOf = async (): Promise<string> => (await ledger()).body.keys[0].verifier as string;

async function run(...args: string[]): Promise<{ status: number; said: string }> {
  written.length = 0;
  return { status: await witness(args), said: written.join('') };
}

const networked = async (...args: string[]) => run('--state', file('state'), '--key', await keyOf(), '--url', application.url, ...args);

it('keeps the first checkpoint, follows the log as it grows, and cosigns what it saw', async () => {
  expect(await networked()).toEqual({ status: 0, said: expect.stringMatching(/^first: \d+ leaves of mithaq\//) });
  expect((await networked()).said).toMatch(/^unchanged/);
  await grow();
  await grow();
  expect(await networked('--name', 'cour.example/temoin', '--sign', file('witness.pem'), '--out', file('cosigned.note'))).toEqual({ status: 0, said: expect.stringMatching(/^grown: [\s\S]*cosigned by cour\.example\/temoin\+/) });
  const opened = openNote(await readFile(file('cosigned.note'), 'utf8'));
  const cosigner = cosignerOf('cour.example/temoin', createPublicKey(keyPem));
  expect(cosignedAt(opened, cosigner)).toBeGreaterThan(1_700_000_000);
  expect(cosignedAt({ ...opened, text: opened.text.replace(/\n\d+\n/, '\n1\n') }, cosigner)).toBeNull();
  expect(cosignedAt(opened, cosignerOf('another.example', createPublicKey(keyPem)))).toBeNull();
});

it('works on files that are carried by hand', async () => {
  const carry = async () => {
    await writeFile(file('checkpoint'), (await ledger('/checkpoint')).text);
    await writeFile(file('keys.json'), (await ledger()).text);
  };
  const offline = async (...args: string[]) => run('--state', file('state'), '--key', await keyOf(), '--checkpoint', file('checkpoint'), '--keys', file('keys.json'), ...args);
  await carry();
  expect((await offline()).status).toBe(0);
  const { size: from } = JSON.parse(await readFile(file('state'), 'utf8')) as { size: string };
  await grow();
  await carry();
  const { size: to } = parseCheckpoint(openNote(await readFile(file('checkpoint'), 'utf8')).text);
  expect(await offline()).toEqual({ status: 20, said: expect.stringContaining(`from=${from}&to=${to}`) });
  await writeFile(file('proof.json'), (await ledger(`/consistency?from=${from}&to=${to}`)).text);
  expect((await offline('--proof', file('proof.json'))).said).toMatch(/^grown/);
});

describe('raises the alarm, keeps what it saw and cosigns nothing', () => {
  const after = async (change: (state: { origin: string; size: string; root: string }) => object) => {
    await networked();
    const state = JSON.parse(await readFile(file('state'), 'utf8')) as { origin: string; size: string; root: string };
    await writeFile(file('state'), JSON.stringify({ ...state, ...change(state) }));
    const before = await readFile(file('state'), 'utf8');
    const ran = await networked('--out', file('cosigned.note'));
    expect(await readFile(file('state'), 'utf8')).toBe(before);
    await expect(readFile(file('cosigned.note'))).rejects.toThrow();
    return ran;
  };

  it('when leaves are gone', async () => {
    expect(await after(({ size }) => ({ size: String(Number(size) + 5) }))).toEqual({ status: 12, said: expect.stringMatching(/^ALARM, truncated/) });
  });

  it('when the same size has another root, or the later tree does not begin with the earlier', async () => {
    expect(await after(() => ({ root: '0'.repeat(64) }))).toEqual({ status: 13, said: expect.stringMatching(/^ALARM, forked/) });
    expect(await after(({ size }) => ({ size: String(Number(size) - 1), root: '0'.repeat(64) }))).toEqual({ status: 13, said: expect.stringMatching(/^ALARM, forked/) });
  });

  it('when the log is another one, until it is told why', async () => {
    expect(await after(() => ({ origin: 'mithaq/another' }))).toEqual({ status: 13, said: expect.stringMatching(/^ALARM, another_log/) });
    expect((await networked('--another-log')).said).toMatch(/^first/);
  });

  it('when another key signed', async () => {
    await networked();
    const other = await startApplication();
    await sealEverything(other);
    const foreign = (await other.http.get('/api/v1/ledger')).body.keys[0].verifier as string;
    await other.close();
    expect(await run('--state', file('state'), '--key', foreign, '--url', application.url)).toEqual({ status: 14, said: expect.stringMatching(/^ALARM, not_believed/) });
  });
});

it('never takes what it could not read for an unchanged log', async () => {
  await networked();
  await writeFile(file('state'), 'torn');
  expect((await networked()).status).toBe(20);
  expect((await run('--state', file('other'), '--key', await keyOf(), '--url', 'http://127.0.0.1:9')).status).toBe(20);
  expect((await run()).status).toBe(20);
});
