import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Functions that every answer and every write passes through: the same results, by fewer and kept plans. */
export class SpeedAnswersAndTrail1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- all baselines of a milestone, the superseded ones too
      create index milestone_baseline_milestone on register.milestone_baseline (programme_id, milestone_id);

      -- what is only sent is built as text: a binary form would be made to be unmade
      drop function app.agreement_answer(register.agreement);
      drop function app.organisation_answer(register.organisation);
      drop function app.progress_answer(register.commitment_progress);
      drop function app.title_answer(text, text, text);
      drop function app.date_answer(date, text);
      create function app.title_answer(fr text, ar text, en text) returns json language sql immutable parallel safe
        return json_build_object('fr', fr, 'ar', ar, 'en', en);
      create function app.date_answer(day date, precision_of_day text) returns json language sql immutable parallel safe
        return case when day is not null then json_build_object('on', day, 'precision', precision_of_day) end;
      create function app.organisation_answer(o register.organisation) returns json language sql immutable parallel safe
        return case when o.id is not null then json_build_object('id', o.id, 'code', o.code, 'kind', o.kind, 'name', app.title_answer(o.name_fr, o.name_ar, o.name_en)) end;
      create function app.agreement_answer(a register.agreement) returns json language sql immutable parallel safe
        return case when a.id is not null then json_build_object('ref', a.ref, 'title', app.title_answer(a.title_fr, a.title_ar, a.title_en)) end;
      create function app.progress_answer(p register.commitment_progress) returns json language sql immutable parallel safe
        return case when p.commitment_id is not null then json_build_object(
          'from', lower(p.period), 'to', upper(p.period) - 1, 'declared', trim_scale(p.declared)::text, 'accepted', trim_scale(p.accepted)::text, 'verified', trim_scale(p.verified)::text) end;
    `);
    await runner.query(`
      -- PL/pgSQL keeps the plan of what these ask for each row of an answer
      create or replace function app.instant_answer(change_id uuid) returns text language plpgsql stable parallel safe security definer set search_path = '' as $$
      begin
        return (select to_char(coalesce(c.simulated_at, c.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from ledger.change c where c.id = $1);
      end $$;
      create or replace function app.account_of_change(change_id uuid) returns uuid language plpgsql stable parallel safe security definer set search_path = '' as $$
      begin
        return (select c.account_id from ledger.change c where c.id = $1);
      end $$;
      create function access.person_of_change(change_id uuid) returns uuid language plpgsql stable parallel safe security definer set search_path = '' as $$
      begin
        return (select a.person_id from ledger.change c join access.account a on a.id = c.account_id where c.id = $1);
      end $$;
      create or replace function app.person_id() returns uuid language plpgsql stable parallel safe security definer set search_path = '' as $$
      begin
        return (select a.person_id from access.account a where a.id = app.account_id());
      end $$;
      revoke execute on function access.person_of_change(uuid) from public;
      grant execute on function access.person_of_change(uuid) to mithaq_app;

      drop function ledger.with_note_hash(jsonb);
      drop function ledger.allowed(jsonb, text[]);
      create function ledger.row_of(data jsonb) returns jsonb language plpgsql stable parallel safe set search_path = '' as $$
      begin
        -- free text enters a body by the hash of its ciphertext alone
        if data ->> 'note_id' is null then
          return data;
        end if;
        return data || jsonb_build_object('note_sha256', (select encode(s.sha256, 'hex') from ledger.sealed_text s where s.id = (data ->> 'note_id')::uuid));
      end $$;

      -- Arguments: kind of the root, column that names the root, then the columns allowed in a body.
      create or replace function ledger.note_row() returns trigger language plpgsql security definer set search_path = '' as $$
      declare
        old_row jsonb := case when tg_op <> 'INSERT' then ledger.row_of(to_jsonb(old)) end;
        new_row jsonb := case when tg_op <> 'DELETE' then ledger.row_of(to_jsonb(new)) end;
        either jsonb := coalesce(new_row, old_row);
        programme uuid := coalesce((either ->> 'programme_id')::uuid, case when tg_table_name = 'programme' then (either ->> 'id')::uuid end);
        root uuid := (either ->> tg_argv[1])::uuid;
        before jsonb;
        after jsonb;
        change uuid;
        composed boolean;
      begin
        select c.id, exists (select from ledger.event e where e.change_id = c.id) into change, composed from ledger.change c where c.xid = pg_current_xact_id();
        if composed then
          raise exception 'a transaction writes nothing after its events were composed' using errcode = 'MQ409';
        end if;
        -- of a row that changed, the allowed columns that differ
        select coalesce(jsonb_object_agg(c.name, old_row ->> c.name) filter (where old_row ? c.name), '{}'),
            coalesce(jsonb_object_agg(c.name, new_row ->> c.name) filter (where new_row ? c.name), '{}') into before, after
          from unnest(tg_argv[2:]) c (name)
          where old_row is null or new_row is null or old_row ? c.name <> new_row ? c.name or old_row ->> c.name is distinct from new_row ->> c.name;
        if before = '{}' and after = '{}' and tg_op = 'UPDATE' and to_jsonb(old) = to_jsonb(new) then
          return null;
        end if;
        if app.simulated_at() is not null and not exists (select from register.programme p where p.id = programme and p.demonstration)
          and coalesce((either ->> 'demonstration')::boolean, false) is false then
          raise exception 'only a demonstration programme accepts simulated instants' using errcode = 'MQ422', constraint = 'simulated_instant';
        end if;
        insert into ledger.touched (change_id, root_kind, root_id, programme_id, agreement_id, organisation_id, table_name, row_id, before, after)
        values (coalesce(change, ledger.current_change()), tg_argv[0], root, programme,
          coalesce((either ->> 'agreement_id')::uuid, case when tg_argv[0] = 'agreement' then root end),
          coalesce((either ->> 'organisation_id')::uuid, case when tg_argv[0] = 'organisation' then root end),
          tg_table_schema || '.' || tg_table_name, coalesce(either ->> 'id', either ->> tg_argv[1]),
          case when old_row is not null then before end, case when new_row is not null then after end);
        return null;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
