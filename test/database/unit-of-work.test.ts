import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { type Actor, nobody } from '../../src/common/actor.js';
import { createDataSource } from '../../src/data-source.js';
import type { Transaction } from '../../src/database/transaction.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { createMember, createProgramme, type TestProgramme } from '../factories/accounts.js';
import { createAgreement } from '../factories/register.js';
import { connectServing } from '../ledger/serving.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { MovableClock } from '../setup/settings.js';

let database: TestDatabase;
let owner: Client;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await connectServing(database.ownerUrl);
  dataSource = await createDataSource({ url: database.serveUrl, poolSize: 2 }).initialize();
  unitOfWork = new UnitOfWork(dataSource, new MovableClock());
});
afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await database.drop();
});

async function actorOf(programme: TestProgramme, role: 'programme_office' | 'contributor'): Promise<Actor & { accountId: string; organisationId: string }> {
  const { accountId, personId, organisationId } = await createMember(owner, programme, role);
  return { ...nobody('test'), accountId, personId, organisationId };
}

const countAgreements = async (tx: Transaction): Promise<number> => (await tx.query<{ count: number }>('select count(*)::int as count from register.agreement'))[0]?.count ?? -1;
const RENAME = 'update register.agreement set title_fr = $2, version = version + 1 where id = $1';
const titleOf = async (id: string): Promise<string> => (await owner.query<{ title: string }>('select title_fr as title from register.agreement where id = $1', [id])).rows[0]?.title ?? '';

/** The failure that PostgreSQL gives to one of two transactions that cannot both stand. */
const failure = (code: string): Error => Object.assign(new Error('made by the test'), { code });

describe('reading', () => {
  it('refuses to write, for the whole of the transaction', async () => {
    const programme = await createProgramme(owner);
    const actor = await actorOf(programme, 'programme_office');
    const { id } = await createAgreement(owner, programme, {});
    await expect(unitOfWork.read(actor, (tx) => tx.execute(RENAME, [id, 'Écrit']))).rejects.toMatchObject({ code: '25006' });
    expect(await titleOf(id)).not.toBe('Écrit');
  });

  it('sees one state throughout', async () => {
    const programme = await createProgramme(owner);
    const actor = await actorOf(programme, 'programme_office');
    await unitOfWork.read(actor, async (tx) => {
      const before = await countAgreements(tx);
      await createAgreement(owner, programme, {});
      expect(await countAgreements(tx)).toBe(before);
    });
  });
});

it('hands no actor of a pooled connection to the next: 50 actors over 2 connections see their own', async () => {
  const actors: { actor: Actor; id: string }[] = [];
  for (let index = 0; index < 50; index += 1) {
    const programme = await createProgramme(owner);
    const actor = await actorOf(programme, 'contributor');
    const { id } = await createAgreement(owner, programme, { [actor.organisationId]: 'private' });
    actors.push({ actor, id });
  }
  const seen = await Promise.all(Array.from({ length: 200 }, async (_, index) => {
    const { actor, id } = actors[index % 50] ?? { actor: nobody('test'), id: '' };
    const found = await unitOfWork.read(actor, (tx) => tx.query<{ id: string }>('select id from register.agreement'));
    return { expected: [id], found: found.map((row) => row.id) };
  }));
  for (const { expected, found } of seen) {
    expect(found).toEqual(expected);
  }
});

