import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Settings } from '../../src/config/settings.js';
import { createMember, createProgramme, TEST_PASSWORD, type TestProgramme, unique } from '../factories/accounts.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { testSettings } from '../setup/settings.js';

const ROUNDS = 5;
const IN_FLIGHT = 100;
const root = fileURLToPath(new URL('../..', import.meta.url));

let database: TestDatabase;
let owner: Client;
let settings: Settings;
const children: ChildProcess[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  settings = testSettings();
});
afterAll(async () => {
  for (const child of children.filter((one) => one.exitCode === null && one.signalCode === null)) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await owner.end();
  await database.drop();
});

interface Served {
  child: ChildProcess;
  url: string;
}

async function serve(): Promise<Served> {
  const child = spawn(process.execPath, ['--import', './scripts/register-typescript.mjs', 'test/security/server-process.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, MITHAQ_TEST_PROCESS: JSON.stringify({ ...settings, secret: settings.secret.toString('base64'), databaseUrl: database.serveUrl }) },
  });
  children.push(child);
  for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
    if (line.startsWith('http://')) {
      return { child, url: line };
    }
  }
  throw new Error('The program ended before it listened.');
}

async function kill({ child }: Served): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

interface Operation {
  key: string;
  ref: string;
}

async function signIn(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', body: JSON.stringify({ email, password: TEST_PASSWORD }), headers: { 'Content-Type': 'application/json', Origin: settings.publicUrl } });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

/** @returns the status, or 0 where the process went away before it answered */
async function write(url: string, token: string, programme: TestProgramme, organisationId: string, { key, ref }: Operation): Promise<number> {
  const body = JSON.stringify({ ref, kind: 'convention', titleFr: 'Convention', parties: [{ organisationId, side: 'public' }] });
  try {
    const answer = await fetch(`${url}/api/v1/programmes/${programme.code}/agreements`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, Authorization: `Bearer ${token}` } });
    await answer.text();
    return answer.status;
  } catch {
    return 0; // no answer came: whether it was written is what the test asks next
  }
}

/** What the register holds of an operation: the agreement, its party, its event and the key, all of them or none. */
async function traceOf({ key, ref }: Operation): Promise<string> {
  const { rows } = await owner.query<{ trace: string }>(
    `select (select count(*) from register.agreement a where a.ref = $1) || ' ' || (select count(*) from register.agreement_party p join register.agreement a on a.id = p.agreement_id where a.ref = $1)
       || ' ' || (select count(*) from ledger.event e join register.agreement a on a.id = e.root_id where a.ref = $1) || ' ' || (select count(*) from app.idempotent_request where key = $2) as trace`, [ref, key]);
  return rows[0]?.trace ?? '';
}

it('case 23: killed in the middle of writes, it leaves each whole or not at all, and the same keys converge', async () => {
  const programme = await createProgramme(owner);
  const { email, organisationId } = await createMember(owner, programme, 'programme_office');
  const unanswered: Operation[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const served = await serve();
    const token = await signIn(served.url, email);
    const operations = Array.from({ length: IN_FLIGHT }, () => ({ key: unique('cle-de-requete'), ref: unique('CNV') }));
    let answered = 0;
    let killed: Promise<void> | undefined;
    const statuses = await Promise.all(operations.map(async (operation) => {
      const status = await write(served.url, token, programme, organisationId, operation);
      answered += 1;
      if (answered === 5 + 15 * round) {
        killed = kill(served);
      }
      return status;
    }));
    await killed;
    for (const [index, operation] of operations.entries()) {
      const trace = await traceOf(operation);
      expect(statuses[index] === 201 ? [trace] : ['1 1 1 1', '0 0 0 0']).toContain(trace === '0 0 0 0' && statuses[index] === 201 ? 'acknowledged and missing' : trace);
    }
    unanswered.push(...operations.filter((_, index) => statuses[index] !== 201));
    expect((await owner.query('select count(*)::int as left from ledger.touched')).rows).toEqual([{ left: 0 }]);
  }
  expect(unanswered.length).toBeGreaterThan(0);
  const served = await serve();
  const token = await signIn(served.url, email);
  for (const operation of unanswered) {
    expect(await write(served.url, token, programme, organisationId, operation)).toBe(201);
    expect(await traceOf(operation)).toBe('1 1 1 1');
  }
  await kill(served);
}, 180_000);
