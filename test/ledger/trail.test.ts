import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { createMember, createProgramme } from '../factories/accounts.js';
import { createAgreement, createCommitment, createMilestone, type TestAgreement } from '../factories/register.js';
import { startApplication, type TestApplication } from '../setup/application.js';
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

async function stage({ demonstration = false } = {}) {
  const programme = await createProgramme(application.owner, { demonstration });
  const office = await createMember(application.owner, programme, 'programme_office');
  const agreement = await createAgreement(application.owner, programme, {});
  return { programme, office, agreement };
}

interface Said {
  account: string;
  request: string;
  reason: string | null;
  root: string;
  rows: { table: string; before: object | null; after: object | null }[];
}

/** The events of a root, newest last. */
async function eventsOf({ id }: TestAgreement): Promise<{ said: Said; body: Buffer; leaf: Buffer; change: string }[]> {
  const { rows } = await application.owner.query<{ body: Buffer; leaf: Buffer; change: string }>('select body, leaf, change_id as change from ledger.event where root_id = $1 order by at, id', [id]);
  return rows.map((row) => ({ ...row, said: JSON.parse(row.body.subarray(1).toString('utf8')) as Said }));
}

const touch = (agreement: TestAgreement, title: string) => serving.query('update register.agreement set title_fr = $2, version = version + 1 where id = $1', [agreement.id, title]);
const code = (code: string) => expect.objectContaining({ code });

describe('raw SQL of the serving role', () => {
  it('leaves one event per root and transaction, with before and after, author, request and reason', async () => {
    const { programme, office, agreement } = await stage();
    const milestone = await createMilestone(application.owner, programme, agreement);
    const written = (await eventsOf(agreement)).length;
    await beginAs(serving, office.accountId, { reason: 'test', request: 'request-7' });
    await touch(agreement, 'Un titre');
    await touch(agreement, 'Deux titres');
    await serving.query("update register.milestone set title_fr = 'Jalon', version = version + 1 where id = $1", [milestone.id]);
    await serving.query('commit');
    const added = (await eventsOf(agreement)).slice(written);
    expect(added).toHaveLength(1);
    expect(added[0]?.said).toMatchObject({ account: office.accountId, request: 'request-7', reason: 'test', root: 'agreement' });
    expect(added[0]?.said.rows.map(({ before, after }) => [before, after])).toEqual([
      [{ title_fr: `convention ${agreement.ref.toLowerCase()}`, version: '1' }, { title_fr: 'Un titre', version: '2' }],
      [{ title_fr: 'Un titre', version: '2' }, { title_fr: 'Deux titres', version: '3' }],
    ]);
    const [ofMilestone] = (await eventsOf(milestone)).slice(-1);
    expect(ofMilestone?.change).toBe(added[0]?.change);
    const { rows } = await application.owner.query('select account_id, request_id, reason_code, simulated_at from ledger.change where id = $1', [added[0]?.change]);
    expect(rows).toEqual([{ account_id: office.accountId, request_id: 'request-7', reason_code: 'test', simulated_at: null }]);
  });

  it('leaves nothing when it is rolled back', async () => {
    const { office, agreement } = await stage();
    const written = (await eventsOf(agreement)).length;
    await beginAs(serving, office.accountId);
    await touch(agreement, 'Un titre');
    await serving.query('rollback');
    expect(await eventsOf(agreement)).toHaveLength(written);
    expect((await application.owner.query('select count(*)::int as left from ledger.touched')).rows).toEqual([{ left: 0 }]);
  });

  it('cannot escape the trail by forging settings', async () => {
    const { office, agreement } = await stage();
    const earlier = (await eventsOf(agreement))[0]?.change ?? '';
    const written = (await eventsOf(agreement)).length;
    await beginAs(serving, office.accountId);
    await serving.query("select set_config('app.change', pg_current_xact_id()::text || ':' || $1, true), set_config('app.composed', '', true)", [earlier]);
    await touch(agreement, 'Caché');
    await serving.query('commit');
    expect(await eventsOf(agreement)).toHaveLength(written + 1);
    await beginAs(serving, office.accountId);
    await touch(agreement, 'Avant');
    await serving.query('set constraints all immediate');
    await serving.query("select set_config('app.composed', '', true)");
    await expect(touch(agreement, 'Après')).rejects.toEqual(code('MQ409'));
  });

  it.each([
    'update ledger.event set root_kind = root_kind', 'delete from ledger.event', 'truncate ledger.event cascade', "insert into ledger.event (id, change_id, xid, at, root_kind, root_id, body) select app.uuid7(), id, xid, at, 'agreement', id, ''::bytea from ledger.change",
    'update ledger.change set request_id = null', 'delete from ledger.change', 'truncate ledger.change cascade', 'insert into ledger.change (id) values (app.uuid7())',
    'delete from ledger.horizon', 'insert into ledger.horizon (at, snapshot) values (now(), pg_current_snapshot())', 'select * from ledger.touched', 'delete from ledger.touched',
    'alter table ledger.event disable trigger all', 'alter table register.agreement disable trigger note_row', 'drop trigger note_row on register.agreement',
    "set session_replication_role = 'replica'", 'alter table register.agreement no force row level security', 'update ledger.person_key set wrapped_key = null',
    'update ledger.sealed_text set programme_id = null', 'delete from ledger.sealed_text', 'create or replace function ledger.note_row() returns trigger language plpgsql as $$ begin return null; end $$',
  ])('may not: %s', async (sql) => {
    const { office } = await stage();
    await beginAs(serving, office.accountId);
    await expect(serving.query(sql)).rejects.toEqual(code('42501'));
  });
});

