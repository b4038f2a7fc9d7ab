import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Idempotent requests, content-addressed files and imports. */
export class CreateRequestsAndFiles1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table app.idempotent_request (
        account_id uuid not null references access.account (id),
        key text not null check (length(key) between 8 and 128),
        digest bytea not null check (octet_length(digest) = 32),
        status int not null,
        body text not null,
        at timestamptz not null default now(),
        primary key (account_id, key)
      );
      create index idempotent_request_at on app.idempotent_request (at);
      call app.protect('app.idempotent_request');
      create policy own on app.idempotent_request to mithaq_app using (account_id = (select app.account_id())) with check (account_id = (select app.account_id()));
      grant select, insert on app.idempotent_request to mithaq_app;

      create table app.stored_file (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint not null check (size >= 0),
        media_type text not null,
        stored_at timestamptz not null default now(),
        destroyed_at timestamptz
      );
      grant select, insert on app.stored_file to mithaq_app;

      create table register.import (
        programme_id uuid not null references register.programme (id),
        id uuid not null,
        file_name text not null,
        sha256 text not null references app.stored_file (sha256),
        state text not null check (state in ('checked', 'applied', 'refused')),
        counts jsonb not null,
        problems jsonb not null,
        mapping jsonb,
        started_by uuid references access.account (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        applied_by uuid references ledger.change (id),
        version int not null default 1,
        primary key (programme_id, id)
      );
      create trigger require_next_version before update on register.import for each row execute function app.require_next_version();
      call app.protect('register.import');
      create policy office on register.import to mithaq_app
        using (programme_id = any ((select app.office_programme_ids())::uuid[])) with check (programme_id = any ((select app.office_programme_ids())::uuid[]));
      grant select, insert, update on register.import to mithaq_app;
      call ledger.track('register.import', 'import', 'id', array['sha256', 'state', 'counts', 'version']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
