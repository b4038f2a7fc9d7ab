import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Milestones with frozen baselines, appended forecasts and reviews; hosting zones with their capacities. */
export class CreateMilestonesAndZones1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.milestone (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        commitment_id uuid,
        clause_id uuid,
        ref app.code not null,
        title_fr text not null, title_ar text, title_en text,
        folded_key text collate "C" not null,
        owner_organisation_id uuid,
        status text not null default 'scheduled' check (status in ('scheduled', 'met', 'partially_met', 'not_met', 'cancelled')),
        baseline_on app.civil_date,
        baseline_precision app.date_precision,
        forecast_on app.civil_date,
        forecast_precision app.date_precision,
        actual_on app.civil_date,
        actual_precision app.date_precision,
        reviewed_on app.civil_date,
        note text,
        source text,
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, ref),
        unique (programme_id, agreement_id, id),
        foreign key (programme_id, agreement_id) references register.agreement (programme_id, id),
        foreign key (programme_id, agreement_id, commitment_id) references register.commitment (programme_id, agreement_id, id),
        foreign key (programme_id, agreement_id, clause_id) references register.clause (programme_id, agreement_id, id),
        foreign key (programme_id, owner_organisation_id) references register.participation (programme_id, organisation_id),
        check ((baseline_on is null) = (baseline_precision is null)),
        check ((forecast_on is null) = (forecast_precision is null)),
        check ((actual_on is null) = (actual_precision is null)),
        check (status <> 'scheduled' or actual_on is null)
      );
      comment on table register.milestone is 'current state, kept in the transaction that appends the baseline, forecast or review';
      create index milestone_agreement on register.milestone (programme_id, agreement_id);
      create index milestone_commitment on register.milestone (programme_id, commitment_id);
      create index milestone_baseline_order on register.milestone (programme_id, baseline_on, id);
      create index milestone_sort on register.milestone (programme_id, folded_key, id);
      create trigger require_next_version before update on register.milestone for each row execute function app.require_next_version();

      create table register.milestone_baseline (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        milestone_id uuid not null,
        amendment_id uuid,
        baseline_on app.civil_date not null,
        baseline_precision app.date_precision not null,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, agreement_id, milestone_id) references register.milestone (programme_id, agreement_id, id),
        foreign key (programme_id, agreement_id, amendment_id) references register.amendment (programme_id, agreement_id, id)
      );
      -- frozen at signature: a second one needs the amendment that moved it
      create unique index milestone_baseline_frozen on register.milestone_baseline (programme_id, milestone_id) where amendment_id is null;
      create unique index milestone_baseline_current on register.milestone_baseline (programme_id, milestone_id) where superseded_by is null;
      create trigger only_superseded before update on register.milestone_baseline for each row execute function app.allow_only_superseding();

      create function app.keep_baseline() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if old.baseline_on is not null and (new.baseline_on, new.baseline_precision) is distinct from (old.baseline_on, old.baseline_precision)
          and not exists (select from register.milestone_baseline b where b.programme_id = new.programme_id and b.milestone_id = new.id
            and b.superseded_by is null and b.amendment_id is not null and b.baseline_on = new.baseline_on) then
          raise exception 'the baseline of a milestone is frozen; an amendment moves it' using errcode = 'MQ409', constraint = 'milestone_baseline_frozen';
        end if;
        return new;
      end $$;
      create trigger keep_baseline before update of baseline_on, baseline_precision on register.milestone for each row execute function app.keep_baseline();

      create table register.milestone_forecast (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        milestone_id uuid not null,
        forecast_on app.civil_date not null,
        forecast_precision app.date_precision not null,
        known_on app.civil_date not null,
        reason_code text check (reason_code in ('permits', 'land', 'power_connection', 'recruitment', 'training', 'procurement', 'funding', 'partner_decision', 'administrative_decision', 'force_majeure', 'other')),
        note_id uuid references ledger.sealed_text (id),
        proposed boolean not null default false,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, agreement_id, milestone_id) references register.milestone (programme_id, agreement_id, id)
      );
      create index milestone_forecast_milestone on register.milestone_forecast (programme_id, milestone_id);
      create trigger only_superseded before update on register.milestone_forecast for each row execute function app.allow_only_superseding();

      create table register.milestone_review (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        milestone_id uuid not null,
        status text not null check (status in ('scheduled', 'met', 'partially_met', 'not_met', 'cancelled')),
        actual_on app.civil_date,
        actual_precision app.date_precision,
        evidence_reference text,
        reviewed_on app.civil_date not null,
        note_id uuid references ledger.sealed_text (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        unique (programme_id, milestone_id, id),
        foreign key (programme_id, agreement_id, milestone_id) references register.milestone (programme_id, agreement_id, id),
        check ((actual_on is null) = (actual_precision is null)),
        check (status in ('met', 'partially_met') or actual_on is null)
      );
      create trigger only_superseded before update on register.milestone_review for each row execute function app.allow_only_superseding();

      create table register.milestone_dependency (
        programme_id uuid not null,
        agreement_id uuid not null,
        milestone_id uuid not null,
        depends_on_id uuid not null,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, milestone_id, depends_on_id),
        foreign key (programme_id, agreement_id, milestone_id) references register.milestone (programme_id, agreement_id, id),
        foreign key (programme_id, depends_on_id) references register.milestone (programme_id, id),
        check (milestone_id <> depends_on_id)
      );
      create index milestone_dependency_reverse on register.milestone_dependency (programme_id, depends_on_id);
      -- Two concurrent inserts could each close half of a circle: they take turns on the programme.
      create function app.refuse_circle_of_milestones() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('milestone_dependency:' || new.programme_id::text, 0));
        if exists (
          with recursive before (id) as (
            select new.depends_on_id
            union
            select d.depends_on_id from register.milestone_dependency d join before b on d.programme_id = new.programme_id and d.milestone_id = b.id
          ) select from before where id = new.milestone_id) then
          raise exception 'dependencies of milestones cannot form a circle' using errcode = 'MQ409', constraint = 'milestone_dependency_circle';
        end if;
        return null;
      end $$;
      create trigger refuse_circle after insert on register.milestone_dependency for each row execute function app.refuse_circle_of_milestones();
      create trigger append_only before update on register.milestone_dependency for each row execute function app.refuse_change();

      create table register.zone (
        programme_id uuid not null references register.programme (id),
        id uuid not null,
        ref app.code not null,
        name text not null,
        name_ar text,
        folded_key text collate "C" not null,
        city text,
        region_code text references reference.region (code),
        operator_id uuid,
        p2i_category text check (p2i_category in ('main', 'secondary')),
        status text not null check (status in ('announced', 'planned', 'under_construction', 'operational', 'deferred', 'cancelled')),
        land_hectares app.positive_quantity,
        source text,
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, ref),
        foreign key (programme_id, operator_id) references register.participation (programme_id, organisation_id)
      );
      create index zone_sort on register.zone (programme_id, folded_key, id);
      create index zone_operator on register.zone (programme_id, operator_id);
      create trigger require_next_version before update on register.zone for each row execute function app.require_next_version();

      create table register.zone_capacity (
        programme_id uuid not null,
        id uuid not null,
        zone_id uuid not null,
        measure text not null check (measure in ('office_area', 'workstations', 'jobs', 'occupancy')),
        stage text not null check (stage in ('planned', 'built', 'delivered', 'let', 'occupied', 'declared')),
        value app.positive_quantity not null,
        unit text not null check (unit in ('m2', 'workstations', 'jobs', 'percent')),
        as_of app.civil_date,
        as_of_precision app.date_precision,
        source text,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, zone_id) references register.zone (programme_id, id),
        check ((as_of is null) = (as_of_precision is null))
      );
      create unique index zone_capacity_current on register.zone_capacity (programme_id, zone_id, measure, stage, coalesce(as_of, '1900-01-01')) where superseded_by is null;
      create trigger only_superseded before update on register.zone_capacity for each row execute function app.allow_only_superseding();
    `);
    await runner.query(`
      call app.protect_by_agreement('register.milestone');
      call app.protect_by_agreement('register.milestone_baseline');
      call app.protect_by_agreement('register.milestone_forecast');
      call app.protect_by_agreement('register.milestone_review');
      call app.protect_by_agreement('register.milestone_dependency');
      call app.protect_by_programme('register.zone');
      call app.protect_by_programme('register.zone_capacity');

      -- an official of another body logs the milestones of the agreements to which its body is a party
      create procedure app.let_parties_write(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create policy body_adds on %s for insert to mithaq_app with check (agreement_id = any ((select app.writable_agreement_ids())::uuid[]))', target);
        execute format('create policy body_changes on %s for update to mithaq_app using (agreement_id = any ((select app.writable_agreement_ids())::uuid[])) with check (agreement_id = any ((select app.writable_agreement_ids())::uuid[]))', target);
      end $$;
      call app.let_parties_write('register.milestone');
      call app.let_parties_write('register.milestone_baseline');
      call app.let_parties_write('register.milestone_forecast');
      call app.let_parties_write('register.milestone_review');
      call app.let_parties_write('register.milestone_dependency');

      -- a partner proposes a forecast on a milestone that its organisation owns
      create policy owner_proposes on register.milestone_forecast for insert to mithaq_app with check (
        proposed and exists (select from register.milestone m where m.programme_id = milestone_forecast.programme_id and m.id = milestone_id
          and m.owner_organisation_id = any ((select app.organisation_ids())::uuid[])));

      call ledger.track('register.milestone', 'milestone', 'id', array['agreement_id', 'commitment_id', 'clause_id', 'ref', 'title_fr', 'title_ar', 'title_en', 'owner_organisation_id', 'status', 'baseline_on', 'baseline_precision', 'forecast_on', 'forecast_precision', 'actual_on', 'actual_precision', 'reviewed_on', 'source', 'version']);
      call ledger.track('register.milestone_baseline', 'milestone', 'milestone_id', array['amendment_id', 'baseline_on', 'baseline_precision', 'superseded_by']);
      call ledger.track('register.milestone_forecast', 'milestone', 'milestone_id', array['forecast_on', 'forecast_precision', 'known_on', 'reason_code', 'note_sha256', 'proposed', 'superseded_by']);
      call ledger.track('register.milestone_review', 'milestone', 'milestone_id', array['status', 'actual_on', 'actual_precision', 'evidence_reference', 'reviewed_on', 'note_sha256', 'superseded_by']);
      call ledger.track('register.milestone_dependency', 'milestone', 'milestone_id', array['depends_on_id']);
      call ledger.track('register.zone', 'zone', 'id', array['ref', 'name', 'name_ar', 'city', 'region_code', 'operator_id', 'p2i_category', 'status', 'land_hectares', 'source', 'version']);
      call ledger.track('register.zone_capacity', 'zone', 'zone_id', array['measure', 'stage', 'value', 'unit', 'as_of', 'as_of_precision', 'source', 'superseded_by']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
