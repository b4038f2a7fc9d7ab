import { nobody } from '../../src/common/actor.js';
import { systemClock } from '../../src/common/clock.js';
import { createDataSource } from '../../src/data-source.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import '../../src/database/value-types.js';
import { computing } from '../../src/progress/computing.js';
import { checkTotals } from '../../src/progress/totals-check.service.js';

/**
 * What a test file leaves behind agrees with its rows, as `mithaq totals check` would say.
 * @throws Error naming each figure that its rows do not give
 */
export async function totalsAgree(serveUrl: string): Promise<void> {
  const dataSource = await createDataSource({ url: serveUrl, poolSize: 1 }).initialize();
  try {
    const differences = await new UnitOfWork(dataSource, systemClock).read(nobody('totals after the tests'), async (tx) => {
      const programmes = await computing(tx, () => tx.query<{ id: string; code: string }>('select p.id, p.code from register.programme p where exists (select from register.observation o where o.programme_id = p.id) order by p.code'));
      const found: string[] = [];
      for (const { id, code } of programmes) {
        found.push(...(await checkTotals(tx, id)).differences.map(({ what, stored, computed }) => `${code}: ${what}: stored ${stored}; computed ${computed}`));
      }
      return found;
    });
    if (differences.length > 0) throw new Error(`The totals differ from their rows:\n${differences.join('\n')}`);
  } finally {
    await dataSource.destroy();
  }
}
