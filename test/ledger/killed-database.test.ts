import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/database/embedded-server.js';
import '../../src/database/value-types.js';
import { migrate } from '../../src/database/migrate.js';
import { loadReference } from '../../src/reference/load-reference.js';
import { createMember, createProgramme, unique } from '../factories/accounts.js';
import { ServedProcess } from '../security/served-process.js';
import { testSettings } from '../setup/settings.js';
import { verifyAs } from './sealed-trail.js';

/** Writes that are on their way at a time, on a pool of fewer connections. */
const AT_ONCE = 16;
const WRITES = 150;
/** What is killed once so many writes of a round were acknowledged. */
const ROUNDS = [{ after: 5, program: false }, { after: 40, program: false }, { after: 40, program: true }, { after: 100, program: false }];

let folder: string;
let server: EmbeddedServer;
let owner: Client;
const settings = testSettings();

async function startServer(): Promise<void> {
  server = await startEmbeddedServer({ home: join(folder, 'home'), systemFolder: join(folder, 'system') });
  owner = new Client({ connectionString: server.ownerUrl });
  // the test kills the server under it
  owner.on('error', () => undefined);
  await owner.connect();
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'mithaq-killed-')));
  chmodSync(folder, 0o755);
  await startServer();
  await migrate(server.ownerUrl);
  await loadReference(server.ownerUrl);
});
afterAll(async () => {
  await ServedProcess.killAll();
  await owner.end().catch(() => undefined);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const recorded = async (programmeId: string): Promise<Set<string>> => {
  const { rows } = await owner.query<{ ref: string; events: number }>(
    "select a.ref, (select count(*)::int from ledger.event e where e.root_kind = 'agreement' and e.root_id = a.id) as events from register.agreement a where a.programme_id = $1", [programmeId]);
  expect(rows.filter(({ events }) => events !== 1)).toEqual([]);
  return new Set(rows.map(({ ref }) => ref));
};

/** Everything is a leaf, under a checkpoint that covers them all. */
async function isSealed(): Promise<boolean> {
  const { rows } = await owner.query<{ sealed: boolean }>(
    'select w.events = 0 and (select count(*) from ledger.leaf) > 0 and (select max(c.size) from ledger.checkpoint c) = (select count(*) from ledger.leaf) as sealed from ledger.waiting() w');
  return rows[0]?.sealed === true;
}

it('program or database killed in the middle of writes: no acknowledged event is missing, none is half written, and the trail verifies', async () => {
  const programme = await createProgramme(owner);
  const { email } = await createMember(owner, programme, 'programme_office');
  const acknowledged: string[] = [];
  for (const { after, program } of ROUNDS) {
    const served = await ServedProcess.start(settings, server.serveUrl);
    const token = await served.signIn(email);
    const statuses: number[] = [];
    const refs = Array.from({ length: WRITES }, () => unique('CNV').toUpperCase()).entries();
    let answered = 0;
    let killed: Promise<void> | undefined;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const [, ref] of refs) {
        const status = await served.post(`programmes/${programme.code}/agreements`, token, { ref, kind: 'convention', titleFr: `Convention ${ref}`, parties: [] }, { 'Idempotency-Key': unique('cle-de-requete') });
        statuses.push(status);
        if (status === 201) acknowledged.push(ref);
        answered += 1;
        if (answered === after) {
          process.kill(server.pid, 'SIGKILL');
          killed = program ? served.kill() : Promise.resolve();
        }
      }
    }));
    await killed;
    // a register whose database is gone says so; it never answers that something was done
    expect(statuses.every((status) => [201, 503, 0].includes(status))).toBe(true);
    expect(statuses.some((status) => status !== 201)).toBe(true);
    await served.kill();
    await owner.end().catch(() => undefined);
    await server.stop();
    await startServer();
    const kept = await recorded(programme.id);
    expect(acknowledged.filter((ref) => !kept.has(ref))).toEqual([]);
  }
  const served = await ServedProcess.start(settings, server.serveUrl);
  while (!(await isSealed()));
  await served.kill();
  const { exitCode, findings } = await verifyAs(owner);
  expect([exitCode, findings]).toEqual([0, []]);
}, 300_000);
