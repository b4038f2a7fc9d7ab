import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import supertest from 'supertest';
import { createApp } from '../../src/create-app.js';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/database/embedded-server.js';
import { migrate } from '../../src/database/migrate.js';
import { createProgramme, unique } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { createAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { MovableClock, testSettings } from '../setup/settings.js';

const newAgreement = () => ({ ref: unique('CNV'), kind: 'convention', titleFr: 'Convention', parties: [] });

/** Asks until the program serves again. @returns how often it said that it could not */
async function untilServed(client: TestClient): Promise<number> {
  for (let refused = 0; refused < 2_000; refused += 1) {
    const { status, headers } = await client.get('agreements?limit=1');
    if (status === 200) {
      return refused;
    }
    expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
  }
  throw new Error('The program did not serve again.');
}

describe('case 25: all connections of the program are ended', () => {
  let application: TestApplication;
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  beforeAll(async () => {
    process.on('unhandledRejection', note);
    application = await startApplication();
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await application.close();
  });

  it('what is in flight is answered or told to come back, and the next requests are served as their own actors', async () => {
    const programme = await createProgramme(application.owner);
    const office = await signedIn(application, programme, 'programme_office');
    const partner = await signedIn(application, programme, 'contributor');
    await createAgreement(application.owner, programme, {});
    const admin = new Client({ connectionString: application.database.adminUrl });
    await admin.connect();
    let ended: { at: string } | undefined;
    for (let round = 0; round < 5; round += 1) {
      const inFlight = Promise.all(Array.from({ length: 30 }, (_, index) => (index % 2 ? office.get('agreements?total=true') : office.post('agreements', newAgreement()))));
      await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'mithaq_test_serve'");
      for (const { status, headers, body } of await inFlight) {
        expect([200, 201, 503]).toContain(status);
        if (status === 503) {
          expect([body.code, Number(headers['retry-after']) > 0]).toEqual(['database_unavailable', true]);
        }
      }
      ({ rows: [ended] } = await admin.query<{ at: string }>('select clock_timestamp()::text as at'));
      await untilServed(office);
      expect((await partner.get('agreements').expect(200)).body.items).toEqual([]);
    }
    // a look of the program's own background work may be under way now; nothing of before the last round is
    const { rows } = await admin.query<{ connections: number }>("select count(*)::int as connections from pg_stat_activity where datname = current_database() and usename = 'mithaq_test_serve' and state like 'idle in transaction%' and xact_start < $1::timestamptz", [ended?.at]);
    expect(rows).toEqual([{ connections: 0 }]);
    await admin.end();
    expect(unhandled).toEqual([]);
    await application.http.get('/health/ready').expect(200);
  });
});

describe('case 24: PostgreSQL is killed under load', () => {
  const SETTINGS = { max_connections: '50' };
  let home: string;
  let server: EmbeddedServer;
  let application: TestApplication;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'mithaq-lost-'));
    chmodSync(home, 0o711);
    server = await startEmbeddedServer({ home, settings: SETTINGS });
    await migrate(server.ownerUrl);
    const settings = testSettings({ limits: { accountAttempts: 1000, addressAttempts: 100_000, windowMinutes: 15 } });
    const clock = new MovableClock();
    const app = await createApp({ settings, databaseUrl: server.serveUrl, poolSize: 8, clock });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const database = { ownerUrl: server.ownerUrl, serveUrl: server.serveUrl, adminUrl: server.superuserUrl, drop: () => Promise.resolve() };
    application = { app, url: await app.getUrl(), http: supertest(app.getHttpServer()), owner: await connect(), database, clock, settings, close: () => app.close() };
  }, 120_000);
  afterAll(async () => {
    await application.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
    rmSync(dirname(server.dataFolder), { recursive: true, force: true });
  });

  async function connect(): Promise<Client> {
    const owner = new Client({ connectionString: server.ownerUrl });
    owner.on('error', () => undefined); // the server is killed under it
    await owner.connect();
    return owner;
  }

  it('nothing acknowledged is lost, readers are told to come back, and the program recovers without a restart', async () => {
    const programme = await createProgramme(application.owner);
    const office = await signedIn(application, programme, 'programme_office');
    const operations = Array.from({ length: 80 }, () => ({ body: newAgreement(), key: unique('cle-de-requete') }));
    const send = ({ body, key }: (typeof operations)[number]) => office.post('agreements', body, { 'Idempotency-Key': key });
    let answered = 0;
    const statuses = await Promise.all(operations.map(async (operation) => {
      const { status } = await send(operation);
      answered += 1;
      if (answered === 20) {
        process.kill(server.pid, 'SIGKILL');
      }
      return status;
    }));
    expect(new Set(statuses)).toEqual(new Set([201, 503]));
    const down = await application.http.get('/health/ready').expect(503);
    expect(Number(down.headers['retry-after'])).toBeGreaterThan(0);
    await application.http.get('/health/live').expect(200);

    await server.stop();
    server = await startEmbeddedServer({ home, port: server.port, settings: SETTINGS });
    await untilServed(office);
    const owner = await connect();
    const countOf = async (ref: string) => (await owner.query<{ trace: string }>('select (select count(*) from register.agreement where ref = $1) || \' \' || (select count(*) from ledger.event e join register.agreement a on a.id = e.root_id where a.ref = $1) as trace', [ref])).rows[0]?.trace;
    for (const [index, { body }] of operations.entries()) {
      expect(statuses[index] === 201 ? ['1 1'] : ['1 1', '0 0']).toContain(await countOf(body.ref));
    }
    for (const operation of operations) {
      await send(operation).expect(201);
      expect(await countOf(operation.body.ref)).toBe('1 1');
    }
    await owner.end();
  }, 120_000);
});
