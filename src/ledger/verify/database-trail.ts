import type { Transaction } from '../../database/transaction.js';
import type { TrailRecord } from './trail-record.js';

/** A transaction in which everything is read. */
type Reader = Pick<Transaction, 'query' | 'execute'>;

const ROWS_AT_ONCE = 2000;
/** Events named that are not sealed; they share their cause. */
const WAITING_NAMED = 1000;

/** Names of the body's fields with the column that says the same; of an event and its change where both say it. */
const COLUMNS: Readonly<Record<string, string>> = {
  account: 'c.account_id',
  agreement: 'e.agreement_id',
  apiToken: 'c.api_token_id',
  at: `to_char(case when e.at = c.at then e.at end at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  change: 'e.change_id',
  organisation: 'e.organisation_id',
  programme: 'e.programme_id',
  reason: 'c.reason_code',
  reasonTextSha256: `encode(t.sha256, 'hex')`,
  request: 'c.request_id',
  root: 'e.root_kind',
  rootId: 'e.root_id',
  simulatedAt: `to_char(c.simulated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  transaction: 'case when e.xid = c.xid then e.xid end',
};
const COLUMNS_JSON = `json_build_object(${Object.entries(COLUMNS).map(([name, column]) => `'${name}', (${column})::text`).join(', ')})`;

// Each row follows its keys, whatever PostgreSQL thinks of the sizes: joined the other way round, every page would read the whole trail.
const LEAVES = `select l.index, l.event_id as "eventId", e.body, case when e.id is not null then ${COLUMNS_JSON} end as columns
  from (select * from ledger.leaf where log_id = $1 and index > $2 order by index limit $3) l
    left join lateral (select * from ledger.event where id = l.event_id offset 0) e on true
    left join lateral (select * from ledger.change where id = e.change_id offset 0) c on true
    left join lateral (select * from ledger.sealed_text where id = c.reason_text_id offset 0) t on true
  order by l.index`;

/** The trail as it stands in the database, in one snapshot; the transaction reads as the computing program. */
export async function* databaseTrail(tx: Reader): AsyncGenerator<TrailRecord> {
  const logs = await tx.query<{ id: number; origin: string; previousOrigin: string | null; previousSize: number | null; previousRoot: string | null }>(
    'select id, origin, previous_origin as "previousOrigin", previous_size as "previousSize", previous_root as "previousRoot" from ledger.log order by id');
  for (const log of logs) {
    yield { kind: 'log', ...log };
    for (const key of await tx.query<{ verifier: string; note: string | null }>('select verifier, note from ledger.signing_key where log_id = $1 order by from_size, at', [log.id])) {
      yield { kind: 'key', ...key };
    }
    yield* merged(await contentsOf(tx, log.id));
  }
  const waiting = await tx.query<{ eventId: string; seconds: number }>(
    `select e.id as "eventId", greatest(0, extract(epoch from clock_timestamp() - e.at))::int as seconds from ledger.event e
     where not exists (select from ledger.leaf l where l.event_id = e.id) order by e.xid, e.id limit $1`, [WAITING_NAMED]);
  for (const one of waiting) yield { kind: 'unsealed', ...one };
}

/** Records in their order, each with how many leaves stand before it or with it. */
type Ordered = AsyncGenerator<{ leaves: number; record: TrailRecord }>;

async function contentsOf(tx: Reader, logId: number): Promise<Ordered[]> {
  const [top] = await tx.query<{ levels: number }>('select coalesce(max(level), -1) + 1 as levels from ledger.node where log_id = $1', [logId]);
  const levels = Array.from({ length: top?.levels ?? 0 }, (_, level) => nodesOf(tx, logId, level));
  return [leavesOf(tx, logId), ...levels, checkpointsOf(tx, logId)];
}

async function* leavesOf(tx: Reader, logId: number): Ordered {
  const pages = paged((after: number) => tx.query<{ index: number; eventId: string; body: Buffer | null; columns: Record<string, string | null> | null }>(LEAVES, [logId, after, ROWS_AT_ONCE]), ({ index }) => index);
  for await (const row of pages) yield { leaves: row.index + 1, record: { kind: 'leaf', ...row } };
}

async function* nodesOf(tx: Reader, logId: number, level: number): Ordered {
  const pages = paged((after: number) => tx.query<{ position: number; hash: Buffer }>(
    'select position, hash from ledger.node where log_id = $1 and level = $4 and position > $2 order by position limit $3', [logId, after, ROWS_AT_ONCE, level]), ({ position }) => position);
  for await (const row of pages) yield { leaves: (row.position + 1) * 2 ** level, record: { kind: 'node', level, ...row } };
}

async function* checkpointsOf(tx: Reader, logId: number): Ordered {
  const pages = paged((after: number) => tx.query<{ size: number; root: Buffer; note: string }>(
    'select size, root, note from ledger.checkpoint where log_id = $1 and size > $2 order by size limit $3', [logId, after, ROWS_AT_ONCE]), ({ size }) => size);
  for await (const row of pages) yield { leaves: row.size, record: { kind: 'checkpoint', ...row } };
}

/** Several ordered sources as one; what stands earlier in the list comes first at the same leaf. */
async function* merged(sources: readonly Ordered[]): AsyncGenerator<TrailRecord> {
  const heads: { source: Ordered; next: Awaited<ReturnType<Ordered['next']>> }[] = [];
  for (const source of sources) heads.push({ source, next: await source.next() });
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (!head.next.done && (!first || head.next.value.leaves < (first.next.value as { leaves: number }).leaves)) first = head;
    }
    if (!first) return;
    yield (first.next.value as { record: TrailRecord }).record;
    first.next = await first.source.next();
  }
}

/** Rows some thousand at a time, whatever their number; `keyOf` is the number that they are ordered by. */
async function* paged<Row>(page: (after: number) => Promise<Row[]>, keyOf: (row: Row) => number): AsyncGenerator<Row> {
  for (let after = -1; ;) {
    const rows = await page(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = keyOf(last);
  }
}
