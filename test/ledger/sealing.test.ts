import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Client } from 'pg';
import { nobody } from '../../src/common/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { Settings } from '../../src/config/settings.js';
import { parseCheckpoint } from '../../src/ledger/notes/checkpoint.js';
import { openNote, parseVerifier, signersOf } from '../../src/ledger/notes/signed-note.js';
import { SealingService } from '../../src/ledger/sealing/sealing.service.js';
import { provesConsistency, provesInclusion } from '../../src/ledger/tree/verify-proof.js';
import { createProgramme, type TestProgramme } from '../factories/accounts.js';
import { signedIn } from '../factories/client.js';
import { createAgreement, type TestAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
import { sealEverything } from './sealed-trail.js';
import { beginAs, connectServing } from './serving.js';

let application: TestApplication;
let serving: Client;
beforeAll(async () => {
  application = await startApplication();
  serving = await connectServing(application.database.serveUrl);
});
afterEach(() => serving.query('rollback'));
afterAll(async () => {
  await serving.end();
  await application.close();
});

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

async function stage() {
  const programme = await createProgramme(application.owner);
  const office = await signedIn(application, programme, 'programme_office');
  return { programme, office, agreement: await createAgreement(application.owner, programme, {}) };
}

const touch = (agreement: TestAgreement, title: string) => application.owner.query('update register.agreement set title_fr = $2, version = version + 1 where id = $1', [agreement.id, title]);

const sealAll = (): Promise<void> => sealEverything(application);

const state = async () => (await application.http.get('/api/v1/ledger').expect(200)).body as { size: string; waiting: number; state: string; origin: string; root: string; keys: { verifier: string; note: string | null }[] };
const consistency = async (from: bigint, to: bigint) => (await application.http.get('/api/v1/ledger/consistency').query({ from: String(from), to: String(to) }).expect(200)).body.hashes.map(hex) as Buffer[];

/** The last checkpoint, believed by the key that the register shows. */
async function checkpoint() {
  const { text } = await application.http.get('/api/v1/ledger/checkpoint').expect(200).expect('content-type', /text\/plain/);
  const { keys } = await state();
  const opened = openNote(text);
  expect(signersOf(opened, keys.map(({ verifier }) => parseVerifier(verifier)))).toHaveLength(1);
  return parseCheckpoint(opened.text);
}

const eventsOf = async (agreement: TestAgreement) => (await application.owner.query<{ id: string }>('select id from ledger.event where root_id = $1 order by at', [agreement.id])).rows.map(({ id }) => id);

it('signs a checkpoint under which every event is proved, byte for byte', async () => {
  const { programme, office, agreement } = await stage();
  await touch(agreement, 'Convention “Argane” — اتفاقية');
  await sealAll();
  const { origin, size, root } = await checkpoint();
  expect(await state()).toMatchObject({ origin, size: size.toString(), root: root.toString('hex'), state: 'sealed', waiting: 0 });
  const events = await eventsOf(agreement);
  expect(events.length).toBeGreaterThan(1);
  for (const id of events) {
    const event = (await office.get(`/api/v1/ledger/events/${id}`).expect(200)).body;
    const body = Buffer.from(event.body, 'base64');
    const leaf = createHash('sha256').update(Buffer.of(0)).update(body).digest();
    expect(leaf.toString('hex')).toBe(event.leaf);
    expect(event.checkpoint).toContain(origin);
    const sealed = parseCheckpoint(openNote(event.checkpoint).text);
    expect(provesInclusion(leaf, BigInt(event.index), sealed.size, sealed.root, event.proof.map(hex))).toBe(true);
    expect(JSON.parse(body.subarray(1).toString('utf8'))).toMatchObject({ root: 'agreement', rootId: agreement.id, programme: programme.id, transaction: expect.stringMatching(/^\d+$/) });
  }
});

it('proves each tree to be the beginning of each later one', async () => {
  const { agreement } = await stage();
  await sealAll();
  const seen = [await checkpoint()];
  for (const title of ['Un', 'Deux', 'Trois', 'Quatre']) {
    await touch(agreement, title);
    await sealAll();
    seen.push(await checkpoint());
  }
  for (const first of seen) {
    for (const second of seen.filter(({ size }) => size >= first.size)) {
      expect(provesConsistency(first.size, first.root, second.size, second.root, first.size === second.size ? [] : await consistency(first.size, second.size))).toBe(true);
    }
  }
});

it('waits for a transaction that began earlier, skips nothing, and seals it in its own place', async () => {
  const { programme, agreement } = await stage();
  const { agreement: other } = await stage();
  await sealAll();
  const before = await checkpoint();
  await beginAs(serving, (await memberOf(programme)));
  await serving.query("update register.agreement set title_fr = 'Commencé avant', version = version + 1 where id = $1", [agreement.id]);
  await touch(other, 'Fini avant');
  await application.app.get(SealingService).sealAll();
  expect((await checkpoint()).size).toBe(before.size);
  expect(await state()).toMatchObject({ state: 'sealing', waiting: 1 });
  await serving.query('commit');
  await sealAll();
  const order = (await application.owner.query<{ root: string }>('select e.root_id as root from ledger.leaf l join ledger.event e on e.id = l.event_id where l.index >= $1 order by l.index', [before.size.toString()])).rows.map(({ root }) => root);
  expect(order).toEqual([agreement.id, other.id]);
});

async function memberOf(programme: TestProgramme): Promise<string> {
  const { rows } = await application.owner.query<{ id: string }>('select a.id from access.account a join access.membership m on m.person_id = a.person_id where m.programme_id = $1 limit 1', [programme.id]);
  return rows[0]?.id ?? '';
}

it('tells an administrator that sealing is late once an event has waited for a minute', async () => {
  const { programme, agreement } = await stage();
  await sealAll();
  await beginAs(serving, await memberOf(programme));
  await serving.query("update register.agreement set title_fr = 'Oublié', version = version + 1 where id = $1", [agreement.id]);
  await application.owner.query('begin');
  await application.owner.query(
    `insert into ledger.event (id, change_id, xid, at, root_kind, root_id, body)
     select app.uuid7(), c.id, pg_current_xact_id(), clock_timestamp() - interval '61 seconds', 'test', app.uuid7(), convert_to('{}', 'UTF8') from ledger.change c limit 1`);
  await application.owner.query('commit');
  await application.app.get(SealingService).sealAll();
  const late = await state();
  expect([late.state, late.waiting]).toEqual(['late', 1]);
  await serving.query('rollback');
  await sealAll();
  expect((await state()).state).toBe('sealed');
});

it('gives two sealers at once no index twice and no hole, and the root that the leaves have', async () => {
  const { agreement } = await stage();
  const sealing = application.app.get(SealingService);
  for (let round = 0; round < 20; round += 1) {
    await touch(agreement, `Titre ${round}`);
    await Promise.all([sealing.sealAll(), sealing.sealAll(), sealing.sealAll()]);
  }
  await sealAll();
  const { rows } = await application.owner.query<{ index: number; leaf: Buffer; hash: Buffer }>(
    'select l.index, e.leaf, n.hash from ledger.leaf l join ledger.event e on e.id = l.event_id join ledger.node n on n.log_id = l.log_id and n.level = 0 and n.position = l.index where l.log_id = (select max(id) from ledger.log) order by l.index');
  expect(rows.map(({ index }) => index)).toEqual(rows.map((_, at) => at));
  expect(rows.every(({ leaf, hash }) => leaf.equals(hash))).toBe(true);
  expect(rootOf(rows.map(({ leaf }) => leaf))).toEqual((await checkpoint()).root);
});

it('lets sealers that open a log together record one key and go on', async () => {
  const sealing = application.app.get(SealingService);
  for (let round = 0; round < 10; round += 1) {
    await application.owner.query('select ledger.recognise_cluster(true)');
    await Promise.all([sealing.sealAll(), sealing.sealAll(), sealing.sealAll()]);
  }
  await sealAll();
  expect((await state()).keys).toHaveLength(1);
  expect((await checkpoint()).size).toBeGreaterThan(0n);
});

/** RFC 6962, 2.1, as it is written. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return createHash('sha256').update(Buffer.of(1)).update(rootOf(leaves.slice(0, split))).update(rootOf(leaves.slice(split))).digest();
}

it('seals nothing behind the seal: a transaction that is killed in the middle leaves the same tree', async () => {
  const { agreement } = await stage();
  const unitOfWork = application.app.get(UnitOfWork);
  for (let round = 0; round < 50; round += 1) {
    await touch(agreement, `Essai ${round}`);
    await expect(unitOfWork.run(nobody('test'), async (tx) => {
      await tx.query('select ledger.seal(1000)');
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    })).rejects.toThrow();
  }
  await sealAll();
  const { rows } = await application.owner.query<{ leaf: Buffer }>('select e.leaf from ledger.leaf l join ledger.event e on e.id = l.event_id where l.log_id = (select max(id) from ledger.log) order by l.index');
  const { size, root } = await checkpoint();
  expect([BigInt(rows.length), rootOf(rows.map(({ leaf }) => leaf))]).toEqual([size, root]);
});

it('shows an event and its proof to those alone who may read it', async () => {
  const { agreement } = await stage();
  const { office: stranger } = await stage();
  await sealAll();
  const [id] = await eventsOf(agreement);
  await stranger.get(`/api/v1/ledger/events/${id}`).expect(404);
  await application.http.get(`/api/v1/ledger/events/${id}`).expect(401);
  await stranger.get('/api/v1/ledger/events/01900000-0000-7000-8000-000000000000').expect(404);
});

it('refuses sizes that the log does not have, and logs that are none', async () => {
  await stage();
  await sealAll();
  const { size } = await checkpoint();
  for (const query of [{ from: '2', to: '1' }, { from: '1', to: (size + 1n).toString() }, { from: '0', to: '1' }, { from: 'x', to: '1' }]) {
    await application.http.get('/api/v1/ledger/consistency').query(query).expect(422);
  }
  await application.http.get('/api/v1/ledger/consistency').query({ from: '1', to: '1', origin: 'mithaq/none' }).expect(404);
  await application.http.get('/api/v1/ledger/checkpoint').query({ origin: 'mithaq/none' }).expect(404);
});

it.each([
  'update ledger.leaf set index = index + 1', 'delete from ledger.leaf', 'truncate ledger.leaf cascade', 'update ledger.node set hash = hash', 'delete from ledger.node', 'delete from ledger.checkpoint',
  'update ledger.checkpoint set note = note', 'delete from ledger.log', 'update ledger.log set ahead_by = 5', 'delete from ledger.signing_key', 'truncate ledger.sealed_below',
])('neither the serving role nor the owner may: %s', async (sql) => {
  await sealAll();
  await serving.query('begin');
  await expect(serving.query(sql)).rejects.toMatchObject({ code: '42501' });
  await serving.query('rollback');
  await application.owner.query('begin');
  await expect(application.owner.query(sql)).rejects.toMatchObject({ code: '42501' });
  await application.owner.query('rollback');
});

it('publishes no root but that of the tree, whoever asks', async () => {
  await sealAll();
  await serving.query('begin');
  await expect(serving.query("select ledger.publish((select max(id) from ledger.log), 1, sha256('x'), 'a note')")).rejects.toMatchObject({ code: 'MQ422' });
});

describe('a key that the log does not know', () => {
  const started = async (ledgerKeyPem: string, changes: Partial<Settings> = {}) => startApplication({ ledgerKeyPem, ...changes });

  it('signs nothing, and the message says which key is missing and what to do', async () => {
    const first = await started(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    try {
      const sealing = first.app.get(SealingService);
      await sealing.onModuleDestroy(); // it seals when told alone
      await createProgramme(first.owner);
      await sealEverything(first, sealing);
      const stranger = new SealingService(first.app.get(UnitOfWork), { ...first.settings, ledgerKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() });
      await createProgramme(first.owner);
      await expect(sealEverything(first, stranger)).rejects.toThrow(/rotate-key/);
      await sealEverything(first, sealing);
      const { keys } = (await first.http.get('/api/v1/ledger').expect(200)).body;
      expect(keys).toHaveLength(1);
    } finally {
      await first.close();
    }
  });
});
