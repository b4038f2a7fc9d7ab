import type { Client } from 'pg';
import { SealingService } from '../../src/ledger/sealing/sealing.service.js';
import { databaseTrail } from '../../src/ledger/verify/database-trail.js';
import type { CheckOptions } from '../../src/ledger/verify/trail-check.js';
import { type Verification, verifyTrail } from '../../src/ledger/verify/verify-trail.js';
import type { FileStore } from '../../src/files/file-store.js';
import type { TestApplication } from '../setup/application.js';

/** Seals until nothing waits: another second's sealing may be at work, and a transaction of another database of the cluster may hold back. */
export async function sealEverything({ app, http }: TestApplication, sealing = app.get(SealingService)): Promise<void> {
  do {
    await sealing.sealAll();
  } while ((await http.get('/api/v1/ledger').expect(200)).body.waiting > 0);
}

/** Verifies what a connection sees, inside its transaction: what it tampered with is rolled back afterwards. */
export function verifyAs(client: Client, options: CheckOptions = {}, store: FileStore | null = null): Promise<Verification> {
  const reader = {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => (await client.query(sql, [...parameters])).rows as Row[],
    execute: async (sql: string, parameters: readonly unknown[] = []): Promise<number> => (await client.query(sql, [...parameters])).rowCount ?? 0,
  };
  return verifyTrail(databaseTrail(reader), options, store);
}
