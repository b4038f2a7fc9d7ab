import type { CivilDate } from '../common/civil-date.js';
import { localDayOf } from '../common/local-day.js';
import type { ListDefinition } from '../database/list-query.js';
import type { Transaction } from '../database/transaction.js';
import type { ClockParameters } from './clocks.dto.js';
import { type KnownOn, readKnownOn } from './known-on.queries.js';

/** How the clocks of a question stand. */
export interface Clocks {
  day: CivilDate;
  /** Null: as it is known now. */
  known: KnownOn | null;
}

/** Tells both clocks to the statements of this transaction: `app.as_of()`, and the views of `known` where an instant is asked. */
export async function readClocks(tx: Transaction, { asOf, knownOn }: ClockParameters): Promise<Clocks> {
  const known = knownOn === undefined ? null : await readKnownOn(tx, knownOn);
  const day = asOf ?? (known === null ? undefined : localDayOf(new Date(known.instant)));
  if (day !== undefined) {
    await tx.query("select set_config('app.as_of', $1, true), set_config('app.known_on', $2, true), set_config('app.known_snapshot', $3, true)", [day, known?.instant ?? '', known?.snapshot ?? '']);
  }
  return { day: day ?? tx.today, known };
}

/** Holds where no day was told: what begins later is then shown too. */
export const DAY_IS_NOT_TOLD = "nullif(current_setting('app.as_of', true), '') is null";

/** Every view of migration 35; a table that is not named here never changes, or is known with the row that it belongs to. */
const KNOWN = /\bregister\.(agreement|agreement_party|act|clause|amendment|correction|commitment|commitment_term|commitment_step|health_override|milestone|milestone_baseline|milestone_forecast|milestone_review|milestone_dependency|zone|zone_capacity)\b/g;

/** The same statement, of the register as it was known: it is read after `readClocks`. */
export function asKnown(sql: string): string {
  return sql.replace(KNOWN, 'known.$1');
}

/** The same list, of the register as it was known. */
export function listAsKnown(list: ListDefinition): ListDefinition {
  const each = (texts: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, asKnown(text)]));
  return { ...list, select: asKnown(list.select), from: asKnown(list.from), joins: each(list.joins ?? {}), filters: each(list.filters), ...(list.search === undefined ? {} : { search: asKnown(list.search) }) };
}
