import { Client } from 'pg';
import type { Settings } from '../../src/config/settings.js';
import { createMember, createProgramme, type TestProgramme, unique } from '../factories/accounts.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { testSettings } from '../setup/settings.js';
import { ServedProcess } from './served-process.js';

const ROUNDS = 5;
const IN_FLIGHT = 100;

let database: TestDatabase;
let owner: Client;
let settings: Settings;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  settings = testSettings();
});
afterAll(async () => {
  await ServedProcess.killAll();
  await owner.end();
  await database.drop();
});

const serve = (): Promise<ServedProcess> => ServedProcess.start(settings, database.serveUrl);

interface Operation {
  key: string;
  ref: string;
}

const write = (served: ServedProcess, token: string, programme: TestProgramme, organisationId: string, { key, ref }: Operation): Promise<number> =>
  served.post(`programmes/${programme.code}/agreements`, token, { ref, kind: 'convention', titleFr: 'Convention', parties: [{ organisationId, side: 'public' }] }, { 'Idempotency-Key': key });

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
    const token = await served.signIn(email);
    const operations = Array.from({ length: IN_FLIGHT }, () => ({ key: unique('cle-de-requete'), ref: unique('CNV') }));
    let answered = 0;
    let killed: Promise<void> | undefined;
    const statuses = await Promise.all(operations.map(async (operation) => {
      const status = await write(served, token, programme, organisationId, operation);
      answered += 1;
      if (answered === 5 + 15 * round) {
        killed = served.kill();
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
  const token = await served.signIn(email);
  for (const operation of unanswered) {
    expect(await write(served, token, programme, organisationId, operation)).toBe(201);
    expect(await traceOf(operation)).toBe('1 1 1 1');
  }
  await served.kill();
}, 180_000);
