import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { assertServingRole, DatabaseRoleError, ensureRoles } from '../../src/database/roles.js';
import { createTestDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let admin: Client;
const clients: Client[] = [];
const roles: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  admin = await connect(database.adminUrl);
});

afterEach(async () => {
  for (const client of clients.splice(1)) await client.end();
  for (const role of roles.splice(0)) {
    await admin.query(`DROP OWNED BY ${role}`);
    await admin.query(`DROP ROLE ${role}`);
  }
});

afterAll(async () => {
  for (const client of clients) await client.end();
  await database.drop();
});

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

/** A role of the test's own that may connect with a password. */
async function makeRole(attributes: string): Promise<string> {
  const name = `mithaq_test_role_${randomBytes(4).toString('hex')}`;
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'of the test' ${attributes}`);
  if (!(await isSuperuser())) await admin.query(`GRANT ${name} TO CURRENT_USER`);
  roles.push(name);
  return name;
}

async function isSuperuser(): Promise<boolean> {
  const { rows } = await admin.query<{ rolsuper: boolean }>('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
  return rows[0]?.rolsuper === true;
}

function urlOf(role: string): string {
  const url = new URL(database.serveUrl);
  url.username = role;
  url.password = 'of the test';
  return url.href;
}

describe('ensureRoles', () => {
  it('creates the missing serving role inside mithaq_app, and a second time changes nothing', async () => {
    const creator = await connect(urlOf(await makeRole('CREATEROLE')));
    await admin.query(`GRANT mithaq_app TO ${roles[0] ?? ''} WITH ADMIN OPTION`);
    const serving = `mithaq_test_role_${randomBytes(4).toString('hex')}`;
    await ensureRoles(creator, { serveUrl: urlOf(serving) });
    await ensureRoles(creator, { serveUrl: urlOf(serving) });
    if (!(await isSuperuser())) await creator.query(`GRANT ${serving} TO SESSION_USER`);
    const client = await connect(urlOf(serving));
    const { rows } = await client.query("SELECT rolsuper, rolbypassrls, pg_has_role('mithaq_app', 'USAGE') AS member FROM pg_roles WHERE rolname = current_user");
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, member: true }]);
    await client.end();
    clients.splice(clients.indexOf(client), 1);
    await creator.query(`DROP ROLE ${serving}`);
  });

  it('gives the SQL to run, without the password, when the owner may not create roles', async () => {
    const owner = await connect(database.ownerUrl);
    const refusal = ensureRoles(owner, { serveUrl: 'postgres://mithaq%20web:secret@localhost/mithaq' });
    await expect(refusal).rejects.toThrow(DatabaseRoleError);
    await expect(refusal).rejects.toThrow(
      /CREATE ROLE "mithaq web" LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'the password of DATABASE_URL'; GRANT mithaq_app TO "mithaq web";/,
    );
    await expect(refusal).rejects.not.toThrow(/secret/);
  });

  it('accepts an owner without rights over roles when they exist', async () => {
    const owner = await connect(database.ownerUrl);
    await expect(ensureRoles(owner, { serveUrl: database.serveUrl })).resolves.toBeUndefined();
  });
});

describe('assertServingRole', () => {
  it('accepts the serving role of a migrated database', async () => {
    await expect(assertServingRole(await connect(database.serveUrl))).resolves.toBeUndefined();
  });

  it('refuses the owner', async () => {
    await expect(assertServingRole(await connect(database.ownerUrl))).rejects.toThrow(/it owns, or may act as the owner of/);
  });

  it('refuses a member of the owner', async () => {
    const role = await makeRole('IN ROLE mithaq_test_owner');
    await expect(assertServingRole(await connect(urlOf(role)))).rejects.toThrow(/may act as the owner of/);
  });

  it('refuses roles that bypass row-level security, their members and superusers', async () => {
    if (!(await isSuperuser())) return;
    const bypassing = await makeRole('BYPASSRLS');
    const member = await makeRole(`IN ROLE ${bypassing}`);
    const superuser = await makeRole('SUPERUSER');
    for (const role of [bypassing, member, superuser]) {
      await expect(assertServingRole(await connect(urlOf(role)))).rejects.toThrow(/bypasses row-level security/);
    }
  });

  it('refuses a session that silences triggers', async () => {
    if (!(await isSuperuser())) return;
    const role = await makeRole('IN ROLE mithaq_app');
    await admin.query(`ALTER ROLE ${role} SET session_replication_role = replica`);
    await expect(assertServingRole(await connect(urlOf(role)))).rejects.toThrow(/session_replication_role is replica/);
  });

  it('refuses a table of programme data that is not protected, and a right to truncate', async () => {
    const owner = await connect(database.ownerUrl);
    const serving = await connect(database.serveUrl);
    await owner.query('CREATE TABLE register.unprotected (id int)');
    await expect(assertServingRole(serving)).rejects.toThrow(/not forced, or has no policy, on register.unprotected/);
    await owner.query('ALTER TABLE register.unprotected ENABLE ROW LEVEL SECURITY');
    await owner.query('ALTER TABLE register.unprotected FORCE ROW LEVEL SECURITY');
    await expect(assertServingRole(serving)).rejects.toThrow(/register.unprotected/);
    await owner.query('CREATE POLICY nobody ON register.unprotected USING (false)');
    await expect(assertServingRole(serving)).resolves.toBeUndefined();
    await owner.query('GRANT TRUNCATE ON register.unprotected TO mithaq_app');
    await expect(assertServingRole(serving)).rejects.toThrow(/may truncate register.unprotected/);
    await owner.query('DROP TABLE register.unprotected');
  });
});
