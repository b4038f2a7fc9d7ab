import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is declared and when: parts of a declaration, reporting periods; who declares, who examines, and when two persons are needed. */
export class CreateReportingPeriods1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a declaration says of an indicator: the part in which it is asked, and of what a cumulated one is made.
      alter table register.indicator
        add column section text check (section in ('jobs', 'training', 'premises', 'revenue', 'public')),
        add column position int not null default 0,
        add column evidence_required boolean not null default false;
      comment on column register.indicator.section is 'the part of a declaration that asks for it; null: nobody declares it';
      create table register.indicator_component (
        programme_id uuid not null,
        indicator_id uuid not null,
        component_id uuid not null,
        sign int not null check (sign in (1, -1)),
        primary key (programme_id, indicator_id, component_id),
        foreign key (programme_id, indicator_id) references register.indicator (programme_id, id),
        foreign key (programme_id, component_id) references register.indicator (programme_id, id),
        check (indicator_id <> component_id)
      );
      comment on table register.indicator_component is 'a running total that nobody declares is the sum of these flows since the base date of the commitment';
      create index indicator_component_component on register.indicator_component (programme_id, component_id);
      call app.protect_by_programme('register.indicator_component');
      call ledger.track('register.indicator_component', 'programme', 'programme_id', array['indicator_id', 'component_id', 'sign']);

      -- A note of a partner is read by its colleagues too.
      alter table ledger.sealed_text add column organisation_id uuid references register.organisation (id);

      create table register.reporting_period (
        programme_id uuid not null references register.programme (id),
        id uuid not null,
        ref app.code not null,
        dates daterange not null check (not isempty(dates) and not lower_inf(dates) and not upper_inf(dates)),
        opens_on app.civil_date not null,
        due_on app.civil_date not null,
        state text not null default 'upcoming' check (state in ('upcoming', 'open', 'closed')),
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, ref),
        check (opens_on <= due_on),
        exclude using gist (programme_id with =, dates with &&)
      );
      comment on column register.reporting_period.due_on is 'last day on which a declaration is on time, in the civil calendar of Africa/Casablanca';
      create function app.keep_period_order() returns trigger language plpgsql set search_path = '' as $$
      begin
        if new.dates <> old.dates or (old.state, new.state) in (('closed', 'upcoming'), ('closed', 'open'), ('open', 'upcoming'), ('upcoming', 'closed')) then
          raise exception 'a period opens once, closes once, and keeps its dates' using errcode = 'MQ409';
        end if;
        return new;
      end $$;
      create trigger keep_period_order before update on register.reporting_period for each row execute function app.keep_period_order();

      create table register.period_extension (
        programme_id uuid not null,
        id uuid not null,
        period_id uuid not null,
        organisation_id uuid not null,
        due_on app.civil_date not null,
        reason_code text not null check (reason_code in ('technical', 'first_declaration', 'force_majeure', 'administrative', 'other')),
        note_id uuid references ledger.sealed_text (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, period_id) references register.reporting_period (programme_id, id),
        foreign key (programme_id, organisation_id) references register.participation (programme_id, organisation_id)
      );
      create unique index period_extension_current on register.period_extension (programme_id, period_id, organisation_id) where superseded_by is null;
      create trigger only_superseded before update on register.period_extension for each row execute function app.allow_only_superseding();

      -- By default the programme office examines; another body examines the organisations assigned to it.
      create table register.examination_assignment (
        programme_id uuid not null,
        id uuid not null,
        organisation_id uuid not null,
        body_id uuid not null,
        valid daterange not null check (not isempty(valid)),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, organisation_id) references register.participation (programme_id, organisation_id),
        foreign key (programme_id, body_id) references register.participation (programme_id, organisation_id),
        exclude using gist (programme_id with =, organisation_id with =, valid with &&) where (superseded_by is null)
      );
      create trigger only_superseded before update on register.examination_assignment for each row execute function app.allow_only_superseding();

      -- When one examiner is not enough: each row is a case in which a visa and an acceptance by two persons are needed.
      create table register.examination_rule (
        programme_id uuid not null references register.programme (id),
        id uuid not null,
        condition text not null check (condition in ('warning', 'restatement', 'threshold')),
        indicator_id uuid,
        threshold app.positive_quantity,
        valid daterange not null check (not isempty(valid)),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, indicator_id) references register.indicator (programme_id, id),
        check ((condition = 'threshold') = (indicator_id is not null and threshold is not null))
      );
      comment on column register.examination_rule.threshold is 'a declared value above it, in the unit of the indicator, needs two persons';
      create trigger only_superseded before update on register.examination_rule for each row execute function app.allow_only_superseding();
    `);
    await runner.query(`
      -- The organisations for which the actor declares, by programme.
      create function access.declaring_participations() returns table (programme_id uuid, organisation_id uuid)
        language sql stable parallel safe security definer set search_path = '' as $$
          select m.programme_id, m.organisation_id from access.memberships_of_actor() m where m.role in ('contributor', 'preparer', 'signatory')
        $$;
      -- The organisations whose declarations the actor examines: those assigned to its body, and for the programme office those assigned to nobody else.
      create function access.examined_participations() returns table (programme_id uuid, organisation_id uuid)
        language sql stable parallel safe security definer set search_path = '' as $$
          select p.programme_id, p.organisation_id
          from access.memberships_of_actor() m
            join register.participation p on p.programme_id = m.programme_id
            left join register.examination_assignment a on a.programme_id = p.programme_id and a.organisation_id = p.organisation_id
              and a.superseded_by is null and a.valid @> (select app.today())
          where m.role = 'programme_office' and (a.id is null or a.body_id = m.organisation_id)
             or m.role = 'official' and a.body_id = m.organisation_id
        $$;
      grant execute on function access.declaring_participations(), access.examined_participations() to mithaq_app;

      -- The number in the reference of a declaration; a partner cannot count the declarations of the others.
      create table app.declaration_number (
        programme_id uuid not null,
        period_id uuid not null,
        last int not null,
        primary key (programme_id, period_id),
        foreign key (programme_id, period_id) references register.reporting_period (programme_id, id)
      );
      call app.protect('app.declaration_number');
      create function app.next_declaration_number(programme_id uuid, period_id uuid) returns int
        language sql volatile security definer set search_path = '' as $$
          insert into app.declaration_number as n (programme_id, period_id, last) values ($1, $2, 1)
          on conflict on constraint declaration_number_pkey do update set last = n.last + 1 returning n.last
        $$;

      -- Which organisations owe a declaration in a period, and of what: the obligors of commitments, made under agreements signed and not yet
      -- ended in the period, on an indicator that is declared or that is made of declared ones. For functions of the owner alone.
      create function access.declarations_asked(programme_id uuid, period_id uuid) returns table (organisation_id uuid, sections text[], due_on date, extended boolean)
        language sql stable security definer set search_path = '' as $$
          select o.organisation_id, array_agg(distinct coalesce(i.section, part.section)), coalesce(e.due_on, p.due_on), e.id is not null
          from register.reporting_period p
            join register.commitment c on c.programme_id = p.programme_id
            join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id
            join register.commitment_obligor o on o.programme_id = c.programme_id and o.commitment_id = c.id
            join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id
            left join register.indicator_component m on m.programme_id = i.programme_id and m.indicator_id = i.id
            left join register.indicator part on part.programme_id = m.programme_id and part.id = m.component_id
            left join register.period_extension e on e.programme_id = p.programme_id and e.period_id = p.id and e.organisation_id = o.organisation_id and e.superseded_by is null
          where p.programme_id = $1 and p.id = $2 and coalesce(i.section, part.section) is not null
            and (a.state in ('signed', 'in_force', 'suspended') or a.state in ('completed', 'terminated') and a.effective_to is not null)
            and coalesce(a.effective_from, a.signed_on, lower(p.dates)) < upper(p.dates) and coalesce(a.effective_to, lower(p.dates)) >= lower(p.dates)
          group by o.organisation_id, e.id, e.due_on, p.due_on
        $$;
      revoke execute on function access.declarations_asked(uuid, uuid) from public;
      -- The same, told to the organisation itself, to whoever reads the programme whole, and to the program.
      create function app.due_declarations(programme_id uuid, period_id uuid) returns table (organisation_id uuid, sections text[], due_on date, extended boolean)
        language sql stable security definer set search_path = '' as $$
          select d.* from access.declarations_asked($1, $2) d
          where $1 = any ((select app.programme_ids())::uuid[]) or coalesce(current_setting('app.computing', true), '') = 'on'
            or ($1, d.organisation_id) in (select s.programme_id, s.organisation_id from access.declaring_participations() s)
        $$;

      call app.protect_by_programme('register.reporting_period');
      create trigger require_next_version before update on register.reporting_period for each row execute function app.require_next_version();

      call app.protect('register.period_extension');
      create policy own_organisation_reads on register.period_extension for select to mithaq_app
        using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));
      create policy programme_reads on register.period_extension for select to mithaq_app using (programme_id = any ((select app.programme_ids())::uuid[]));
      create policy office_adds on register.period_extension for insert to mithaq_app with check (programme_id = any ((select app.office_programme_ids())::uuid[]));
      create policy office_changes on register.period_extension for update to mithaq_app
        using (programme_id = any ((select app.office_programme_ids())::uuid[])) with check (programme_id = any ((select app.office_programme_ids())::uuid[]));
      grant select, insert, update on register.period_extension to mithaq_app;
      call app.protect_by_programme('register.examination_rule');
      call app.protect_by_programme('register.examination_assignment');

      create policy read_own_organisation on ledger.sealed_text for select to mithaq_app
        using (organisation_id is not null and (programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p));
      call ledger.track('register.reporting_period', 'reporting_period', 'id', array['ref', 'dates', 'opens_on', 'due_on', 'state', 'version']);
      call ledger.track('register.period_extension', 'reporting_period', 'period_id', array['organisation_id', 'due_on', 'reason_code', 'note_sha256', 'superseded_by']);
      call ledger.track('register.examination_assignment', 'organisation', 'organisation_id', array['body_id', 'valid', 'superseded_by']);
      call ledger.track('register.examination_rule', 'programme', 'programme_id', array['condition', 'indicator_id', 'threshold', 'valid', 'superseded_by']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
