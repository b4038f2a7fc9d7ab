import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Problem } from '../common/problems.js';
import type { Transaction } from './transaction.js';

/**
 * Compare and set: writes only over the version that the caller read.
 * @returns the new version
 * @throws Problem stale_version when another write came between
 */
export async function updateVersioned<E extends ObjectLiteral & { version: number }>(
  tx: Transaction,
  entity: EntityTarget<E>,
  key: Partial<E>,
  version: number,
  changes: Partial<E>,
): Promise<number> {
  const result = await tx.manager
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: version + 1 })
    .where({ ...key, version })
    .execute();
  if (result.affected !== 1) {
    throw new Problem('stale_version');
  }
  return version + 1;
}
