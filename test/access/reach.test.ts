import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { createMember, createMembership, createProgramme, type TestProgramme } from '../factories/accounts.js';
import { createAgreement, type TestAgreement } from '../factories/register.js';
import { connectServing } from '../ledger/serving.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';

/** What an account reaches is kept between transactions, and a change of the facts bites in the first snapshot that sees it. */
let database: TestDatabase;
let owner: Client;
let other: Client;
let serving: Client;

const TODAY = '2026-11-23';
const TOMORROW = '2026-11-24';
const SETTINGS = "select set_config('app.account_id', $1, true), set_config('app.today', $2, true), set_config('app.request_id', 'test', true)";

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, other, serving] = await Promise.all([connectServing(database.ownerUrl), connectServing(database.ownerUrl), connectServing(database.serveUrl)]);
});
afterAll(async () => {
  await Promise.all([owner.end(), other.end(), serving.end()]);
  await database.drop();
});

interface World {
  programme: TestProgramme;
  partner: { accountId: string; personId: string; organisationId: string; membershipId: string };
  agreement: TestAgreement;
}

async function createWorld(): Promise<World> {
  const programme = await createProgramme(owner);
  const partner = await createMember(owner, programme, 'contributor');
  return { programme, partner, agreement: await createAgreement(owner, programme, { [partner.organisationId]: 'private' }) };
}

async function actingAs<T>(accountId: string, today: string, begin: string, work: () => Promise<T>): Promise<T> {
  await serving.query(begin);
  try {
    await serving.query(SETTINGS, [accountId, today]);
    const answer = await work();
    await serving.query('commit');
    return answer;
  } catch (error) {
    await serving.query('rollback');
    throw error;
  }
}

const keep = (accountId: string, today = TODAY): Promise<unknown> => actingAs(accountId, today, 'begin', () => serving.query('select access.keep_reach()'));
const readAgreements = async (): Promise<string[]> => (await serving.query<{ id: string }>('select id from register.agreement order by id')).rows.map(({ id }) => id);
const seenBy = ({ partner }: World, today = TODAY): Promise<string[]> => actingAs(partner.accountId, today, 'begin isolation level repeatable read read only', readAgreements);
/** Whether the row of the account holds now, for the day. */
async function isKept({ partner }: World, today = TODAY): Promise<boolean> {
  const { rows } = await owner.query('select from access.reach r join access.generation g on g.number = r.generation where r.account_id = $1 and r.today = $2', [partner.accountId, today]);
  return rows.length === 1;
}
const endMembership = (client: Client, { partner }: World): Promise<unknown> =>
  client.query("update access.membership set valid = daterange(lower(valid), '2026-11-01'), version = version + 1 where id = $1", [partner.membershipId]);
const addParty = (client: Client, { programme, partner }: World, { id }: TestAgreement): Promise<unknown> =>
  client.query("insert into register.agreement_party (programme_id, id, agreement_id, organisation_id, side, role) values ($1, $2, $3, $4, 'private', 'beneficiary')", [programme.id, randomUUID(), id, partner.organisationId]);

it('is read from the row that is kept', async () => {
  const world = await createWorld();
  await keep(world.partner.accountId);
  expect([await isKept(world), await seenBy(world)]).toEqual([true, [world.agreement.id]]);
  await owner.query("update access.reach set agreements = '{}' where account_id = $1", [world.partner.accountId]);
  expect(await seenBy(world)).toEqual([]);
});

it('is computed where no row is kept', async () => {
  const world = await createWorld();
  expect([await isKept(world), await seenBy(world)]).toEqual([false, [world.agreement.id]]);
});

it.each([
  ['a membership ends', endMembership, 0],
  ['a membership is given to another', (client: Client, { partner, programme }: World) => createMember(client, programme, 'contributor').then((to) =>
    client.query('update access.membership set person_id = $2, version = version + 1 where id = $1', [partner.membershipId, to.personId])), 0],
  ['the account is disabled', (client: Client, { partner }: World) => client.query('update access.account set disabled = true, version = version + 1 where id = $1', [partner.accountId]), 0],
  ['the party is superseded', (client: Client, { agreement }: World) => client.query('update register.agreement_party set superseded_by = ledger.current_change() where agreement_id = $1', [agreement.id]), 0],
  ['a party is added', (client: Client, world: World) => createAgreement(client, world.programme, {}).then((made) => addParty(client, world, made)), 2],
  ['a membership is added', async (client: Client, { partner }: World) => {
    const programme = await createProgramme(client);
    await createMembership(client, partner.personId, { programme, organisationId: (await createMember(client, programme, 'official')).organisationId, role: 'official' });
    await createAgreement(client, programme, {});
  }, 2],
])('bites at once when %s', async (_, change, left) => {
  const world = await createWorld();
  await keep(world.partner.accountId);
  await change(owner, world);
  expect(await isKept(world)).toBe(false);
  expect(await seenBy(world)).toHaveLength(left);
  await keep(world.partner.accountId);
  expect([await isKept(world), (await seenBy(world)).length]).toEqual([true, left]);
});

