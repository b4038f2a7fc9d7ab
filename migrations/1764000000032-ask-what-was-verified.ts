import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was verified as it was known: opinions stand once their mission is closed, and a later mission speaks over them from its own closing on. */
export class AskWhatWasVerified1764000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function app.verified_known(programme_id uuid, instant timestamptz, known pg_snapshot)
        returns table (commitment_id uuid, period daterange, verified numeric)
        language sql stable security definer set search_path = '' as $$
          select distinct on (i.commitment_id, r.dates) i.commitment_id, r.dates, coalesce(v.adjusted, v.accepted)
          from register.mission m
            cross join lateral (select ledger.row_known('register.mission', 'mission', m.id, m.id::text, to_jsonb(m), $2, $3) as told) k
            join register.reporting_period r on r.programme_id = m.programme_id and r.id = m.period_id
            join register.mission_item i on i.programme_id = m.programme_id and i.mission_id = m.id
            join register.review v on v.programme_id = i.programme_id and v.mission_id = i.mission_id and v.item_id = i.id and v.superseded_by is null and v.opinion in ('verified', 'verified_with_adjustment')
          where m.programme_id = $1 and k.told ->> 'state' = 'closed'
            and ($1 = any ((select app.programme_ids())::uuid[]) or i.agreement_id in (select unnest(app.agreement_ids())))
          order by i.commitment_id, r.dates, m.closed_at desc
        $$;
      revoke execute on function app.verified_known(uuid, timestamptz, pg_snapshot) from public;
      grant execute on function app.verified_known(uuid, timestamptz, pg_snapshot) to mithaq_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
