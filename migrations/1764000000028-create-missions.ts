import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Audit missions: samples, reviews and findings, which the team of the mission alone reads until they are communicated or the
 * mission closes.
 */
export class CreateMissions1764000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.mission (
        programme_id uuid not null references register.programme (id),
        id uuid not null,
        ref text not null check (ref ~ '^[A-Z0-9][A-Z0-9.-]{0,62}$'),
        institution_id uuid not null,
        title text not null check (length(title) between 1 and 200),
        period_id uuid not null,
        indicator_codes text[] not null default '{}',
        materiality app.positive_quantity not null check (materiality <= 100),
        state text not null default 'open' check (state in ('open', 'closed')),
        closed_at timestamptz,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, ref),
        foreign key (programme_id, institution_id) references register.participation (programme_id, organisation_id),
        foreign key (programme_id, period_id) references register.reporting_period (programme_id, id),
        check ((state = 'closed') = (closed_at is not null))
      );
      comment on column register.mission.materiality is 'percent of an accepted value below which a difference is not material';
      comment on column register.mission.indicator_codes is 'indicators in scope; empty: every indicator under agreement';
      create table register.mission_member (
        programme_id uuid not null,
        mission_id uuid not null,
        person_id uuid not null references access.person (id),
        head boolean not null,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        id uuid primary key,
        foreign key (programme_id, mission_id) references register.mission (programme_id, id)
      );
      create unique index mission_member_once on register.mission_member (programme_id, mission_id, person_id) where superseded_by is null;
      create unique index mission_member_head on register.mission_member (programme_id, mission_id) where head and superseded_by is null;
      create index mission_member_person on register.mission_member (person_id) where superseded_by is null;

      create table register.mission_draw (
        programme_id uuid not null,
        mission_id uuid not null,
        id uuid not null,
        method text not null check (method in ('random', 'weighted', 'risk', 'hand')),
        seed text check (length(seed) between 1 and 100),
        size int not null check (size between 1 and 500),
        population int not null check (population >= size),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, mission_id, id),
        foreign key (programme_id, mission_id) references register.mission (programme_id, id),
        check ((method = 'hand') = (seed is null))
      );
      create table register.mission_item (
        programme_id uuid not null,
        mission_id uuid not null,
        id uuid not null,
        draw_id uuid not null,
        agreement_id uuid not null,
        commitment_id uuid not null,
        position int not null check (position > 0),
        reasons text[] not null default '{}',
        primary key (programme_id, mission_id, id),
        unique (programme_id, mission_id, commitment_id),
        unique (programme_id, mission_id, position),
        foreign key (programme_id, mission_id, draw_id) references register.mission_draw (programme_id, mission_id, id),
        foreign key (programme_id, agreement_id, commitment_id) references register.commitment (programme_id, agreement_id, id)
      );
      create index mission_item_commitment on register.mission_item (programme_id, commitment_id);
      create table register.review (
        programme_id uuid not null,
        mission_id uuid not null,
        item_id uuid not null,
        id uuid not null,
        verifiable boolean not null,
        reason_code text check (reason_code in ('not_declared', 'no_target', 'no_perimeter', 'no_evidence_possible', 'other')),
        opinion text check (opinion in ('verified', 'verified_with_adjustment', 'not_verified', 'unable_to_verify')),
        adjusted app.quantity,
        completion text check (completion in ('no_evidence', 'not_started', 'limited', 'substantial', 'complete')),
        tests text[] not null default '{}' check (tests <@ array['document', 'recalculation', 'attestation', 'site_visit', 'interview', 'third_party']),
        confidence text check (confidence in ('low', 'medium', 'high')),
        note_id uuid references ledger.sealed_text (id),
        declared app.quantity,
        accepted app.quantity,
        attested app.quantity,
        person_id uuid not null references access.person (id),
        reviewed_at timestamptz not null,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, mission_id, id),
        foreign key (programme_id, mission_id, item_id) references register.mission_item (programme_id, mission_id, id),
        check (verifiable = (reason_code is null)),
        check (verifiable = (opinion is not null)),
        check (verifiable or (completion is null and adjusted is null)),
        check ((opinion = 'verified_with_adjustment') is true = (adjusted is not null))
      );
      comment on column register.review.accepted is 'the value that was reviewed: what was accepted when the opinion was given';
      create unique index review_current on register.review (programme_id, mission_id, item_id) where superseded_by is null;
      create trigger allow_only_superseding before update on register.review for each row execute function app.allow_only_superseding();
      create trigger allow_only_superseding before update on register.mission_member for each row execute function app.allow_only_superseding();

      create table register.finding (
        programme_id uuid not null,
        mission_id uuid not null,
        id uuid not null,
        ref text not null check (ref ~ '^[A-Z0-9][A-Z0-9.-]{0,62}$'),
        item_id uuid,
        addressee_id uuid not null,
        severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
        state text not null default 'provisional' check (state in ('provisional', 'communicated', 'replied', 'decided', 'final', 'closed', 'superseded', 'dropped')),
        reply_due_on app.civil_date,
        communicated_text int,
        final_text int,
        supersedes uuid,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        version int not null default 1,
        primary key (programme_id, mission_id, id),
        unique (programme_id, ref),
        foreign key (programme_id, mission_id) references register.mission (programme_id, id),
        foreign key (programme_id, mission_id, item_id) references register.mission_item (programme_id, mission_id, id),
        foreign key (programme_id, addressee_id) references register.participation (programme_id, organisation_id),
        foreign key (programme_id, mission_id, supersedes) references register.finding (programme_id, mission_id, id),
        check (state in ('provisional', 'dropped') or communicated_text is not null),
        check (state not in ('final', 'closed') or final_text is not null)
      );
      create index finding_addressee on register.finding (programme_id, addressee_id);
      create table register.finding_text (
        programme_id uuid not null,
        mission_id uuid not null,
        finding_id uuid not null,
        id uuid not null,
        number int not null check (number > 0),
        criterion_id uuid not null references ledger.sealed_text (id),
        condition_id uuid not null references ledger.sealed_text (id),
        cause_id uuid references ledger.sealed_text (id),
        effect_id uuid references ledger.sealed_text (id),
        recommendation_id uuid references ledger.sealed_text (id),
        person_id uuid not null references access.person (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, mission_id, finding_id, number),
        foreign key (programme_id, mission_id, finding_id) references register.finding (programme_id, mission_id, id)
      );
      create table register.finding_step (
        programme_id uuid not null,
        mission_id uuid not null,
        finding_id uuid not null,
        id uuid not null,
        addressee_id uuid not null,
        kind text not null check (kind in ('communicated', 'replied', 'decided', 'seconded', 'action', 'followed_up', 'closed', 'dropped')),
        text_number int,
        outcome text check (outcome in ('maintained', 'amended', 'lifted', 'implemented', 'in_progress', 'not_implemented')),
        due_on app.civil_date,
        note_id uuid references ledger.sealed_text (id),
        person_id uuid not null references access.person (id),
        done_at timestamptz not null,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, mission_id, finding_id, id),
        foreign key (programme_id, mission_id, finding_id) references register.finding (programme_id, mission_id, id)
      );

    `);
    await runner.query(`
      alter table ledger.sealed_text add column mission_id uuid;
      comment on column ledger.sealed_text.mission_id is 'of a working paper or a finding: the team of the mission reads it, and others what is shown to them';

      -- Missions on whose team the actor is, as long as it audits for their institution.
      create function access.missions_of_actor() returns table (programme_id uuid, mission_id uuid)
        language sql stable parallel safe security definer set search_path = '' as $$
          select t.programme_id, t.mission_id
          from register.mission_member t join register.mission m on m.programme_id = t.programme_id and m.id = t.mission_id
            join access.memberships_of_actor() r on r.programme_id = m.programme_id and r.organisation_id = m.institution_id and r.role in ('auditor', 'audit_head')
          where t.person_id = (select app.person_id()) and t.superseded_by is null
        $$;
      create function access.institutions_led_by_actor() returns table (programme_id uuid, organisation_id uuid)
        language sql stable parallel safe security definer set search_path = '' as $$
          select m.programme_id, m.organisation_id from access.memberships_of_actor() m where m.role = 'audit_head'
        $$;
      create function access.closed_missions() returns table (programme_id uuid, mission_id uuid)
        language sql stable parallel safe security definer set search_path = '' as $$
          select m.programme_id, m.id from register.mission m where m.state = 'closed' and m.programme_id = any (app.programme_ids())
        $$;
      -- Who may be on a team of the actor's institution, and who is on one of its missions.
      create function access.auditors_beside(programme_id uuid) returns table (person_id uuid, name text, head boolean)
        language sql stable security definer set search_path = '' as $$
          select p.id, p.name, bool_or(m.role = 'audit_head') from access.membership m join access.person p on p.id = m.person_id
          where m.programme_id = $1 and m.valid @> (select app.today()) and m.role in ('auditor', 'audit_head')
            and m.organisation_id in (select r.organisation_id from access.memberships_of_actor() r where r.programme_id = $1 and r.role in ('auditor', 'audit_head'))
          group by p.id, p.name
        $$;
      -- What the reader of a finding learns of its mission and of the commitment that it is about: who asks, of what.
      create function access.finding_mission(programme_id uuid, mission_id uuid) returns table (mission text, institution json, period text, member boolean)
        language sql stable security definer set search_path = '' as $$
          select m.ref, app.organisation_answer(o), r.ref::text, exists (select from access.missions_of_actor() x where x.programme_id = m.programme_id and x.mission_id = m.id)
          from register.mission m join register.organisation o on o.id = m.institution_id join register.reporting_period r on r.programme_id = m.programme_id and r.id = m.period_id
          where m.programme_id = $1 and m.id = $2
        $$;
      create function access.finding_commitment(programme_id uuid, mission_id uuid, item_id uuid) returns table (ref text)
        language sql stable security definer set search_path = '' as $$
          select c.ref::text from register.mission_item i join register.commitment c on c.programme_id = i.programme_id and c.id = i.commitment_id
          where i.programme_id = $1 and i.mission_id = $2 and i.id = $3
        $$;
      -- Persons to tell of a reply; whoever may reply does not read the team.
      create function access.team_of_finding(programme_id uuid, mission_id uuid) returns setof uuid
        language sql stable security definer set search_path = '' as $$
          select t.person_id from register.mission_member t where t.programme_id = $1 and t.mission_id = $2 and t.superseded_by is null
            and exists (select from register.finding f where f.programme_id = $1 and f.mission_id = $2 and f.communicated_text is not null
              and (f.programme_id, f.addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))
        $$;
      grant execute on function access.team_of_finding(uuid, uuid), access.finding_mission(uuid, uuid), access.finding_commitment(uuid, uuid, uuid) to mithaq_app;
      grant execute on function access.missions_of_actor(), access.institutions_led_by_actor(), access.closed_missions(), access.auditors_beside(uuid) to mithaq_app;

      create procedure app.protect_by_mission(target regclass) language plpgsql set search_path = '' as $$
      begin
        call app.protect(target);
        execute format('create policy team_reads on %s for select to mithaq_app using ((programme_id, mission_id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m))', target);
        execute format('create policy team_adds on %s for insert to mithaq_app with check ((programme_id, mission_id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m))', target);
        execute format('grant select, insert on %s to mithaq_app', target);
      end $$;
      create procedure app.let_team_change(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create policy team_changes on %s for update to mithaq_app using ((programme_id, mission_id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m)) with check ((programme_id, mission_id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m))', target);
        execute format('grant update on %s to mithaq_app', target);
      end $$;
      -- Once a mission is closed its results are read by those who read the programme whole.
      create procedure app.let_readers_of_closed_missions_read(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create policy closed_missions_are_read on %s for select to mithaq_app using ((programme_id, mission_id) in (select m.programme_id, m.mission_id from access.closed_missions() m))', target);
      end $$;

      call app.protect('register.mission');
      create policy team_reads on register.mission for select to mithaq_app using ((programme_id, id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m));
      create policy closed_missions_are_read on register.mission for select to mithaq_app using (state = 'closed' and programme_id = any ((select app.programme_ids())::uuid[]));
      create policy head_opens on register.mission for insert to mithaq_app with check ((programme_id, institution_id) in (select l.programme_id, l.organisation_id from access.institutions_led_by_actor() l));
      create policy team_changes on register.mission for update to mithaq_app
        using ((programme_id, id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m)) with check ((programme_id, id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m));
      grant select, insert, update on register.mission to mithaq_app;
      call app.protect_by_mission('register.mission_member');
      call app.let_team_change('register.mission_member');
      call app.protect_by_mission('register.mission_draw');
      call app.protect_by_mission('register.mission_item');
      call app.let_readers_of_closed_missions_read('register.mission_draw');
      call app.let_readers_of_closed_missions_read('register.mission_item');
      call app.protect_by_mission('register.review');
      call app.let_team_change('register.review');
      call app.let_readers_of_closed_missions_read('register.review');
      call app.protect_by_mission('register.finding');
      call app.let_team_change('register.finding');
      call app.protect_by_mission('register.finding_text');
      call app.protect_by_mission('register.finding_step');

      -- The addressee: from the communication on, in the version that was communicated or decided; it adds replies and actions.
      create policy addressee_reads on register.finding for select to mithaq_app
        using (communicated_text is not null and (programme_id, addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));
      create policy addressee_replies on register.finding for update to mithaq_app
        using (state in ('communicated', 'final') and (programme_id, addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))
        with check (state in ('replied', 'final') and (programme_id, addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));
      create policy addressee_reads on register.finding_text for select to mithaq_app using (exists (
        select from register.finding f where f.programme_id = finding_text.programme_id and f.mission_id = finding_text.mission_id and f.id = finding_id and number in (f.communicated_text, f.final_text)
          and (f.programme_id, f.addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p)));
      -- what the head decided is told once another member seconded it
      create policy addressee_reads on register.finding_step for select to mithaq_app
        using ((programme_id, addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p)
          and (kind in ('communicated', 'replied', 'seconded', 'action', 'followed_up', 'closed') or kind = 'decided' and exists (
            select from register.finding f where f.programme_id = finding_step.programme_id and f.mission_id = finding_step.mission_id and f.id = finding_id and f.state in ('final', 'closed', 'superseded'))));
      create policy addressee_replies on register.finding_step for insert to mithaq_app
        with check (kind in ('replied', 'action') and person_id = (select app.person_id()) and (programme_id, addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));
      create policy final_findings_are_read on register.finding for select to mithaq_app
        using (state in ('final', 'closed') and programme_id = any ((select app.programme_ids())::uuid[]));
      create policy final_findings_are_read on register.finding_text for select to mithaq_app using (exists (
        select from register.finding f where f.programme_id = finding_text.programme_id and f.mission_id = finding_text.mission_id and f.id = finding_id
          and f.state in ('final', 'closed') and f.final_text = number and f.programme_id = any ((select app.programme_ids())::uuid[])));
      create policy final_findings_are_read on register.finding_step for select to mithaq_app using (kind <> 'dropped' and exists (
        select from register.finding f where f.programme_id = finding_step.programme_id and f.mission_id = finding_step.mission_id and f.id = finding_id
          and f.state in ('final', 'closed') and f.programme_id = any ((select app.programme_ids())::uuid[])));

      drop policy read_programme on ledger.sealed_text;
      create policy read_programme on ledger.sealed_text for select to mithaq_app
        using (person_id = (select app.person_id()) or (mission_id is null and programme_id = any ((select app.programme_ids())::uuid[])));
      create policy team_reads on ledger.sealed_text for select to mithaq_app
        using (mission_id is not null and (programme_id, mission_id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m));
      -- what of a mission is shown to others: through the rows that they may read
      create policy shown_text_is_read on ledger.sealed_text for select to mithaq_app using (mission_id is not null and (
        exists (select from register.finding_text t where t.programme_id = sealed_text.programme_id and t.mission_id = sealed_text.mission_id
          and sealed_text.id in (t.criterion_id, t.condition_id, t.cause_id, t.effect_id, t.recommendation_id))
        or exists (select from register.finding_step s where s.programme_id = sealed_text.programme_id and s.mission_id = sealed_text.mission_id and s.note_id = sealed_text.id)
        or exists (select from register.review r where r.programme_id = sealed_text.programme_id and r.mission_id = sealed_text.mission_id and r.note_id = sealed_text.id)));

      drop policy readers on ledger.event;
      create policy readers on ledger.event for select to mithaq_app using (
        (root_kind not in ('person', 'mission') and (programme_id = any ((select app.programme_ids())::uuid[]) or agreement_id = any ((select app.agreement_ids())::uuid[])))
        or (root_kind = 'organisation' and organisation_id = any ((select app.organisation_ids())::uuid[]))
        or (root_kind = 'organisation' and exists (select from register.organisation o where o.id = organisation_id and o.demonstration = any ((select app.organisation_reading_worlds())::boolean[])))
        or (root_kind = 'person' and access.is_administered(root_id)));
      create policy team_reads on ledger.event for select to mithaq_app using (root_kind = 'mission' and root_id in (select m.mission_id from access.missions_of_actor() m));

      create trigger require_next_version before update on register.mission for each row execute function app.require_next_version();
      create trigger require_next_version before update on register.finding for each row execute function app.require_next_version();
      create trigger append_only before update or delete on register.mission_draw for each row execute function app.refuse_change();
      create trigger append_only before update or delete on register.mission_item for each row execute function app.refuse_change();
      create trigger append_only before update or delete on register.finding_text for each row execute function app.refuse_change();
      create trigger append_only before update or delete on register.finding_step for each row execute function app.refuse_change();

      -- Whoever opens a mission heads it.
      create function app.head_new_mission() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        insert into register.mission_member (programme_id, mission_id, person_id, head, id) values (new.programme_id, new.id, app.person_id(), true, app.uuid7());
        return null;
      end $$;
      create trigger head_new_mission after insert on register.mission for each row when (app.person_id() is not null) execute function app.head_new_mission();

      -- A closed mission is read; what it found changes by another mission alone.
      create function app.require_open_mission() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        perform from register.mission m where m.programme_id = new.programme_id and m.id = new.mission_id and m.state = 'open' for share;
        if not found then
          raise exception 'the mission is closed' using errcode = 'MQ409', constraint = 'mission_closed';
        end if;
        return new;
      end $$;
      create trigger require_open_mission before insert on register.mission_draw for each row execute function app.require_open_mission();
      create trigger require_open_mission before insert on register.mission_item for each row execute function app.require_open_mission();
      create trigger require_open_mission before insert on register.review for each row execute function app.require_open_mission();

      -- Four eyes: the head decides a finding, another member seconds it, and both are on the team.
      create function app.check_finding_step() returns trigger language plpgsql security definer set search_path = '' as $$
      declare
        member register.mission_member;
      begin
        if new.kind not in ('decided', 'seconded') then
          return new;
        end if;
        select * into member from register.mission_member m where m.programme_id = new.programme_id and m.mission_id = new.mission_id and m.person_id = new.person_id and m.superseded_by is null;
        if member.id is null or (new.kind = 'decided' and not member.head) then
          raise exception 'the head of the mission decides, and a member seconds' using errcode = 'MQ422', constraint = 'finding_decided_by_head';
        end if;
        if new.kind = 'seconded' and new.person_id = (select s.person_id from register.finding_step s where s.programme_id = new.programme_id and s.mission_id = new.mission_id
            and s.finding_id = new.finding_id and s.kind = 'decided' order by s.done_at desc, s.recorded_by desc limit 1) then
          raise exception 'whoever decided does not second' using errcode = 'MQ422', constraint = 'finding_seconded_by_another';
        end if;
        return new;
      end $$;
      create trigger check_finding_step before insert on register.finding_step for each row execute function app.check_finding_step();

      call ledger.track('register.mission', 'mission', 'id', array['ref', 'institution_id', 'period_id', 'indicator_codes', 'materiality', 'state', 'closed_at', 'version']);
      call ledger.track('register.mission_member', 'mission', 'mission_id', array['person_id', 'head', 'superseded_by']);
      call ledger.track('register.mission_draw', 'mission', 'mission_id', array['method', 'seed', 'size', 'population']);
      call ledger.track('register.mission_item', 'mission', 'mission_id', array['draw_id', 'commitment_id', 'position', 'reasons']);
      call ledger.track('register.review', 'mission', 'mission_id', array['item_id', 'verifiable', 'reason_code', 'opinion', 'adjusted', 'completion', 'tests', 'confidence', 'note_sha256', 'declared', 'accepted', 'attested', 'person_id', 'superseded_by']);
      call ledger.track('register.finding', 'mission', 'mission_id', array['ref', 'item_id', 'addressee_id', 'severity', 'state', 'reply_due_on', 'communicated_text', 'final_text', 'supersedes', 'version']);
      call ledger.track('register.finding_text', 'mission', 'mission_id', array['finding_id', 'number', 'criterion_id', 'condition_id', 'cause_id', 'effect_id', 'recommendation_id', 'person_id']);
      call ledger.track('register.finding_step', 'mission', 'mission_id', array['finding_id', 'addressee_id', 'kind', 'text_number', 'outcome', 'due_on', 'note_sha256', 'person_id']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
