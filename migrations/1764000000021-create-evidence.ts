import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence of declarations: files by their hash, what each proves, and how a file leaves the store while its hash stays. */
export class CreateEvidence1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register.site add constraint site_of_organisation unique (organisation_id, id);

      create table register.evidence (
        programme_id uuid not null,
        id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        first_revision int not null check (first_revision > 0),
        sha256 text not null references app.stored_file (sha256),
        file_name text not null check (length(file_name) between 1 and 200),
        media_type text not null,
        size bigint not null check (size > 0),
        pages int check (pages > 0),
        kind text not null check (kind in ('attestation', 'contract', 'minutes', 'list', 'photo', 'other')),
        state text not null check (state in ('scanning', 'quarantined', 'available', 'refused', 'withdrawn', 'destroyed')),
        scan text not null check (scan in ('none', 'pending', 'unreachable', 'clean', 'infected')),
        searched boolean not null,
        findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
        confirmed_by uuid references access.person (id),
        confirmation_id uuid references ledger.sealed_text (id),
        reason_code text check (reason_code in ('personal_data', 'confidential', 'mistake', 'other')),
        note_id uuid references ledger.sealed_text (id),
        decided_by uuid references access.person (id),
        decided_at timestamptz,
        uploaded_by uuid not null references access.person (id),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        version int not null default 1,
        primary key (programme_id, id),
        unique (programme_id, organisation_id, declaration_id, id),
        foreign key (programme_id, organisation_id, declaration_id) references register.declaration (programme_id, organisation_id, id),
        check ((confirmed_by is null) = (confirmation_id is null)),
        check (state <> 'available' or scan in ('none', 'clean') and (findings = '[]' or confirmed_by is not null)),
        check ((state = 'destroyed') = (reason_code is not null)),
        check ((state in ('withdrawn', 'destroyed')) = (decided_by is not null) and (decided_by is null) = (decided_at is null)),
        check (state <> 'destroyed' or note_id is not null)
      );
      comment on column register.evidence.first_revision is 'the revision of the declaration that it is to be in; whoever reads the programme sees it once that revision is submitted';
      comment on column register.evidence.searched is 'its text was read for nominative data; false: it has none that can be read, as a photograph';
      comment on column register.evidence.findings is 'what seems nominative: kind, place and count, never the value; a sheet may bear a name, so they stay out of the trail';
      create unique index evidence_once on register.evidence (programme_id, declaration_id, sha256) where state in ('scanning', 'quarantined', 'available');
      create index evidence_sha256 on register.evidence (sha256);
      create index evidence_waiting on register.evidence (programme_id, id) where scan in ('pending', 'unreachable') and state in ('scanning', 'quarantined');

      create table register.evidence_link (
        programme_id uuid not null,
        id uuid not null,
        organisation_id uuid not null,
        declaration_id uuid not null,
        evidence_id uuid not null,
        indicator_id uuid not null,
        site_id uuid,
        note_id uuid references ledger.sealed_text (id),
        attested_quantity app.positive_quantity,
        month app.civil_date check (extract(day from month) = 1),
        cnss_affiliation text check (cnss_affiliation ~ '^[0-9]{5,10}$'),
        recorded_by uuid not null default ledger.current_change() references ledger.change (id),
        superseded_by uuid references ledger.change (id),
        primary key (programme_id, id),
        foreign key (programme_id, organisation_id, declaration_id, evidence_id) references register.evidence (programme_id, organisation_id, declaration_id, id),
        foreign key (programme_id, indicator_id) references register.indicator (programme_id, id),
        foreign key (organisation_id, site_id) references register.site (organisation_id, id),
        check ((attested_quantity is null) = (month is null)),
        check (cnss_affiliation is null or month is not null)
      );
      comment on column register.evidence_link.attested_quantity is 'what the file attests for the month, in the unit of the indicator; stands beside what is declared';
      comment on column register.evidence_link.month is 'first day of the month';
      comment on column register.evidence_link.cnss_affiliation is 'affiliation number of the employer, never of a person';
      create unique index evidence_link_current on register.evidence_link (programme_id, evidence_id, indicator_id, site_id, month, cnss_affiliation) nulls not distinct where superseded_by is null;
      create index evidence_link_declaration on register.evidence_link (programme_id, declaration_id, indicator_id) where superseded_by is null;
      create trigger only_superseded before update on register.evidence_link for each row execute function app.allow_only_superseding();
    `);
    await runner.query(`
      -- Declarants add and change evidence while the declaration is theirs to change. The row of the declaration is shared, so that
      -- a submission and an upload wait for each other.
      create function app.require_editable_declaration() returns trigger language plpgsql security definer set search_path = '' as $$
      declare
        declaration register.declaration;
      begin
        select * into declaration from register.declaration d where d.programme_id = new.programme_id and d.id = new.declaration_id for share;
        if declaration.state not in ('draft', 'returned') then
          raise exception 'the evidence of a declaration that is % does not change', declaration.state using errcode = 'MQ409', constraint = 'evidence_frozen';
        end if;
        if tg_table_name = 'evidence' and tg_op = 'INSERT' then
          if (to_jsonb(new) ->> 'first_revision')::int <> declaration.revision + 1 then
            raise exception 'evidence is added for the next revision' using errcode = 'MQ422';
          end if;
        end if;
        return new;
      end $$;

      -- From, to, and who takes the step. The application knows the same table: src/evidence/evidence.lifecycle.ts
      create function app.check_evidence_step() returns trigger language plpgsql security definer set search_path = '' as $$
      declare
        kept text[] := array['state', 'scan', 'confirmed_by', 'confirmation_id', 'reason_code', 'note_id', 'decided_by', 'decided_at', 'version'];
      begin
        if to_jsonb(new) - kept is distinct from to_jsonb(old) - kept then
          raise exception 'evidence keeps its file' using errcode = 'MQ409', constraint = 'evidence_frozen';
        end if;
        if (old.state, new.state) not in (
            ('scanning', 'scanning'), ('scanning', 'quarantined'), ('scanning', 'available'), ('scanning', 'refused'), ('scanning', 'withdrawn'), ('scanning', 'destroyed'),
            ('quarantined', 'quarantined'), ('quarantined', 'available'), ('quarantined', 'refused'), ('quarantined', 'withdrawn'), ('quarantined', 'destroyed'),
            ('available', 'withdrawn'), ('available', 'destroyed'), ('refused', 'destroyed'), ('withdrawn', 'destroyed')) then
          raise exception 'evidence does not go from % to %', old.state, new.state using errcode = 'MQ409', constraint = 'evidence_step';
        end if;
        if new.scan <> old.scan and not app.is_computing() then
          raise exception 'only the program records a scan' using errcode = '42501';
        end if;
        if (new.confirmed_by is distinct from old.confirmed_by and new.confirmed_by is distinct from app.person_id())
          or (new.decided_by is distinct from old.decided_by and new.decided_by is distinct from app.person_id()) then
          raise exception 'a decision is signed by the person who takes it' using errcode = '42501';
        end if;
        if new.state = 'destroyed' and not new.programme_id = any (app.office_programme_ids()) then
          raise exception 'the programme office decides that evidence is destroyed' using errcode = '42501';
        end if;
        return new;
      end $$;
      create trigger check_evidence_step before update on register.evidence for each row execute function app.check_evidence_step();
      create trigger require_next_version before update on register.evidence for each row execute function app.require_next_version();
      create trigger require_open_period before insert on register.evidence for each row execute function app.require_open_period();
      create trigger require_editable_declaration before insert on register.evidence for each row execute function app.require_editable_declaration();
      -- what a scan finds and what an official destroys does not wait for the declarant
      create trigger require_editable_declaration_to_withdraw before update on register.evidence for each row
        when (new.state = 'withdrawn' or new.confirmed_by is distinct from old.confirmed_by) execute function app.require_editable_declaration();
      create trigger require_open_period before insert or update on register.evidence_link for each row execute function app.require_open_period();
      create trigger require_editable_declaration before insert or update on register.evidence_link for each row execute function app.require_editable_declaration();

      -- a declaration in draft is not read by the programme, nor is what was added since it was returned
      create procedure app.protect_evidence(target regclass, is_readable text) language plpgsql set search_path = '' as $$
      begin
        call app.protect(target);
        execute format('create policy own_organisation_reads on %s for select to mithaq_app using ((programme_id, organisation_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p))', target);
        execute format('create policy programme_reads on %s for select to mithaq_app using (programme_id = any ((select app.programme_ids())::uuid[]) and %s)', target, is_readable);
        execute format('grant select on %s to mithaq_app', target);
        call app.let_declarants_add(target);
        call app.let_declarants_change(target);
      end $$;
      call app.protect_evidence('register.evidence',
        'exists (select from register.declaration d where d.programme_id = evidence.programme_id and d.id = evidence.declaration_id and d.revision >= evidence.first_revision)');
      call app.protect_evidence('register.evidence_link',
        'exists (select from register.evidence e where e.programme_id = evidence_link.programme_id and e.id = evidence_link.evidence_id)');
      drop procedure app.protect_evidence(regclass, text);
      create policy office_destroys on register.evidence for update to mithaq_app
        using (programme_id = any ((select app.office_programme_ids())::uuid[])) with check (state = 'destroyed' and programme_id = any ((select app.office_programme_ids())::uuid[]));
      create policy program_scans on register.evidence for update to mithaq_app using ((select app.is_computing())) with check ((select app.is_computing()));
      call app.let_program_read('register.evidence');
      create trigger never_deleted before delete on register.evidence for each row execute function app.refuse_change();
      create trigger never_deleted before delete on register.evidence_link for each row execute function app.refuse_change();

      call ledger.track('register.evidence', 'declaration', 'declaration_id', array['first_revision', 'sha256', 'media_type', 'size', 'kind', 'state', 'scan', 'confirmed_by', 'reason_code', 'note_sha256', 'decided_by', 'decided_at', 'version']);
      call ledger.track('register.evidence_link', 'declaration', 'declaration_id', array['evidence_id', 'indicator_id', 'site_id', 'note_sha256', 'attested_quantity', 'month', 'cnss_affiliation', 'superseded_by']);
    `);
    await runner.query(`
      comment on column app.stored_file.destroyed_at is 'since when the store no longer holds the content; null: it does';

      -- Who stores a file and who takes one away wait for each other, file by file, until they commit.
      create function app.lock_file(sha256 text) returns void language sql volatile set search_path = '' as $$
        select pg_advisory_xact_lock(hashtextextended('stored file ' || $1, 0))
      $$;
      create function app.file_is_held(sha256 text) returns boolean language sql stable security definer set search_path = '' as $$
        select exists (select from register.import i where i.sha256 = $1)
          or exists (select from register.declaration_import i where i.sha256 = $1 and i.state <> 'cancelled')
          or exists (select from register.evidence e join register.declaration d on d.programme_id = e.programme_id and d.id = e.declaration_id
            where e.sha256 = $1 and (e.state in ('scanning', 'quarantined', 'available') or e.state = 'withdrawn' and d.revision >= e.first_revision))
      $$;
      comment on function app.file_is_held(text) is 'evidence that was submitted and later withdrawn still shows what was submitted';
      create function app.file_was_destroyed(sha256 text) returns boolean language sql stable security definer set search_path = '' as $$
        select exists (select from register.evidence e where e.sha256 = $1 and e.state = 'destroyed')
      $$;
      create function app.keep_file(sha256 text, size bigint, media_type text) returns void language sql volatile security definer set search_path = '' as $$
        insert into app.stored_file as f (sha256, size, media_type) values ($1, $2, $3)
        on conflict on constraint stored_file_pkey do update set destroyed_at = null, stored_at = now() where f.destroyed_at is not null
      $$;
      create function app.note_file_gone(sha256 text) returns void language sql volatile security definer set search_path = '' as $$
        update app.stored_file f set destroyed_at = now() where f.sha256 = $1 and f.destroyed_at is null and not app.file_is_held($1)
      $$;
      revoke execute on function app.file_is_held(text), app.file_was_destroyed(text), app.keep_file(text, bigint, text), app.note_file_gone(text) from public;
      grant execute on function app.lock_file(text), app.file_is_held(text), app.file_was_destroyed(text), app.keep_file(text, bigint, text), app.note_file_gone(text) to mithaq_app;

      select queue.create_queue('evidence', '{"policy": "standard", "retryLimit": 5, "retryBackoff": true}');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
