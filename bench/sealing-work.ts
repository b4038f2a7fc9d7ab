import { createHash, generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { nobody } from '../src/common/actor.js';
import { systemClock } from '../src/common/clock.js';
import type { Settings } from '../src/config/settings.js';
import { createDataSource } from '../src/data-source.js';
import { UnitOfWork } from '../src/database/unit-of-work.js';
import '../src/database/value-types.js';
import { SealingService } from '../src/ledger/sealing/sealing.service.js';
import { databaseTrail } from '../src/ledger/verify/database-trail.js';
import { verifyTrail } from '../src/ledger/verify/verify-trail.js';
import { computing } from '../src/progress/computing.js';

export interface SealingRates {
  /** Events sealed a second from a backlog, and SHA-256 of the same bytes as leaves, a second. */
  sealed: { product: number; limit: number };
  /** Events a second that 8 connections write beside a sealer, and alone. */
  written: { product: number; limit: number };
  /** Longest wait of an event to be sealed, in seconds, while about 2,000 were written a second. */
  lagSeconds: number;
  /** Events a second that were written meanwhile. */
  offered: number;
  /** Events a second that the verifier reads, and what its process grew by, in MB. */
  verified: { rate: number; megabytes: number };
}

const CONNECTIONS = 8;
const SECONDS = 10;
/** Alone and beside a sealer in turn: what slows the database as it fills slows both. */
const TURNS = 5;
/** Rows that a connection changes, in turn: a row changed without pause is slow to read for itself. */
const ROWS_OF_A_CONNECTION = 1_000;
const BACKLOG = 200_000;
const OFFERED_EVENTS = 2_000;
const EVENTS_OF_A_TRANSACTION = 10;
const SEAL_EVERY_MILLISECONDS = 1_000;

/** Tracked rows, each a root of its own: one event a row and transaction. */
const ROWS = `insert into register.zone (programme_id, id, ref, name, folded_key, status)
  select p.id, app.uuid7(), 'BENCH-' || g, 'Banc ' || g, 'banc ' || g, 'planned' from register.programme p, generate_series(1, $2) g where p.code = $1 on conflict do nothing`;
const TOUCH = `update register.zone set city = $2, version = version + 1 where ref = any ($1) and programme_id = (select id from register.programme where code = $3)`;
/** Events as the trail holds them, of about the size that milestones make. */
const FILL = `insert into ledger.event (id, change_id, xid, at, root_kind, root_id, body)
  select app.uuid7(), c.id, c.xid, c.at, 'bench', app.uuid7(), '\\x01'::bytea || convert_to(json_build_object('at', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'n', g, 'rows', repeat('x', 600))::text, 'UTF8')
  from (select * from ledger.change order by xid desc limit 1) c, generate_series(1, $1) g`;

/** g: seals the trail. The sealer is the product's own, driven once a second as the program drives it; no other program runs on the database. */
export async function measureSealing({ ownerUrl, serveUrl }: { ownerUrl: string; serveUrl: string }, programme: string, say: (line: string) => void): Promise<SealingRates> {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    return client;
  }));
  const dataSource = createDataSource({ url: serveUrl, poolSize: 2 });
  await dataSource.initialize();
  const unitOfWork = new UnitOfWork(dataSource, systemClock);
  const settings = { ledgerKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() } as Settings;
  const sealer = new SealingService(unitOfWork, settings);
  try {
    const [first] = clients;
    if (!first) throw new Error('No connection was made.');
    // a key of this run signs: the program's own log is left where it is
    await first.query('select ledger.recognise_cluster(true)');
    await first.query(ROWS, [programme, CONNECTIONS * ROWS_OF_A_CONNECTION]);
    await sealer.sealAll();
    say('Measuring g');
    const [alone, beside]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < TURNS; turn += 1) {
      alone.push(await writing(clients, programme, SECONDS / TURNS));
      await sealer.sealAll();
      beside.push((await whileSealing(sealer, () => writing(clients, programme, SECONDS / TURNS))).result);
      await sealer.sealAll();
    }
    const offered = await whileSealing(sealer, () => withLag(first, () => writing(clients.slice(1), programme, SECONDS, OFFERED_EVENTS)));
    await sealer.sealAll();
    await first.query(FILL, [BACKLOG]);
    const started = performance.now();
    await sealer.sealAll();
    const sealed = BACKLOG / ((performance.now() - started) / 1000);
    return {
      sealed: { product: sealed, limit: await hashing(first) }, written: { product: mean(beside), limit: mean(alone) }, lagSeconds: offered.result.lag, offered: offered.result.result, verified: await verifying(unitOfWork),
    };
  } finally {
    await dataSource.destroy();
    for (const client of clients) await client.end();
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @returns events written a second, each connection on rows of its own, at most so many in all */
async function writing(clients: readonly pg.Client[], programme: string, seconds: number, mostASecond = Infinity): Promise<number> {
  const ends = performance.now() + seconds * 1000;
  const every = mostASecond === Infinity ? 0 : (1000 * clients.length * EVENTS_OF_A_TRANSACTION) / mostASecond;
  let transactions = 0;
  await Promise.all(clients.map(async (client, place) => {
    for (let due = performance.now(); performance.now() < ends; due += every) {
      await pause(Math.max(0, due - performance.now()));
      const from = place * ROWS_OF_A_CONNECTION + ((transactions * EVENTS_OF_A_TRANSACTION) % ROWS_OF_A_CONNECTION);
      const refs = Array.from({ length: EVENTS_OF_A_TRANSACTION }, (_, row) => `BENCH-${from + row + 1}`);
      await client.query(TOUCH, [refs, String(transactions), programme]);
      transactions += 1;
    }
  }));
  return (transactions * EVENTS_OF_A_TRANSACTION) / seconds;
}

async function whileSealing<Result>(sealer: SealingService, work: () => Promise<Result>): Promise<{ result: Result }> {
  let isOn = true;
  const sealing = (async () => {
    while (isOn) {
      const next = performance.now() + SEAL_EVERY_MILLISECONDS;
      await sealer.sealAll();
      await pause(Math.max(0, next - performance.now()));
    }
  })();
  const result = await work();
  isOn = false;
  await sealing;
  return { result };
}

/** The longest wait that was seen, asked ten times a second. */
async function withLag(client: pg.Client, work: () => Promise<number>): Promise<{ result: number; lag: number }> {
  let isOn = true;
  let lag = 0;
  const watching = (async () => {
    while (isOn) {
      const { rows } = await client.query<{ seconds: number | null }>('select extract(epoch from clock_timestamp() - w.oldest)::float as seconds from ledger.waiting() w');
      lag = Math.max(lag, rows[0]?.seconds ?? 0);
      await pause(100);
    }
  })();
  const result = await work();
  isOn = false;
  await watching;
  return { result, lag };
}

/** SHA-256 of the bodies as leaves, in this process: what no sealing can do without. */
async function hashing(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ body: Buffer }>("select body from ledger.event where root_kind = 'bench' limit 50000");
  const started = performance.now();
  for (const { body } of rows) createHash('sha256').update('\0').update(body).digest();
  return rows.length / ((performance.now() - started) / 1000);
}

async function verifying(unitOfWork: UnitOfWork): Promise<SealingRates['verified']> {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const { leaves, exitCode, findings } = await unitOfWork.read(nobody('bench'), (tx) => computing(tx, () => verifyTrail(databaseTrail(tx), {}, null)));
  if (exitCode !== 0) throw new Error(`The trail of the bench does not verify: ${JSON.stringify(findings.slice(0, 3))}`);
  return { rate: leaves / ((performance.now() - started) / 1000), megabytes: (process.memoryUsage().rss - before) / 1_048_576 };
}
