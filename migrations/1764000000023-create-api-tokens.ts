import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens with which a partner's own system acts as a person of it, within scopes; the trail names the token. */
export class CreateApiTokens1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.api_token (
        id uuid primary key,
        programme_id uuid not null references register.programme (id),
        account_id uuid not null references access.account (id),
        person_id uuid not null references access.person (id),
        name text not null check (length(btrim(name)) between 1 and 80),
        hash bytea not null unique check (octet_length(hash) = 32),
        scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['register.read', 'declaration.read', 'declaration.prepare', 'declaration.submit']),
        made_at timestamptz not null,
        expires_on app.civil_date not null,
        revoked_at timestamptz,
        check (expires_on > made_at::date and expires_on <= made_at::date + 366)
      );
      comment on column access.api_token.hash is 'SHA-256 of the token, which is shown once and kept nowhere';
      comment on column access.api_token.expires_on is 'first day on which it opens nothing';
      create index api_token_account on access.api_token (account_id, programme_id);
      create index api_token_programme on access.api_token (programme_id, id);

      -- Apart, so that using a token writes no event.
      create table access.api_token_use (
        token_id uuid primary key references access.api_token (id),
        last_used_on app.civil_date not null
      );

      -- A token is made whole and revoked once: nothing else of it ever changes.
      create function access.keep_api_token() returns trigger language plpgsql set search_path = '' as $$
      begin
        if old.revoked_at is not null or new.revoked_at is null or to_jsonb(new) - 'revoked_at' <> to_jsonb(old) - 'revoked_at' then
          raise exception 'a token is revoked once, and never changed' using errcode = 'MQ409';
        end if;
        return new;
      end $$;
      create trigger keep_api_token before update on access.api_token for each row execute function access.keep_api_token();
      create trigger never_deleted before delete on access.api_token for each row execute function app.refuse_change();

      create function app.api_token_id() returns uuid language sql stable parallel safe set search_path = ''
        return nullif(current_setting('app.api_token_id', true), '')::uuid;

      -- What a token opens on a day, and that it was used; nothing when it is unknown, revoked or has expired.
      create function access.use_api_token(token_hash bytea, today date) returns table (id uuid, account_id uuid, programme_id uuid, scopes text[])
        language plpgsql volatile security definer set search_path = '' as $$
        begin
          return query select t.id, t.account_id, t.programme_id, t.scopes from access.api_token t where t.hash = $1 and t.revoked_at is null and t.expires_on > $2;
          insert into access.api_token_use as u (token_id, last_used_on)
            select t.id, $2 from access.api_token t where t.hash = $1 and t.revoked_at is null and t.expires_on > $2
            on conflict (token_id) do update set last_used_on = excluded.last_used_on where u.last_used_on < excluded.last_used_on;
        end $$;

      call app.protect('access.api_token');
      call app.protect('access.api_token_use');
      create policy own on access.api_token for select to mithaq_app using (account_id = (select app.account_id()));
      create policy administrator_reads on access.api_token for select to mithaq_app using (programme_id = any ((select app.administered_programme_ids())::uuid[]));
      -- a token makes no token
      create policy own_makes on access.api_token for insert to mithaq_app with check (
        account_id = (select app.account_id()) and person_id = (select app.person_id()) and programme_id = any ((select app.fact_programme_ids())::uuid[])
        and revoked_at is null and (select app.api_token_id()) is null);
      create policy own_revokes on access.api_token for update to mithaq_app using (account_id = (select app.account_id())) with check (account_id = (select app.account_id()));
      create policy administrator_revokes on access.api_token for update to mithaq_app
        using (programme_id = any ((select app.administered_programme_ids())::uuid[])) with check (programme_id = any ((select app.administered_programme_ids())::uuid[]));
      create policy readers on access.api_token_use for select to mithaq_app using (exists (select from access.api_token t where t.id = token_id));
      grant select (id, programme_id, account_id, person_id, name, scopes, made_at, expires_on, revoked_at), insert, update (revoked_at) on access.api_token to mithaq_app;
      grant select on access.api_token_use to mithaq_app;
      revoke execute on function access.use_api_token(bytea, date) from public;
      grant execute on function access.use_api_token(bytea, date) to mithaq_app;
      call ledger.track('access.api_token', 'person', 'person_id', array['programme_id', 'scopes', 'made_at', 'expires_on', 'revoked_at']);

      alter table ledger.change add column api_token_id uuid references access.api_token (id);
      comment on column ledger.change.api_token_id is 'the token through which the account acted; null: its person did';
      create or replace function ledger.current_change() returns uuid language plpgsql volatile security definer set search_path = '' as $$
      declare
        found_id uuid;
      begin
        select c.id into found_id from ledger.change c where c.xid = pg_current_xact_id();
        if found_id is null then
          insert into ledger.change (id, account_id, api_token_id, request_id, simulated_at, reason_code, reason_text_id)
          values (app.uuid7(), app.account_id(), app.api_token_id(), app.request_id(), app.simulated_at(),
            nullif(current_setting('app.reason_code', true), ''), nullif(current_setting('app.reason_text_id', true), '')::uuid)
          returning id into found_id;
        end if;
        return found_id;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
