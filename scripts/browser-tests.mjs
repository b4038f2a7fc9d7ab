// Starts the built program on an embedded server of its own and drives it with Debian's Chromium: journeys by keyboard,
// accessibility, addresses, time zones. Files of web/e2e may be named as arguments. Pictures go to test-results/.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'web', 'e2e');
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const START_MS = 180_000;
const STOP_MS = 20_000;

const missing = [
  [chromium, 'Chromium is missing: run "apt-get install chromium", or name another browser in CHROMIUM.'],
  [join(root, 'dist', 'src', 'cli', 'main.js'), 'The program is not built: run "npm run build".'],
  [join(root, 'web', 'dist', 'index.html'), 'The web application is not built: run "npm run build".'],
].find(([path]) => !existsSync(path));

if (missing) {
  console.error(missing[1]);
  process.exitCode = 1;
} else {
  process.exitCode = await main();
}

async function main() {
  const home = mkdtempSync(join(tmpdir(), 'mithaq-browser-'));
  const environment = { ...process.env, NODE_ENV: 'test', MITHAQ_HOME: home, MITHAQ_DEMO_PASSWORD: randomUUID(), PORT: String(await freePort()) };
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TEST_DATABASE_URL']) delete environment[name];
  const server = spawn(process.execPath, [join(root, 'bin', 'mithaq.mjs'), 'serve'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text));
  const stopped = new Promise((settle) => server.once('exit', settle));
  const interrupt = () => server.kill('SIGINT');
  const stop = async () => {
    interrupt();
    const timer = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    await stopped;
    clearTimeout(timer);
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const address = `http://localhost:${environment.PORT}`;
    await Promise.race([ready(address), stopped.then((status) => { throw new Error(`The program ended with status ${status} before it was ready.`); })]);
    Object.assign(process.env, { MITHAQ_BROWSER_URL: address, MITHAQ_DEMO_PASSWORD: environment.MITHAQ_DEMO_PASSWORD });
    const counts = await runTests();
    await stop();
    counts[totalsAgree(environment) ? 'passed' : 'failed'] += 1;
    console.log(`Counts: ${counts.passed} passed, ${counts.failed} failed`);
    return counts.failed === 0 && counts.passed > 1 ? 0 : 1;
  } catch (error) {
    console.error(`${error.message}\n${said.join('').trim().split('\n').slice(-20).join('\n')}`);
    console.log('Counts: 0 passed, 1 failed');
    return 1;
  } finally {
    await stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Runs the files one after the other, so that two cores suffice; how many tests passed and failed. */
async function runTests() {
  const named = process.argv.slice(2).map((file) => resolve(file));
  const files = named.length > 0 ? named : readdirSync(folder).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => join(folder, name));
  const counts = { passed: 0, failed: 0 };
  const tests = run({ files, concurrency: 1 });
  tests.on('test:pass', ({ details, skip }) => {
    if (details.type !== 'suite' && !skip) counts.passed += 1;
  });
  tests.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') counts.failed += 1;
  });
  for await (const line of tests.compose(new spec())) process.stdout.write(line);
  return counts;
}

/** What the journeys left behind agrees with its rows. */
function totalsAgree(environment) {
  const { status } = spawnSync(process.execPath, [join(root, 'bin', 'mithaq.mjs'), 'totals', 'check'], { cwd: root, env: environment, stdio: 'inherit' });
  return status === 0;
}

async function ready(address) {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((settle) => setTimeout(settle, 300));
  }
  throw new Error(`The program was not ready after ${START_MS / 1000} seconds.`);
}

function freePort() {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => settle(port));
    });
  });
}
