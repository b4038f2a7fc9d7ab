import type { CivilDate } from '../common/civil-date.js';
import type { Transaction } from './transaction.js';

/** The day that `app.as_of()` tells to the statements of this transaction; today unless told. */
export async function readAsOf(tx: Transaction, asOf: CivilDate | undefined): Promise<void> {
  if (asOf) {
    await tx.query("select set_config('app.as_of', $1, true)", [asOf]);
  }
}
