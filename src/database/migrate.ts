import { createDataSource } from '../data-source.js';
import { migrations } from './migrations.js';

/** Any fixed number: two programs that migrate the same database take turns on it. */
const MIGRATION_LOCK = 6_117_302;

/**
 * Brings the schema up to date, under an advisory lock, one transaction per migration.
 * @param ownerUrl address of a role that owns the schema (or will)
 * @returns how many migrations ran
 */
export async function migrate(ownerUrl: string, log: (line: string) => void = () => undefined): Promise<number> {
  const dataSource = createDataSource({ url: ownerUrl, poolSize: 2 });
  dataSource.setOptions({ migrations, migrationsTableName: 'schema_migration', extra: {} });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    for (const migration of ran) {
      log(`Migrated: ${migration.name}`);
    }
    return ran.length;
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}
