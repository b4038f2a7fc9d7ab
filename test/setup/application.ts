import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import supertest from 'supertest';
import type { Settings } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { MovableClock, testSettings } from './settings.js';

export interface TestApplication {
  app: NestFastifyApplication;
  /** Address on which the server listens, for what needs a real socket. */
  url: string;
  http: ReturnType<typeof supertest>;
  /** A connection of the role that owns the schema, to make data. */
  owner: Client;
  database: TestDatabase;
  clock: MovableClock;
  settings: Settings;
  close(): Promise<void>;
}

/** The whole program, as `npm start` serves it, on a migrated database of its own. */
export async function startApplication(changes: Partial<Settings> = {}): Promise<TestApplication> {
  const database = await createTestDatabase();
  const clock = new MovableClock();
  const settings = testSettings({ limits: { accountAttempts: 1000, addressAttempts: 100_000, windowMinutes: 15 }, ...changes });
  const app = await createApp({ settings, databaseUrl: database.serveUrl, poolSize: 8, clock });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  return {
    app, url: await app.getUrl(), http: supertest(app.getHttpServer()), owner, database, clock, settings,
    close: async () => {
      await owner.end();
      await app.close();
      await database.drop();
      await rm(settings.filesFolder, { recursive: true, force: true });
    },
  };
}
