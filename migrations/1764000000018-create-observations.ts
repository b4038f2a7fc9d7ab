import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Observations, declared once and accepted beside; what the register keeps current from them: the summary of an organisation
 * and the progress of a commitment.
 */
export class CreateObservations1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.observation (
        programme_id uuid not null,
        id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        revision int not null,
        period_id uuid not null,
        period daterange not null check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
        indicator_id uuid not null,
        indicator_version_id uuid not null,
        site_id uuid references register.site (id),
        region_code text references reference.region (code),
        segment_code text references reference.segment (code),
        zone_id uuid,
        dimensions jsonb not null default '{}' check (jsonb_typeof(dimensions) = 'object'),
        dimensions_key text collate "C" not null,
        state text not null check (state in ('reported', 'not_reported', 'not_applicable')),
        value app.quantity,
        explanation_id uuid references ledger.sealed_text (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        unique (programme_id, organisation_id, declaration_id, id),
        unique nulls not distinct (programme_id, declaration_id, revision, indicator_version_id, site_id, dimensions_key),
        foreign key (programme_id, declaration_id, revision) references register.declaration_revision (programme_id, declaration_id, number),
        foreign key (programme_id, organisation_id, declaration_id) references register.declaration (programme_id, organisation_id, id),
        foreign key (programme_id, period_id) references register.reporting_period (programme_id, id),
        foreign key (programme_id, indicator_id) references register.indicator (programme_id, id),
        foreign key (programme_id, indicator_version_id) references register.indicator_version (programme_id, id),
        foreign key (programme_id, zone_id) references register.zone (programme_id, id),
        check ((state = 'reported') = (value is not null))
      );
      comment on column register.observation.region_code is 'of the site, or of the dimension when no site is named, as it was when declared';
      create index observation_scope on register.observation (programme_id, organisation_id, indicator_id, period) where superseded_by is null;
      create index observation_declaration on register.observation (programme_id, declaration_id, revision);
      create trigger only_superseded before update on register.observation for each row execute function app.allow_only_superseding();
      create trigger require_open_period before insert on register.observation for each row execute function app.require_open_period();

      create table register.accepted_value (
        programme_id uuid not null,
        id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        observation_id uuid not null,
        decision_id uuid not null,
        value app.quantity not null,
        reason_code text check (reason_code in ('evidence_proves_less', 'outside_scope', 'double_count', 'other')),
        note_id uuid references ledger.sealed_text (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, organisation_id, declaration_id, observation_id) references register.observation (programme_id, organisation_id, declaration_id, id),
        foreign key (programme_id, declaration_id, decision_id) references register.declaration_decision (programme_id, declaration_id, id)
      );
      create unique index accepted_value_current on register.accepted_value (programme_id, observation_id) where superseded_by is null;
      create index accepted_value_declaration on register.accepted_value (programme_id, declaration_id);
      create trigger only_superseded before update on register.accepted_value for each row execute function app.allow_only_superseding();

      -- An examiner accepts what was declared or less, with the reason; never more.
      create function app.check_accepted_values() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if exists (
          select from added a
            join register.observation o on o.programme_id = a.programme_id and o.id = a.observation_id
            join register.declaration_decision d on d.programme_id = a.programme_id and d.id = a.decision_id
          where o.value is null or a.value > o.value or (a.value < o.value and a.reason_code is null) or d.kind <> 'acceptance' or d.revision <> o.revision) then
          raise exception 'an accepted value is the declared one, or a lower one with its reason' using errcode = 'MQ422', constraint = 'accepted_at_most_declared';
        end if;
        return null;
      end $$;
      create trigger check_accepted_values after insert on register.accepted_value referencing new table as added
        for each statement execute function app.check_accepted_values();

      -- What an examiner proposes line by line with a visa, and what the partner is told with a return.
      create table register.decision_line (
        programme_id uuid not null,
        id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        decision_id uuid not null,
        observation_id uuid not null,
        value app.quantity,
        reason_code text check (reason_code in ('evidence_proves_less', 'outside_scope', 'double_count', 'evidence_missing', 'to_explain', 'to_correct', 'other')),
        note_id uuid references ledger.sealed_text (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, id),
        unique (programme_id, decision_id, observation_id),
        foreign key (programme_id, organisation_id, declaration_id, observation_id) references register.observation (programme_id, organisation_id, declaration_id, id),
        foreign key (programme_id, declaration_id, decision_id) references register.declaration_decision (programme_id, declaration_id, id),
        check (value is not null or reason_code is not null or note_id is not null)
      );
      create trigger append_only before update or delete on register.decision_line for each row execute function app.refuse_change();
    `);
    await runner.query(`
      -- The program itself, recomputing in the transaction of whoever caused it: reads every fact, writes only what is computed.
      create function app.is_computing() returns boolean language sql stable parallel safe
        return coalesce(current_setting('app.computing', true), '') = 'on';

      create table register.observation_summary (
        programme_id uuid not null,
        organisation_id uuid not null,
        indicator_version_id uuid not null,
        period daterange not null,
        site_id uuid,
        region_code text,
        segment_code text,
        declared app.quantity,
        accepted app.quantity,
        verified app.quantity,
        foreign key (programme_id, organisation_id) references register.participation (programme_id, organisation_id),
        foreign key (programme_id, indicator_version_id) references register.indicator_version (programme_id, id)
      );
      comment on table register.observation_summary is 'what is current now, summed over the dimensions beside site, region and segment; never asked about the past';
      create unique index observation_summary_grain on register.observation_summary (programme_id, organisation_id, indicator_version_id, period, site_id, region_code, segment_code) nulls not distinct;
      create index observation_summary_period on register.observation_summary (programme_id, indicator_version_id, period);

      drop function app.progress_answer(register.commitment_progress);
      alter table register.commitment_progress
        add column carried boolean not null default false,
        add column missing int not null default 0 check (missing >= 0),
        add column overlap_certain app.quantity,
        add column overlap_possible app.quantity;
      comment on column register.commitment_progress.declared is 'actual of the commitment at the end of the period, from the observations in its scope; null: not declared';
      comment on column register.commitment_progress.carried is 'part of it is carried from an earlier quarter';
      comment on column register.commitment_progress.missing is 'obligor and period pairs within the count that were due and not declared';
      comment on column register.commitment_progress.overlap_certain is 'part of the accepted value that older commitments over the same scope count already';

      create function app.progress_answer(p register.commitment_progress) returns json language sql immutable parallel safe
        return case when p.commitment_id is not null then json_build_object(
          'from', lower(p.period), 'to', upper(p.period) - 1, 'declared', trim_scale(p.declared)::text, 'accepted', trim_scale(p.accepted)::text, 'verified', trim_scale(p.verified)::text,
          'carried', p.carried, 'missing', p.missing, 'overlapCertain', trim_scale(p.overlap_certain)::text, 'overlapPossible', trim_scale(p.overlap_possible)::text) end;

      call app.protect_by_declaration('register.observation');
      call app.let_declarants_add('register.observation');
      call app.let_declarants_change('register.observation');
      call app.let_examiners_change('register.observation');
      call app.protect_by_declaration('register.accepted_value');
      call app.let_examiners_add('register.accepted_value');
      call app.let_examiners_change('register.accepted_value');
      call app.protect_by_declaration('register.decision_line');
      call app.let_examiners_add('register.decision_line');
      call app.protect_by_declaration('register.observation_summary');

      create procedure app.let_program_read(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create policy program_reads on %s for select to mithaq_app using ((select app.is_computing()))', target);
      end $$;
      call app.let_program_read('register.observation');
      call app.let_program_read('register.accepted_value');
      call app.let_program_read('register.declaration');
      call app.let_program_read('register.reporting_period');
      call app.let_program_read('register.indicator');
      call app.let_program_read('register.indicator_version');
      call app.let_program_read('register.indicator_component');
      call app.let_program_read('register.agreement');
      call app.let_program_read('register.commitment');
      call app.let_program_read('register.commitment_obligor');
      call app.let_program_read('register.commitment_term');
      create policy program_computes on register.observation_summary to mithaq_app using ((select app.is_computing())) with check ((select app.is_computing()));
      grant insert, update on register.observation_summary to mithaq_app;
      drop policy office_adds on register.commitment_progress;
      drop policy office_changes on register.commitment_progress;
      create policy program_computes on register.commitment_progress to mithaq_app using ((select app.is_computing())) with check ((select app.is_computing()));
      grant insert, update on register.commitment_progress to mithaq_app;

      -- A declaration brings hundreds of rows: one entry of the trail per declaration, statement and table, holding the hash of the rows.
      create function ledger.note_rows_of_declaration() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if exists (select from ledger.event e where e.change_id = ledger.current_change()) then
          raise exception 'a transaction writes nothing after its events were composed' using errcode = 'MQ409';
        end if;
        insert into ledger.touched (change_id, root_kind, root_id, programme_id, organisation_id, table_name, row_id, after)
        select ledger.current_change(), 'declaration', n.declaration_id, n.programme_id, n.organisation_id, tg_table_schema || '.' || tg_table_name, n.declaration_id::text,
          jsonb_build_object('operation', lower(tg_op), 'rows', count(*)::text, 'sha256', encode(sha256(convert_to(string_agg(to_jsonb(n)::text, e'\\n' order by n.id), 'UTF8')), 'hex'))
        from noted n group by n.programme_id, n.organisation_id, n.declaration_id;
        return null;
      end $$;
      create procedure ledger.track_rows_of_declaration(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create trigger note_inserted after insert on %s referencing new table as noted for each statement execute function ledger.note_rows_of_declaration()', target);
        execute format('create trigger note_updated after update on %s referencing new table as noted for each statement execute function ledger.note_rows_of_declaration()', target);
        execute format('create trigger never_deleted before delete on %s for each row execute function app.refuse_change()', target);
        execute format('create trigger never_truncated before truncate on %s for each statement execute function app.refuse_change()', target);
      end $$;
      call ledger.track_rows_of_declaration('register.observation');
      call ledger.track_rows_of_declaration('register.accepted_value');
      create trigger note_inserted after insert on register.decision_line referencing new table as noted for each statement execute function ledger.note_rows_of_declaration();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
