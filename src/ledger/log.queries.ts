import type { Transaction } from '../database/transaction.js';
import { combine, type Part, type Subtree } from './tree/merkle-tree.js';

/** The log in which the register seals now. */
export interface CurrentLog {
  id: number;
  origin: string;
  /** Leaves sealed so far, of which the last ones may not be signed yet. */
  size: bigint;
}

/** Null until the register has served once. */
export async function currentLog(tx: Transaction): Promise<CurrentLog | null> {
  const [row] = await tx.query<{ id: number; origin: string; size: string }>('select l.id, l.origin, ledger.size_of(l.id)::text as size from ledger.log l order by l.id desc limit 1');
  return row ? { ...row, size: BigInt(row.size) } : null;
}

/** The log that a checkpoint names. */
export async function logOfOrigin(tx: Transaction, origin: string): Promise<CurrentLog | null> {
  const [row] = await tx.query<{ id: number; origin: string; size: string }>('select l.id, l.origin, ledger.size_of(l.id)::text as size from ledger.log l where l.origin = $1', [origin]);
  return row ? { ...row, size: BigInt(row.size) } : null;
}

export interface SignedCheckpoint {
  size: bigint;
  root: Buffer;
  note: string;
  at: Date;
}

/** The newest checkpoint of a log, and of those up to a size when one is given. */
export async function lastCheckpoint(tx: Transaction, logId: number, atMost: bigint | null = null): Promise<SignedCheckpoint | null> {
  const [row] = await tx.query<{ size: string; root: Buffer; note: string; at: Date }>(
    'select c.size::text as size, c.root, c.note, c.at from ledger.checkpoint c where c.log_id = $1 and ($2::text is null or c.size <= $2::text::bigint) order by c.size desc limit 1', [logId, atMost?.toString() ?? null]);
  return row ? { ...row, size: BigInt(row.size) } : null;
}

export interface RecordedKey {
  fromSize: string;
  verifier: string;
  note: string | null;
}

/** The keys of a log in the order in which they signed. */
export function keysOf(tx: Transaction, logId: number): Promise<RecordedKey[]> {
  return tx.query<RecordedKey>('select k.from_size::text as "fromSize", k.verifier, k.note from ledger.signing_key k where k.log_id = $1 order by k.from_size, k.at', [logId]);
}

/** The hashes of the parts of a proof, each combined from the complete subtrees that are kept. */
export async function hashesOf(tx: Transaction, logId: number, parts: readonly Part[]): Promise<Buffer[]> {
  const subtrees = parts.flat();
  const rows = await tx.query<{ level: number; position: string; hash: Buffer }>(
    `select n.level, n.position::text as position, n.hash from unnest($2::smallint[], $3::bigint[]) w (level, position)
       join ledger.node n on n.log_id = $1 and n.level = w.level and n.position = w.position`,
    [logId, subtrees.map(({ level }) => level), subtrees.map(({ position }) => position.toString())]);
  const kept = new Map(rows.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
  return parts.map((part) => combine(part.map((subtree) => nodeIn(kept, subtree))));
}

function nodeIn(kept: ReadonlyMap<string, Buffer>, { level, position }: Subtree): Buffer {
  const hash = kept.get(`${level}/${position}`);
  if (!hash) throw new Error(`The tree of the trail has no node ${position} at level ${level}: run mithaq ledger verify.`);
  return hash;
}
