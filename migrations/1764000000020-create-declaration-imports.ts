import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workbooks brought to a draft, and how the layouts of an organisation are read. Like the draft, they are its organisation's alone and absent from the trail. */
export class CreateDeclarationImports1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.declaration_import (
        programme_id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        id uuid not null,
        file_name text not null,
        sha256 text not null references app.stored_file (sha256),
        state text not null check (state in ('reading', 'checked', 'refused', 'applying', 'applied', 'cancelled')),
        mapping jsonb,
        chosen boolean not null default false,
        remembered boolean not null default false,
        fingerprint text,
        counts jsonb not null default '{"new": 0, "changed": 0, "same": 0, "refused": 0}',
        problems jsonb not null default '[]',
        problems_total int not null default 0,
        lines jsonb not null default '[]',
        lines_total int not null default 0,
        sections jsonb not null default '{}',
        failure jsonb,
        rows_done int not null default 0,
        rows_total int,
        started_by uuid not null default app.account_id() references access.account (id),
        started_at timestamptz not null,
        version int not null default 1,
        primary key (programme_id, id),
        foreign key (programme_id, organisation_id, declaration_id) references register.declaration (programme_id, organisation_id, id),
        check (state not in ('checked', 'applying', 'applied') or mapping is not null)
      );
      comment on column register.declaration_import.chosen is 'a person chose the mapping';
      comment on column register.declaration_import.remembered is 'the mapping is that of an earlier file of the same layout';
      comment on column register.declaration_import.lines is 'the first lines that the draft does not say so yet; all of them are read again from the file when it is applied';
      comment on column register.declaration_import.sections is 'versions of the parts of the draft with which the workbook was compared';
      comment on column register.declaration_import.failure is 'why the file was not read or not applied: a code and its parameters';
      create index declaration_import_declaration on register.declaration_import (programme_id, declaration_id, id);
      -- progress moves without a version: whoever read the import still knows what it is
      create trigger require_next_version before update of state, mapping on register.declaration_import for each row execute function app.require_next_version();

      create table register.declaration_mapping (
        programme_id uuid not null,
        organisation_id uuid not null,
        fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
        mapping jsonb not null,
        remembered_at timestamptz not null,
        primary key (programme_id, organisation_id, fingerprint),
        foreign key (programme_id, organisation_id) references register.participation (programme_id, organisation_id)
      );
      comment on table register.declaration_mapping is 'how the workbooks of a layout are read, as it was last applied';
    `);
    await runner.query(`
      create procedure app.protect_for_declarants(target regclass) language plpgsql set search_path = '' as $$
      begin
        call app.protect(target);
        execute format('create policy own_organisation on %s to mithaq_app using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p)) with check ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))', target);
        execute format('grant select, insert, update on %s to mithaq_app', target);
      end $$;
      call app.protect_for_declarants('register.declaration_import');
      call app.protect_for_declarants('register.declaration_mapping');
      select queue.create_queue('declaration_imports', '{"policy": "standard", "retryLimit": 5, "retryBackoff": true}');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
