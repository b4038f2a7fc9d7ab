import type { ClientBase } from 'pg';
import { errorCode } from './embedded-error.js';

/** Group role that holds every right of the running program; migrations grant to it. */
export const applicationRole = 'mithaq_app';

/** The roles of the server do not allow what is needed; `message` is one sentence with the remedy. */
export class DatabaseRoleError extends Error {
  override readonly name = 'DatabaseRoleError';
}

type RoleState = { user_may_create: boolean; group_exists: boolean; login_exists: boolean; is_member: boolean; database: string };

/**
 * Creates, where missing, the group `mithaq_app` and the login role of `serveUrl` inside it, and lets it connect.
 * @param owner a connection of DATABASE_OWNER_URL
 * @throws DatabaseRoleError with the SQL to run when the owner may not create them
 */
export async function ensureRoles(owner: ClientBase, { serveUrl }: { serveUrl: string }): Promise<void> {
  const { username, password } = new URL(serveUrl);
  const login = decodeURIComponent(username);
  if (login === '') throw new DatabaseRoleError('DATABASE_URL names no user: write it as postgres://user:password@host/database.');
  const state = await readState(owner, login);
  const statements = [
    ...(state.group_exists ? [] : ["format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', $1::text)"]),
    ...(state.login_exists ? [] : ["format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD %L', $2::text, nullif($3::text, ''))"]),
    ...(state.is_member ? [] : ["format('GRANT %I TO %I', $1::text, $2::text)"]),
  ];
  if (statements.length > 0 && !state.user_may_create) throw await missingRoles(owner, statements, login, state.database);
  for (const statement of statements) {
    const sql = await render(owner, statement, login, decodeURIComponent(password));
    await execute(owner, sql).catch(async (error: unknown) => {
      if (errorCode(error) === '42501') throw await missingRoles(owner, statements, login, state.database);
      throw error;
    });
  }
  await grantConnect(owner, login, state.database);
}

async function readState(owner: ClientBase, login: string): Promise<RoleState> {
  const { rows } = await owner.query<RoleState>(
    `SELECT rolsuper OR rolcreaterole AS user_may_create,
            EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS group_exists,
            EXISTS (SELECT FROM pg_roles WHERE rolname = $2) AS login_exists,
            EXISTS (SELECT FROM pg_auth_members m
                      JOIN pg_roles g ON g.oid = m.roleid AND g.rolname = $1
                      JOIN pg_roles l ON l.oid = m.member AND l.rolname = $2) AS is_member,
            current_database() AS database
       FROM pg_roles WHERE rolname = current_user`,
    [applicationRole, login],
  );
  const [state] = rows;
  if (state === undefined) throw new DatabaseRoleError('The user of DATABASE_OWNER_URL is unknown to the server: check the address.');
  return state;
}

/** PostgreSQL quotes the names and the password itself. */
async function render(owner: ClientBase, expression: string, login: string, password: string): Promise<string> {
  const { rows } = await owner.query<{ sql: string }>(
    'SELECT '.concat(expression, ' AS sql FROM (SELECT $1::text, $2::text, $3::text) AS known'),
    [applicationRole, login, password],
  );
  return rows[0]?.sql ?? '';
}

/** Another start may create the same role at the same moment, which is as good. */
async function execute(owner: ClientBase, sql: string): Promise<void> {
  try {
    await owner.query(sql);
  } catch (error) {
    if (!['42710', '23505'].includes(errorCode(error))) throw error;
  }
}

async function missingRoles(owner: ClientBase, statements: string[], login: string, database: string): Promise<DatabaseRoleError> {
  const sql = await Promise.all(statements.map((statement) => render(owner, statement, login, 'the password of DATABASE_URL')));
  return new DatabaseRoleError(
    `The user of DATABASE_OWNER_URL may not create roles on this server and some are missing: have its administrator run in database ${database}: ${sql.map((line) => `${line};`).join(' ')}`,
  );
}

async function grantConnect(owner: ClientBase, login: string, database: string): Promise<void> {
  const { rows } = await owner.query<{ sql: string }>("SELECT format('GRANT CONNECT ON DATABASE %I TO %I', $1::text, $2::text) AS sql", [database, applicationRole]);
  const grant = rows[0]?.sql ?? '';
  const allowed = await owner.query<{ owns: boolean }>(
    'SELECT pg_has_role(datdba, \'USAGE\') AS owns FROM pg_database WHERE datname = $1',
    [database],
  );
  if (allowed.rows[0]?.owns === true) await owner.query(grant);
  const connects = await owner.query<{ connects: boolean }>("SELECT has_database_privilege($1, $2, 'CONNECT') AS connects", [login, database]);
  if (connects.rows[0]?.connects !== true) {
    throw new DatabaseRoleError(`Role ${login} of DATABASE_URL may not connect to database ${database}: have the server's administrator run: ${grant};`);
  }
}

const refusals: { sql: string; sentence: (names: string) => string }[] = [
  {
    sql: `SELECT r.rolname AS name FROM pg_roles r
           WHERE (r.rolsuper OR r.rolbypassrls)
             AND (pg_has_role(session_user, r.oid, 'MEMBER') OR pg_has_role(current_user, r.oid, 'MEMBER'))`,
    sentence: (names) =>
      `it is, or may become, a superuser or a role that bypasses row-level security (${names}): give DATABASE_URL a role made with NOSUPERUSER NOBYPASSRLS`,
  },
  {
    sql: `WITH owned (name, owner) AS (
            SELECT 'database ' || datname, datdba FROM pg_database WHERE datname = current_database()
            UNION ALL
            SELECT 'schema ' || nspname, nspowner FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
            UNION ALL
            SELECT 'relation ' || c.oid::regclass, relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            UNION ALL
            SELECT 'function ' || p.oid::regproc, proowner FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
          SELECT name FROM owned WHERE pg_has_role(session_user, owner, 'MEMBER') OR pg_has_role(current_user, owner, 'MEMBER')
           ORDER BY name`,
    sentence: (names) => `it owns, or may act as the owner of, ${names}: migrate with DATABASE_OWNER_URL and give DATABASE_URL another role`,
  },
  {
    sql: `SELECT setting AS name FROM pg_settings WHERE name = 'session_replication_role' AND setting <> 'origin'`,
    sentence: (names) => `its session_replication_role is ${names}, which silences triggers: run ALTER ROLE ... RESET session_replication_role`,
  },
  {
    sql: `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'register' AND c.relkind IN ('r', 'p')
             AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid))
           ORDER BY 1`,
    sentence: (names) => `row-level security is not forced, or has no policy, on ${names}: run the migrations of this version`,
  },
  {
    sql: `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'register' AND c.relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'TRUNCATE')
           ORDER BY 1`,
    sentence: (names) => `it may truncate ${names}, which row-level security does not stop: revoke TRUNCATE`,
  },
];

/**
 * Refuses a serving role that row-level security could not hold.
 * @param client a connection of DATABASE_URL, in a migrated database
 * @throws DatabaseRoleError saying what the role could do and the remedy
 */
export async function assertServingRole(client: ClientBase): Promise<void> {
  for (const { sql, sentence } of refusals) {
    const { rows } = await client.query<{ name: string }>(sql);
    if (rows.length === 0) continue;
    const { rows: who } = await client.query<{ name: string }>('SELECT current_user::text AS name');
    const names = rows.map(({ name }) => name);
    const shown = names.slice(0, 5).join(', ').concat(names.length > 5 ? ` and ${names.length - 5} more` : '');
    throw new DatabaseRoleError(`Mithaq does not serve as role ${who[0]?.name ?? ''} because ${sentence(shown)}.`);
  }
}
