import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync,
  statSync, unlinkSync, writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { canReach } from './embedded-account.js';
import { installedBinaries } from './embedded-binaries.js';
import { startEmbeddedServer, type EmbeddedServer, type EmbeddedServerOptions } from './embedded-server.js';

const settings = { fsync: 'off', shared_buffers: '16MB' };
const repository = join(import.meta.dirname, '..', '..');
const isRoot = process.getuid?.() === 0;
const ordinaryUser = { uid: 65534, gid: 65534 };
/** Root can start a program as another user only where that user may read the clone and Node. */
const actsAsOrdinaryUser = isRoot && canReach(ordinaryUser, repository) && canReach(ordinaryUser, process.execPath);

let root: string;
let home: string;
let systemFolder: string;
const servers: EmbeddedServer[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'mithaq-embedded-')));
  chmodSync(root, 0o755);
  home = join(root, 'home');
  systemFolder = join(root, 'system');
});

afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  await stopLeftover();
  rmSync(root, { recursive: true, force: true });
});

/** Ends what a killed child left on the home, by the means under test. */
async function stopLeftover(): Promise<void> {
  const base = [home, ...(existsSync(systemFolder) ? readdirSync(systemFolder).map((name) => join(systemFolder, name)) : [])];
  for (const pidFile of base.map((folder) => join(folder, 'postgres', 'postmaster.pid')).filter((file) => existsSync(file))) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    if (pid !== process.pid) await (await startEmbeddedServer({ home, systemFolder, settings })).stop();
  }
}

async function start(options: Partial<EmbeddedServerOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ home, systemFolder, settings, ...options });
  servers.push(server);
  return server;
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // the tests kill servers under their clients
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

type Answer = { ownerUrl?: string; pid?: number; code?: string; message?: string };

/** Starts the server in a program of its own, which waits to be killed. */
async function startInChild(options: { account?: { uid: number; gid: number } } = {}): Promise<{ child: ChildProcess; answer: Answer }> {
  const register = pathToFileURL(join(repository, 'scripts', 'register-typescript.mjs')).href;
  const module = pathToFileURL(join(repository, 'src', 'database', 'embedded-server.ts')).href;
  const program = `
    import ${JSON.stringify(register)};
    const { startEmbeddedServer } = await import(${JSON.stringify(module)});
    try {
      const { ownerUrl, pid } = await startEmbeddedServer(JSON.parse(process.argv[1]));
      console.log(JSON.stringify({ ownerUrl, pid }));
      setInterval(() => {}, 1000);
    } catch (error) {
      console.log(JSON.stringify({ code: error.code, message: error.message }));
    }`;
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', program, JSON.stringify({ home, systemFolder, settings })], {
    ...options.account,
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const answer = await new Promise<Answer>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as Answer));
    child.once('exit', (status) => reject(new Error(`the program ended with ${status}`)));
  });
  return { child, answer };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

