import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What follows from a mission: verified values beside the accepted ones, requests to restate, and who is told of a finding. */
export class FollowMissions1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An adjustment of an accepted value: to be restated, or refused with a reason, within thirty days.
      create table register.restatement_request (
        programme_id uuid not null,
        id uuid not null,
        mission_id uuid not null,
        item_id uuid not null,
        agreement_id uuid not null,
        commitment_id uuid not null,
        period_id uuid not null,
        accepted app.quantity not null,
        adjusted app.quantity not null,
        due_on app.civil_date not null,
        state text not null default 'open' check (state in ('open', 'granted', 'refused')),
        decided_by uuid references access.person (id),
        decided_at timestamptz,
        note_id uuid references ledger.sealed_text (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, mission_id, item_id),
        foreign key (programme_id, mission_id, item_id) references register.mission_item (programme_id, mission_id, id),
        foreign key (programme_id, agreement_id, commitment_id) references register.commitment (programme_id, agreement_id, id),
        foreign key (programme_id, period_id) references register.reporting_period (programme_id, id),
        check ((state = 'open') = (decided_by is null) and (state = 'open') = (decided_at is null)),
        check (state <> 'refused' or note_id is not null)
      );

      drop function app.progress_answer(register.commitment_progress);
      alter table register.commitment_progress
        add column verified_of app.quantity,
        add column verified_in uuid,
        add foreign key (programme_id, verified_in) references register.mission (programme_id, id);
      comment on column register.commitment_progress.verified_of is 'the accepted value on which the auditor gave the opinion; another one may be accepted since';
      create function app.progress_answer(p register.commitment_progress) returns json language sql immutable parallel safe
        return case when p.commitment_id is not null then json_build_object(
          'from', lower(p.period), 'to', upper(p.period) - 1, 'declared', trim_scale(p.declared)::text, 'accepted', trim_scale(p.accepted)::text, 'verified', trim_scale(p.verified)::text,
          'verifiedOf', trim_scale(p.verified_of)::text, 'carried', p.carried, 'missing', p.missing, 'unattributable', trim_scale(p.unattributable)::text,
          'overlapCertain', trim_scale(p.overlap_certain)::text, 'overlapPossible', trim_scale(p.overlap_possible)::text) end;

      call app.protect('register.restatement_request');
      create policy programme_reads on register.restatement_request for select to mithaq_app using (programme_id = any ((select app.programme_ids())::uuid[]));
      create policy agreement_reads on register.restatement_request for select to mithaq_app using (agreement_id in (select unnest(app.agreement_ids())));
      create policy team_adds on register.restatement_request for insert to mithaq_app with check ((programme_id, mission_id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m));
      create policy office_decides on register.restatement_request for update to mithaq_app
        using (programme_id = any ((select app.office_programme_ids())::uuid[])) with check (programme_id = any ((select app.office_programme_ids())::uuid[]));
      grant select, insert, update on register.restatement_request to mithaq_app;
      create trigger require_next_version before update on register.restatement_request for each row execute function app.require_next_version();
      -- The addressee moves a finding on and changes nothing else of it; the program and the owner act for nobody.
      create function app.keep_finding_from_addressee() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if app.person_id() is not null and (new.programme_id, new.mission_id) not in (select m.programme_id, m.mission_id from access.missions_of_actor() m)
          and to_jsonb(new) - array['state', 'version'] is distinct from to_jsonb(old) - array['state', 'version'] then
          raise exception 'only the mission changes its finding' using errcode = '42501';
        end if;
        return new;
      end $$;
      create trigger keep_finding_from_addressee before update on register.finding for each row execute function app.keep_finding_from_addressee();
      call ledger.track('register.restatement_request', 'restatement_request', 'id', array['mission_id', 'commitment_id', 'period_id', 'accepted', 'adjusted', 'due_on', 'state', 'decided_by', 'note_sha256', 'version']);

      -- totals are checked against the opinions that they stand on
      call app.let_program_read('register.mission');
      call app.let_program_read('register.mission_item');
      call app.let_program_read('register.review');

      alter table app.notification drop constraint notification_kind_check, drop constraint notification_subject_kind_check,
        add constraint notification_kind_check check (kind in ('period_opened', 'declaration_due', 'declaration_late', 'declaration_submitted', 'declaration_returned', 'declaration_accepted',
          'milestone_overdue', 'finding_communicated', 'finding_replied', 'finding_final')),
        add constraint notification_subject_kind_check check (subject_kind in ('period', 'declaration', 'milestone', 'finding'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
