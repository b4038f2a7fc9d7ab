import type { Transaction } from '../../database/transaction.js';

/** Past this an administrator is told: an event that is not sealed could still be rewritten without a trace. */
export const SEALED_LATE_AFTER_SECONDS = 60;

export interface Waiting {
  events: number;
  /** Since the oldest one was recorded; null when none waits. */
  seconds: number | null;
}

/** What waits to be sealed, by the clock of the database, which dated it. */
export async function readWaiting(tx: Transaction): Promise<Waiting> {
  const [row] = await tx.query<{ events: number; seconds: number | null }>('select w.events, floor(extract(epoch from clock_timestamp() - w.oldest))::int as seconds from ledger.waiting() w');
  return { events: row?.events ?? 0, seconds: row?.seconds ?? null };
}
