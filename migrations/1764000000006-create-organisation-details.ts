import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told of an organisation over time: names, identifiers, sites, succession. */
export class CreateOrganisationDetails1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.organisation_name (
        id uuid primary key,
        organisation_id uuid not null references register.organisation (id),
        name_fr text not null, name_ar text, name_en text,
        folded_key text collate "C" not null,
        valid daterange not null check (not isempty(valid)),
        source text,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        exclude using gist (organisation_id with =, valid with &&) where (superseded_by is null)
      );
      create index organisation_name_folded_key on register.organisation_name (folded_key);
      create trigger only_superseded before update on register.organisation_name for each row execute function app.allow_only_superseding();

      create table register.organisation_identifier (
        id uuid primary key,
        organisation_id uuid not null references register.organisation (id),
        scheme text not null check (scheme in ('ICE', 'RC', 'IF', 'CNSS')),
        value text not null check (length(value) between 1 and 40),
        court text check (scheme = 'RC' or court is null),
        key_is_wrong boolean not null default false,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id)
      );
      comment on column register.organisation_identifier.key_is_wrong is 'ICE: modulo 97 fails; a warning, for some old numbers do';
      create unique index organisation_identifier_current on register.organisation_identifier (organisation_id, scheme, value, coalesce(court, '')) where superseded_by is null;
      create trigger only_superseded before update on register.organisation_identifier for each row execute function app.allow_only_superseding();

      create table register.site (
        id uuid primary key,
        organisation_id uuid not null references register.organisation (id),
        name text not null,
        region_code text not null references reference.region (code),
        city text,
        cnss_affiliation text,
        closed_on app.civil_date,
        version int not null default 1
      );
      create index site_organisation on register.site (organisation_id);
      create trigger require_next_version before update on register.site for each row execute function app.require_next_version();

      create table register.organisation_succession (
        id uuid primary key,
        organisation_id uuid not null references register.organisation (id),
        successor_id uuid not null references register.organisation (id),
        kind text not null check (kind in ('merger', 'split', 'rename', 'transfer_of_attributions')),
        effective_on app.civil_date not null,
        source text,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        check (successor_id <> organisation_id)
      );
      create index organisation_succession_organisation on register.organisation_succession (organisation_id);
      create index organisation_succession_successor on register.organisation_succession (successor_id);
      create trigger only_superseded before update on register.organisation_succession for each row execute function app.allow_only_superseding();

      call ledger.track('register.organisation_name', 'organisation', 'organisation_id', array['name_fr', 'name_ar', 'name_en', 'valid', 'source', 'superseded_by']);
      call ledger.track('register.organisation_identifier', 'organisation', 'organisation_id', array['scheme', 'value', 'court', 'key_is_wrong', 'superseded_by']);
      call ledger.track('register.site', 'organisation', 'organisation_id', array['name', 'region_code', 'city', 'cnss_affiliation', 'closed_on', 'version']);
      call ledger.track('register.organisation_succession', 'organisation', 'organisation_id', array['successor_id', 'kind', 'effective_on', 'source', 'superseded_by']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
