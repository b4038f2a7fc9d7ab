import type { Transaction } from '../database/transaction.js';
import { snapshotKnownOn } from './horizon.service.js';

/** What the second clock stands on: an instant, with the snapshot that was taken at or before it. */
export interface KnownOn {
  instant: string;
  /** Null when nothing was known yet. */
  snapshot: string | null;
}

export async function readKnownOn(tx: Transaction, instant: string): Promise<KnownOn> {
  return { instant, snapshot: await snapshotKnownOn(tx, new Date(instant)) };
}
