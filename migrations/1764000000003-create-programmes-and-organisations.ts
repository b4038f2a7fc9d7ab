import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, and the organisations that are register-wide. Their policies follow once access functions exist. */
export class CreateProgrammesAndOrganisations1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.programme (
        id uuid primary key,
        code app.code not null unique,
        title_fr text not null, title_ar text, title_en text,
        demonstration boolean not null,
        starts_on app.civil_date not null,
        ends_on app.civil_date not null,
        version int not null default 1,
        check (starts_on <= ends_on)
      );
      create function app.keep_demonstration_flag() returns trigger language plpgsql set search_path = '' as $$
      begin
        if new.demonstration is distinct from old.demonstration then
          raise exception 'the demonstration flag never changes' using errcode = 'MQ409';
        end if;
        return new;
      end $$;
      create trigger keep_demonstration_flag before update on register.programme for each row execute function app.keep_demonstration_flag();

      create table register.organisation (
        id uuid primary key,
        kind text not null check (kind in ('ministry', 'public_agency', 'local_authority', 'company', 'federation', 'training_body', 'zone_developer', 'audit_institution')),
        demonstration boolean not null,
        code app.code,
        folded_key text collate "C" not null,
        name_fr text not null, name_ar text, name_en text,
        parent_id uuid references register.organisation (id),
        source text,
        version int not null default 1,
        check (parent_id <> id)
      );
      comment on column register.organisation.folded_key is 'key of an organisation without a published code; src/common/folded-key.ts';
      comment on column register.organisation.name_fr is 'the name in force, kept beside organisation_name in the same transaction';
      create unique index organisation_code on register.organisation (demonstration, code);
      create unique index organisation_folded_key on register.organisation (demonstration, folded_key);
      create index organisation_parent on register.organisation (parent_id);
      create trigger require_next_version before update on register.organisation for each row execute function app.require_next_version();
      create trigger keep_demonstration_flag before update on register.organisation for each row execute function app.keep_demonstration_flag();

      create table register.participation (
        programme_id uuid not null references register.programme (id),
        organisation_id uuid not null references register.organisation (id),
        primary key (programme_id, organisation_id)
      );
      create index participation_organisation on register.participation (organisation_id);
      create function app.refuse_mixed_worlds() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if (select p.demonstration from register.programme p where p.id = new.programme_id)
          is distinct from (select o.demonstration from register.organisation o where o.id = new.organisation_id) then
          raise exception 'real and demonstration organisations never meet in a programme' using errcode = 'MQ422', constraint = 'refuse_mixed_worlds';
        end if;
        return new;
      end $$;
      create trigger refuse_mixed_worlds before insert or update on register.participation for each row execute function app.refuse_mixed_worlds();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
