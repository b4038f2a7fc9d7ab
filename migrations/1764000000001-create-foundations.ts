import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Schemas, the transaction-local actor, and the helpers with which every later table is protected.
 * The group role `mithaq_app` exists beforehand (src/database/roles.ts or the SQL of the README).
 */
export class CreateFoundations1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;
      create schema app;
      create schema access;
      create schema reference;
      create schema register;
      create schema ledger;
      grant usage on schema app, access, reference, register, ledger to mithaq_app;

      -- The four settings live for one transaction. After a commit a custom setting reads '' and not null.
      create function app.account_id() returns uuid language sql stable parallel safe
        return nullif(current_setting('app.account_id', true), '')::uuid;
      create function app.today() returns date language sql stable parallel safe
        return nullif(current_setting('app.today', true), '')::date;
      create function app.request_id() returns text language sql stable parallel safe
        return nullif(current_setting('app.request_id', true), '');
      create function app.simulated_at() returns timestamptz language sql stable parallel safe
        return nullif(current_setting('app.simulated_at', true), '')::timestamptz;

      -- RFC 9562 version 7, for rows that triggers make; the application makes its own.
      create function app.uuid7() returns uuid language sql volatile parallel safe
        return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
          from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;

      -- numeric sorts NaN above everything, so the upper bound refuses NaN and Infinity too
      create domain app.quantity as numeric(21, 6) check (value >= -1e15 and value <= 1e15);
      create domain app.positive_quantity as numeric(21, 6) check (value >= 0 and value <= 1e15);
      create domain app.qualifier as text check (value in ('exact', 'about', 'at_least', 'more_than'));
      create domain app.date_precision as text check (value in ('day', 'month', 'quarter', 'year'));
      create domain app.code as text check (value ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$');
      create domain app.civil_date as date check (value between '1900-01-01' and '2200-12-31');

      -- a reference as the search folds it: CP-JOBS reads cp jobs
      create function app.folded_ref(ref text) returns text language sql immutable parallel safe
        return regexp_replace(lower(ref), '[^a-z0-9]+', ' ', 'g');

      create function app.require_next_version() returns trigger language plpgsql set search_path = '' as $$
      begin
        if new.version is distinct from old.version + 1 then
          raise exception 'stale version of %.%: % was stored, % was written', tg_table_schema, tg_table_name, old.version, new.version
            using errcode = 'MQ412';
        end if;
        return new;
      end $$;

      -- A fact is never updated in place: the one update it ever gets says by which change it was superseded.
      create function app.allow_only_superseding() returns trigger language plpgsql set search_path = '' as $$
      begin
        if old.superseded_by is not null
          or new.superseded_by is null
          or to_jsonb(new) - 'superseded_by' is distinct from to_jsonb(old) - 'superseded_by' then
          raise exception 'facts of %.% are superseded once and never changed', tg_table_schema, tg_table_name
            using errcode = 'MQ409';
        end if;
        return new;
      end $$;

      create function app.refuse_change() returns trigger language plpgsql set search_path = '' as $$
      begin
        raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = '42501';
      end $$;

      -- Row-level security is forced, so the owner, under whom the access functions run, needs a policy of its own.
      create procedure app.protect(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('alter table %s enable row level security', target);
        execute format('alter table %s force row level security', target);
        execute format('create policy owner_runs_access_functions on %s to %I using (true) with check (true)', target, current_user);
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