it('refuses an update or a deletion of events to the owner too', async () => {
  await stage();
  for (const sql of ["update ledger.event set root_kind = 'x'", 'delete from ledger.event', 'truncate ledger.event cascade', 'update ledger.change set request_id = null', 'delete from ledger.change', 'truncate ledger.change cascade', 'delete from ledger.horizon']) {
    await application.owner.query('begin');
    await application.owner.query('select ledger.take_horizon()');
    await expect(application.owner.query(sql)).rejects.toEqual(code('42501'));
    await application.owner.query('rollback');
  }
});

it('hashes exactly the bytes that it keeps: a version byte and UTF-8 JSON with sorted keys', async () => {
  const { office, agreement } = await stage();
  await beginAs(serving, office.accountId);
  await touch(agreement, 'Convention “Argane” — اتفاقية 🇲🇦');
  await serving.query('commit');
  for (const { body, leaf } of await eventsOf(agreement)) {
    expect(body[0]).toBe(1);
    expect(createHash('sha256').update(Buffer.of(0)).update(body).digest().equals(leaf)).toBe(true);
  }
  expect((await eventsOf(agreement)).at(-1)?.body.toString('utf8')).toContain('Convention “Argane” — اتفاقية 🇲🇦');
});

it('holds numbers as text, and no column that is not on the list of its table', async () => {
  const { programme, agreement } = await stage();
  const commitment = await createCommitment(application.owner, programme, agreement, { target: '1000' });
  const bodies = (await eventsOf(commitment)).map(({ said }) => said);
  expect(bodies.flatMap(({ rows }) => rows.map(({ after }) => after))).toContainEqual(expect.objectContaining({ target: '1000.000000', unit: 'jobs' }));
  expect(JSON.stringify(bodies)).not.toMatch(/folded_key|"note"/);
});

it('never holds the name or the address of a person', async () => {
  const { programme } = await stage();
  const member = await createMember(application.owner, programme, 'official', { name: 'Fatima-Zahra Unique', email: 'fz.unique@exemple.ma' });
  const { rows } = await application.owner.query<{ body: Buffer }>('select body from ledger.event where root_id = $1', [member.personId]);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ body }) => body.toString('utf8')).join()).not.toMatch(/unique|fatima|exemple\.ma|argon2/i);
});

describe('simulated instants', () => {
  it('are kept beside the true one in a demonstration programme', async () => {
    const { office, agreement } = await stage({ demonstration: true });
    await beginAs(serving, office.accountId, { simulatedAt: '2025-06-01T12:00:00Z' });
    await touch(agreement, 'Un titre');
    await serving.query('commit');
    const [event] = (await eventsOf(agreement)).slice(-1);
    expect(event?.said).toMatchObject({ simulatedAt: '2025-06-01T12:00:00.000000Z' });
    const { rows } = await application.owner.query<{ apart: boolean }>("select c.simulated_at = '2025-06-01T12:00:00Z' and c.at > now() - interval '1 hour' as apart from ledger.change c where c.id = $1", [event?.change]);
    expect(rows).toEqual([{ apart: true }]);
  });

  it('are refused in a real one, and for what belongs to no programme', async () => {
    const { office, agreement } = await stage();
    await beginAs(serving, office.accountId, { simulatedAt: '2025-06-01T12:00:00Z' });
    await expect(touch(agreement, 'Un titre')).rejects.toEqual(code('MQ422'));
    await serving.query('rollback');
    await application.owner.query('begin');
    await application.owner.query("select set_config('app.simulated_at', '2025-06-01T12:00:00Z', true)");
    await expect(application.owner.query('update access.person set version = version + 1 where id = $1', [office.personId])).rejects.toEqual(code('MQ422'));
    await application.owner.query('rollback');
  });
});
