import 'reflect-metadata';
import { createApp } from '../../src/create-app.js';
import type { Settings } from '../../src/config/settings.js';

/** The program in a process of its own, so that a test can kill it. Its settings come in the environment, its address goes out on a line. */
const { databaseUrl, secret, ...settings } = JSON.parse(process.env['MITHAQ_TEST_PROCESS'] ?? '{}') as Omit<Settings, 'secret'> & { databaseUrl: string; secret: string };
const app = await createApp({ settings: { ...settings, secret: Buffer.from(secret, 'base64') }, databaseUrl, poolSize: 8 });
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${await app.getUrl()}\n`);
