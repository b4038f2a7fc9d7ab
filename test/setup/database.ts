import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inDatabase } from './address.js';
import { totalsAgree } from './agreeing-totals.js';

export type TestDatabase = {
  /** Owns the schema, is no superuser. */
  ownerUrl: string;
  /** The serving role, held by row-level security. */
  serveUrl: string;
  /** The user of TEST_DATABASE_URL or the embedded server's superuser. */
  adminUrl: string;
  /** Drops it, after its totals were compared with their rows. */
  drop(): Promise<void>;
};

type TestServer = { adminUrl: string; ownerUrl: string; serveUrl: string; template: string };

/** A migrated, empty database of the test file's own. Drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, serveUrl, template } = testServer();
  const name = template.replace('template', randomBytes(6).toString('hex'));
  await asAdmin(adminUrl, `CREATE DATABASE ${name} OWNER mithaq_test_owner TEMPLATE ${template}`);
  return {
    ownerUrl: inDatabase(ownerUrl, name),
    serveUrl: inDatabase(serveUrl, name),
    adminUrl: inDatabase(adminUrl, name),
    drop: async () => {
      try {
        await totalsAgree(inDatabase(serveUrl, name));
      } finally {
        await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }
    },
  };
}

/** The addresses that the set-up of the run left, each on the server's maintenance database. */
function testServer(): TestServer {
  const text = process.env['MITHAQ_TEST_SERVER'];
  if (text === undefined) throw new Error('Tests that need a database stand under test/ and are named *.test.ts: the set-up of other tests makes none.');
  return JSON.parse(text) as TestServer;
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
