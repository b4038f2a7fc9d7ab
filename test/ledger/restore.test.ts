import { execFileSync } from 'node:child_process';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import supertest from 'supertest';
import { nobody } from '../../src/common/actor.js';
import { createApp } from '../../src/create-app.js';
import { recogniseCluster } from '../../src/database/recognise-cluster.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { HorizonService, snapshotKnownOn } from '../../src/ledger/horizon.service.js';
import { parseCheckpoint } from '../../src/ledger/notes/checkpoint.js';
import { openNote } from '../../src/ledger/notes/signed-note.js';
import { SealingService } from '../../src/ledger/sealing/sealing.service.js';
import { EXIT_CODES } from '../../src/ledger/verify/finding.js';
import { createProgramme } from '../factories/accounts.js';
import { createAgreement, type TestAgreement } from '../factories/register.js';
import { inDatabase } from '../setup/address.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { startTemporaryServer, type TemporaryServer } from '../setup/temporary-server.js';
import { sealEverything, verifyAs } from './sealed-trail.js';

/** pg_dump is of the given server's version; the embedded server ships none. */
const onGivenServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

onGivenServer('case 40: a dump that is restored on another server', () => {
  let source: TestApplication;
  let target: TemporaryServer;
  let owner: Client;
  let restored: NestFastifyApplication;
  let agreement: TestAgreement;
  let beforeDump: { origin: string; size: number; root: Buffer };
  let afterDump: typeof beforeDump;
  let instant: Date;

  /** So that the numbers of the source stand above those of a new cluster. */
  const useTransactionNumbers = async (client: Client, count: number) => {
    await client.query('create temporary table used (number int)');
    await client.query(`do $$ begin for number in 1..${count} loop begin insert into used values (number); exception when others then raise; end; end loop; end $$`);
  };
  const touch = (client: Client, title: string) => client.query('update register.agreement set title_fr = $2, version = version + 1 where id = $1', [agreement.id, title]);
  const checkpointOf = async (http: TestApplication['http']) => {
    const { origin, size, root } = parseCheckpoint(openNote((await http.get('/api/v1/ledger/checkpoint').expect(200)).text).text);
    return { origin, size: Number(size), root };
  };
  /** How many changes of the agreement were known at an instant. */
  const knownChanges = (app: NestFastifyApplication, client: Client, at: Date) => app.get(UnitOfWork).read(nobody('test'), async (tx) => {
    const snapshot = await snapshotKnownOn(tx, at);
    const { rows } = await client.query<{ known: boolean }>('select ledger.is_known(change_id, $2::pg_snapshot) as known from ledger.event where root_id = $1', [agreement.id, snapshot]);
    return rows.filter(({ known }) => known).length;
  });

  beforeAll(async () => {
    source = await startApplication();
    await useTransactionNumbers(source.owner, 20_000);
    agreement = await createAgreement(source.owner, await createProgramme(source.owner), {});
    for (let round = 0; round < 5; round += 1) await touch(source.owner, `Avant ${round}`);
    await sealEverything(source);
    instant = (await source.app.get(HorizonService).take()) ?? source.clock.now();
    beforeDump = await checkpointOf(source.http);
    await touch(source.owner, 'Ni scellé ni perdu');

    target = await startTemporaryServer();
    const admin = new Client({ connectionString: target.superuserUrl });
    await admin.connect();
    const roles = execFileSync('pg_dumpall', ['--roles-only', '-d', source.database.adminUrl], { encoding: 'utf8' });
    for (const statement of roles.split('\n').filter((line) => /^(CREATE|ALTER) ROLE mithaq_test_(owner|serve)\b|^GRANT mithaq_app TO mithaq_test_serve\b/.test(line))) await admin.query(statement.replace(/ GRANTED BY .*;/, ';'));
    await admin.query('create database restored owner mithaq_test_owner');
    await admin.end();
    const dump = execFileSync('pg_dump', ['-d', source.database.adminUrl], { encoding: 'utf8', maxBuffer: 200_000_000 });
    execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-d', inDatabase(target.superuserUrl, 'restored')], { input: dump });

    await touch(source.owner, 'Perdu');
    await sealEverything(source);
    afterDump = await checkpointOf(source.http);

    const roleUrl = (url: string) => {
      const [to, role] = [new URL(inDatabase(target.superuserUrl, 'restored')), new URL(url)];
      to.username = role.username;
      to.password = role.password;
      return to.href;
    };
    owner = new Client({ connectionString: roleUrl(source.database.ownerUrl) });
    await owner.connect();
    await recogniseCluster(owner);
    restored = await createApp({ settings: source.settings, databaseUrl: roleUrl(source.database.serveUrl), poolSize: 4, clock: source.clock });
    await restored.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await restored?.close();
    await owner?.end();
    await target?.remove();
    await source?.close();
  });

  const sealRestored = async () => {
    for (let waiting = 1; waiting > 0;) {
      await restored.get(SealingService).sealAll();
      ({ body: { waiting } } = await supertest(restored.getHttpServer()).get('/api/v1/ledger'));
    }
  };

  it('goes on above the numbers of the copy, in a log of its own that commits to where the other was left, and seals what was not', async () => {
    const { rows: [log] } = await owner.query<{ ahead: number; previousOrigin: string; previousSize: number; previousRoot: string }>(
      'select ahead_by as ahead, previous_origin as "previousOrigin", previous_size as "previousSize", previous_root as "previousRoot" from ledger.log order by id desc limit 1');
    expect(log?.ahead).toBeGreaterThan(0);
    expect(log?.previousOrigin).toBe(beforeDump.origin);
    for (let round = 0; round < 5; round += 1) await touch(owner, `Après ${round}`);
    await sealRestored();
    const { rows: [left] } = await owner.query<{ left: number }>('select count(*)::int as left from ledger.event e where not exists (select from ledger.leaf l where l.event_id = e.id)');
    expect(left).toEqual({ left: 0 });
    await owner.query('begin isolation level repeatable read read only');
    expect(await verifyAs(owner, { trusted: [beforeDump, await checkpointOf(supertest(restored.getHttpServer()))] })).toMatchObject({ exitCode: 0, findings: [] });
    await owner.query('rollback');
  });

  it('knows at an instant before the dump what was known then, and later facts no earlier', async () => {
    const before = await knownChanges(source.app, source.owner, instant);
    expect(before).toBeGreaterThan(0);
    expect(await knownChanges(restored, owner, instant)).toBe(before);
    await touch(owner, 'Encore');
    expect(await knownChanges(restored, owner, instant)).toBe(before);
    const now = await restored.get(HorizonService).take();
    expect(await knownChanges(restored, owner, now ?? instant)).toBeGreaterThan(before);
  });

  it('does not hide what was lost from one who kept a later checkpoint', async () => {
    expect(afterDump.size).toBeGreaterThan(beforeDump.size);
    await sealRestored();
    await owner.query('begin isolation level repeatable read read only');
    const { exitCode, findings } = await verifyAs(owner, { trusted: [afterDump] });
    await owner.query('rollback');
    expect([exitCode, findings]).toEqual([EXIT_CODES.truncated, [expect.objectContaining({ class: 'truncated', origin: afterDump.origin })]]);
  });
});
