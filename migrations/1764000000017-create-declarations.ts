import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Declarations with their parts, revisions and decisions, and the rules that PostgreSQL keeps of them by itself. */
export class CreateDeclarations1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.declaration (
        programme_id uuid not null,
        id uuid not null,
        organisation_id uuid not null,
        period_id uuid not null,
        ref app.code not null,
        restatement int not null default 0 check (restatement >= 0),
        state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted', 'withdrawn')),
        revision int not null default 0,
        submitted_at timestamptz,
        late boolean,
        under_examination boolean not null default false,
        reason_code text check (reason_code in ('error', 'late_information', 'audit_adjustment', 'scope', 'other')),
        reason_id uuid references ledger.sealed_text (id),
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, ref),
        constraint declaration_of_period unique (programme_id, organisation_id, period_id, restatement),
        unique (programme_id, organisation_id, id),
        foreign key (programme_id, period_id) references register.reporting_period (programme_id, id),
        foreign key (programme_id, organisation_id) references register.participation (programme_id, organisation_id),
        check ((restatement = 0) = (reason_code is null)),
        check ((revision = 0) = (submitted_at is null) and (submitted_at is null) = (late is null)),
        check (state in ('draft', 'withdrawn') or revision > 0),
        check (not under_examination or state = 'submitted')
      );
      comment on column register.declaration.restatement is '0: the declaration of the period; 1, 2…: its restatements, once the period is closed or the declaration accepted';
      comment on column register.declaration.revision is 'number of the last submitted revision; 0: never submitted';
      comment on column register.declaration.late is 'whether the first submission came after the due day';
      create unique index declaration_open on register.declaration (programme_id, organisation_id, period_id) where state in ('draft', 'submitted', 'returned');
      create index declaration_period on register.declaration (programme_id, period_id, state);
      create index declaration_queue on register.declaration (programme_id, submitted_at, id) where state = 'submitted';
      create trigger require_next_version before update on register.declaration for each row execute function app.require_next_version();

      create table register.declaration_section (
        programme_id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        section text not null check (section in ('jobs', 'training', 'premises', 'revenue', 'public')),
        done boolean not null default false,
        version int not null default 1,
        primary key (programme_id, declaration_id, section),
        foreign key (programme_id, organisation_id, declaration_id) references register.declaration (programme_id, organisation_id, id)
      );
      comment on table register.declaration_section is 'a part that one contributor fills; its version is that of its lines';
      create trigger require_next_version before update on register.declaration_section for each row execute function app.require_next_version();

      -- The draft: the only rows of a declaration that change, seen by its organisation alone and absent from the trail.
      create table register.declaration_line (
        programme_id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        id uuid not null,
        section text not null,
        indicator_id uuid not null,
        indicator_version_id uuid not null,
        site_id uuid references register.site (id),
        dimensions jsonb not null default '{}' check (jsonb_typeof(dimensions) = 'object'),
        dimensions_key text collate "C" not null,
        state text not null check (state in ('reported', 'not_reported', 'not_applicable')),
        value app.quantity,
        explanation_id uuid references ledger.sealed_text (id),
        primary key (programme_id, declaration_id, id),
        unique nulls not distinct (programme_id, declaration_id, indicator_version_id, site_id, dimensions_key),
        foreign key (programme_id, declaration_id, section) references register.declaration_section (programme_id, declaration_id, section),
        foreign key (programme_id, organisation_id, declaration_id) references register.declaration (programme_id, organisation_id, id),
        foreign key (programme_id, indicator_id) references register.indicator (programme_id, id),
        foreign key (programme_id, indicator_version_id) references register.indicator_version (programme_id, id),
        check ((state = 'reported') = (value is not null))
      );
      comment on column register.declaration_line.dimensions_key is 'the dimensions as JSON with sorted keys; src/declarations/dimensions.ts';

      create table register.declaration_revision (
        programme_id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        number int not null check (number > 0),
        content bytea not null,
        content_hash bytea not null generated always as (sha256(content)) stored,
        submitted_at timestamptz not null,
        due_on app.civil_date not null,
        late boolean not null,
        person_id uuid not null references access.person (id),
        delegation_reference text not null,
        warnings jsonb not null default '[]',
        two_persons boolean not null,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, declaration_id, number),
        foreign key (programme_id, organisation_id, declaration_id) references register.declaration (programme_id, organisation_id, id)
      );
      comment on column register.declaration_revision.content is 'what was declared, frozen: RFC 8785 JSON in UTF-8; explanations by the hash of their sealed text';
      comment on column register.declaration_revision.two_persons is 'the rule at submission asked for a visa and an acceptance by two persons';
      create trigger append_only before update or delete on register.declaration_revision for each row execute function app.refuse_change();

      create table register.declaration_decision (
        programme_id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        id uuid not null,
        revision int not null,
        content_hash bytea not null,
        kind text not null check (kind in ('examination', 'visa', 'acceptance', 'return', 'recall')),
        person_id uuid not null references access.person (id),
        decided_at timestamptz not null,
        note_id uuid references ledger.sealed_text (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, id),
        unique (programme_id, declaration_id, id),
        foreign key (programme_id, declaration_id, revision) references register.declaration_revision (programme_id, declaration_id, number),
        foreign key (programme_id, organisation_id, declaration_id) references register.declaration (programme_id, organisation_id, id)
      );
      create index declaration_decision_declaration on register.declaration_decision (programme_id, declaration_id, revision);
      create unique index declaration_accepted_once on register.declaration_decision (programme_id, declaration_id) where kind = 'acceptance';
      create trigger append_only before update or delete on register.declaration_decision for each row execute function app.refuse_change();
    `);
    await runner.query(`
      -- Four eyes compare persons, not accounts, and hold for raw SQL too.
      create function app.check_decision() returns trigger language plpgsql security definer set search_path = '' as $$
      declare
        revision register.declaration_revision;
        declaration register.declaration;
      begin
        select * into declaration from register.declaration d where d.programme_id = new.programme_id and d.id = new.declaration_id for no key update;
        select * into revision from register.declaration_revision r
          where r.programme_id = new.programme_id and r.declaration_id = new.declaration_id and r.number = new.revision;
        if new.person_id is distinct from app.person_id() then
          raise exception 'a decision is signed by the person who takes it' using errcode = '42501';
        end if;
        if declaration.state <> 'submitted' or new.revision <> declaration.revision or new.content_hash <> revision.content_hash then
          raise exception 'a decision covers the content that stands submitted' using errcode = 'MQ409', constraint = 'decision_covers_content';
        end if;
        if new.kind in ('visa', 'acceptance') and exists (
          select from register.declaration_revision r where r.programme_id = new.programme_id and r.declaration_id = new.declaration_id and r.person_id = new.person_id) then
          raise exception 'who submitted a declaration does not accept it' using errcode = 'MQ403', constraint = 'four_eyes';
        end if;
        if new.kind = 'acceptance' and revision.two_persons and not exists (
          select from register.declaration_decision v where v.programme_id = new.programme_id and v.declaration_id = new.declaration_id
            and v.revision = new.revision and v.kind = 'visa' and v.person_id <> new.person_id) then
          raise exception 'this declaration is accepted after the visa of another person' using errcode = 'MQ409', constraint = 'visa_of_another_person';
        end if;
        return new;
      end $$;
      create trigger check_decision before insert on register.declaration_decision for each row execute function app.check_decision();

      -- From, to, and the decision that the step needs. The application knows the same table: src/declarations/declaration.lifecycle.ts
      create function app.check_declaration_step() returns trigger language plpgsql security definer set search_path = '' as $$
      declare
        needed text;
      begin
        if (new.organisation_id, new.period_id, new.ref, new.restatement) is distinct from (old.organisation_id, old.period_id, old.ref, old.restatement) then
          raise exception 'a declaration keeps its organisation, period and reference' using errcode = 'MQ409';
        end if;
        if new.state = old.state then
          if new.revision <> old.revision or (old.state = 'accepted' or old.state = 'withdrawn') then
            raise exception 'a declaration that is % does not change', old.state using errcode = 'MQ409', constraint = 'declaration_frozen';
          end if;
          return new;
        end if;
        if (old.state, new.state) not in (('draft', 'submitted'), ('returned', 'submitted'), ('submitted', 'draft'), ('submitted', 'returned'), ('submitted', 'accepted'), ('draft', 'withdrawn'), ('returned', 'withdrawn'), ('withdrawn', 'draft')) then
          raise exception 'a declaration does not go from % to %', old.state, new.state using errcode = 'MQ409', constraint = 'declaration_step';
        end if;
        if new.state = 'submitted' and (new.revision <> old.revision + 1 or not exists (
          select from register.declaration_revision r where r.programme_id = new.programme_id and r.declaration_id = new.id and r.number = new.revision)) then
          raise exception 'a submission is a new revision' using errcode = 'MQ409', constraint = 'declaration_step';
        end if;
        if old.state = 'submitted' then
          needed := case new.state when 'draft' then 'recall' when 'returned' then 'return' else 'acceptance' end;
          if new.revision <> old.revision or not exists (
            select from register.declaration_decision c where c.programme_id = new.programme_id and c.declaration_id = new.id and c.revision = old.revision
              and c.kind = needed and c.recorded_by = ledger.current_change()) then
            raise exception 'the step to % needs its decision', new.state using errcode = 'MQ409', constraint = 'declaration_step';
          end if;
          if needed = 'recall' and old.under_examination then
            raise exception 'the examination has begun' using errcode = 'MQ409', constraint = 'examination_begun';
          end if;
        end if;
        return new;
      end $$;
      create trigger check_declaration_step before update on register.declaration for each row execute function app.check_declaration_step();

      -- After a period has closed, its declaration stands: only a restatement is written. The row of the period is shared by
      -- its writers and taken by the one who closes it, so that nothing slips through between.
      create function app.require_open_period() returns trigger language plpgsql security definer set search_path = '' as $$
      declare
        declaration register.declaration;
        period register.reporting_period;
      begin
        if tg_table_name = 'declaration' then
          declaration := new;
        else
          select * into declaration from register.declaration d where d.programme_id = new.programme_id and d.id = new.declaration_id;
        end if;
        select * into period from register.reporting_period p where p.programme_id = declaration.programme_id and p.id = declaration.period_id for share;
        if period.state = 'upcoming' or (period.state = 'closed' and declaration.restatement = 0) then
          raise exception 'period % is %', period.ref, period.state using errcode = 'MQ409', constraint = case period.state when 'closed' then 'period_closed' else 'period_not_open' end;
        end if;
        return new;
      end $$;
      create trigger require_open_period before insert or update on register.declaration for each row execute function app.require_open_period();
      create trigger require_open_period before insert or update on register.declaration_line for each row execute function app.require_open_period();
      create trigger require_open_period before insert on register.declaration_revision for each row execute function app.require_open_period();

      create function app.require_settled_period() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if exists (select from register.declaration d where d.programme_id = new.programme_id and d.period_id = new.id and d.restatement = 0 and d.state in ('submitted', 'returned')) then
          raise exception 'declarations of period % await a decision or an answer', new.ref using errcode = 'MQ409', constraint = 'period_unsettled';
        end if;
        return new;
      end $$;
      create trigger require_settled_period before update of state on register.reporting_period for each row when (new.state = 'closed') execute function app.require_settled_period();
    `);
    await runner.query(`
      -- Readers of what descends from a declaration: its organisation, and, once submitted, whoever reads the programme whole.
      create procedure app.protect_by_declaration(target regclass) language plpgsql set search_path = '' as $$
      begin
        call app.protect(target);
        execute format('create policy own_organisation_reads on %s for select to mithaq_app using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))', target);
        execute format('create policy programme_reads on %s for select to mithaq_app using (programme_id = any ((select app.programme_ids())::uuid[]))', target);
        execute format('grant select on %s to mithaq_app', target);
      end $$;
      create procedure app.let_declarants_add(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create policy declarants_add on %s for insert to mithaq_app with check ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))', target);
        execute format('grant insert on %s to mithaq_app', target);
      end $$;
      create procedure app.let_declarants_change(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create policy declarants_change on %s for update to mithaq_app using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p)) with check ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))', target);
        execute format('grant update on %s to mithaq_app', target);
      end $$;
      create procedure app.let_examiners_add(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create policy examiners_add on %s for insert to mithaq_app with check ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.examined_participations() p))', target);
        execute format('grant insert on %s to mithaq_app', target);
      end $$;
      create procedure app.let_examiners_change(target regclass) language plpgsql set search_path = '' as $$
      begin
        execute format('create policy examiners_change on %s for update to mithaq_app using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.examined_participations() p)) with check ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.examined_participations() p))', target);
        execute format('grant update on %s to mithaq_app', target);
      end $$;

      call app.protect('register.declaration');
      create policy own_organisation_reads on register.declaration for select to mithaq_app
        using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));
      create policy programme_reads on register.declaration for select to mithaq_app
        using (state <> 'draft' and (state <> 'withdrawn' or revision > 0) and programme_id = any ((select app.programme_ids())::uuid[]));
      grant select on register.declaration to mithaq_app;
      call app.let_declarants_add('register.declaration');
      call app.let_declarants_change('register.declaration');
      call app.let_examiners_change('register.declaration');

      -- drafts: the organisation alone
      call app.protect('register.declaration_section');
      create policy own_organisation_reads on register.declaration_section for select to mithaq_app
        using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));
      grant select on register.declaration_section to mithaq_app;
      call app.let_declarants_add('register.declaration_section');
      call app.let_declarants_change('register.declaration_section');
      call app.protect('register.declaration_line');
      create policy own_organisation on register.declaration_line to mithaq_app
        using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))
        with check ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));
      grant select, insert, update on register.declaration_line to mithaq_app;

      call app.protect_by_declaration('register.declaration_revision');
      call app.let_declarants_add('register.declaration_revision');
      call app.protect_by_declaration('register.declaration_decision');
      call app.let_declarants_add('register.declaration_decision');
      call app.let_examiners_add('register.declaration_decision');

      create policy readers_of_declarations on ledger.event for select to mithaq_app
        using (root_kind = 'declaration' and (programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));

      call ledger.track('register.declaration', 'declaration', 'id', array['organisation_id', 'period_id', 'ref', 'restatement', 'state', 'revision', 'submitted_at', 'late', 'under_examination', 'reason_code', 'version']);
      call ledger.track('register.declaration_revision', 'declaration', 'declaration_id', array['number', 'content_hash', 'submitted_at', 'due_on', 'late', 'person_id', 'delegation_reference', 'two_persons']);
      call ledger.track('register.declaration_decision', 'declaration', 'declaration_id', array['revision', 'content_hash', 'kind', 'person_id', 'decided_at', 'note_sha256']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
