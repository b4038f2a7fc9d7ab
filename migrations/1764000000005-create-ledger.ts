import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The append-only trail. Row triggers note what a transaction touched; a deferred trigger composes one event per
 * aggregate root when it commits, so that raw SQL is in the trail too. Writers share no lock.
 */
export class CreateLedger1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Free text and personal data: encrypted by the application under a key per person (AES-256-GCM).
      -- Only the hash of the ciphertext enters an event; destroying the key erases the text and keeps the trail whole.
      create table ledger.person_key (
        person_id uuid primary key references access.person (id),
        wrapped_key bytea,
        destroyed_at timestamptz,
        check ((wrapped_key is null) = (destroyed_at is not null))
      );
      create table ledger.sealed_text (
        id uuid primary key,
        programme_id uuid references register.programme (id),
        person_id uuid not null references access.person (id),
        ciphertext bytea not null,
        sha256 bytea generated always as (sha256(ciphertext)) stored
      );
      create index sealed_text_person on ledger.sealed_text (person_id);

      create table ledger.change (
        id uuid primary key,
        xid xid8 not null default pg_current_xact_id(),
        at timestamptz not null default clock_timestamp(),
        simulated_at timestamptz,
        account_id uuid references access.account (id),
        request_id text,
        reason_code text,
        reason_text_id uuid references ledger.sealed_text (id),
        on_behalf_of uuid references register.organisation (id)
      );
      comment on column ledger.change.simulated_at is 'demonstration only: the instant that the fictitious history tells';
      create unique index change_xid on ledger.change (xid);
      create index change_account on ledger.change (account_id);

      create table ledger.event (
        id uuid primary key,
        change_id uuid not null references ledger.change (id),
        xid xid8 not null,
        at timestamptz not null,
        programme_id uuid references register.programme (id),
        agreement_id uuid,
        organisation_id uuid references register.organisation (id),
        root_kind text not null,
        root_id uuid not null,
        body bytea not null,
        leaf bytea generated always as (sha256('\\x00'::bytea || body)) stored
      );
      comment on column ledger.event.body is 'authoritative: version byte 1, then UTF-8 JSON; never serialised again';
      create index event_xid on ledger.event (xid, id);
      create index event_root on ledger.event (root_kind, root_id, at);
      create index event_agreement on ledger.event (programme_id, agreement_id, at);
      create index event_change on ledger.event (change_id);

      -- What the open transaction touched; emptied when it commits, so a crash has nothing to lose.
      create unlogged table ledger.touched (
        change_id uuid not null,
        ordinal bigint generated always as identity,
        root_kind text not null,
        root_id uuid not null,
        programme_id uuid,
        agreement_id uuid,
        organisation_id uuid,
        table_name text not null,
        row_id text not null,
        before jsonb,
        after jsonb
      );
      create index touched_change on ledger.touched (change_id);

      -- Asked of the table and not of a setting, which any statement could forge.
      create function ledger.current_change() returns uuid language plpgsql volatile security definer set search_path = '' as $$
      declare
        found_id uuid;
      begin
        select c.id into found_id from ledger.change c where c.xid = pg_current_xact_id();
        if found_id is null then
          insert into ledger.change (id, account_id, request_id, simulated_at, reason_code, reason_text_id)
          values (app.uuid7(), app.account_id(), app.request_id(), app.simulated_at(),
            nullif(current_setting('app.reason_code', true), ''), nullif(current_setting('app.reason_text_id', true), '')::uuid)
          returning id into found_id;
        end if;
        return found_id;
      end $$;

      create function ledger.allowed(data jsonb, columns text[]) returns jsonb language sql immutable parallel safe set search_path = '' as $$
        select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each_text(data) e where e.key = any (columns)
      $$;

      -- Free text enters a body by the hash of its ciphertext alone.
      create function ledger.with_note_hash(data jsonb) returns jsonb language sql stable parallel safe set search_path = '' as $$
        select case when data ->> 'note_id' is null then data
          else data || jsonb_build_object('note_sha256', (select encode(s.sha256, 'hex') from ledger.sealed_text s where s.id = (data ->> 'note_id')::uuid)) end
      $$;

      -- Arguments: kind of the root, column that names the root, then the columns allowed in a body.
      create function ledger.note_row() returns trigger language plpgsql security definer set search_path = '' as $$
      declare
        old_row jsonb := case when tg_op = 'INSERT' then null else ledger.with_note_hash(to_jsonb(old)) end;
        new_row jsonb := case when tg_op = 'DELETE' then null else ledger.with_note_hash(to_jsonb(new)) end;
        either jsonb := coalesce(new_row, old_row);
        columns text[] := tg_argv[2:];
        before jsonb := ledger.allowed(old_row, columns);
        after jsonb := ledger.allowed(new_row, columns);
        change uuid := ledger.current_change();
      begin
        if exists (select from ledger.event e where e.change_id = change) then
          raise exception 'a transaction writes nothing after its events were composed' using errcode = 'MQ409';
        end if;
        if old_row is not null and new_row is not null then
          select coalesce(jsonb_object_agg(b.key, b.value), '{}') into before
            from jsonb_each(before) b where b.value is distinct from after -> b.key;
          select coalesce(jsonb_object_agg(a.key, a.value), '{}') into after
            from jsonb_each(after) a where a.value is distinct from ledger.allowed(old_row, columns) -> a.key;
          if before = '{}' and after = '{}' and to_jsonb(old) = to_jsonb(new) then
            return null;
          end if;
        end if;
        if app.simulated_at() is not null and not exists (
          select from register.programme p where p.id = coalesce((either ->> 'programme_id')::uuid, case when tg_table_name = 'programme' then (either ->> 'id')::uuid end) and p.demonstration) 
          and coalesce((either ->> 'demonstration')::boolean, false) is false then
          raise exception 'only a demonstration programme accepts simulated instants' using errcode = 'MQ422', constraint = 'simulated_instant';
        end if;
        insert into ledger.touched (change_id, root_kind, root_id, programme_id, agreement_id, organisation_id, table_name, row_id, before, after)
        values (change, tg_argv[0], (either ->> tg_argv[1])::uuid,
          coalesce((either ->> 'programme_id')::uuid, case when tg_table_name = 'programme' then (either ->> 'id')::uuid end),
          coalesce((either ->> 'agreement_id')::uuid, case when tg_argv[0] = 'agreement' then (either ->> tg_argv[1])::uuid end),
          coalesce((either ->> 'organisation_id')::uuid, case when tg_argv[0] = 'organisation' then (either ->> tg_argv[1])::uuid end),
          tg_table_schema || '.' || tg_table_name, coalesce(either ->> 'id', either ->> tg_argv[1]),
          case when old_row is not null then before end, case when new_row is not null then after end);
        return null;
      end $$;

      create function ledger.compose_events() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        insert into ledger.event (id, change_id, xid, at, programme_id, agreement_id, organisation_id, root_kind, root_id, body)
        select app.uuid7(), new.id, new.xid, new.at, t.programme_id, t.agreement_id, t.organisation_id, t.root_kind, t.root_id,
          '\\x01'::bytea || convert_to(jsonb_build_object(
            'account', new.account_id, 'agreement', t.agreement_id, 'at', to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'change', new.id, 'programme', t.programme_id, 'reason', new.reason_code,
            'reasonTextSha256', (select encode(s.sha256, 'hex') from ledger.sealed_text s where s.id = new.reason_text_id),
            'request', new.request_id, 'root', t.root_kind, 'rootId', t.root_id, 'rows', t.rows,
            'simulatedAt', to_char(new.simulated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text, 'UTF8')
        from (
          select r.root_kind, r.root_id,
            (array_agg(r.programme_id) filter (where r.programme_id is not null))[1] as programme_id,
            (array_agg(r.agreement_id) filter (where r.agreement_id is not null))[1] as agreement_id,
            (array_agg(r.organisation_id) filter (where r.organisation_id is not null))[1] as organisation_id,
            jsonb_agg(jsonb_build_object('table', r.table_name, 'id', r.row_id, 'before', r.before, 'after', r.after) order by r.ordinal) as rows,
            min(r.ordinal) as first
          from ledger.touched r where r.change_id = new.id
          group by r.root_kind, r.root_id
        ) t order by t.first;
        delete from ledger.touched t where t.change_id = new.id;
        return null;
      end $$;
      create constraint trigger compose_events after insert on ledger.change
        deferrable initially deferred for each row execute function ledger.compose_events();

      create procedure ledger.track(target regclass, root_kind text, root_column text, columns text[]) language plpgsql set search_path = '' as $$
      begin
        execute format('create trigger note_row after insert or update or delete on %s for each row execute function ledger.note_row(%L, %L, %s)',
          target, root_kind, root_column, (select string_agg(quote_literal(c), ', ') from unnest(columns) c));
      end $$;

      create trigger append_only before update or delete on ledger.event for each row execute function app.refuse_change();
      create trigger append_only before update or delete on ledger.change for each row execute function app.refuse_change();
      create trigger never_truncated before truncate on ledger.event for each statement execute function app.refuse_change();
      create trigger never_truncated before truncate on ledger.change for each statement execute function app.refuse_change();

      -- What was known at an instant: the changes visible in the last snapshot taken at or before it. A transaction that
      -- commits late is in no earlier snapshot, so it cannot alter an answer already given.
      create table ledger.horizon (
        at timestamptz primary key,
        snapshot pg_snapshot not null
      );
      comment on column ledger.horizon.at is 'whole milliseconds, rounded up: the instants that the application asks about have no finer ones';
      create trigger append_only before update or delete on ledger.horizon for each row execute function app.refuse_change();
      create function ledger.take_horizon() returns timestamptz language plpgsql volatile security definer set search_path = '' as $$
      declare
        last ledger.horizon;
        taken timestamptz;
      begin
        if not pg_try_advisory_xact_lock(7310577) then
          return null;
        end if;
        select * into last from ledger.horizon order by at desc limit 1;
        if last.at is not null and not exists (
          select from ledger.change c where c.xid >= pg_snapshot_xmin(last.snapshot) and not pg_visible_in_snapshot(c.xid, last.snapshot)) then
          return last.at;
        end if;
        insert into ledger.horizon (at, snapshot)
        values (greatest(date_trunc('milliseconds', clock_timestamp()), last.at) + interval '1 millisecond', pg_current_snapshot()) returning at into taken;
        return taken;
      end $$;
      create function ledger.snapshot_known_on(instant timestamptz) returns pg_snapshot
        language sql stable parallel safe security definer set search_path = '' as $$
          select h.snapshot from ledger.horizon h where h.at <= $1 order by h.at desc limit 1
        $$;
      create function ledger.is_known(change_id uuid, known pg_snapshot) returns boolean
        language sql stable parallel safe security definer set search_path = '' as $$
          select coalesce((select pg_visible_in_snapshot(c.xid, $2) from ledger.change c where c.id = $1), false)
        $$;

      call app.protect('ledger.sealed_text');
      call app.protect('ledger.change');
      call app.protect('ledger.event');
      call app.protect('ledger.person_key');
      grant select, insert on ledger.sealed_text, ledger.person_key to mithaq_app;
      grant select on ledger.change, ledger.event, ledger.horizon to mithaq_app;
      create policy own_key on ledger.person_key for select to mithaq_app using (true);
      create policy add_key on ledger.person_key for insert to mithaq_app with check (person_id = (select app.person_id()));
      create policy write_own on ledger.sealed_text for insert to mithaq_app with check (person_id = (select app.person_id()));
      create policy read_programme on ledger.sealed_text for select to mithaq_app
        using (person_id = (select app.person_id()) or programme_id = any ((select app.programme_ids())::uuid[]));
    `);
    await runner.query(`
      call ledger.track('register.programme', 'programme', 'id', array['code', 'title_fr', 'title_ar', 'title_en', 'demonstration', 'starts_on', 'ends_on', 'version']);
      call ledger.track('register.organisation', 'organisation', 'id', array['kind', 'demonstration', 'code', 'name_fr', 'name_ar', 'name_en', 'parent_id', 'source', 'version']);
      call ledger.track('register.participation', 'organisation', 'organisation_id', array['programme_id', 'organisation_id']);
      call ledger.track('access.person', 'person', 'id', array['demonstration', 'language', 'version']);
      call ledger.track('access.account', 'person', 'person_id', array['disabled', 'must_change_password', 'epoch', 'version']);
      call ledger.track('access.membership', 'person', 'person_id', array['programme_id', 'organisation_id', 'role', 'valid', 'version']);
      create trigger never_deleted before delete on access.membership for each row execute function app.refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
