import { Client } from 'pg';
import { loadSettings } from '../config/load-settings.js';
import { withLocalSecrets } from '../config/local-secrets.js';
import { createApp } from '../create-app.js';
import { assertServingRole } from '../database/roles.js';
import { databaseServer } from './database-server.js';
import { prepareDatabase } from './prepare-database.js';
import { homeFolder } from './home.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts everything, in the order in which each part is needed, and stops it in the reverse one. */
export async function serve(): Promise<void> {
  const home = homeFolder();
  const environment = await withLocalSecrets(process.env, home);
  const embedded = !process.env['DATABASE_URL']?.trim();
  const checked = loadSettings({ ...environment, DATABASE_URL: environment['DATABASE_URL'] || (embedded && environment['NODE_ENV'] !== 'production' ? 'postgres://embedded' : undefined) }, home);
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) {
      await stop();
    }
  };
  onceStopped(stopAll);
  try {
    const server = await databaseServer(process.env, say);
    stops.push(() => server.stop());
    const prepared = await prepareDatabase({ server, settings: checked.settings, home, log: say });
    await refuseUnsafeRole(server.serveUrl);
    const app = await createApp({ settings: checked.settings, databaseUrl: server.serveUrl });
    stops.push(() => app.close());
    await app.listen({ port: checked.settings.port, host: checked.settings.host }).catch(explainPort(checked.settings.port));
    const address = checked.settings.port === 0 ? await app.getUrl() : checked.settings.publicUrl;
    say(`Mithaq is ready at ${address}`);
    for (const line of prepared.welcome) {
      say(line);
    }
    if (prepared.history) {
      stops.push(tellWhileServing(prepared.history));
    }
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** @returns what stops the telling, between two of its steps */
function tellWhileServing(history: (stopped: () => boolean) => Promise<void>): () => Promise<void> {
  let stopped = false;
  const told = history(() => stopped).catch((error: Error) => {
    if (!stopped) {
      process.stderr.write(`The fictitious history of DEMO is not whole: ${error.message} The next start goes on with it.\n`);
    }
  });
  return async () => {
    stopped = true;
    await told;
  };
}

async function refuseUnsafeRole(serveUrl: string): Promise<void> {
  const client = new Client({ connectionString: serveUrl });
  await client.connect();
  try {
    await assertServingRole(client);
  } finally {
    await client.end();
  }
}

function explainPort(port: number): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code === 'EADDRINUSE') {
      throw new Error(`Port ${port} is taken by another program: stop it, or start with another one, as in PORT=${port + 1} npm start.`);
    }
    if (error.code === 'EACCES') {
      throw new Error(`This user may not listen on port ${port}: choose one above 1023, as in PORT=3000 npm start.`);
    }
    throw error;
  };
}

/** The first Ctrl-C stops cleanly, the second at once. */
function onceStopped(stopAll: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) {
        process.exit(130);
      }
      stopping = true;
      say('Stopping');
      stopAll().then(
        () => process.exit(0),
        (error: Error) => {
          process.stderr.write(`${error.message}\n`);
          process.exit(1);
        },
      );
    });
  }
}
