import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Axes, indicators, sector targets; commitments and their terms over time. */
export class CreateCommitments1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.axis (
        programme_id uuid not null references register.programme (id),
        id uuid not null,
        code app.code not null,
        position int not null,
        name_fr text not null, name_ar text, name_en text,
        primary key (programme_id, id),
        unique (programme_id, code)
      );
      create table register.indicator (
        programme_id uuid not null references register.programme (id),
        id uuid not null,
        code app.code not null,
        kind text not null check (kind in ('stock', 'flow', 'running_total')),
        family text not null check (family in ('sector', 'under_agreement')),
        direction text not null default 'up' check (direction in ('up', 'down')),
        unit text not null,
        whole boolean not null,
        axis_id uuid,
        name_fr text not null, name_ar text, name_en text,
        primary key (programme_id, id),
        unique (programme_id, code),
        foreign key (programme_id, axis_id) references register.axis (programme_id, id)
      );
      create function app.keep_indicator_kind() returns trigger language plpgsql set search_path = '' as $$
      begin
        if (new.kind, new.family, new.unit) is distinct from (old.kind, old.family, old.unit) then
          raise exception 'kind, family and unit of an indicator are fixed when it is created' using errcode = 'MQ409';
        end if;
        return new;
      end $$;
      create trigger keep_indicator_kind before update on register.indicator for each row execute function app.keep_indicator_kind();

      create table register.indicator_version (
        programme_id uuid not null,
        id uuid not null,
        indicator_id uuid not null,
        number int not null,
        perimeter text not null,
        definition_fr text not null,
        valid daterange not null check (not isempty(valid)),
        primary key (programme_id, id),
        unique (programme_id, indicator_id, number),
        foreign key (programme_id, indicator_id) references register.indicator (programme_id, id)
      );
      create trigger append_only before update or delete on register.indicator_version for each row execute function app.refuse_change();

      create table register.sector_target (
        programme_id uuid not null,
        id uuid not null,
        indicator_id uuid not null,
        perimeter text not null,
        measure text not null check (measure in ('level', 'annual_flow')),
        value app.quantity not null,
        unit text not null,
        due_on app.civil_date not null,
        due_precision app.date_precision not null,
        source text not null,
        primary key (programme_id, id),
        unique (programme_id, indicator_id, due_on, perimeter),
        foreign key (programme_id, indicator_id) references register.indicator (programme_id, id)
      );
      comment on table register.sector_target is 'the dated steps of the sector''s trajectory, as published';
      create table register.sector_target_reading (
        programme_id uuid not null,
        id uuid not null,
        target_id uuid not null,
        reading text not null check (reading in ('level', 'additional')),
        chosen boolean not null,
        base app.quantity,
        base_on app.civil_date,
        base_origin text check (base_origin in ('published', 'derived')),
        explanation_fr text not null, explanation_ar text, explanation_en text,
        source text not null,
        primary key (programme_id, id),
        unique nulls not distinct (programme_id, target_id, reading, base),
        foreign key (programme_id, target_id) references register.sector_target (programme_id, id)
      );
      create unique index sector_target_reading_chosen on register.sector_target_reading (programme_id, target_id) where chosen;

      create table register.commitment (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        ref app.code not null,
        kind text not null check (kind in ('jobs', 'training', 'hosting_zone', 'export_revenue', 'incentive', 'land', 'training_places')),
        side text not null check (side in ('company', 'state', 'sector')),
        title_fr text not null, title_ar text, title_en text,
        folded_key text collate "C" not null,
        indicator_id uuid not null,
        clause_id uuid,
        liability text not null default 'unknown' check (liability in ('single', 'joint', 'several', 'unknown')),
        lead_reporter_id uuid references register.organisation (id),
        beneficiary_id uuid references register.organisation (id),
        region_codes text[] not null default '{}',
        segment_codes text[] not null default '{}',
        site_ids uuid[] not null default '{}',
        zone_ids uuid[] not null default '{}',
        note text,
        source text,
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, ref),
        unique (programme_id, agreement_id, id),
        foreign key (programme_id, agreement_id) references register.agreement (programme_id, id),
        foreign key (programme_id, indicator_id) references register.indicator (programme_id, id),
        foreign key (programme_id, agreement_id, clause_id) references register.clause (programme_id, agreement_id, id)
      );
      create index commitment_agreement on register.commitment (programme_id, agreement_id);
      create index commitment_sort on register.commitment (programme_id, folded_key, id);
      create trigger require_next_version before update on register.commitment for each row execute function app.require_next_version();
      create function app.check_codes_of_scope() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if exists (select from unnest(new.region_codes) c where not exists (select from reference.region r where r.code = c))
          or exists (select from unnest(new.segment_codes) c where not exists (select from reference.segment s where s.code = c)) then
          raise exception 'unknown region or segment in the scope of a commitment' using errcode = '23503', constraint = 'commitment_scope_codes';
        end if;
        return new;
      end $$;
      create trigger check_codes_of_scope before insert or update of region_codes, segment_codes on register.commitment
        for each row execute function app.check_codes_of_scope();

      create table register.commitment_obligor (
        programme_id uuid not null,
        agreement_id uuid not null,
        commitment_id uuid not null,
        organisation_id uuid not null,
        position int not null default 0,
        primary key (programme_id, commitment_id, organisation_id),
        foreign key (programme_id, agreement_id, commitment_id) references register.commitment (programme_id, agreement_id, id),
        foreign key (programme_id, organisation_id) references register.participation (programme_id, organisation_id)
      );
      create index commitment_obligor_organisation on register.commitment_obligor (programme_id, organisation_id);

      create table register.commitment_term (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        commitment_id uuid not null,
        amendment_id uuid,
        valid daterange not null check (not isempty(valid)),
        valid_is_presumed boolean not null default false,
        basis text not null check (basis in ('level', 'increment', 'minimum_increment', 'annual_flow', 'running_total')),
        base app.quantity,
        base_on app.civil_date,
        base_source text,
        target app.quantity,
        qualifier app.qualifier,
        unit text not null,
        due_on app.civil_date,
        due_precision app.date_precision,
        linear boolean not null default false,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        unique (programme_id, commitment_id, id),
        foreign key (programme_id, agreement_id, commitment_id) references register.commitment (programme_id, agreement_id, id),
        foreign key (programme_id, agreement_id, amendment_id) references register.amendment (programme_id, agreement_id, id),
        check ((due_on is null) = (due_precision is null)),
        check ((target is null) = (qualifier is null)),
        exclude using gist (programme_id with =, commitment_id with =, valid with &&) where (superseded_by is null)
      );
      comment on column register.commitment_term.valid_is_presumed is 'the act publishes no effect date: the signature date stands for it';
      create index commitment_term_amendment on register.commitment_term (programme_id, agreement_id, amendment_id);
      create trigger only_superseded before update on register.commitment_term for each row execute function app.allow_only_superseding();

      create table register.commitment_step (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        commitment_id uuid not null,
        term_id uuid not null,
        due_on app.civil_date not null,
        due_precision app.date_precision not null,
        value app.quantity not null,
        qualifier app.qualifier not null default 'exact',
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, id),
        unique (programme_id, term_id, due_on),
        foreign key (programme_id, agreement_id, commitment_id) references register.commitment (programme_id, agreement_id, id),
        foreign key (programme_id, commitment_id, term_id) references register.commitment_term (programme_id, commitment_id, id)
      );
      create trigger append_only before update or delete on register.commitment_step for each row execute function app.refuse_change();
    `);
    await runner.query(`
      create function app.as_of() returns date language sql stable parallel safe
        return coalesce(nullif(current_setting('app.as_of', true), '')::date, app.today());
      create procedure app.protect_by_programme(target regclass) language plpgsql set search_path = '' as $$
      begin
        call app.protect(target);
        execute format('create policy members_read on %s for select to mithaq_app using (programme_id = any ((select app.fact_programme_ids())::uuid[]))', target);
        execute format('create policy office_adds on %s for insert to mithaq_app with check (programme_id = any ((select app.office_programme_ids())::uuid[]))', target);
        execute format('create policy office_changes on %s for update to mithaq_app using (programme_id = any ((select app.office_programme_ids())::uuid[])) with check (programme_id = any ((select app.office_programme_ids())::uuid[]))', target);
        execute format('grant select, insert, update on %s to mithaq_app', target);
      end $$;
      call app.protect_by_programme('register.axis');
      call app.protect_by_programme('register.indicator');
      call app.protect_by_programme('register.indicator_version');
      call app.protect_by_programme('register.sector_target');
      call app.protect_by_programme('register.sector_target_reading');
      call app.protect_by_agreement('register.commitment');
      call app.protect_by_agreement('register.commitment_obligor');
      call app.protect_by_agreement('register.commitment_term');
      call app.protect_by_agreement('register.commitment_step');

      -- an official writes the commitments of its own body
      create function access.commitments_of_official() returns uuid[]
        language sql stable parallel safe security definer set search_path = '' as $$
          select coalesce(array_agg(distinct o.commitment_id), '{}')
          from access.memberships_of_actor() m
            join register.commitment_obligor o on o.programme_id = m.programme_id and o.organisation_id = m.organisation_id
          where m.role = 'official'
        $$;
      create function app.own_commitment_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('own_commitments'), access.hold('own_commitments', access.commitments_of_official()::text))::uuid[];
      end $$;
      create policy body_changes on register.commitment for update to mithaq_app
        using (id = any ((select app.own_commitment_ids())::uuid[])) with check (id = any ((select app.own_commitment_ids())::uuid[]));

      call ledger.track('register.axis', 'programme', 'programme_id', array['code', 'position', 'name_fr', 'name_ar', 'name_en']);
      call ledger.track('register.indicator', 'programme', 'programme_id', array['code', 'kind', 'family', 'direction', 'unit', 'whole', 'name_fr', 'name_ar', 'name_en']);
      call ledger.track('register.indicator_version', 'programme', 'programme_id', array['indicator_id', 'number', 'perimeter', 'definition_fr', 'valid']);
      call ledger.track('register.sector_target', 'programme', 'programme_id', array['indicator_id', 'perimeter', 'measure', 'value', 'unit', 'due_on', 'due_precision', 'source']);
      call ledger.track('register.sector_target_reading', 'programme', 'programme_id', array['target_id', 'reading', 'chosen', 'base', 'base_on', 'base_origin', 'explanation_fr', 'source']);
      call ledger.track('register.commitment', 'commitment', 'id', array['agreement_id', 'ref', 'kind', 'side', 'title_fr', 'title_ar', 'title_en', 'indicator_id', 'clause_id', 'liability', 'lead_reporter_id', 'beneficiary_id', 'region_codes', 'segment_codes', 'site_ids', 'zone_ids', 'source', 'version']);
      call ledger.track('register.commitment_obligor', 'commitment', 'commitment_id', array['organisation_id', 'position']);
      call ledger.track('register.commitment_term', 'commitment', 'commitment_id', array['amendment_id', 'valid', 'valid_is_presumed', 'basis', 'base', 'base_on', 'base_source', 'target', 'qualifier', 'unit', 'due_on', 'due_precision', 'linear', 'superseded_by']);
      call ledger.track('register.commitment_step', 'commitment', 'commitment_id', array['term_id', 'due_on', 'due_precision', 'value', 'qualifier']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