it('leaves no actor on a connection, neither after a commit nor after a failure', async () => {
  const programme = await createProgramme(owner);
  const actor = await actorOf(programme, 'programme_office');
  await createAgreement(owner, programme, {});
  await unitOfWork.read(actor, countAgreements);
  await expect(unitOfWork.run(actor, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  for (let turn = 0; turn < 4; turn += 1) {
    const [settings] = await dataSource.query<{ account: string | null; seen: number }[]>("select nullif(current_setting('app.account_id', true), '') as account, (select count(*)::int from register.agreement) as seen");
    expect(settings).toEqual({ account: null, seen: 0 });
  }
});

it('refuses a transaction that was kept beyond its end', async () => {
  let kept: Transaction | undefined;
  await unitOfWork.run(nobody('test'), async (tx) => {
    kept = tx;
  });
  await expect(kept?.query('select 1')).rejects.toThrow('The transaction has ended');
  await expect(kept?.execute('select 1')).rejects.toThrow('The transaction has ended');
  expect(() => kept?.manager).toThrow('The transaction has ended');
  expect(() => kept?.onCommit(() => undefined)).toThrow('The transaction has ended');
});

describe('writing', () => {
  it.each(['40001', '40P01'])('tries again after %s, three times at most', async (code) => {
    let attempts = 0;
    await expect(unitOfWork.run(nobody('test'), () => { attempts += 1; return attempts < 3 ? Promise.reject(failure(code)) : Promise.resolve('done'); })).resolves.toBe('done');
    attempts = 0;
    await expect(unitOfWork.run(nobody('test'), () => { attempts += 1; return Promise.reject(failure(code)); })).rejects.toMatchObject({ code });
    expect(attempts).toBe(3);
  });

  it('does not try again what failed for another reason', async () => {
    let attempts = 0;
    await expect(unitOfWork.run(nobody('test'), () => { attempts += 1; return Promise.reject(failure('23505')); })).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });

  it('resolves a real deadlock by trying one of the two again', async () => {
    const programme = await createProgramme(owner);
    const actor = await actorOf(programme, 'programme_office');
    const [one, other] = [(await createAgreement(owner, programme, {})).id, (await createAgreement(owner, programme, {})).id];
    const both = (first: string, second: string, title: string) => unitOfWork.run(actor, async (tx) => {
      await tx.execute(RENAME, [first, title]);
      await tx.execute(RENAME, [second, title]);
    });
    await Promise.all([both(one, other, 'A'), both(other, one, 'B')]);
    expect(await titleOf(one)).toBe(await titleOf(other));
  });

  it('tells the rest of the program only after the commit', async () => {
    const told: string[] = [];
    await unitOfWork.run(nobody('test'), async (tx) => { tx.onCommit(() => { told.push('committed'); }); expect(told).toEqual([]); });
    await expect(unitOfWork.run(nobody('test'), (tx) => { tx.onCommit(() => { told.push('never'); }); return Promise.reject(new Error('refused')); })).rejects.toThrow('refused');
    expect(told).toEqual(['committed']);
  });

  it('keeps all or nothing', async () => {
    const programme = await createProgramme(owner);
    const actor = await actorOf(programme, 'programme_office');
    const { id } = await createAgreement(owner, programme, {});
    await expect(unitOfWork.run(actor, async (tx) => { await tx.execute(RENAME, [id, 'Écrit']); throw new Error('refused'); })).rejects.toThrow('refused');
    expect(await titleOf(id)).not.toBe('Écrit');
  });
});

it('rehearses: the answer of a write, and nothing written', async () => {
  const programme = await createProgramme(owner);
  const actor = await actorOf(programme, 'programme_office');
  const { id } = await createAgreement(owner, programme, {});
  const events = async () => (await owner.query<{ count: number }>('select (select count(*) from ledger.event)::int + (select count(*) from ledger.change)::int as count')).rows[0]?.count;
  const before = await events();
  const title = await unitOfWork.rehearse(actor, async (tx) => {
    await tx.execute(RENAME, [id, 'Répété']);
    return (await tx.query<{ title: string }>('select title_fr as title from register.agreement where id = $1', [id]))[0]?.title;
  });
  expect([title, await titleOf(id) === 'Répété', await events()]).toEqual(['Répété', false, before]);
  await expect(unitOfWork.rehearse(actor, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
});

describe('what is sent in one turn', () => {
  it('is answered in order, and the opening fails as itself', async () => {
    const actor = await actorOf(await createProgramme(owner), 'programme_office');
    const [one, two] = await unitOfWork.read(actor, (tx) => Promise.all([tx.query<{ said: string }>("select 'one' as said"), tx.query<{ said: string }>("select 'two' as said")]));
    expect([one, two]).toEqual([[{ said: 'one' }], [{ said: 'two' }]]);
    await expect(unitOfWork.read({ ...actor, accountId: 'no account' }, countAgreements)).rejects.toMatchObject({ code: '22P02' });
    await expect(unitOfWork.run({ ...actor, accountId: 'no account' }, countAgreements)).rejects.toMatchObject({ code: '22P02' });
    expect(await unitOfWork.read(actor, countAgreements)).toBe(0);
  });

  it('may end a reading transaction with its last statement, and nothing follows', async () => {
    const actor = await actorOf(await createProgramme(owner), 'programme_office');
    expect(await unitOfWork.read(actor, (tx) => tx.queryLast('select 1 as one'))).toEqual([{ one: 1 }]);
    await expect(unitOfWork.read(actor, async (tx) => { await tx.queryLast('select 1'); return tx.query('select 2'); })).rejects.toThrow('The transaction has ended');
    await expect(unitOfWork.read(actor, (tx) => tx.queryLast('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
    expect(await unitOfWork.read(actor, countAgreements)).toBe(0);
  });

  it('leaves a writing transaction open after its last statement', async () => {
    const programme = await createProgramme(owner);
    const actor = await actorOf(programme, 'programme_office');
    const { id } = await createAgreement(owner, programme, {});
    await unitOfWork.run(actor, async (tx) => { await tx.queryLast('select 1'); await tx.execute(RENAME, [id, 'Écrit']); });
    expect(await titleOf(id)).toBe('Écrit');
  });
});
