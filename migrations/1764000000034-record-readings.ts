import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who read what of a mission: its team sees it, nobody changes it. Working notes stay with the team once the mission is closed. */
export class RecordReadings1764000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.mission_reading (
        programme_id uuid not null,
        mission_id uuid not null,
        id uuid not null default app.uuid7(),
        person_id uuid not null references access.person (id),
        what text not null check (what in ('mission', 'report', 'workbook', 'extraction', 'finding')),
        ref app.code not null,
        at timestamptz not null default clock_timestamp(),
        primary key (programme_id, mission_id, id),
        foreign key (programme_id, mission_id) references register.mission (programme_id, id)
      );
      comment on column register.mission_reading.ref is 'of the mission or of the finding that was read';
      create index mission_reading_person on register.mission_reading (person_id, programme_id, mission_id, at);
      call app.protect('register.mission_reading');
      create policy team_reads on register.mission_reading for select to mithaq_app using ((programme_id, mission_id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m));
      grant select on register.mission_reading to mithaq_app;

      -- The reader is the one who asks; the same thing read again within ten minutes is one reading.
      create function access.record_reading(programme_id uuid, what text, ref text) returns void language sql volatile security definer set search_path = '' as $$
        insert into register.mission_reading (programme_id, mission_id, person_id, what, ref)
        select $1, m.mission_id, app.person_id(), $2, $3
        from (select f.mission_id from register.finding f where $2 = 'finding' and f.programme_id = $1 and f.ref = $3
          union all select n.id from register.mission n where $2 <> 'finding' and n.programme_id = $1 and n.ref = $3) m
        where app.person_id() is not null and not exists (select from register.mission_reading r
          where r.person_id = app.person_id() and r.programme_id = $1 and r.mission_id = m.mission_id and r.what = $2 and r.ref = $3 and r.at > clock_timestamp() - interval '10 minutes')
      $$;
      -- opinions of a closed mission are for whoever reads the whole programme, the notes behind them are not
      alter policy shown_text_is_read on ledger.sealed_text using (mission_id is not null and (
        exists (select from register.finding_text t where t.programme_id = sealed_text.programme_id and t.mission_id = sealed_text.mission_id
          and sealed_text.id in (t.criterion_id, t.condition_id, t.cause_id, t.effect_id, t.recommendation_id))
        or exists (select from register.finding_step s where s.programme_id = sealed_text.programme_id and s.mission_id = sealed_text.mission_id and s.note_id = sealed_text.id)));

      revoke execute on function access.record_reading(uuid, text, text) from public;
      grant execute on function access.record_reading(uuid, text, text) to mithaq_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
