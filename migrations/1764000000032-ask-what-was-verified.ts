import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What auditors say of figures, now or as it was known: an opinion stands once its mission is closed, and the institution's later one speaks over it. */
export class AskWhatWasVerified1764000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Without an instant: as it is now. A figure that an institution refused to verify has no value.
      create function app.verified_known(programme_id uuid, instant timestamptz, known pg_snapshot)
        returns table (commitment_id uuid, period daterange, verified numeric)
        language sql stable security definer set search_path = '' as $$
          select distinct on (i.commitment_id, r.dates, m.institution_id) i.commitment_id, r.dates, case when v.opinion <> 'not_verified' then coalesce(v.adjusted, v.accepted) end
          from register.mission m
            cross join lateral (select case when $2 is null then m.state else ledger.row_known('register.mission', 'mission', m.id, m.id::text, to_jsonb(m), $2, $3) ->> 'state' end as state) k
            join register.reporting_period r on r.programme_id = m.programme_id and r.id = m.period_id
            join register.mission_item i on i.programme_id = m.programme_id and i.mission_id = m.id
            join register.review v on v.programme_id = i.programme_id and v.mission_id = i.mission_id and v.item_id = i.id and v.superseded_by is null and v.opinion in ('verified', 'verified_with_adjustment', 'not_verified')
          where m.programme_id = $1 and k.state = 'closed'
            and ($1 = any ((select app.programme_ids())::uuid[]) or i.agreement_id in (select unnest(app.agreement_ids())))
          order by i.commitment_id, r.dates, m.institution_id, m.closed_at desc, m.id desc
        $$;
      revoke execute on function app.verified_known(uuid, timestamptz, pg_snapshot) from public;
      grant execute on function app.verified_known(uuid, timestamptz, pg_snapshot) to mithaq_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
