import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements with parties, acts, clauses, amendments and corrections; then the policies that follow from who is a party. */
export class CreateAgreements1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register.agreement (
        programme_id uuid not null references register.programme (id),
        id uuid not null,
        ref app.code not null,
        kind text not null check (kind in ('contract_programme', 'convention', 'investment_agreement', 'memorandum')),
        state text not null check (state in ('draft', 'signed', 'in_force', 'suspended', 'completed', 'terminated')),
        title_fr text not null, title_ar text, title_en text,
        folded_key text collate "C" not null,
        legal_type text,
        authentic_language text check (authentic_language in ('fr', 'ar')),
        signed_on app.civil_date,
        published_on app.civil_date,
        effective_from app.civil_date,
        effective_to app.civil_date,
        amount app.positive_quantity,
        amount_qualifier app.qualifier,
        amount_nature text check (amount_nature in ('private_investment', 'subsidy', 'regional_subsidy', 'bonus')),
        note text,
        source text,
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, ref),
        check (effective_to is null or effective_to >= coalesce(effective_from, signed_on, effective_to)),
        check ((amount is null) = (amount_qualifier is null))
      );
      comment on column register.agreement.amount is 'MAD';
      create index agreement_sort on register.agreement (programme_id, folded_key, id);
      create index agreement_signed on register.agreement (programme_id, signed_on, id);
      create trigger require_next_version before update on register.agreement for each row execute function app.require_next_version();

      create table register.act (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        kind text not null check (kind in ('agreement', 'amendment', 'correction', 'annex')),
        title text not null,
        registry_number text,
        visa text,
        pages int check (pages between 1 and 10000),
        language text check (language in ('fr', 'ar', 'en')),
        signed_on app.civil_date,
        signature_delegation text,
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, agreement_id, id),
        foreign key (programme_id, agreement_id) references register.agreement (programme_id, id)
      );
      create trigger require_next_version before update on register.act for each row execute function app.require_next_version();

      create table register.clause (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        act_id uuid not null,
        article text not null,
        page int check (page between 1 and 10000),
        wording text,
        primary key (programme_id, id),
        unique (programme_id, agreement_id, id),
        foreign key (programme_id, agreement_id, act_id) references register.act (programme_id, agreement_id, id)
      );
      create index clause_act on register.clause (programme_id, agreement_id, act_id);

      create table register.agreement_party (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        organisation_id uuid not null,
        side text not null check (side in ('public', 'private')),
        role text not null check (role in ('signatory', 'lead', 'developer', 'beneficiary', 'guarantor')),
        signed_on app.civil_date,
        signature_delegation text,
        position int not null default 0,
        valid daterange not null default '(,)' check (not isempty(valid)),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, agreement_id) references register.agreement (programme_id, id),
        foreign key (programme_id, organisation_id) references register.participation (programme_id, organisation_id),
        exclude using gist (programme_id with =, agreement_id with =, organisation_id with =, valid with &&) where (superseded_by is null)
      );
      create index agreement_party_organisation on register.agreement_party (organisation_id, programme_id, agreement_id) where superseded_by is null;
      create index agreement_party_agreement on register.agreement_party (programme_id, agreement_id) where superseded_by is null;
      create trigger only_superseded before update on register.agreement_party for each row execute function app.allow_only_superseding();

      create table register.amendment (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        number int not null check (number between 1 and 999),
        act_id uuid,
        signed_on app.civil_date,
        effective_on app.civil_date not null,
        summary text not null,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, id),
        unique (programme_id, agreement_id, id),
        unique (programme_id, agreement_id, number),
        foreign key (programme_id, agreement_id) references register.agreement (programme_id, id),
        foreign key (programme_id, agreement_id, act_id) references register.act (programme_id, agreement_id, id)
      );
      create trigger append_only before update or delete on register.amendment for each row execute function app.refuse_change();

      -- A correction mends a typing error and makes no version of the terms.
      create table register.correction (
        programme_id uuid not null,
        id uuid not null,
        agreement_id uuid not null,
        field text not null,
        before text,
        after text,
        reason text not null,
        act_id uuid,
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, agreement_id) references register.agreement (programme_id, id),
        foreign key (programme_id, agreement_id, act_id) references register.act (programme_id, agreement_id, id)
      );
      create index correction_agreement on register.correction (programme_id, agreement_id);
      create trigger append_only before update or delete on register.correction for each row execute function app.refuse_change();
    `);
    await runner.query(`
      -- the agreements that the actor reads because an organisation for which it acts is a party today
      create function access.agreements_of_partner() returns uuid[]
        language sql stable parallel safe security definer set search_path = '' as $$
          select coalesce(array_agg(distinct p.agreement_id), '{}')
          from access.memberships_of_actor() m
            join register.agreement_party p on p.programme_id = m.programme_id and p.organisation_id = m.organisation_id
          where m.role in ('contributor', 'preparer', 'signatory') and p.superseded_by is null and p.valid @> (select app.today())
        $$;
      -- the agreements in which an official of a body that is a party may write
      create function access.agreements_of_official() returns uuid[]
        language sql stable parallel safe security definer set search_path = '' as $$
          select coalesce(array_agg(distinct p.agreement_id), '{}')
          from access.memberships_of_actor() m
            join register.agreement_party p on p.programme_id = m.programme_id and p.organisation_id = m.organisation_id
          where m.role = 'official' and p.superseded_by is null and p.valid @> (select app.today())
        $$;
      create function app.agreement_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('agreements'), access.hold('agreements', access.agreements_of_partner()::text))::uuid[];
      end $$;
      create function app.writable_agreement_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('writable_agreements'), access.hold('writable_agreements', access.agreements_of_official()::text))::uuid[];
      end $$;
      -- the actor's own organisations and those it meets in the agreements that it reads
      create function access.counterparts_of_actor() returns uuid[]
        language sql stable security definer set search_path = '' as $$
          select coalesce(array_agg(distinct o.id), '{}') from (
            select unnest(app.organisation_ids()) as id
            union all
            select p.organisation_id from register.agreement_party p
            where p.agreement_id = any ((select app.agreement_ids())::uuid[]) and p.superseded_by is null
          ) o
        $$;
      create function app.counterpart_organisation_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('counterparts'), access.hold('counterparts', access.counterparts_of_actor()::text))::uuid[];
      end $$;
      grant execute on function access.agreements_of_partner(), access.agreements_of_official(), access.counterparts_of_actor() to mithaq_app;

      -- Policies of a table whose rows descend from an agreement: whoever may read the agreement reads the row, the office writes it.
      create procedure app.protect_by_agreement(target regclass, agreement_column text default 'agreement_id') language plpgsql set search_path = '' as $$
      begin
        call app.protect(target);
        execute format('create policy readers_of_agreement on %s for select to mithaq_app using (programme_id = any ((select app.programme_ids())::uuid[]) or %I in (select unnest(app.agreement_ids())))', target, agreement_column);
        execute format('create policy office_adds on %s for insert to mithaq_app with check (programme_id = any ((select app.office_programme_ids())::uuid[]))', target);
        execute format('create policy office_changes on %s for update to mithaq_app using (programme_id = any ((select app.office_programme_ids())::uuid[])) with check (programme_id = any ((select app.office_programme_ids())::uuid[]))', target);
        execute format('grant select, insert, update on %s to mithaq_app', target);
      end $$;
      call app.protect_by_agreement('register.agreement', 'id');
      call app.protect_by_agreement('register.act');
      call app.protect_by_agreement('register.clause');
      call app.protect_by_agreement('register.agreement_party');
      call app.protect_by_agreement('register.amendment');
      call app.protect_by_agreement('register.correction');

      call app.protect('register.organisation');
      create policy readers on register.organisation for select to mithaq_app using (
        demonstration = any ((select app.organisation_reading_worlds())::boolean[]) or id in (select unnest(app.counterpart_organisation_ids())));
      create policy writers_add on register.organisation for insert to mithaq_app
        with check (demonstration = any ((select app.organisation_writing_worlds())::boolean[]));
      create policy writers_change on register.organisation for update to mithaq_app
        using (demonstration = any ((select app.organisation_writing_worlds())::boolean[]))
        with check (demonstration = any ((select app.organisation_writing_worlds())::boolean[]));
      grant select, insert, update on register.organisation to mithaq_app;

      create function app.may_write_organisation(organisation_id uuid) returns boolean
        language sql stable security definer set search_path = '' as $$
          select o.demonstration = any ((select app.organisation_writing_worlds())::boolean[]) from register.organisation o where o.id = $1
        $$;
      create procedure app.protect_by_organisation(target regclass) language plpgsql set search_path = '' as $$
      begin
        call app.protect(target);
        execute format('create policy readers_of_organisation on %s for select to mithaq_app using (organisation_id = any ((select app.organisation_ids())::uuid[]) or exists (select from register.organisation o where o.id = organisation_id and o.demonstration = any ((select app.organisation_reading_worlds())::boolean[])))', target);
        execute format('create policy writers_add on %s for insert to mithaq_app with check (app.may_write_organisation(organisation_id))', target);
        execute format('create policy writers_change on %s for update to mithaq_app using (app.may_write_organisation(organisation_id)) with check (app.may_write_organisation(organisation_id))', target);
        execute format('grant select, insert, update on %s to mithaq_app', target);
      end $$;
      call app.protect_by_organisation('register.organisation_name');
      call app.protect_by_organisation('register.organisation_identifier');
      call app.protect_by_organisation('register.site');
      call app.protect_by_organisation('register.organisation_succession');

      call app.protect('register.participation');
      create policy readers on register.participation for select to mithaq_app using (
        programme_id = any ((select app.programme_ids())::uuid[]) or programme_id = any ((select app.administered_programme_ids())::uuid[])
        or (programme_id = any ((select app.fact_programme_ids())::uuid[]) and organisation_id = any ((select app.counterpart_organisation_ids())::uuid[])));
      create policy writers_add on register.participation for insert to mithaq_app with check (
        programme_id = any ((select app.office_programme_ids())::uuid[]) or programme_id = any ((select app.administered_programme_ids())::uuid[]));
      grant select, insert on register.participation to mithaq_app;

      -- The few shapes in which rows are named inside others.
      create function app.title_answer(fr text, ar text, en text) returns jsonb language sql immutable parallel safe
        return jsonb_build_object('fr', fr, 'ar', ar, 'en', en);
      create function app.date_answer(day date, precision_of_day text) returns jsonb language sql immutable parallel safe
        return case when day is not null then jsonb_build_object('on', day, 'precision', precision_of_day) end;
      create function app.organisation_answer(o register.organisation) returns jsonb language sql immutable parallel safe
        return case when o.id is not null then jsonb_build_object('id', o.id, 'code', o.code, 'kind', o.kind, 'name', app.title_answer(o.name_fr, o.name_ar, o.name_en)) end;
      create function app.agreement_answer(a register.agreement) returns jsonb language sql immutable parallel safe
        return case when a.id is not null then jsonb_build_object('ref', a.ref, 'title', app.title_answer(a.title_fr, a.title_ar, a.title_en)) end;

      -- Who wrote a change and when, for whoever may read the row that the change recorded. The name of a person is told to
      -- those who may read the person; the others read the organisation.
      create function app.instant_answer(change_id uuid) returns text
        language sql stable parallel safe security definer set search_path = '' as $$
          select to_char(coalesce(c.simulated_at, c.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from ledger.change c where c.id = $1
        $$;
      create function app.account_of_change(change_id uuid) returns uuid
        language sql stable parallel safe security definer set search_path = '' as $$
          select c.account_id from ledger.change c where c.id = $1
        $$;
      create function access.person_of_account(account_id uuid) returns uuid
        language sql stable parallel safe security definer set search_path = '' as $$
          select a.person_id from access.account a where a.id = $1
        $$;
      create function app.author_answer(change_id uuid) returns text
        language sql stable parallel safe security invoker set search_path = '' as $$
          select p.name from access.person p where p.id = access.person_of_account(app.account_of_change($1))
        $$;
      -- the body for which the author acted: its membership in the programme of the event when the change was made
      create function app.organisation_of_change(change_id uuid) returns uuid
        language sql stable parallel safe security definer set search_path = '' as $$
          select m.organisation_id
          from ledger.change c
            join access.account a on a.id = c.account_id
            join access.membership m on m.person_id = a.person_id
            join ledger.event e on e.change_id = c.id and (e.programme_id = m.programme_id or e.programme_id is null)
          where c.id = $1 and m.valid @> coalesce(c.simulated_at, c.at)::date
          order by m.role = 'administrator', m.id limit 1
        $$;

      create policy readers on ledger.event for select to mithaq_app using (
        (root_kind <> 'person' and (programme_id = any ((select app.programme_ids())::uuid[]) or agreement_id = any ((select app.agreement_ids())::uuid[])))
        or (root_kind = 'organisation' and organisation_id = any ((select app.organisation_ids())::uuid[]))
        or (root_kind = 'organisation' and exists (select from register.organisation o where o.id = organisation_id and o.demonstration = any ((select app.organisation_reading_worlds())::boolean[])))
        or (root_kind = 'person' and access.is_administered(root_id)));
      create policy readers on ledger.change for select to mithaq_app using (exists (select from ledger.event e where e.change_id = change.id));

      call ledger.track('register.agreement', 'agreement', 'id', array['ref', 'kind', 'state', 'title_fr', 'title_ar', 'title_en', 'legal_type', 'authentic_language', 'signed_on', 'published_on', 'effective_from', 'effective_to', 'amount', 'amount_qualifier', 'amount_nature', 'source', 'version']);
      call ledger.track('register.act', 'agreement', 'agreement_id', array['kind', 'title', 'registry_number', 'visa', 'pages', 'language', 'signed_on', 'sha256', 'version']);
      call ledger.track('register.clause', 'agreement', 'agreement_id', array['act_id', 'article', 'page']);
      call ledger.track('register.agreement_party', 'agreement', 'agreement_id', array['organisation_id', 'side', 'role', 'signed_on', 'valid', 'superseded_by']);
      call ledger.track('register.amendment', 'agreement', 'agreement_id', array['number', 'act_id', 'signed_on', 'effective_on']);
      call ledger.track('register.correction', 'agreement', 'agreement_id', array['field', 'before', 'after', 'act_id']);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
