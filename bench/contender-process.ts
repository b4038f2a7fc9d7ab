import 'reflect-metadata';
import { loadSettings } from '../src/config/load-settings.js';
import { createApp } from '../src/create-app.js';
import { startLimitServer } from './limit-server.js';

const url = process.env['DATABASE_URL'] ?? '';
process.on('SIGTERM', () => process.exit(0));

if (process.argv[2] === 'limit') {
  startLimitServer(url);
} else {
  const { settings } = loadSettings(process.env, process.env['MITHAQ_HOME'] ?? '.');
  const app = await createApp({ settings, databaseUrl: url });
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.on('message', (message) => {
    if (message === 'memory') {
      process.send?.({ rss: process.memoryUsage.rss() });
    }
  });
  process.send?.({ port: Number(new URL(await app.getUrl()).port) });
}