async function whenGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      if (/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return;
    } catch {
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a first start', () => {
  it('gives an owner that is no superuser and a serving role that owns nothing', async () => {
    const server = await start();
    const roles = await ask(server.ownerUrl, "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'mithaq%' ORDER BY 1");
    expect(roles).toEqual(['mithaq_app', 'mithaq_owner', 'mithaq_serve'].map((rolname) => ({ rolname, rolsuper: false, rolbypassrls: false })));
    expect(await ask(server.serveUrl, "SELECT pg_has_role('mithaq_app', 'USAGE') AS member, current_setting('server_version_num')::int / 10000 AS major")).toEqual([{ member: true, major: 18 }]);
  });

  it('makes a UTF-8 database with data checksums that listens on the loopback address alone', async () => {
    const server = await start();
    const [row] = await ask(
      server.ownerUrl,
      "SELECT current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS addresses, upper('éç') AS upper",
    );
    expect(row).toEqual({ encoding: 'UTF8', checksums: 'on', addresses: '127.0.0.1', upper: 'ÉÇ' });
  });

  it('keeps its passwords unreadable to others and refuses a wrong one', async () => {
    const server = await start();
    expect(statSync(join(home, 'embedded.json')).mode & 0o777).toBe(0o600);
    await expect(ask(server.ownerUrl.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('refuses a port that another program holds', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(start({ port })).rejects.toMatchObject({ code: 'port-busy', message: expect.stringContaining(String(port)) });
    await new Promise((resolve) => other.close(resolve));
  });
});

describe('a later start', () => {
  let earlier: string;

  beforeAll(async () => {
    earlier = realpathSync(mkdtempSync(join(tmpdir(), 'mithaq-embedded-')));
    if (isRoot) chmodSync(earlier, 0o711);
    await (await startEmbeddedServer({ home: earlier, settings })).stop();
  });

  beforeEach(() => execFileSync('cp', ['-a', earlier, home]));

  afterAll(() => rmSync(earlier, { recursive: true, force: true }));

  it('finds the data of the earlier one', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    await first.stop();
    const second = await start();
    expect(await ask(second.ownerUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  it('recovers committed data after PostgreSQL was killed', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    process.kill(first.pid, 'SIGKILL');
    await whenGone(first.pid);
    await first.stop();
    const second = await start();
    expect(await ask(second.ownerUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  it('takes over from a program that was killed while its PostgreSQL went on', async () => {
    const { child, answer } = await startInChild();
    await ask(answer.ownerUrl ?? '', 'CREATE TABLE kept AS SELECT 7 AS value');
    await end(child, 'SIGKILL');
    const second = await start();
    expect(second.pid).not.toBe(answer.pid);
    expect(await ask(second.ownerUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  it.each([
    ['a dead process', 2 ** 22 - 3],
    ['an unrelated living process', process.pid],
  ])('recovers a pid file that names %s', async (_name, pid) => {
    const first = await start();
    const pidFile = join(first.dataFolder, 'postmaster.pid');
    const content = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, content.replace(/^\d+/, String(pid)));
    const second = await start();
    expect(await ask(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes over a lock whose process number was given to another program', async () => {
    const first = await start();
    const lock = readFileSync(join(home, 'program.lock'), 'utf8');
    await first.stop();
    writeFileSync(join(home, 'program.lock'), lock.replace(/"identity":"[^"]*"/, '"identity":"another boot/1"'));
    await expect(start()).resolves.toBeDefined();
  });

  it('redoes a creation that was cut in the middle', async () => {
    const first = await start();
    await first.stop();
    cpSync(join(home, 'postgres'), join(home, 'postgres.draft-1'), { recursive: true });
    rmSync(join(home, 'postgres'), { recursive: true });
    unlinkSync(join(home, 'postgres.draft-1', 'PG_VERSION'));
    const second = await start();
    expect(await ask(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readdirSync(home).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('says that another start holds the home', async () => {
    await start();
    await expect(start()).rejects.toMatchObject({ code: 'home-in-use', message: expect.stringContaining(`process ${process.pid}`) });
    const { answer } = await startInChild();
    expect(answer.code).toBe('home-in-use');
  });

  it('refuses the data of another major version', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(first.dataFolder, 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({ code: 'data-version', message: expect.stringContaining('PostgreSQL 17') });
  });

  it('says that the passwords of existing data are gone', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(home, 'embedded.json'), '{"secrets": ');
    await expect(start()).rejects.toMatchObject({ code: 'secrets-missing', message: expect.stringContaining('embedded.json') });
  });
});

describe('an unusable home', () => {
  it('says that it is a file', async () => {
    writeFileSync(home, '');
    await expect(start()).rejects.toMatchObject({ code: 'folder-unusable', message: expect.stringContaining('is a file') });
    await expect(start({ home: join(home, 'below') })).rejects.toMatchObject({ code: 'folder-unusable', message: expect.stringContaining('under a file') });
  });

  it('leaves files that are no PostgreSQL data alone', async () => {
    mkdirSync(join(home, 'postgres'), { recursive: true });
    writeFileSync(join(home, 'postgres', 'letter.txt'), 'mine');
    await expect(start()).rejects.toMatchObject({ code: 'folder-unusable' });
    expect(readFileSync(join(home, 'postgres', 'letter.txt'), 'utf8')).toBe('mine');
  });

  if (!isRoot || actsAsOrdinaryUser) {
    it('says that the user may not enter it', async () => {
      mkdirSync(home, { mode: isRoot ? 0o700 : 0o000 });
      const { answer } = await startInChild(isRoot ? { account: ordinaryUser } : {});
      chmodSync(home, 0o700);
      expect(answer).toMatchObject({ code: 'folder-unusable', message: expect.stringContaining('cannot be read and written by user') });
    });
  }
});

if (isRoot) describe('root', () => {
  it('keeps the data elsewhere when the home stands under a folder closed to others', async () => {
    chmodSync(root, 0o755);
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    home = join(closed, 'home');
    const first = await start();
    expect(first.dataFolder.startsWith(systemFolder)).toBe(true);
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    await first.stop();
    const second = await start();
    expect(await ask(second.ownerUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  it('copies programs that stand under a closed folder, whose links and permissions were never made', async () => {
    const closed = join(root, 'closed');
    const native = join(closed, 'package', 'native');
    mkdirSync(closed, { mode: 0o700 });
    cpSync(dirname(installedBinaries()), join(closed, 'package'), {
      recursive: true,
      filter: (source) => !source.endsWith('.a') && !lstatSync(source).isSymbolicLink(),
    });
    for (const name of readdirSync(join(native, 'bin'))) chmodSync(join(native, 'bin', name), 0o600);
    const server = await start({ native });
    expect(await ask(server.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readdirSync(home).filter((name) => name.startsWith('binaries-'))).toHaveLength(1);
  });

  if (actsAsOrdinaryUser) {
    it('starts as an ordinary user as well', async () => {
      mkdirSync(home);
      chownSync(home, ordinaryUser.uid, ordinaryUser.gid);
      const { answer, child } = await startInChild({ account: ordinaryUser });
      expect(await ask(answer.ownerUrl ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(statSync(`/proc/${answer.pid}`).uid).toBe(ordinaryUser.uid);
      await end(child, 'SIGKILL');
      const afterwards = await start();
      expect(await ask(afterwards.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
  }
});
