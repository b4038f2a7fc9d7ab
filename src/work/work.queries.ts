import { foldKey } from '../common/folded-key.js';
import type { Transaction } from '../database/transaction.js';
import type { FoundAnswer, WorkItemAnswer } from './work.dto.js';

/** What waits: overdue first, then what falls due in 90 days, forecasts that partners propose, agreements whose act publishes no figure. */
export function waitingWork(tx: Transaction, programmeId: string): Promise<WorkItemAnswer[]> {
  return tx.query<WorkItemAnswer>(
    `select w.reason, w.kind, w.ref, w.title, w.agreement, w.due_on as "dueOn", app.today() - w.due_on as "daysLate"
     from (
       select case when d.due_on < app.today() then 'milestone_overdue' else 'milestone_due' end as reason, 'milestone' as kind, m.ref,
         app.title_answer(m.title_fr, m.title_ar, m.title_en) as title, app.agreement_answer(a) as agreement, d.due_on, 1 as rank
       from register.milestone m
         join register.agreement a on a.programme_id = m.programme_id and a.id = m.agreement_id
         cross join lateral (select coalesce(m.forecast_on, m.baseline_on) as due_on) d
       where m.programme_id = $1 and m.status = 'scheduled' and d.due_on <= app.today() + 90
       union all
       select 'forecast_proposed', 'milestone', m.ref, app.title_answer(m.title_fr, m.title_ar, m.title_en), app.agreement_answer(a), f.forecast_on, 0
       from register.milestone_forecast f
         join register.milestone m on m.programme_id = f.programme_id and m.id = f.milestone_id
         join register.agreement a on a.programme_id = m.programme_id and a.id = m.agreement_id
       where f.programme_id = $1 and f.proposed and f.superseded_by is null
         and not exists (select from register.milestone_review r where r.programme_id = f.programme_id and r.milestone_id = f.milestone_id and r.superseded_by is null and r.id > f.id)
       union all
       select 'agreement_to_complete', 'agreement', a.ref, app.title_answer(a.title_fr, a.title_ar, a.title_en), app.agreement_answer(a), null, 2
       from register.agreement a
       where a.programme_id = $1 and not exists (select from register.commitment_term t where t.programme_id = a.programme_id and t.agreement_id = a.id and t.superseded_by is null and t.target is not null)
     ) w
     order by w.rank, w.due_on nulls last, w.ref limit 200`,
    [programmeId],
  );
}

/** Words by which a kind may be named in a search, as in “jalon 014”. */
const SEARCH = `
  (select 'agreement' as kind, a.ref, app.title_answer(a.title_fr, a.title_ar, a.title_en) as title from register.agreement a
     where a.programme_id = $1 and (a.folded_key || ' ' || app.folded_ref(a.ref) || ' convention agreement اتفاقيه') like all ($2::text[]) order by a.folded_key limit 8)
  union all
  (select 'commitment', c.ref, app.title_answer(c.title_fr, c.title_ar, c.title_en) from register.commitment c
     where c.programme_id = $1 and (c.folded_key || ' ' || app.folded_ref(c.ref) || ' engagement commitment التزام') like all ($2::text[]) order by c.folded_key limit 8)
  union all
  (select 'milestone', m.ref, app.title_answer(m.title_fr, m.title_ar, m.title_en) from register.milestone m
     where m.programme_id = $1 and (m.folded_key || ' ' || app.folded_ref(m.ref) || ' jalon milestone محطه انجاز') like all ($2::text[]) order by m.folded_key limit 8)
  union all
  (select 'organisation', o.id::text, app.title_answer(o.name_fr, o.name_ar, o.name_en) from register.participation p join register.organisation o on o.id = p.organisation_id
     where p.programme_id = $1 and (o.folded_key || ' ' || app.folded_ref(coalesce(o.code, '')) || ' ' || coalesce(o.name_ar, '') || ' partenaire organisation شريك') like all ($2::text[]) order by o.folded_key limit 8)
  union all
  (select 'zone', z.ref, app.title_answer(z.name, z.name_ar, null) from register.zone z
     where z.programme_id = $1 and (z.folded_key || ' ' || app.folded_ref(z.ref) || ' zone منطقه') like all ($2::text[]) order by z.folded_key limit 8)`;

/** A few objects of each kind whose name, reference or kind hold every word. */
export function searchRegister(tx: Transaction, programmeId: string, q: string): Promise<FoundAnswer[]> {
  const words = foldKey(q).split(' ').filter(Boolean);
  return words.length === 0 ? Promise.resolve([]) : tx.query<FoundAnswer>(SEARCH, [programmeId, words.map((word) => '%' + word.replace(/[\\%_]/g, '\\$&') + '%')]);
}
