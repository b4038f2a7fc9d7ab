import { startEmbeddedServer } from '../database/embedded-server.js';
import { homeFolder } from './home.js';

export interface DatabaseServer {
  /** Migrates and loads; absent on a server that somebody else migrates. */
  ownerUrl: string | undefined;
  serveUrl: string;
  stop(): Promise<void>;
}

/** The server of `DATABASE_URL`, or outside production an embedded one under `MITHAQ_HOME`. */
export async function databaseServer(environment: NodeJS.ProcessEnv, log: (line: string) => void): Promise<DatabaseServer> {
  const serveUrl = environment['DATABASE_URL']?.trim();
  const ownerUrl = environment['DATABASE_OWNER_URL']?.trim() || undefined;
  if (serveUrl || environment['NODE_ENV'] === 'production') {
    return { ownerUrl, serveUrl: serveUrl ?? '', stop: async () => undefined };
  }
  if (ownerUrl) {
    throw new Error('DATABASE_OWNER_URL is set and DATABASE_URL is not: set DATABASE_URL to the address of the serving role, or unset both to use the embedded server.');
  }
  return startEmbeddedServer({ home: homeFolder(environment), log });
}
