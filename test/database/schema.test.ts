import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/data-source.js';
import { assertServingRole } from '../../src/database/roles.js';
import { connectServing } from '../ledger/serving.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';

let database: TestDatabase;
let serving: Client;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  serving = await connectServing(database.serveUrl);
  dataSource = await createDataSource({ url: database.ownerUrl, poolSize: 1 }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await serving.end();
  await database.drop();
});

interface StoredColumn {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
}

const columnsOf = (table: string): Promise<StoredColumn[]> => dataSource.query<StoredColumn[]>(
  `select table_schema || '.' || table_name as table, column_name as name, case when data_type = 'ARRAY' then ltrim(udt_name, '_') || '[]' else coalesce(udt_name, data_type) end as type,
     is_nullable = 'YES' as nullable from information_schema.columns where table_schema || '.' || table_name = $1 order by column_name`, [table]);

/** What PostgreSQL calls the types that the entities name. */
const UDT: Readonly<Record<string, string>> = { int: 'int4', integer: 'int4', boolean: 'bool', bigint: 'int8' };

describe('entities and schema', () => {
  it('name the same columns, with the same types and the same room for null, in both directions', async () => {
    expect(dataSource.entityMetadatas.length).toBeGreaterThan(20);
    for (const entity of dataSource.entityMetadatas) {
      const table = `${entity.schema}.${entity.tableName}`;
      const said = entity.columns.map((column) => {
        const type = String(column.type === String ? 'text' : column.type);
        return { table, name: column.databaseName, type: `${UDT[type] ?? type}${column.isArray ? '[]' : ''}`, nullable: column.isNullable };
      }).sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(said).toEqual(await columnsOf(table));
    }
  });

  it('name the same primary keys', async () => {
    for (const entity of dataSource.entityMetadatas) {
      const rows = await dataSource.query<{ name: string }[]>(
        `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indisprimary and i.indrelid = $1::regclass`, [`${entity.schema}.${entity.tableName}`]);
      expect([entity.tableName, entity.primaryColumns.map((column) => column.databaseName).sort()]).toEqual([entity.tableName, rows.map(({ name }) => name).sort()]);
    }
  });
});

const tablesOf = `select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname`;

describe('the second wall', () => {
  it('forces row-level security, with a policy for the serving role, on every table of programme data', async () => {
    const tables = await dataSource.query<{ name: string; forced: boolean; policies: number }[]>(
      `select t.name, t.forced, (select count(*)::int from pg_policy p where p.polrelid = t.oid and 'mithaq_app'::regrole = any (p.polroles)) as policies from (${tablesOf} = 'register') t order by 1`);
    expect(tables.length).toBeGreaterThan(25);
    expect(tables.filter(({ forced, policies }) => !forced || policies === 0)).toEqual([]);
  });

  it('forces it on persons, accounts, memberships, answered requests, events, changes and sealed texts too', async () => {
    const tables = await dataSource.query<{ name: string }[]>(`select t.name from (${tablesOf} in ('access', 'ledger', 'app')) t where not t.forced order by 1`);
    // sessions and tokens are asked for before there is an actor; files are named by their hash; a horizon and a touched row tell nothing of a programme;
    // what an account reaches is read and written by functions of the owner alone
    expect(tables.map(({ name }) => name)).toEqual(['access.attempt', 'access.generation', 'access.reach', 'access.refresh_token', 'access.session', 'app.stored_file', 'ledger.horizon', 'ledger.touched']);
  });

  it('grants the serving role no deletion, truncation, trigger or reference on anything but the queue', async () => {
    const rows = await dataSource.query<{ name: string; privilege: string }[]>(
      `select t.name, p.privilege from (${tablesOf} !~ '^(pg_|information_schema|queue)') t cross join unnest(array['DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) p (privilege)
       where has_table_privilege('mithaq_test_serve', t.oid, p.privilege)`);
    expect(rows).toEqual([]);
  });

  it('lets the serving role read the reference data and write none of it', async () => {
    const rows = await dataSource.query<{ name: string }[]>(
      `select t.name from (${tablesOf} = 'reference') t where not has_table_privilege('mithaq_test_serve', t.oid, 'SELECT') or has_any_column_privilege('mithaq_test_serve', t.oid, 'INSERT, UPDATE')`);
    expect(rows).toEqual([]);
  });

  it('gives the serving role nothing to own, and the start accepts it', async () => {
    const owned = await dataSource.query<unknown[]>("select objid from pg_shdepend where deptype = 'o' and refobjid in ('mithaq_app'::regrole, 'mithaq_test_serve'::regrole) and dbid = (select oid from pg_database where datname = current_database())");
    expect(owned).toEqual([]);
    await expect(assertServingRole(serving)).resolves.toBeUndefined();
  });

  it('pins the search path of every function that runs as the owner', async () => {
    const open = await dataSource.query<{ name: string }[]>(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('app', 'access', 'ledger', 'register') and p.prosecdef and not coalesce(p.proconfig @> array['search_path=""'], false)`);
    expect(open).toEqual([]);
  });
});

describe('numbers and dates in SQL', () => {
  it.each(['NaN', 'Infinity', '-Infinity', '1000000000000001', '-1000000000000001', '1e400'])('a quantity refuses %s', async (value) => {
    await expect(dataSource.query('select $1::text::app.quantity', [value])).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|22003)$/) });
  });

  it.each(['NaN', '-0.000001', 'Infinity'])('a positive quantity refuses %s', async (value) => {
    await expect(dataSource.query('select $1::text::app.positive_quantity', [value])).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|22003)$/) });
  });

  it.each(['123456789012345.123456', '0.1', '-999999999999999.999999', '999999999999999.999999', '0'])('a quantity keeps %s exactly', async (value) => {
    const [row] = await dataSource.query<{ kept: boolean }[]>('select $1::text::app.quantity = $1::text::numeric as kept', [value]);
    expect(row).toEqual({ kept: true });
  });

  it.each(['infinity', '-infinity', '1899-12-31', '2200-12-32', '2026-02-30', '0001-01-01', '275760-01-01'])('a civil date refuses %s', async (value) => {
    await expect(dataSource.query('select $1::text::app.civil_date', [value])).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|22008|22007|22009)$/) });
  });
});
