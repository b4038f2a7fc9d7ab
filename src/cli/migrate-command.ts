import { databaseServer } from './database-server.js';
import { migrateAndLoad } from './prepare-database.js';

/** @throws Error when no owner address is given */
export async function migrateCommand(): Promise<void> {
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  const server = await databaseServer(process.env, log);
  try {
    if (!server.ownerUrl) {
      throw new Error('DATABASE_OWNER_URL is missing: set it to the address of the role that owns the schema.');
    }
    await migrateAndLoad({ ownerUrl: server.ownerUrl, serveUrl: server.serveUrl }, log);
  } finally {
    await server.stop();
  }
}
