import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether anything was recorded since an answer was read: what is kept of an answer holds until then. */
export class TellWhatChanged1764000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- every write transaction makes one change: those that this snapshot sees and that one did not are new, whenever they began
      create function app.changed_since(seen pg_snapshot) returns boolean language sql stable parallel safe security definer set search_path = '' as $$
        select exists (select from ledger.change c where c.xid >= pg_catalog.pg_snapshot_xmin(seen) and not pg_catalog.pg_visible_in_snapshot(c.xid, seen))
      $$;
      revoke execute on function app.changed_since(pg_snapshot) from public;
      grant execute on function app.changed_since(pg_snapshot) to mithaq_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
