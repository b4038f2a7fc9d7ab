import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an account reaches is kept from one transaction to the next, under the generation of the facts from which it follows:
 * docs/decisions/0008-reach-of-an-account.md. It replaces the settings in which each transaction held what it had found.
 */
export class KeepReachOfAccounts1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.generation (
        number bigint not null,
        raised_by xid8 not null
      );
      comment on table access.generation is 'one row: how many transactions have changed accounts, memberships or parties';
      create unique index generation_single on access.generation ((true));
      insert into access.generation (number, raised_by) values (1, pg_current_xact_id());

      create unlogged table access.reach (
        account_id uuid primary key references access.account (id),
        today date not null,
        generation bigint not null,
        readable_programmes uuid[] not null,
        office_programmes uuid[] not null,
        administered_programmes uuid[] not null,
        member_programmes uuid[] not null,
        fact_programmes uuid[] not null,
        administered_worlds boolean[] not null,
        organisation_reading_worlds boolean[] not null,
        organisation_writing_worlds boolean[] not null,
        organisations uuid[] not null,
        agreements uuid[] not null,
        writable_agreements uuid[] not null,
        counterparts uuid[] not null
      );
      comment on table access.reach is 'holds on its day and in its generation alone; whoever finds none computes';

      create view access.reach_of_actor as
        select r.* from access.reach r join access.generation g on g.number = r.generation
        where r.account_id = app.account_id() and r.today = app.today();

      -- Raised once by a transaction, when it commits: nobody waits for a long one, and a snapshot that sees the facts sees the number.
      -- xmin tells a transaction from one of the same number in the cluster from which a backup was taken.
      create function access.raise_generation() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        update access.generation set number = number + 1, raised_by = pg_current_xact_id()
          where raised_by <> pg_current_xact_id() or xmin <> pg_current_xact_id()::xid;
        return null;
      end $$;
      create constraint trigger raise_generation after insert or update or delete on access.membership
        deferrable initially deferred for each row execute function access.raise_generation();
      create constraint trigger raise_generation after insert or delete or update of person_id, disabled on access.account
        deferrable initially deferred for each row execute function access.raise_generation();
      create constraint trigger raise_generation after insert or update or delete on register.agreement_party
        deferrable initially deferred for each row execute function access.raise_generation();

      create or replace function app.programme_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.readable_programmes from access.reach_of_actor r), access.programmes_as(array['programme_office', 'official', 'auditor', 'audit_head']));
      end $$;
      create or replace function app.office_programme_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.office_programmes from access.reach_of_actor r), access.programmes_as(array['programme_office']));
      end $$;
      create or replace function app.administered_programme_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.administered_programmes from access.reach_of_actor r), access.programmes_as(array['administrator']));
      end $$;
      create or replace function app.member_programme_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.member_programmes from access.reach_of_actor r),
          access.programmes_as(array['programme_office', 'official', 'auditor', 'audit_head', 'contributor', 'preparer', 'signatory', 'administrator']));
      end $$;
      create or replace function app.fact_programme_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.fact_programmes from access.reach_of_actor r),
          access.programmes_as(array['programme_office', 'official', 'auditor', 'audit_head', 'contributor', 'preparer', 'signatory']));
      end $$;
      create or replace function app.administered_worlds() returns boolean[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.administered_worlds from access.reach_of_actor r), access.worlds_as(array['administrator']));
      end $$;
      create or replace function app.organisation_reading_worlds() returns boolean[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.organisation_reading_worlds from access.reach_of_actor r),
          access.worlds_as(array['administrator', 'programme_office', 'official', 'auditor', 'audit_head']));
      end $$;
      create or replace function app.organisation_writing_worlds() returns boolean[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.organisation_writing_worlds from access.reach_of_actor r), access.worlds_as(array['administrator', 'programme_office']));
      end $$;
      create or replace function app.organisation_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.organisations from access.reach_of_actor r), access.organisations_of_actor());
      end $$;
      create or replace function app.agreement_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.agreements from access.reach_of_actor r), access.agreements_of_partner());
      end $$;
      create or replace function app.writable_agreement_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.writable_agreements from access.reach_of_actor r), access.agreements_of_official());
      end $$;
      create or replace function app.counterpart_organisation_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
      begin
        return coalesce((select r.counterparts from access.reach_of_actor r), access.counterparts_of_actor());
      end $$;
      create or replace function app.own_commitment_ids() returns uuid[] language sql stable set search_path = '' as $$
        select access.commitments_of_official()
      $$;
      drop function access.held(text);
      drop function access.hold(text, text);

      -- Keeps what the actor reaches, unless it is kept. Nobody waits: whoever meets another transaction that keeps the same row computes for
      -- itself. A transaction that has raised the generation keeps nothing, for what it changes afterwards would bear the same number.
      create function access.keep_reach() returns void language plpgsql volatile security definer set search_path = '' as $$
      begin
        if app.account_id() is null or exists (select from access.reach_of_actor)
          or not pg_try_advisory_xact_lock(hashtextextended('reach:' || app.account_id()::text, 0)) then
          return;
        end if;
        insert into access.reach
          select a.id, app.today(), g.number, app.programme_ids(), app.office_programme_ids(), app.administered_programme_ids(), app.member_programme_ids(),
            app.fact_programme_ids(), app.administered_worlds(), app.organisation_reading_worlds(), app.organisation_writing_worlds(),
            app.organisation_ids(), app.agreement_ids(), app.writable_agreement_ids(), app.counterpart_organisation_ids()
          from access.account a, access.generation g
          where a.id = app.account_id() and g.raised_by is distinct from pg_current_xact_id_if_assigned()
        on conflict (account_id) do update set
          today = excluded.today, generation = excluded.generation, readable_programmes = excluded.readable_programmes, office_programmes = excluded.office_programmes,
          administered_programmes = excluded.administered_programmes, member_programmes = excluded.member_programmes, fact_programmes = excluded.fact_programmes,
          administered_worlds = excluded.administered_worlds, organisation_reading_worlds = excluded.organisation_reading_worlds,
          organisation_writing_worlds = excluded.organisation_writing_worlds, organisations = excluded.organisations, agreements = excluded.agreements,
          writable_agreements = excluded.writable_agreements, counterparts = excluded.counterparts;
      end $$;
      revoke execute on function access.keep_reach(), access.raise_generation() from public;
      grant execute on function access.keep_reach() to mithaq_app;
    `);
    await runner.query(`
      create or replace procedure app.protect_by_agreement(target regclass, agreement_column text default 'agreement_id') language plpgsql set search_path = '' as $$
      begin
        call app.protect(target);
        execute format('create policy readers_of_agreement on %s for select to mithaq_app using (%I in (select unnest(app.agreement_ids())) or programme_id = any ((select app.programme_ids())::uuid[]))', target, agreement_column);
        execute format('create policy office_adds on %s for insert to mithaq_app with check (programme_id = any ((select app.office_programme_ids())::uuid[]))', target);
        execute format('create policy office_changes on %s for update to mithaq_app using (programme_id = any ((select app.office_programme_ids())::uuid[])) with check (programme_id = any ((select app.office_programme_ids())::uuid[]))', target);
        execute format('grant select, insert, update on %s to mithaq_app', target);
      end $$;
      do $$
      declare
        target regclass;
      begin
        for target in select p.polrelid from pg_policy p where p.polname = 'readers_of_agreement' loop
          execute format('alter policy readers_of_agreement on %s using (%I in (select unnest(app.agreement_ids())) or programme_id = any ((select app.programme_ids())::uuid[]))',
            target, case when target = 'register.agreement'::regclass then 'id' else 'agreement_id' end);
        end loop;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
