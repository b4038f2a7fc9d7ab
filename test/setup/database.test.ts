import { Client } from 'pg';
import { createTestDatabase } from './database.js';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('gives each caller a migrated database of its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await ask(one.ownerUrl, 'CREATE TABLE public.mine (id int)');
  expect(await ask(other.ownerUrl, "SELECT to_regclass('public.mine') AS mine, to_regclass('schema_migration') IS NOT NULL AS migrated")).toEqual([{ mine: null, migrated: true }]);
  expect(await ask(one.serveUrl, 'SELECT current_user::text AS name')).toEqual([{ name: 'mithaq_test_serve' }]);
  await Promise.all([one.drop(), other.drop()]);
  await expect(ask(one.ownerUrl, 'SELECT 1')).rejects.toThrow(/does not exist/);
});
