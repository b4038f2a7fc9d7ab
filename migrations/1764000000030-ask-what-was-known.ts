import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second clock: what the register knew at an instant, read from facts that are superseded and never changed, and from the trail. */
export class AskWhatWasKnown1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whether a change was known: by the snapshot taken at or before the instant, so that a transaction that commits late is not;
      -- in the demonstration's told history by the instant that it tells.
      create function ledger.knows(change_id uuid, instant timestamptz, known pg_snapshot) returns boolean language plpgsql stable parallel safe security definer set search_path = '' as $$
      begin
        return coalesce((select case when c.simulated_at is not null then c.simulated_at <= $2 else pg_visible_in_snapshot(c.xid, $3) end from ledger.change c where c.id = $1), false);
      end $$;

      -- A row as it was known, from the row as it is: what was not known yet is taken back, the latest first. Null: it did not exist.
      -- Only the columns that the trail keeps are taken back.
      create function ledger.row_known(target text, kind text, root uuid, row_id text, present jsonb, instant timestamptz, known pg_snapshot) returns jsonb
        language plpgsql stable parallel safe security definer set search_path = '' as $$
      declare
        told jsonb := present;
        later jsonb;
        before jsonb;
      begin
        for later in
          select convert_from(substring(e.body from 2), 'UTF8')::jsonb -> 'rows' from ledger.event e
          where e.root_kind = kind and e.root_id = root
            and (known is null or e.xid >= pg_snapshot_xmin(known) or exists (select from register.programme p where p.id = e.programme_id and p.demonstration))
            and not ledger.knows(e.change_id, instant, known)
          order by e.xid desc, e.id desc
        loop
          for before in
            select r.row -> 'before' from jsonb_array_elements(later) with ordinality r (row, place)
            where r.row ->> 'table' = target and r.row ->> 'id' = row_id order by r.place desc
          loop
            if before is null or before = 'null' then
              return null;
            end if;
            told := told || before;
          end loop;
        end loop;
        return told;
      end $$;

      -- Declarations that counted as it was known, of those whose contents the actor reads: one that was recalled since counted then.
      create function app.declarations_known(programme_id uuid, instant timestamptz, known pg_snapshot)
        returns table (id uuid, organisation_id uuid, period_id uuid, restatement int, settled boolean)
        language sql stable security definer set search_path = '' as $$
          select d.id, d.organisation_id, d.period_id, d.restatement, k.told ->> 'state' = 'accepted'
          from register.declaration d
            cross join lateral (select ledger.row_known('register.declaration', 'declaration', d.id, d.id::text, to_jsonb(d), $2, $3) as told) k
          where d.programme_id = $1 and k.told is not null
            and (d.restatement = 0 and k.told ->> 'state' in ('submitted', 'returned', 'accepted') or d.restatement > 0 and k.told ->> 'state' = 'accepted')
            and ($1 = any ((select app.programme_ids())::uuid[]) or ($1, d.organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))
        $$;
    `);
    for (const signature of ['ledger.knows(uuid, timestamptz, pg_snapshot)', 'ledger.row_known(text, text, uuid, text, jsonb, timestamptz, pg_snapshot)', 'app.declarations_known(uuid, timestamptz, pg_snapshot)']) {
      await runner.query(`revoke execute on function ${signature} from public; grant execute on function ${signature} to mithaq_app;`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
