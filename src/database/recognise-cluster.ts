import type { ClientBase } from 'pg';

/**
 * Before anything is written: where the register was restored on another server, its transaction numbers go on above those of
 * the copy, and the trail goes on in a log of its own. Nothing to do on a database without a trail yet.
 */
export async function recogniseCluster(owner: ClientBase): Promise<void> {
  const { rows } = await owner.query<{ present: boolean }>("SELECT to_regprocedure('ledger.recognise_cluster(boolean)') IS NOT NULL AS present");
  if (rows[0]?.present) {
    await owner.query('SELECT ledger.recognise_cluster()');
  }
}
