import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who owes a declaration; what persons are told, by mail too; reminders; the address of a person's calendar. */
export class CreateNotifications1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A declaration that was asked and is neither submitted nor accepted is still owed: a draft or a returned one too.
      create function access.declarations_owed(programme_id uuid, period_id uuid) returns table (organisation_id uuid, due_on date)
        language sql stable security definer set search_path = '' as $$
          select a.organisation_id, a.due_on from access.declarations_asked($1, $2) a
          where not exists (
            select from register.declaration d where d.programme_id = $1 and d.period_id = $2 and d.organisation_id = a.organisation_id and d.state in ('submitted', 'accepted'))
        $$;
      revoke execute on function access.declarations_owed(uuid, uuid) from public;

      create function app.uuid7_at(instant timestamptz) returns uuid language sql volatile parallel safe set search_path = ''
        return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from $1) * 1000)::bigint) from 3)
          from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;

      create table app.notification (
        id uuid primary key,
        programme_id uuid not null references register.programme (id),
        person_id uuid not null references access.person (id),
        kind text not null check (kind in ('period_opened', 'declaration_due', 'declaration_late', 'declaration_submitted', 'declaration_returned', 'declaration_accepted', 'milestone_overdue')),
        subject_kind text not null check (subject_kind in ('period', 'declaration', 'milestone')),
        subject_ref app.code not null,
        organisation_id uuid references register.organisation (id),
        due_on app.civil_date,
        occasion text not null default '' check (length(occasion) <= 40),
        day app.civil_date not null,
        created_at timestamptz not null,
        read_at timestamptz,
        mail text not null check (mail in ('none', 'pending', 'sent', 'refused')),
        mail_claimed_at timestamptz,
        mailed_at timestamptz,
        constraint notification_once unique nulls not distinct (programme_id, person_id, kind, subject_kind, subject_ref, organisation_id, occasion, day),
        check ((mail = 'sent') = (mailed_at is not null))
      );
      comment on table app.notification is 'what a person is told: no fact of the register, so that the trail does not hold it';
      comment on column app.notification.day is 'the day of the occasion: a reminder that was missed is made up for and not repeated';
      comment on column app.notification.occasion is 'what tells apart two occasions of one subject on a day, such as the number of the revision';
      comment on column app.notification.mail is 'none: no mail server was configured; refused: the server does not know the address, or there is none any more';
      create index notification_person on app.notification (programme_id, person_id, id);
      create index notification_pending on app.notification (id) where mail = 'pending';
      call app.protect('app.notification');
      create policy own_reads on app.notification for select to mithaq_app using (person_id = (select app.person_id()));
      create policy own_marks on app.notification for update to mithaq_app using (person_id = (select app.person_id())) with check (person_id = (select app.person_id()));
      grant select, update (read_at) on app.notification to mithaq_app;

      create table app.reminder_run (
        programme_id uuid not null references register.programme (id),
        day app.civil_date not null,
        at timestamptz not null,
        primary key (programme_id, day)
      );
      call app.protect('app.reminder_run');

      -- Persons who act today in the programme in one of these roles, for this organisation or, when it is null, for any.
      create function access.acting_persons(programme_id uuid, organisation_id uuid, roles text[]) returns setof uuid
        language sql stable security definer set search_path = '' as $$
          select distinct m.person_id from access.membership m
          where m.programme_id = $1 and (m.organisation_id = $2 or $2 is null) and m.role = any ($3) and m.valid @> (select app.today())
            and exists (select from access.account a where a.person_id = m.person_id and not a.disabled)
        $$;
      -- Persons who examine the declarations of this organisation today; the same rule from the side of the actor: access.examined_participations.
      create function access.examiners_of(programme_id uuid, organisation_id uuid) returns setof uuid
        language sql stable security definer set search_path = '' as $$
          select distinct m.person_id from access.membership m
            left join register.examination_assignment a on a.programme_id = m.programme_id and a.organisation_id = $2
              and a.superseded_by is null and a.valid @> (select app.today())
          where m.programme_id = $1 and m.valid @> (select app.today())
            and (m.role = 'programme_office' and (a.id is null or a.body_id = m.organisation_id) or m.role = 'official' and a.body_id = m.organisation_id)
            and exists (select from access.account c where c.person_id = m.person_id and not c.disabled)
        $$;

      -- Tells persons of an occasion, each once, and answers the identifiers of what was told: neither names nor addresses.
      -- Recipients: {"organisationId", "roles"} | {"personIds"} | {"examinersOf": organisation} | {"owing": period}
      create function app.notify(programme_id uuid, kind text, subject_kind text, subject_ref text, organisation_id uuid, due_on date, occasion text,
          recipients jsonb, mail boolean, at timestamptz) returns setof uuid
        language plpgsql volatile security definer set search_path = '' as $$
        begin
          if app.account_id() is not null and not $1 = any (app.member_programme_ids()) then
            raise exception 'who acts in no role of the programme tells nobody of it' using errcode = '42501';
          end if;
          return query insert into app.notification as n (id, programme_id, person_id, kind, subject_kind, subject_ref, organisation_id, due_on, occasion, day, created_at, mail)
            select app.uuid7_at($10), $1, r.person_id, $2, $3, $4, r.organisation_id, r.due_on, coalesce($7, ''), app.today(), $10, case when $9 then 'pending' else 'none' end
            from (
              select p as person_id, $5 as organisation_id, $6 as due_on
                from access.acting_persons($1, ($8 ->> 'organisationId')::uuid, array(select jsonb_array_elements_text($8 -> 'roles'))) p where $8 ? 'organisationId'
              union
              select p, $5, $6 from access.acting_persons($1, null, array['programme_office', 'official', 'contributor', 'preparer', 'signatory', 'auditor', 'audit_head', 'administrator']) p
                where p in (select jsonb_array_elements_text($8 -> 'personIds')::uuid)
              union
              select p, $5, $6 from access.examiners_of($1, ($8 ->> 'examinersOf')::uuid) p where $8 ? 'examinersOf'
              union
              select p, d.organisation_id, d.due_on
                from access.declarations_owed($1, ($8 ->> 'owing')::uuid) d
                  cross join lateral access.acting_persons($1, d.organisation_id, array['contributor', 'preparer', 'signatory']) p where $8 ? 'owing'
            ) r
            on conflict on constraint notification_once do nothing returning n.id;
        end $$;

      -- The reminders of a programme for today, once: declarations due in 15, 5 and 1 days, or late, and milestones overdue for at most 30 days.
      -- An occasion belongs to the day on which it should have been told: after days without a run the nearest one is told, and none twice.
      create function app.remind(programme_id uuid, mail boolean, at timestamptz) returns setof uuid
        language plpgsql volatile security definer set search_path = '' as $$
        declare
          today date := app.today();
        begin
          if app.account_id() is not null then
            raise exception 'reminders are made by the program itself' using errcode = '42501';
          end if;
          insert into app.reminder_run (programme_id, day, at) values ($1, today, $3) on conflict do nothing;
          if not found then
            return;
          end if;
          return query insert into app.notification as n (id, programme_id, person_id, kind, subject_kind, subject_ref, organisation_id, due_on, day, created_at, mail)
            select app.uuid7_at($3), $1, r.person_id, r.kind, r.subject_kind, r.subject_ref, r.organisation_id, r.due_on, r.day, $3, case when $2 then 'pending' else 'none' end
            from (
              select f.person_id, case when d.due_on < today then 'declaration_late' else 'declaration_due' end as kind, 'period' as subject_kind, p.ref::text as subject_ref,
                d.organisation_id, d.due_on, case when d.due_on < today then d.due_on + 1 else d.due_on - s.step end as day
              from register.reporting_period p
                cross join lateral access.declarations_owed(p.programme_id, p.id) d
                cross join lateral (select min(k) as step from unnest(array[1, 5, 15]) k where d.due_on - today <= k) s
                cross join lateral (select a as person_id from access.acting_persons(p.programme_id, d.organisation_id, array['contributor', 'preparer', 'signatory']) a) f
              where p.programme_id = $1 and p.state = 'open' and s.step is not null and (d.due_on < today or d.due_on - s.step >= p.opens_on)
              union
              select f.person_id, 'milestone_overdue', 'milestone', m.ref, m.owner_organisation_id, c.due_on, c.due_on + 1
              from register.milestone m
                join register.agreement g on g.programme_id = m.programme_id and g.id = m.agreement_id and g.state in ('signed', 'in_force', 'suspended')
                cross join lateral (select coalesce(m.forecast_on, m.baseline_on)::date as due_on) c
                cross join lateral (select a as person_id from access.acting_persons(m.programme_id, m.owner_organisation_id,
                  case when m.owner_organisation_id is null then array['programme_office'] else array['programme_office', 'official', 'contributor', 'preparer', 'signatory'] end) a) f
              where m.programme_id = $1 and m.status = 'scheduled' and c.due_on < today and c.due_on >= today - 30
            ) r
            on conflict on constraint notification_once do nothing returning n.id;
        end $$;
      create function app.programmes_to_remind() returns setof uuid language sql stable security definer set search_path = '' as $$
        select p.id from register.programme p
        where not exists (select from app.reminder_run r where r.programme_id = p.id and r.day = (select app.today())) order by p.code
      $$;
    `);
    await runner.query(`
      select queue.create_queue('mail', '{"policy": "standard", "retryLimit": 8, "retryBackoff": true}');

      -- The program itself, sending. A claim holds for five minutes, longer than a mail server is waited for.
      create function app.claim_mail(notification_id uuid, at timestamptz) returns table (
          state text, address text, language text, kind text, subject_kind text, subject_ref text, organisation json, due_on date, title json,
          programme_code text, demonstration boolean)
        language plpgsql volatile security definer set search_path = '' as $$
        declare
          found_row app.notification;
        begin
          if app.account_id() is not null then
            raise exception 'mail is sent by the program itself' using errcode = '42501';
          end if;
          select * into found_row from app.notification n where n.id = $1 for update;
          if found_row.mail is distinct from 'pending' then
            return;
          end if;
          if found_row.mail_claimed_at > $2 - interval '5 minutes' then
            state := 'claimed';
            return next;
            return;
          end if;
          update app.notification n set mail_claimed_at = $2 where n.id = $1;
          return query select 'mine', p.email, p.language, n.kind, n.subject_kind, n.subject_ref::text, app.organisation_answer(o), n.due_on::date,
              (select app.title_answer(m.title_fr, m.title_ar, m.title_en) from register.milestone m
                where n.subject_kind = 'milestone' and m.programme_id = n.programme_id and m.ref = n.subject_ref),
              g.code::text, g.demonstration
            from app.notification n join register.programme g on g.id = n.programme_id
              left join register.organisation o on o.id = n.organisation_id
              left join access.person p on p.id = n.person_id and exists (select from access.account a where a.person_id = p.id and not a.disabled)
                and exists (select from access.membership m where m.person_id = p.id and m.programme_id = n.programme_id and m.valid @> (select app.today()))
            where n.id = $1;
        end $$;
      create function app.settle_mail(notification_id uuid, outcome text, at timestamptz) returns void
        language plpgsql volatile security definer set search_path = '' as $$
        begin
          if app.account_id() is not null then
            raise exception 'mail is sent by the program itself' using errcode = '42501';
          end if;
          update app.notification n set mail = $2, mail_claimed_at = null, mailed_at = case when $2 = 'sent' then $3 end where n.id = $1 and n.mail = 'pending';
        end $$;
      -- Mails whose job ended without success, or is gone: they are put again.
      create function app.forgotten_mails(most int) returns setof uuid language sql stable security definer set search_path = '' as $$
        select n.id from app.notification n where n.mail = 'pending'
          and not exists (select from queue.job j where j.name = 'mail' and j.id = n.id and j.state < 'completed')
        order by n.id limit $1
      $$;

      -- Of the address of a calendar only the hash is kept; revoked, it opens nothing.
      create table app.calendar_address (
        programme_id uuid not null references register.programme (id),
        person_id uuid not null references access.person (id),
        hash bytea unique check (octet_length(hash) = 32),
        made_at timestamptz not null,
        primary key (programme_id, person_id)
      );
      call app.protect('app.calendar_address');
      create policy own on app.calendar_address to mithaq_app using (person_id = (select app.person_id()))
        with check (person_id = (select app.person_id()) and programme_id = any ((select app.member_programme_ids())::uuid[]));
      grant select, insert, update on app.calendar_address to mithaq_app;

      -- Whose calendar the holder of an address reads: someone who still acts in the programme.
      create function app.calendar_reader(hash bytea) returns table (programme_id uuid, person_id uuid, programme_code text, title json, demonstration boolean, language text)
        language sql stable security definer set search_path = '' as $$
          select c.programme_id, c.person_id, g.code, app.title_answer(g.title_fr, g.title_ar, g.title_en), g.demonstration, p.language
          from app.calendar_address c join register.programme g on g.id = c.programme_id join access.person p on p.id = c.person_id
          where c.hash = $1
            and exists (select from access.account a where a.person_id = c.person_id and not a.disabled)
            and exists (select from access.membership m where m.person_id = c.person_id and m.programme_id = c.programme_id and m.valid @> (select app.today()))
        $$;
      -- Declarations that the person's organisations owe, and the scheduled milestones of those organisations.
      create function app.calendar_entries(hash bytea) returns table (kind text, id text, ref text, organisation json, title json, due_on date)
        language sql stable security definer set search_path = '' as $$
          with reader as materialized (select r.programme_id, r.person_id from app.calendar_reader($1) r),
            acts as materialized (
              select m.programme_id, m.organisation_id, bool_or(m.role in ('contributor', 'preparer', 'signatory')) as declares
              from reader r join access.membership m on m.person_id = r.person_id and m.programme_id = r.programme_id and m.valid @> (select app.today())
              where m.role <> 'administrator' group by 1, 2)
          select 'declaration', p.id || '.' || d.organisation_id, p.ref::text, app.organisation_answer(o), null::json, d.due_on
          from acts a
            join register.reporting_period p on p.programme_id = a.programme_id and p.state in ('upcoming', 'open')
            join access.declarations_owed(p.programme_id, p.id) d on d.organisation_id = a.organisation_id
            join register.organisation o on o.id = d.organisation_id
          where a.declares
          union all
          select 'milestone', m.id::text, m.ref::text, app.organisation_answer(o), app.title_answer(m.title_fr, m.title_ar, m.title_en), c.due_on
          from acts a
            join register.milestone m on m.programme_id = a.programme_id and m.owner_organisation_id = a.organisation_id and m.status = 'scheduled'
            join register.organisation o on o.id = a.organisation_id
            cross join lateral (select coalesce(m.forecast_on, m.baseline_on)::date as due_on) c
          where c.due_on is not null
          order by 6, 1, 2
        $$;

      revoke execute on function access.acting_persons(uuid, uuid, text[]), access.examiners_of(uuid, uuid) from public;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
