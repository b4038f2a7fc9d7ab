import { createHmac, randomInt } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { ensureRoles } from '../../src/database/roles.js';
import { inDatabase } from './address.js';
import { startTemporaryServer, type TemporaryServer } from './temporary-server.js';

/** First half of the advisory lock that a living run holds; the run's number is the second. */
const RUN_LOCK = 6_117_303;
const OWNER = 'mithaq_test_owner';
const SERVE = 'mithaq_test_serve';

type Run = { number: number; admin: Client; temporary: TemporaryServer | undefined };
let run: Run | undefined;

/**
 * Prepares the server of the run: TEST_DATABASE_URL, or an embedded one in a temporary folder. Creates the roles of the
 * tests and one migrated template database, and hands their addresses to the test files through the environment.
 */
export async function startTestServer(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'] || undefined;
  const temporary = given === undefined ? await startTemporaryServer() : undefined;
  const adminUrl = given ?? temporary?.superuserUrl ?? '';
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  const number = randomInt(1, 2 ** 31 - 1);
  run = { number, admin, temporary };
  await admin.query('SELECT pg_advisory_lock($1, $2)', [RUN_LOCK, number]);
  await dropDatabasesOfDeadRuns(admin);
  const ownerUrl = roleUrl(adminUrl, OWNER);
  const serveUrl = roleUrl(adminUrl, SERVE);
  await prepareRoles(admin, ownerUrl, serveUrl);
  const template = `mithaq_test_${number}_template`;
  await admin.query(`CREATE DATABASE ${template} OWNER ${OWNER} TEMPLATE template0 ENCODING 'UTF8'`);
  await migrate(inDatabase(ownerUrl, template));
  process.env['MITHAQ_TEST_SERVER'] = JSON.stringify({ adminUrl, ownerUrl, serveUrl, template });
}

/** Drops what the run made and stops its server. */
export async function stopTestServer(): Promise<void> {
  if (run === undefined) return;
  const { admin, temporary, number } = run;
  run = undefined;
  if (temporary === undefined) await dropDatabases(admin, number);
  await admin.end();
  await temporary?.remove();
}

/** The address of a role of the tests; its password is the same for every run that is given the same server address. */
function roleUrl(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = createHmac('sha256', `mithaq-test ${new URL(adminUrl).password}`).update(role).digest('hex');
  return url.href;
}

/** Roles belong to the whole server: runs take turns, and the user of TEST_DATABASE_URL joins both to act for them. */
async function prepareRoles(admin: Client, ownerUrl: string, serveUrl: string): Promise<void> {
  await admin.query('SELECT pg_advisory_lock($1, 0)', [RUN_LOCK]);
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
    if (rowCount === 0) await admin.query(`CREATE ROLE ${OWNER} LOGIN`);
    await ensureRoles(admin, { serveUrl });
    await admin.query(`ALTER ROLE ${OWNER} PASSWORD '${new URL(ownerUrl).password}'`);
    await admin.query(`ALTER ROLE ${SERVE} PASSWORD '${new URL(serveUrl).password}'`);
    const { rows } = await admin.query<{ super: boolean }>('SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user');
    if (rows[0]?.super !== true) await admin.query(`GRANT ${OWNER}, ${SERVE} TO CURRENT_USER`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1, 0)', [RUN_LOCK]);
  }
}

async function dropDatabasesOfDeadRuns(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ number: number }>(
    "SELECT DISTINCT split_part(datname, '_', 3)::int AS number FROM pg_database WHERE datname ~ '^mithaq_test_[0-9]{1,10}_'",
  );
  for (const { number } of rows) {
    const { rows: locks } = await admin.query<{ dead: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS dead', [RUN_LOCK, number]);
    if (locks[0]?.dead !== true || number === run?.number) continue;
    await dropDatabases(admin, number);
    await admin.query('SELECT pg_advisory_unlock($1, $2)', [RUN_LOCK, number]);
  }
}

async function dropDatabases(admin: Client, number: number): Promise<void> {
  const { rows } = await admin.query<{ statement: string }>(
    "SELECT format('DROP DATABASE IF EXISTS %I WITH (FORCE)', datname) AS statement FROM pg_database WHERE datname LIKE $1",
    [`mithaq\\_test\\_${number}\\_%`],
  );
  for (const { statement } of rows) await admin.query(statement);
}
