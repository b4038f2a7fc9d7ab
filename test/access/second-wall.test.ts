import { Client } from 'pg';
import { createAccount, createMember, createMembership, createOrganisation, createProgramme } from '../factories/accounts.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';

/** PostgreSQL refuses by itself what the guard and the services would have refused. */
let database: TestDatabase;
let owner: Client;
let serving: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  serving = new Client({ connectionString: database.serveUrl });
  await Promise.all([owner.connect(), serving.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), serving.end()]);
  await database.drop();
});

/** Runs one statement as the serving role acting for the account, and takes it back. */
async function actingAs(accountId: string | null, sql: string, parameters: unknown[] = []): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }> {
  await serving.query('begin');
  try {
    await serving.query("select set_config('app.account_id', $1, true), set_config('app.today', '2026-11-23', true), set_config('app.request_id', 'test', true)", [accountId ?? '']);
    return await serving.query(sql, parameters);
  } finally {
    await serving.query('rollback');
  }
}

const refused = expect.objectContaining({ code: '42501' });
const GRANT = `insert into access.membership (id, person_id, programme_id, organisation_id, role, valid) values (gen_random_uuid(), $1, $2, $3, $4, '[2026-01-01,)')`;
const RESET = "update access.account set password_hash = 'x', version = version + 1 where id = $1";

it('keeps password hashes and attempts out of sight', async () => {
  const programme = await createProgramme(owner);
  const admin = await createMember(owner, programme, 'administrator');
  await expect(actingAs(admin.accountId, 'select password_hash from access.account')).rejects.toEqual(refused);
  await expect(actingAs(admin.accountId, 'select * from access.account')).rejects.toEqual(refused);
  await expect(actingAs(admin.accountId, 'select * from access.attempt')).rejects.toEqual(refused);
});

it('shows nobody to nobody', async () => {
  await createMember(owner, await createProgramme(owner), 'official');
  for (const table of ['person', 'account', 'membership']) {
    expect((await actingAs(null, `select count(*)::int as seen from access.${table}`)).rows).toEqual([{ seen: 0 }]);
  }
});

it('shows a person the own account, the colleagues, and no one else', async () => {
  const programme = await createProgramme(owner);
  const one = await createMember(owner, programme, 'contributor');
  const colleague = await createMember(owner, programme, 'preparer', { organisationId: one.organisationId });
  await createMember(owner, programme, 'contributor');
  const { rows } = await actingAs(one.accountId, 'select id from access.person');
  expect(rows.map(({ id }) => id).sort()).toEqual([one.personId, colleague.personId].sort());
  expect((await actingAs(one.accountId, 'select id from access.account')).rows).toEqual([{ id: one.accountId }]);
});

it.each(['programme_office', 'official', 'contributor', 'preparer', 'signatory', 'auditor', 'audit_head'] as const)('case 6: refuses rights given by a %s', async (role) => {
  const programme = await createProgramme(owner);
  const member = await createMember(owner, programme, role);
  await expect(actingAs(member.accountId, GRANT, [member.personId, programme.id, member.organisationId, 'administrator'])).rejects.toEqual(refused);
  expect((await actingAs(member.accountId, RESET, [member.accountId])).rowCount).toBe(0);
  expect((await actingAs(member.accountId, "update access.membership set role = 'administrator', version = version + 1")).rowCount).toBe(0);
});

it('case 6: refuses rights that an administrator gives to the own person, or changes', async () => {
  const programme = await createProgramme(owner);
  const admin = await createMember(owner, programme, 'administrator');
  await expect(actingAs(admin.accountId, GRANT, [admin.personId, programme.id, admin.organisationId, 'programme_office'])).rejects.toEqual(refused);
  expect((await actingAs(admin.accountId, RESET, [admin.accountId])).rowCount).toBe(0);
  expect((await actingAs(admin.accountId, "update access.membership set role = 'programme_office', version = version + 1 where person_id = $1", [admin.personId])).rowCount).toBe(0);
});

it('case 6: lets an administrator neither give rights in another programme nor reset who acts there', async () => {
  const [here, there] = [await createProgramme(owner), await createProgramme(owner)];
  const admin = await createMember(owner, here, 'administrator');
  const elsewhere = await createMember(owner, there, 'programme_office');
  const person = await createAccount(owner);
  await expect(actingAs(admin.accountId, GRANT, [person.personId, there.id, elsewhere.organisationId, 'programme_office'])).rejects.toEqual(refused);
  expect((await actingAs(admin.accountId, RESET, [elsewhere.accountId])).rowCount).toBe(0);
  expect((await actingAs(admin.accountId, RESET, [person.accountId])).rowCount).toBe(1);
});

it('keeps the two worlds apart', async () => {
  const [real, demonstration] = [await createProgramme(owner), await createProgramme(owner, { demonstration: true })];
  const admin = await createMember(owner, demonstration, 'administrator');
  const person = await createAccount(owner);
  expect((await actingAs(admin.accountId, 'select count(*)::int as seen from access.person where not demonstration')).rows).toEqual([{ seen: 0 }]);
  expect((await actingAs(admin.accountId, RESET, [person.accountId])).rowCount).toBe(0);
  await expect(actingAs(admin.accountId, GRANT, [person.personId, demonstration.id, admin.organisationId, 'auditor'])).rejects.toEqual(expect.objectContaining({ code: 'MQ422' }));
  const organisationId = await createOrganisation(owner, real);
  await expect(createMembership(owner, admin.personId, { programme: real, organisationId, role: 'auditor' })).rejects.toEqual(expect.objectContaining({ code: 'MQ422' }));
});

it('case 9: takes the rights of a disabled account and of an ended membership', async () => {
  const programme = await createProgramme(owner);
  const admin = await createMember(owner, programme, 'administrator');
  const former = await createMember(owner, programme, 'administrator');
  await owner.query('update access.account set disabled = true, version = version + 1 where id = $1', [admin.accountId]);
  await owner.query("update access.membership set valid = '[2020-01-01,2026-11-23)', version = version + 1 where id = $1", [former.membershipId]);
  for (const { accountId, personId } of [admin, former]) {
    expect((await actingAs(accountId, 'select count(*)::int as seen from access.person where id <> $1', [personId])).rows).toEqual([{ seen: 0 }]);
  }
});

it('never deletes persons, accounts or memberships', async () => {
  const programme = await createProgramme(owner);
  const admin = await createMember(owner, programme, 'administrator');
  for (const table of ['person', 'account', 'membership', 'session', 'refresh_token']) {
    await expect(actingAs(admin.accountId, `delete from access.${table}`)).rejects.toEqual(refused);
  }
  await expect(owner.query('delete from access.membership')).rejects.toEqual(refused);
});
