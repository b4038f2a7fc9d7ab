import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Persons, accounts, dated memberships, sessions; and the functions that say what the actor of a transaction may read and write. */
export class CreateAccess1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.person (
        id uuid primary key,
        demonstration boolean not null,
        name text,
        name_key text collate "C",
        email text,
        language text not null default 'fr' check (language in ('fr', 'ar', 'en')),
        created_at timestamptz not null default now(),
        version int not null default 1
      );
      comment on table access.person is 'the only place where a person''s name and address are written in clear';
      comment on column access.person.name_key is 'folded name, for search and for sorting; src/common/folded-key.ts';
      create index person_sort on access.person (demonstration, coalesce(name_key, ''), id);
      create trigger require_next_version before update on access.person for each row execute function app.require_next_version();
      create trigger keep_demonstration_flag before update on access.person for each row execute function app.keep_demonstration_flag();

      create table access.account (
        id uuid primary key,
        person_id uuid not null references access.person (id),
        email_key text collate "C" not null unique,
        password_hash text,
        disabled boolean not null default false,
        must_change_password boolean not null default false,
        epoch int not null default 1,
        version int not null default 1
      );
      comment on column access.account.email_key is 'the address, trimmed and case-folded, by which one signs in';
      comment on column access.account.epoch is 'raised by every change of rights or password; tokens and caches carry it';
      create index account_person on access.account (person_id);
      create trigger require_next_version before update on access.account for each row execute function app.require_next_version();

      create table access.membership (
        id uuid primary key,
        person_id uuid not null references access.person (id),
        programme_id uuid not null references register.programme (id),
        organisation_id uuid not null references register.organisation (id),
        role text not null check (role in ('administrator', 'programme_office', 'official', 'contributor', 'preparer', 'signatory', 'auditor', 'audit_head')),
        delegation_reference text,
        valid daterange not null,
        version int not null default 1,
        foreign key (programme_id, organisation_id) references register.participation (programme_id, organisation_id),
        exclude using gist (person_id with =, programme_id with =, organisation_id with =, role with =, valid with &&),
        check (role <> 'signatory' or delegation_reference is not null)
      );
      comment on column access.membership.valid is 'empty when it was withdrawn on its first day or before; the trail keeps the days it had';
      create index membership_programme on access.membership (programme_id, organisation_id);
      create index membership_organisation on access.membership (organisation_id);
      create trigger require_next_version before update on access.membership for each row execute function app.require_next_version();

      create function access.refuse_mixed_worlds() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if (select p.demonstration from register.programme p where p.id = new.programme_id)
          is distinct from (select p.demonstration from access.person p where p.id = new.person_id) then
          raise exception 'a demonstration person acts in a demonstration programme only, and a real person in a real one' using errcode = 'MQ422', constraint = 'refuse_mixed_worlds';
        end if;
        return new;
      end $$;
      create trigger refuse_mixed_worlds before insert or update on access.membership for each row execute function access.refuse_mixed_worlds();

      create function access.raise_epoch_of_person() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        update access.account set epoch = epoch + 1, version = version + 1 where person_id = new.person_id;
        return null;
      end $$;
      create trigger raise_epoch_of_person after insert or update on access.membership for each row execute function access.raise_epoch_of_person();

      create table access.session (
        id uuid primary key,
        account_id uuid not null references access.account (id),
        created_at timestamptz not null default now(),
        last_used_at timestamptz not null default now(),
        ends_at timestamptz not null,
        ended_at timestamptz,
        ended_because text check (ended_because in ('logout', 'password_changed', 'refresh_reused', 'account_disabled', 'administrator')),
        check ((ended_at is null) = (ended_because is null))
      );
      create index session_account on access.session (account_id) where ended_at is null;
      create table access.refresh_token (
        hash bytea primary key check (octet_length(hash) = 32),
        session_id uuid not null references access.session (id),
        successor bytea references access.refresh_token (hash) deferrable initially deferred,
        issued_at timestamptz not null default now(),
        used_at timestamptz,
        check ((used_at is null) = (successor is null))
      );
      create index refresh_token_session on access.refresh_token (session_id);
      create index refresh_token_issued on access.refresh_token (issued_at);
      create index refresh_token_successor on access.refresh_token (successor);

      -- Failed attempts, counted per account key and per network address; keys are keyed hashes, never clear addresses.
      create table access.attempt (
        scope text not null check (scope in ('account', 'address')),
        key bytea not null,
        window_start timestamptz not null,
        count int not null,
        primary key (scope, key)
      );
      create index attempt_window on access.attempt (window_start);

      create function access.memberships_of_actor() returns table (programme_id uuid, organisation_id uuid, role text)
        language sql stable parallel safe security definer set search_path = '' as $$
          select m.programme_id, m.organisation_id, m.role
          from access.account a join access.membership m on m.person_id = a.person_id
          where a.id = (select app.account_id()) and not a.disabled and m.valid @> (select app.today())
        $$;
      create function access.programmes_as(roles text[]) returns uuid[]
        language sql stable parallel safe security definer set search_path = '' as $$
          select coalesce(array_agg(distinct m.programme_id), '{}') from access.memberships_of_actor() m where m.role = any (roles)
        $$;
      create function access.worlds_as(roles text[]) returns boolean[]
        language sql stable parallel safe security definer set search_path = '' as $$
          select coalesce(array_agg(distinct p.demonstration), '{}')
          from access.memberships_of_actor() m join register.programme p on p.id = m.programme_id where m.role = any (roles)
        $$;
      create function access.organisations_of_actor() returns uuid[]
        language sql stable parallel safe security definer set search_path = '' as $$
          select coalesce(array_agg(distinct m.organisation_id), '{}') from access.memberships_of_actor() m where m.role <> 'administrator'
        $$;

      -- Every policy asks for such a set, and a statement meets many policies: each set is found once in a transaction
      -- and held in a transaction-local setting, under the actor and the day for which it holds.
      create function access.held(name text) returns text language plpgsql stable set search_path = '' as $$
      declare
        kept text := current_setting('app.held_' || name, true);
        key text := current_setting('app.account_id', true) || '|' || current_setting('app.today', true) || '|';
      begin
        if starts_with(kept, key) then
          return substr(kept, length(key) + 1);
        end if;
        return null;
      end $$;
      create function access.hold(name text, ids text) returns text language plpgsql stable set search_path = '' as $$
      begin
        perform set_config('app.held_' || name, current_setting('app.account_id', true) || '|' || current_setting('app.today', true) || '|' || ids, true);
        return ids;
      end $$;

      -- programmes whose submitted facts the actor reads whole
      create function app.programme_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('readable'), access.hold('readable', access.programmes_as(array['programme_office', 'official', 'auditor', 'audit_head'])::text))::uuid[];
      end $$;
      create function app.office_programme_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('office'), access.hold('office', access.programmes_as(array['programme_office'])::text))::uuid[];
      end $$;
      create function app.administered_programme_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('administered'), access.hold('administered', access.programmes_as(array['administrator'])::text))::uuid[];
      end $$;
      create function app.member_programme_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('member'), access.hold('member', access.programmes_as(array['programme_office', 'official', 'auditor', 'audit_head', 'contributor', 'preparer', 'signatory', 'administrator'])::text))::uuid[];
      end $$;
      create function app.fact_programme_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('facts'), access.hold('facts', access.programmes_as(array['programme_office', 'official', 'auditor', 'audit_head', 'contributor', 'preparer', 'signatory'])::text))::uuid[];
      end $$;
      create function app.administered_worlds() returns boolean[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('administered_worlds'), access.hold('administered_worlds', access.worlds_as(array['administrator'])::text))::boolean[];
      end $$;
      create function app.organisation_reading_worlds() returns boolean[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('reading_worlds'), access.hold('reading_worlds', access.worlds_as(array['administrator', 'programme_office', 'official', 'auditor', 'audit_head'])::text))::boolean[];
      end $$;
      create function app.organisation_writing_worlds() returns boolean[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('writing_worlds'), access.hold('writing_worlds', access.worlds_as(array['administrator', 'programme_office'])::text))::boolean[];
      end $$;
      -- the organisations for which the actor acts
      create function app.organisation_ids() returns uuid[] language plpgsql stable set search_path = '' as $$
      begin
        return coalesce(access.held('organisations'), access.hold('organisations', access.organisations_of_actor()::text))::uuid[];
      end $$;
      create function app.person_id() returns uuid
        language sql stable parallel safe security definer set search_path = '' as $$
          select a.person_id from access.account a where a.id = (select app.account_id())
        $$;

      -- What signing in needs before there is an actor.
      create function access.find_for_sign_in(email_key text) returns table (account_id uuid, password_hash text, disabled boolean)
        language sql stable security definer set search_path = '' as $$
          select a.id, a.password_hash, a.disabled from access.account a where a.email_key = $1
        $$;
      create function access.account_state(account_id uuid) returns table (
          person_id uuid, name text, email text, language text, disabled boolean, must_change_password boolean, epoch int, demonstration boolean)
        language sql stable security definer set search_path = '' as $$
          select p.id, p.name, p.email, p.language, a.disabled, a.must_change_password, a.epoch, p.demonstration
          from access.account a join access.person p on p.id = a.person_id where a.id = $1
        $$;
      create function access.memberships_of(account_id uuid, today date) returns table (
          programme_id uuid, programme_code text, demonstration boolean, organisation_id uuid, role text)
        language sql stable security definer set search_path = '' as $$
          select m.programme_id, p.code, p.demonstration, m.organisation_id, m.role
          from access.account a
            join access.membership m on m.person_id = a.person_id
            join register.programme p on p.id = m.programme_id
          where a.id = $1 and not a.disabled and m.valid @> $2
          order by p.demonstration, p.code, m.role
        $$;
      create function access.own_password_hash() returns text
        language sql stable security definer set search_path = '' as $$
          select a.password_hash from access.account a where a.id = (select app.account_id())
        $$;
      create function access.change_own_password(new_hash text) returns void
        language sql volatile security definer set search_path = '' as $$
          update access.account set password_hash = $1, must_change_password = false, epoch = epoch + 1, version = version + 1
          where id = (select app.account_id())
        $$;
      create function access.choose_own_language(chosen text) returns void
        language sql volatile security definer set search_path = '' as $$
          update access.person set language = $1, version = version + 1 where id = (select app.person_id()) and language <> $1
        $$;
      -- Tokens issued before any living session began serve no comparison any more; the oldest go first, for each points at a younger one.
      create function access.discard_tokens(issued_before timestamptz) returns void
        language sql volatile security definer set search_path = '' as $$
          delete from access.refresh_token t where t.hash in (
            select o.hash from access.refresh_token o where o.issued_at < $1 order by o.issued_at limit 100 for update skip locked)
        $$;
      create function access.rehash_password(account_id uuid, old_hash text, new_hash text) returns void
        language sql volatile security definer set search_path = '' as $$
          update access.account set password_hash = $3, version = version + 1 where id = $1 and password_hash = $2
        $$;
      -- Counts one attempt and says when its window ends. On the way it discards a few windows long over, so that the table stays small.
      create function access.count_attempt(scope text, key bytea, at timestamptz, window_length interval)
        returns table (attempts int, window_ends timestamptz)
        language plpgsql volatile security definer set search_path = '' as $$
        begin
          delete from access.attempt a where a.ctid in (
            select o.ctid from access.attempt o where o.window_start < $3 - $4 - interval '1 day' limit 20 for update skip locked);
          return query insert into access.attempt as a (scope, key, window_start, count) values ($1, $2, $3, 1)
            on conflict on constraint attempt_pkey do update set
              window_start = case when a.window_start + $4 <= $3 then $3 else a.window_start end,
              count = case when a.window_start + $4 <= $3 then 1 else a.count + 1 end
            returning a.count, a.window_start + $4;
        end $$;
      -- A successful attempt counts for nothing.
      create function access.forgive_attempt(scope text, key bytea) returns void
        language sql volatile security definer set search_path = '' as $$
          update access.attempt a set count = greatest(a.count - 1, 0) where a.scope = $1 and a.key = $2
        $$;
      create function access.forget_attempts(scope text, key bytea) returns void
        language sql volatile security definer set search_path = '' as $$
          delete from access.attempt a where a.scope = $1 and a.key = $2
        $$;

      call app.protect('access.person');
      call app.protect('access.account');
      call app.protect('access.membership');
      create policy own_person on access.person for select to mithaq_app using (id = (select app.person_id()));
      create policy colleagues on access.person for select to mithaq_app using (exists (
        select from access.membership m where m.person_id = person.id and m.organisation_id = any ((select app.organisation_ids())::uuid[])));
      create policy administrator_reads on access.person for select to mithaq_app
        using (demonstration = any ((select app.administered_worlds())::boolean[]));
      create policy administrator_adds on access.person for insert to mithaq_app
        with check (demonstration = any ((select app.administered_worlds())::boolean[]));
      create policy administrator_changes on access.person for update to mithaq_app
        using (demonstration = any ((select app.administered_worlds())::boolean[]))
        with check (demonstration = any ((select app.administered_worlds())::boolean[]));

      create function access.is_administered(person_id uuid) returns boolean
        language sql stable security definer set search_path = '' as $$
          select p.demonstration = any ((select app.administered_worlds())::boolean[]) from access.person p where p.id = $1
        $$;
      -- Who also holds a role in a programme that the actor does not administer: a new password would open that programme too.
      create function access.acts_elsewhere(person_id uuid) returns boolean
        language sql stable security definer set search_path = '' as $$
          select exists (select from access.membership m where m.person_id = $1 and not isempty(m.valid)
            and coalesce(upper(m.valid) > (select app.today()), true) and not m.programme_id = any ((select app.administered_programme_ids())::uuid[]))
        $$;
      create policy own_account on access.account for select to mithaq_app using (id = (select app.account_id()));
      create policy administrator_reads on access.account for select to mithaq_app using (access.is_administered(person_id));
      create policy administrator_adds on access.account for insert to mithaq_app with check (access.is_administered(person_id));
      create policy administrator_changes on access.account for update to mithaq_app
        using (access.is_administered(person_id) and person_id <> (select app.person_id()) and not access.acts_elsewhere(person_id))
        with check (access.is_administered(person_id));

      create policy own_memberships on access.membership for select to mithaq_app using (person_id = (select app.person_id()));
      create policy colleagues on access.membership for select to mithaq_app
        using (organisation_id = any ((select app.organisation_ids())::uuid[]));
      create policy administrator_reads on access.membership for select to mithaq_app
        using (programme_id = any ((select app.administered_programme_ids())::uuid[]));
      -- nobody grants a role to himself
      create policy administrator_adds on access.membership for insert to mithaq_app
        with check (programme_id = any ((select app.administered_programme_ids())::uuid[]) and person_id <> (select app.person_id()));
      create policy administrator_changes on access.membership for update to mithaq_app
        using (programme_id = any ((select app.administered_programme_ids())::uuid[]) and person_id <> (select app.person_id()))
        with check (programme_id = any ((select app.administered_programme_ids())::uuid[]) and person_id <> (select app.person_id()));

      grant select, insert, update on access.person, access.membership to mithaq_app;
      grant select (id, person_id, email_key, disabled, must_change_password, epoch, version),
        insert (id, person_id, email_key, password_hash, must_change_password),
        update (email_key, password_hash, disabled, must_change_password, epoch, version) on access.account to mithaq_app;
      grant select, insert, update on access.session, access.refresh_token to mithaq_app;
      revoke execute on all functions in schema access from public;
      grant execute on all functions in schema access to mithaq_app;

      -- register.programme and register.organisation came before the functions that protect them
      call app.protect('register.programme');
      create policy members_read on register.programme for select to mithaq_app
        using (id = any ((select app.member_programme_ids())::uuid[]));
      create policy office_changes on register.programme for update to mithaq_app
        using (id = any ((select app.office_programme_ids())::uuid[])) with check (id = any ((select app.office_programme_ids())::uuid[]));
      grant select, update on register.programme to mithaq_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
