import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';

/** Looks a human reference up; each kind has its own literal statement. */
const BY_REF = {
  agreement: 'select id from register.agreement where programme_id = $1 and ref = $2',
  commitment: 'select id from register.commitment where programme_id = $1 and ref = $2',
  milestone: 'select id from register.milestone where programme_id = $1 and ref = $2',
  zone: 'select id from register.zone where programme_id = $1 and ref = $2',
  indicator: 'select id from register.indicator where programme_id = $1 and code = $2',
} as const;

/**
 * The identifier behind a reference written in a body.
 * @param field where the reference stands, for the answer
 * @throws Problem validation_failed naming the field, when the object does not exist or the actor may not read it
 */
export async function idOfRef(tx: Transaction, kind: keyof typeof BY_REF, programmeId: string, ref: string, field: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(BY_REF[kind], [programmeId, ref]);
  if (!row) {
    throw new Problem('validation_failed', {}, [{ field, code: 'unknown_reference', parameters: { value: ref } }]);
  }
  return row.id;
}

/**
 * The identifier behind a reference in the address.
 * @throws Problem not_found
 */
export async function idOfAddress(tx: Transaction, kind: keyof typeof BY_REF, programmeId: string, ref: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(BY_REF[kind], [programmeId, ref]);
  if (!row) {
    throw new Problem('not_found');
  }
  return row.id;
}
