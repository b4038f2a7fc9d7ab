import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { loadSettings } from '../config/load-settings.js';
import { createApp } from '../create-app.js';
import { describeApi } from '../http/openapi.js';

/** The contract is made from the routes alone: nothing is listened to and no database is asked. */
export async function writeOpenApi(rest: readonly string[]): Promise<void> {
  const { settings } = loadSettings(
    {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      MITHAQ_SECRET: randomBytes(32).toString('base64'),
      MITHAQ_LEDGER_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      MITHAQ_TOKEN_PRIVATE_KEY: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      MITHAQ_LOG_LEVEL: 'silent',
    },
    '.',
  );
  const app = await createApp({ settings, databaseUrl: '', describeOnly: true });
  const text = `${JSON.stringify(describeApi(app), null, 1)}\n`;
  await app.close();
  if (rest.includes('--stdout')) {
    process.stdout.write(text);
  } else {
    await writeFile('openapi.json', text);
  }
}