it('holds for its day alone', async () => {
  const world = await createWorld();
  await owner.query("update access.membership set valid = daterange(lower(valid), $2), version = version + 1 where id = $1", [world.partner.membershipId, TOMORROW]);
  await keep(world.partner.accountId);
  expect([await seenBy(world), await seenBy(world, TOMORROW)]).toEqual([[world.agreement.id], []]);
  await keep(world.partner.accountId, TOMORROW);
  expect([await isKept(world, TOMORROW), await seenBy(world), await seenBy(world, TOMORROW)]).toEqual([true, [world.agreement.id], []]);
});

it('is for each snapshot what its facts say', async () => {
  const world = await createWorld();
  await keep(world.partner.accountId);
  await actingAs(world.partner.accountId, TODAY, 'begin isolation level repeatable read read only', async () => {
    expect(await readAgreements()).toEqual([world.agreement.id]);
    await endMembership(owner, world);
    expect(await readAgreements()).toEqual([world.agreement.id]);
  });
  expect(await seenBy(world)).toEqual([]);
  await actingAs(world.partner.accountId, TODAY, 'begin', async () => {
    expect(await readAgreements()).toEqual([]);
    await owner.query("update access.membership set valid = daterange(lower(valid), null), version = version + 1 where id = $1", [world.partner.membershipId]);
    expect(await readAgreements()).toEqual([world.agreement.id]);
  });
});

it('is not kept over a change that was still open when it was computed', async () => {
  const world = await createWorld();
  await other.query('begin');
  await endMembership(other, world);
  await keep(world.partner.accountId);
  expect([await isKept(world), await seenBy(world)]).toEqual([true, [world.agreement.id]]);
  await other.query('commit');
  expect([await isKept(world), await seenBy(world)]).toEqual([false, []]);
});

it('waits for no open change, and makes none wait', async () => {
  const [one, two] = [await createWorld(), await createWorld()];
  await owner.query('begin');
  await other.query('begin');
  await endMembership(owner, one);
  await endMembership(other, two);
  await other.query('commit');
  expect(await seenBy(two)).toEqual([]);
  await owner.query('commit');
  expect(await seenBy(one)).toEqual([]);
});

it('survives a change that is taken back', async () => {
  const world = await createWorld();
  await keep(world.partner.accountId);
  await other.query('begin');
  await endMembership(other, world);
  await other.query('set constraints all immediate');
  await other.query('rollback');
  expect([await isKept(world), await seenBy(world)]).toEqual([true, [world.agreement.id]]);
});

it('is not kept by a transaction that has raised the generation and may change more', async () => {
  const world = await createWorld();
  await other.query('begin');
  await other.query("update access.account set disabled = true, version = version + 1 where id = $1", [world.partner.accountId]);
  await other.query('set constraints all immediate');
  await other.query(SETTINGS, [world.partner.accountId, TODAY]);
  await other.query('select access.keep_reach()');
  await other.query('commit');
  expect([await isKept(world), await seenBy(world)]).toEqual([false, []]);
});

it('raises the generation once for a transaction, however much it changes', async () => {
  const world = await createWorld();
  const made = [await createAgreement(owner, world.programme, {}), await createAgreement(owner, world.programme, {})];
  const number = async (): Promise<number> => Number((await owner.query<{ number: string }>('select number from access.generation')).rows[0]?.number);
  const before = await number();
  await other.query('begin');
  for (const agreement of made) {
    await addParty(other, world, agreement);
  }
  await other.query('commit');
  expect(await number()).toBe(before + 1);
});

it.each([
  'select * from access.reach', 'select * from access.reach_of_actor', "update access.reach set agreements = '{}'", 'delete from access.reach', 'select * from access.generation',
  'update access.generation set number = number - 1', 'select access.raise_generation()',
])('lets the serving role do nothing of %s', async (sql) => {
  const world = await createWorld();
  await expect(actingAs(world.partner.accountId, TODAY, 'begin', () => serving.query(sql))).rejects.toMatchObject({ code: '42501' });
});

it('believes no setting of the transaction', async () => {
  const [mine, foreign] = [await createWorld(), await createWorld()];
  const seen = await actingAs(mine.partner.accountId, TODAY, 'begin', async () => {
    await serving.query("select set_config('app.held_agreements', $1, true)", [`${mine.partner.accountId}|${TODAY}|{${foreign.agreement.id}}`]);
    return readAgreements();
  });
  expect(seen).toEqual([mine.agreement.id]);
});
