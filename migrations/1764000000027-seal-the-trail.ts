import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The Merkle tree of RFC 6962 over the events, and its signed checkpoints. Events are sealed in batches below the horizon of the
 * running transactions, in the order (transaction, identifier): writers share no lock and nothing can appear behind the seal.
 */
export class SealTheTrail1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One log for each cluster, timeline and database in which the register has lived: a restore opens another, whose first
      -- leaf commits to where the one before was left. Indices are never used twice.
      create table ledger.log (
        id int primary key,
        key uuid not null unique,
        origin text not null unique generated always as ('mithaq/' || key) stored,
        system_identifier bigint not null,
        timeline text not null,
        database oid not null,
        ahead_by bigint not null check (ahead_by >= 0),
        previous_origin text,
        previous_size bigint,
        previous_root text,
        check ((previous_origin is null) = (previous_size is null) and (previous_origin is null) = (previous_root is null))
      );
      comment on column ledger.log.ahead_by is 'added to the transaction numbers of this cluster, so that they follow those of the one before';
      comment on column ledger.log.previous_root is 'hexadecimal';
      -- leaves and nodes reference no log: the check would run for each row of a batch, and a log is never deleted
      create table ledger.leaf (
        log_id int not null,
        index bigint not null,
        event_id uuid not null unique references ledger.event (id),
        primary key (log_id, index)
      );
      -- Complete subtrees alone: 2^level leaves, the position-th of its size; level 0 is the leaf hash.
      create table ledger.node (
        log_id int not null,
        level smallint not null,
        position bigint not null,
        hash bytea not null,
        primary key (log_id, level, position)
      );
      create table ledger.checkpoint (
        log_id int not null references ledger.log (id),
        size bigint not null,
        root bytea not null,
        note text not null,
        at timestamptz not null default clock_timestamp(),
        primary key (log_id, size)
      );
      comment on column ledger.checkpoint.note is 'signed note of c2sp.org/tlog-checkpoint';
      create table ledger.signing_key (
        log_id int not null references ledger.log (id),
        from_size bigint not null,
        verifier text not null,
        note text,
        at timestamptz not null default clock_timestamp(),
        primary key (log_id, verifier)
      );
      comment on column ledger.signing_key.note is 'empty for the first key of a log; else the rotation note, signed by the key before and by this one';
      create table ledger.sealed_below (
        only_row boolean primary key default true check (only_row),
        xid xid8 not null,
        event_id uuid not null
      );
      comment on table ledger.sealed_below is 'where sealing goes on: a place in a queue, proved by nothing and proving nothing';
      insert into ledger.sealed_below (xid, event_id) values ('0', '00000000-0000-0000-0000-000000000000');
    `);
    for (const table of ['log', 'leaf', 'node', 'checkpoint', 'signing_key']) {
      await runner.query(`
        call app.protect('ledger.${table}');
        create policy everyone_reads on ledger.${table} for select to mithaq_app using (true);
        grant select on ledger.${table} to mithaq_app;
        create trigger append_only before update or delete on ledger.${table} for each row execute function app.refuse_change();
        create trigger never_truncated before truncate on ledger.${table} for each statement execute function app.refuse_change();
      `);
    }
    await runner.query(`
      call app.protect('ledger.sealed_below');
      create trigger never_truncated before truncate on ledger.sealed_below for each statement execute function app.refuse_change();
      call ledger.track('ledger.log', 'log', 'key', array['origin', 'system_identifier', 'timeline', 'previous_origin', 'previous_size', 'previous_root']);
      -- the verifier reads every event, as the program does when it computes
      create policy program_reads on ledger.event for select to mithaq_app using ((select app.is_computing()));
      create policy program_reads on ledger.change for select to mithaq_app using ((select app.is_computing()));
      create policy program_reads on ledger.sealed_text for select to mithaq_app using ((select app.is_computing()));

      create function ledger.ahead_by() returns bigint language plpgsql stable parallel safe security definer set search_path = '' as $$
      begin
        return coalesce((select l.ahead_by from ledger.log l order by l.id desc limit 1), 0);
      end $$;
      -- Numbers of transactions that go on rising when the register moves to a cluster whose own are lower.
      create function ledger.transaction_id() returns xid8 language plpgsql volatile set search_path = '' as $$
      begin
        return (pg_current_xact_id()::text::bigint + ledger.ahead_by())::text::xid8;
      end $$;
      create function ledger.current_snapshot() returns pg_snapshot language plpgsql volatile set search_path = '' as $$
      declare
        taken pg_snapshot := pg_current_snapshot();
        ahead bigint := ledger.ahead_by();
      begin
        if ahead = 0 then
          return taken;
        end if;
        return (pg_snapshot_xmin(taken)::text::bigint + ahead || ':' || pg_snapshot_xmax(taken)::text::bigint + ahead || ':'
          || coalesce((select string_agg((x::text::bigint + ahead)::text, ',' order by x) from pg_snapshot_xip(taken) x), ''))::pg_snapshot;
      end $$;
      alter table ledger.change alter column xid set default ledger.transaction_id();

      create or replace function ledger.current_change() returns uuid language plpgsql volatile security definer set search_path = '' as $$
      declare
        found_id uuid;
      begin
        select c.id into found_id from ledger.change c where c.xid = (select ledger.transaction_id());
        if found_id is null then
          insert into ledger.change (id, account_id, api_token_id, request_id, simulated_at, reason_code, reason_text_id)
          values (app.uuid7(), app.account_id(), app.api_token_id(), app.request_id(), app.simulated_at(),
            nullif(current_setting('app.reason_code', true), ''), nullif(current_setting('app.reason_text_id', true), '')::uuid)
          returning id into found_id;
        end if;
        return found_id;
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
        select c.id, exists (select from ledger.event e where e.change_id = c.id) into change, composed
          from ledger.change c where c.xid = (select ledger.transaction_id());
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

      -- The transaction and the token are sealed with the rest from here on.
      create or replace function ledger.compose_events() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        insert into ledger.event (id, change_id, xid, at, programme_id, agreement_id, organisation_id, root_kind, root_id, body)
        select app.uuid7(), new.id, new.xid, new.at, t.programme_id, t.agreement_id, t.organisation_id, t.root_kind, t.root_id,
          '\\x01'::bytea || convert_to(jsonb_build_object(
            'account', new.account_id, 'agreement', t.agreement_id, 'apiToken', new.api_token_id, 'at', to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'change', new.id, 'organisation', t.organisation_id, 'programme', t.programme_id, 'reason', new.reason_code,
            'reasonTextSha256', (select encode(s.sha256, 'hex') from ledger.sealed_text s where s.id = new.reason_text_id),
            'request', new.request_id, 'root', t.root_kind, 'rootId', t.root_id, 'rows', t.rows,
            'simulatedAt', to_char(new.simulated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'transaction', new.xid::text)::text, 'UTF8')
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

      create or replace function ledger.take_horizon() returns timestamptz language plpgsql volatile security definer set search_path = '' as $$
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
        values (greatest(date_trunc('milliseconds', clock_timestamp()), last.at) + interval '1 millisecond', ledger.current_snapshot()) returning at into taken;
        return taken;
      end $$;
    `);
    await runner.query(`
      -- The root over the first leaves: their complete subtrees, folded from the smallest (RFC 6962, 2.1).
      create function ledger.root_of(log int, size bigint) returns bytea language plpgsql stable security definer set search_path = '' as $$
      declare
        folded bytea;
        height int := 0;
        counted bigint := size;
        part bytea;
      begin
        if size = 0 then
          return sha256('');
        end if;
        while counted > 0 loop
          if counted % 2 = 1 then
            select n.hash into part from ledger.node n where n.log_id = log and n.level = height and n.position = counted - 1;
            if part is null then
              raise exception 'the tree has no node % at level %', counted - 1, height;
            end if;
            folded := case when folded is null then part else sha256('\\x01'::bytea || part || folded) end;
          end if;
          counted := counted / 2;
          height := height + 1;
        end loop;
        return folded;
      end $$;
      create function ledger.size_of(log int) returns bigint language sql stable security definer set search_path = '' as $$
        select coalesce(max(n.position) + 1, 0) from ledger.node n where n.log_id = $1 and n.level = 0
      $$;

      -- Opens a log where the register runs for the first time: a new one, or one restored from a copy or to a point in time.
      -- Anew: for a key that is lost.
      create function ledger.recognise_cluster(anew boolean default false) returns int language plpgsql volatile security definer set search_path = '' as $$
      declare
        last ledger.log;
        identifier bigint := (select system_identifier from pg_control_system());
        line text := left(pg_walfile_name(pg_current_wal_insert_lsn()), 8);
        base oid := (select oid from pg_database where datname = current_database());
        ahead bigint;
      begin
        select * into last from ledger.log order by id desc limit 1;
        if not anew and last.system_identifier = identifier and last.timeline = line and last.database = base then
          return last.id;
        end if;
        perform pg_advisory_xact_lock(7310578);
        select * into last from ledger.log order by id desc limit 1;
        if not anew and last.system_identifier = identifier and last.timeline = line and last.database = base then
          return last.id;
        end if;
        ahead := coalesce(last.ahead_by, 0);
        if last.system_identifier is distinct from identifier then
          -- above every number of the copy, as seen from the oldest transaction that runs here
          ahead := greatest(0, 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint + greatest(
            (select max(c.xid)::text::bigint from ledger.change c), (select max(pg_snapshot_xmax(h.snapshot))::text::bigint from ledger.horizon h)));
        end if;
        insert into ledger.log (id, key, system_identifier, timeline, database, ahead_by, previous_origin, previous_size, previous_root)
        values (coalesce(last.id, 0) + 1, app.uuid7(), identifier, line, base, coalesce(ahead, 0),
          last.origin, case when last.id is not null then ledger.size_of(last.id) end, case when last.id is not null then encode(ledger.root_of(last.id, ledger.size_of(last.id)), 'hex') end);
        return coalesce(last.id, 0) + 1;
      end $$;

      -- Seals at most so many events. Null: another sealer is at work, or the log is not opened yet.
      create function ledger.seal(most int) returns int language plpgsql volatile security definer set search_path = '' as $$
      declare
        log ledger.log;
        below xid8;
        opening uuid;
        first bigint;
        opened int := 0;
        sealed int;
        height smallint := 0;
        place record;
      begin
        if not pg_try_advisory_xact_lock(7310578) then
          return null;
        end if;
        -- Taken before the statement that reads the events: all below have ended, and the next snapshot sees what they wrote.
        below := pg_snapshot_xmin(ledger.current_snapshot());
        select * into log from ledger.log order by id desc limit 1;
        select e.id into opening from ledger.event e where e.root_kind = 'log' and e.root_id = log.key and e.xid < below order by e.at limit 1;
        if opening is null then
          return null;
        end if;
        first := ledger.size_of(log.id);
        if first = 0 then
          insert into ledger.leaf (log_id, index, event_id) values (log.id, 0, opening);
          insert into ledger.node (log_id, level, position, hash) select log.id, 0, 0, e.leaf from ledger.event e where e.id = opening;
          opened := 1;
        end if;
        select * into place from ledger.sealed_below;
        with next as materialized (
          select e.id, e.xid, e.leaf, first + opened - 1 + row_number() over (order by e.xid, e.id) as index
          from (select * from ledger.event e where (e.xid, e.id) > (place.xid, place.event_id) and e.xid < below and e.id <> opening order by e.xid, e.id limit most) e
        ), leaves as (
          insert into ledger.leaf (log_id, index, event_id) select log.id, n.index, n.id from next n
        ), nodes as (
          insert into ledger.node (log_id, level, position, hash) select log.id, 0, n.index, n.leaf from next n
        ), moved as (
          update ledger.sealed_below b set xid = l.xid, event_id = l.id from (select n.xid, n.id from next n order by n.index desc limit 1) l
        )
        select count(*) + opened into sealed from next;
        while (first + sealed) >> (height + 1) > first >> (height + 1) loop
          insert into ledger.node (log_id, level, position, hash)
          select log.id, height + 1, l.position / 2, sha256('\\x01'::bytea || l.hash || r.hash)
          from ledger.node l join ledger.node r on r.log_id = l.log_id and r.level = l.level and r.position = l.position + 1
          where l.log_id = log.id and l.level = height and l.position % 2 = 0
            and l.position >= (first >> (height + 1)) * 2 and l.position < ((first + sealed) >> (height + 1)) * 2;
          height := height + 1;
        end loop;
        return sealed;
      end $$;

      -- What waits to be sealed. Of a large backlog no more than 100,001 are counted.
      create function ledger.waiting(out events int, out oldest timestamptz) language sql stable security definer set search_path = '' as $$
        select count(*)::int, min(w.at) from (
          select e.at from ledger.event e, ledger.sealed_below b where (e.xid, e.id) > (b.xid, b.event_id)
            and not exists (select from ledger.leaf l where l.event_id = e.id) order by e.xid, e.id limit 100001) w
      $$;

      -- A checkpoint of a root that is not the tree's is refused here, whoever signed it.
      create function ledger.publish(log int, size bigint, root bytea, note text) returns void language plpgsql volatile security definer set search_path = '' as $$
      begin
        if root <> ledger.root_of(log, size) then
          raise exception 'this is not the root of the first % leaves', size using errcode = 'MQ422', constraint = 'checkpoint_root';
        end if;
        insert into ledger.checkpoint (log_id, size, root, note) values (log, size, root, note) on conflict do nothing;
      end $$;
      -- The first key of a log comes without a note; each later one with the note that the key before signed.
      create function ledger.record_key(log int, from_size bigint, verifier text, note text) returns void language plpgsql volatile security definer set search_path = '' as $$
      begin
        if (note is null) = exists (select from ledger.signing_key k where k.log_id = log) then
          raise exception 'a key after the first one comes with its rotation note' using errcode = 'MQ422', constraint = 'rotation_note';
        end if;
        insert into ledger.signing_key (log_id, from_size, verifier, note) values (log, from_size, verifier, note);
      end $$;
    `);
    for (const signature of ['recognise_cluster(boolean)', 'seal(int)', 'publish(int, bigint, bytea, text)', 'record_key(int, bigint, text, text)', 'waiting()', 'root_of(int, bigint)', 'size_of(int)']) {
      await runner.query(`revoke execute on function ledger.${signature} from public; grant execute on function ledger.${signature} to mithaq_app;`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
