import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedServer } from '../src/database/embedded-server.js';
import { migrate } from '../src/database/migrate.js';
import { loadReference } from '../src/reference/load-reference.js';
import { Contender } from './contender.js';
import { DECLARATION_LIMIT_TABLES, measureDeclarations } from './declaration-works.js';
import { loadDeclaringData } from './declaring-data.js';
import { compare, type Target } from './load.js';
import { LIMIT_TABLES } from './limit-server.js';
import { loadNationalData, NATIONAL, NATIONAL_SIZES } from './national-data.js';
import { measureSealing } from './sealing-work.js';
import { startTimes } from './start-time.js';

interface Work {
  work: string;
  product: number;
  limit: number;
  ratio: number;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Builds the data, runs limit and product in turn, prints the table and writes it. */
export async function runBench({ seconds = 5 }: { seconds?: number } = {}): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'mithaq-bench-'));
  const server = await startEmbeddedServer({ home });
  try {
    await migrate(server.ownerUrl);
    await loadReference(server.ownerUrl);
    await loadNationalData(server.ownerUrl, NATIONAL_SIZES, say);
    await loadDeclaringData(server.ownerUrl);
    await makeLimitTables(server.ownerUrl);
    const limit = await Contender.start('limit', { DATABASE_URL: server.ownerUrl });
    const product = await Contender.start('product', { ...productEnvironment(), MITHAQ_HOME: home, DATABASE_URL: server.serveUrl });
    try {
      const works = await measureRequests(limit, product, seconds);
      const memory = [await product.memory(), await limit.memory()] as const;
      const { e, f } = await measureDeclarations(product.origin, server.ownerUrl, say);
      works.push(direct('e (rows/s)', e.product, e.limit), direct('f', f.product, f.limit), inverse('i (MB)', ...memory));
      // nobody else may seal or write meanwhile
      await product.stop();
      const g = await measureSealing(server, NATIONAL.code, say);
      works.push(direct('g (sealed/s)', g.sealed.product, g.sealed.limit), direct('g (written/s)', g.written.product, g.written.limit));
      say(`g: an event waited ${rounded(g.lagSeconds)} s at most while ${rounded(g.offered)} were written a second; writers beside the sealer were slowed ${rounded(g.written.limit / g.written.product)} times; the verifier reads ${rounded(g.verified.rate)} events a second and grew by ${rounded(g.verified.megabytes)} MB`);
      const start = await startTimes();
      works.push(inverse('h (s)', start.product, start.limit));
      print(works);
      say(`first ever start, after install: ${rounded(start.first)} s`);
      await write(works);
    } finally {
      await product.stop();
      await limit.stop();
    }
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function measureRequests(limit: Contender, product: Contender, seconds: number): Promise<Work[]> {
  const base = `/api/v1/programmes/${NATIONAL.code}`;
  const partner = await signIn(product.origin, NATIONAL.partner);
  const official = await signIn(product.origin, NATIONAL.official);
  // commitments of the partner that owns a fifth: those of every fifth agreement
  const owned = Array.from({ length: NATIONAL_SIZES.commitments }, (_, index) => index + 1).filter((n) => (1 + (n % NATIONAL_SIZES.agreements)) % 5 === 0);
  const anOwned = (): string => `NAT-ENG-${owned[Math.floor(Math.random() * owned.length)]}`;
  const half = NATIONAL_SIZES.milestones / 2;
  const milestones = (from: number): (() => [string, number]) => {
    let count = 0;
    return () => {
      const [index, round] = [count % half, Math.floor(count / half)];
      count += 1;
      return [`NAT-JAL-${from + index}`, 1 + round];
    };
  };
  const [ofLimit, ofProduct] = [milestones(1), milestones(1 + half)];
  const pairs: [string, Target, Target][] = [
    ['a', { origin: limit.origin, next: () => ({ method: 'GET', path: '/a' }) }, { origin: product.origin, next: () => ({ method: 'GET', path: `${base}/commitments?kind=jobs&region=MA-06&limit=50&total=true&sort=title`, headers: partner }) }],
    ['b', { origin: limit.origin, next: () => ({ method: 'GET', path: `/b/${anOwned()}` }) }, { origin: product.origin, next: () => ({ method: 'GET', path: `${base}/commitments/${anOwned()}`, headers: partner }) }],
    ['d', { origin: limit.origin, next: () => { const [ref, version] = ofLimit(); return { method: 'GET', path: `/d/${ref}/${version}` }; } }, {
      origin: product.origin,
      next: () => {
        const [ref, version] = ofProduct();
        return { method: 'POST', path: `${base}/milestones/${ref}/log`, headers: { ...official, 'If-Match': `"${version}"`, 'Content-Type': 'application/json' }, body: JSON.stringify({ outcome: 'postponed', on: '2027-03-31', reasonCode: 'permits' }) };
      },
    }],
  ];
  const works: Work[] = [];
  for (const [work, bare, whole] of pairs) {
    say(`Measuring ${work}`);
    const [limitRate = 0, productRate = 0] = await compare([bare, whole], seconds);
    works.push(direct(work, productRate, limitRate));
  }
  return works;
}

const direct = (work: string, product: number, limit: number): Work => ({ work, product: rounded(product), limit: rounded(limit), ratio: rounded(product / limit) });
const inverse = (work: string, product: number, limit: number): Work => ({ work, product: rounded(product), limit: rounded(limit), ratio: rounded(limit / product) });

async function signIn(origin: string, email: string): Promise<Record<string, string>> {
  const answer = await fetch(`${origin}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password: NATIONAL.password }) });
  if (!answer.ok) {
    throw new Error(`${email} could not sign in: ${await answer.text()}`);
  }
  return { Authorization: `Bearer ${((await answer.json()) as { accessToken: string }).accessToken}` };
}

async function makeLimitTables(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(LIMIT_TABLES + DECLARATION_LIMIT_TABLES);
  await client.end();
}

function productEnvironment(): Record<string, string> {
  const key = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { MITHAQ_SECRET: randomBytes(32).toString('base64'), MITHAQ_TOKEN_PRIVATE_KEY: key, MITHAQ_LEDGER_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), MITHAQ_ACCESS_TOKEN_SECONDS: '3600', MITHAQ_LOG_LEVEL: 'fatal', PORT: '0' };
}

function print(works: readonly Work[]): void {
  say('work              product      limit   ratio');
  for (const { work, product, limit, ratio } of works) {
    say(`${work.padEnd(14)}${String(product).padStart(11)}${String(limit).padStart(11)}${String(ratio).padStart(8)}`);
  }
}

async function write(works: readonly Work[]): Promise<void> {
  await mkdir('bench/results', { recursive: true });
  await writeFile(`bench/results/${new Date().toISOString().slice(0, 10)}.json`, `${JSON.stringify({ works }, null, 1)}\n`);
}
