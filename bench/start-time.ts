import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { startEmbeddedServer } from '../src/database/embedded-server.js';

const PROGRAM = fileURLToPath(new URL('../../bin/mithaq.mjs', import.meta.url));

/** Seconds from the command to the first page, on data made by an earlier start; and those of an embedded server with a bare HTTP server. */
export async function startTimes(): Promise<{ product: number; limit: number; first: number }> {
  const home = await mkdtemp(join(tmpdir(), 'mithaq-bench-'));
  try {
    const first = await untilFirstPage(home);
    const product = await untilFirstPage(home);
    const began = performance.now();
    const server = await startEmbeddedServer({ home });
    const bare = createServer((_, response) => response.end('ready'));
    await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
    const limit = (performance.now() - began) / 1000;
    bare.close();
    await server.stop();
    return { product, limit, first };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function untilFirstPage(home: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'serve'], { env: { ...process.env, MITHAQ_HOME: home, PORT: '0', DATABASE_URL: '', DATABASE_OWNER_URL: '', MITHAQ_LOG_LEVEL: 'silent' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The program ended with code ${code} before it was ready.`)));
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const ready = /Mithaq is ready at (\S+)/.exec(text)?.[1];
      if (ready) {
        resolve(ready);
      }
    });
  });
  await fetch(address);
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  await ended;
  return seconds;
}
