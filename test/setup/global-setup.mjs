// Outside Jest's module registry: plain Node, which reads the project's TypeScript through the loader.
import '../../scripts/register-typescript.mjs';

export default async function globalSetup() {
  const { startTestServer, stopTestServer } = await import('./server.ts');
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stopTestServer().finally(() => process.exit(1)));
  await startTestServer();
}
