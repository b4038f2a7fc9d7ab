import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nomenclatures and published facts: readable by every account, written by the owner when the reference data is loaded. */
export class CreateReference1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reference.region (
        code text primary key check (code ~ '^MA-[0-9]{2}$'),
        nomenclature text not null,
        hcp_code text not null,
        name_fr text not null, name_ar text not null, name_en text not null,
        capital_fr text not null,
        p2i_category text not null check (p2i_category in ('main', 'secondary', 'none'))
      );
      comment on column reference.region.nomenclature is 'before 2018 the same ISO codes meant other regions';

      create table reference.segment (
        code app.code primary key,
        name_fr text not null, name_ar text not null, name_en text not null,
        value_added text not null check (value_added in ('conventional', 'high'))
      );
      create table reference.glossary_term (
        code app.code primary key,
        term_fr text not null, term_ar text not null, term_en text not null,
        note text
      );
      create table reference.calendar_year (year int primary key check (year between 1900 and 2200), source text not null);
      create table reference.holiday (
        held_on date primary key,
        year int generated always as (extract(year from held_on)::int) stored references reference.calendar_year (year),
        name_fr text not null,
        movable boolean not null
      );
      create table reference.incentive (
        code app.code primary key,
        name_fr text not null, name_en text not null,
        rule text not null,
        valid daterange not null,
        source text not null
      );
      -- Sector family: published statistics; no rows beneath, perimeters never joined.
      create table reference.indicator_figure (
        id uuid primary key default app.uuid7(),
        indicator text not null,
        segment_code text references reference.segment (code),
        perimeter text not null,
        period text not null check (period ~ '^[0-9]{4}(-(H[12]|T[1-4]|[0-9]{2}))?$'),
        value app.quantity not null,
        unit text not null,
        kind text not null check (kind in ('actual', 'target')),
        measure text not null check (measure in ('level', 'annual_flow')),
        status text check (status in ('preliminary', 'final', 'revised')),
        origin text not null check (origin in ('published', 'derived')),
        source text not null,
        unique nulls not distinct (indicator, segment_code, perimeter, period, kind, source)
      );
      grant select on all tables in schema reference to mithaq_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
