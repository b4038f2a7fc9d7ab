import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register as it was known at the instant that the transaction tells: views of the same names and columns as the tables. */
export class ShowWhatWasKnown1764000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema known;
      grant usage on schema known to mithaq_app;

      -- As before, with its lists as lists.
      create or replace function ledger.row_known(target text, kind text, root uuid, row_id text, present jsonb, instant timestamptz, known pg_snapshot) returns jsonb
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
        -- the trail keeps a list as its JSON in text
        return told || coalesce((select jsonb_object_agg(p.key, (told ->> p.key)::jsonb) from jsonb_each(present) p
          where jsonb_typeof(p.value) = 'array' and jsonb_typeof(told -> p.key) = 'string'), '{}');
      end $$;

      -- Nothing is known where no instant is told.
      create function known.instant() returns timestamptz language sql stable parallel safe
        return nullif(current_setting('app.known_on', true), '')::timestamptz;
      create function known.snapshot() returns pg_snapshot language sql stable parallel safe
        return nullif(current_setting('app.known_snapshot', true), '')::pg_snapshot;

      -- Facts: those recorded by then, superseded if they were by then.
      create procedure known.show_facts(target regclass) language plpgsql set search_path = '' as $$
      declare
        columns text;
      begin
        select string_agg(case a.attname when 'superseded_by' then 'case when ledger.knows(f.superseded_by, known.instant(), known.snapshot()) then f.superseded_by end as superseded_by' else format('f.%I', a.attname) end, ', ' order by a.attnum)
          into columns from pg_catalog.pg_attribute a where a.attrelid = target and a.attnum > 0 and not a.attisdropped;
        execute format('create view known.%I with (security_invoker = true) as select %s from %s f where ledger.knows(f.recorded_by, known.instant(), known.snapshot())',
          (select c.relname from pg_catalog.pg_class c where c.oid = target), columns, target);
      end $$;

      -- Rows that change: taken back to what they were, by the trail. What never changes stays, so that it finds the rows; so does the
      -- key of searches and sorts. What the trail does not keep is not known, and empty.
      create procedure known.show_rows(target regclass, kind text, root text, kept text[]) language plpgsql set search_path = '' as $$
      declare
        tracked text[];
        columns text;
      begin
        select string_to_array(encode(t.tgargs, 'escape'), '\\000') into tracked from pg_catalog.pg_trigger t where t.tgrelid = target and t.tgname = 'note_row';
        select string_agg(case when a.attname = any (kept) then format('r.%I', a.attname) when a.attname = any (tracked) then format('x.%I', a.attname) else format('null::%s as %I', format_type(a.atttypid, a.atttypmod), a.attname) end, ', ' order by a.attnum)
          into columns from pg_catalog.pg_attribute a where a.attrelid = target and a.attnum > 0 and not a.attisdropped;
        execute format('create view known.%I with (security_invoker = true) as select %s from %s r
            cross join lateral (select ledger.row_known(%L, %L, r.%I, r.id::text, to_jsonb(r), known.instant(), known.snapshot()) as told offset 0) k
            cross join lateral jsonb_populate_record(r, k.told) x
          where k.told is not null',
          (select c.relname from pg_catalog.pg_class c where c.oid = target), columns, target, target, kind, root);
      end $$;

      call known.show_facts('register.agreement_party');
      call known.show_facts('register.amendment');
      call known.show_facts('register.correction');
      call known.show_facts('register.commitment_term');
      call known.show_facts('register.commitment_step');
      call known.show_facts('register.health_override');
      call known.show_facts('register.milestone_baseline');
      call known.show_facts('register.milestone_forecast');
      call known.show_facts('register.milestone_review');
      call known.show_facts('register.milestone_dependency');
      call known.show_facts('register.zone_capacity');
      call known.show_rows('register.agreement', 'agreement', 'id', array['programme_id', 'id', 'ref', 'folded_key']);
      call known.show_rows('register.act', 'agreement', 'agreement_id', array['programme_id', 'id', 'agreement_id']);
      call known.show_rows('register.clause', 'agreement', 'agreement_id', array['programme_id', 'id', 'agreement_id', 'act_id', 'article', 'page', 'wording']);
      call known.show_rows('register.commitment', 'commitment', 'id', array['programme_id', 'id', 'agreement_id', 'ref', 'folded_key']);
      call known.show_rows('register.milestone', 'milestone', 'id', array['programme_id', 'id', 'agreement_id', 'ref', 'folded_key']);
      call known.show_rows('register.zone', 'zone', 'id', array['programme_id', 'id', 'ref', 'folded_key']);
      drop procedure known.show_facts(regclass);
      drop procedure known.show_rows(regclass, text, text, text[]);

      create function app.agreement_answer(a known.agreement) returns json language sql immutable parallel safe
        return case when a.id is not null then json_build_object('ref', a.ref, 'title', app.title_answer(a.title_fr, a.title_ar, a.title_en)) end;
      grant select on all tables in schema known to mithaq_app;

      -- Also the value that the opinion was given on, and when the mission was closed.
      drop function app.verified_known(uuid, timestamptz, pg_snapshot);
      create function app.verified_known(programme_id uuid, instant timestamptz, known pg_snapshot)
        returns table (commitment_id uuid, period daterange, verified numeric, verified_of numeric, closed_at timestamptz)
        language sql stable security definer set search_path = '' as $$
          select distinct on (i.commitment_id, r.dates, m.institution_id) i.commitment_id, r.dates, case when v.opinion <> 'not_verified' then coalesce(v.adjusted, v.accepted) end, v.accepted, m.closed_at
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
