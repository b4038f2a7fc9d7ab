/**
 * `register.milestone` as it was true on the day of `app.as_of()`, as far as is known today: the last standing review of what had happened by
 * then, the last forecast retained by then, the baseline that the amendments in effect by then left. It stands where the table does.
 * A review tells of its actual date, else of the day it was made; what it took back, or what was undone, does not count.
 */
export const MILESTONES_AS_OF = `(select n.programme_id, n.id, n.agreement_id, n.commitment_id, n.ref, n.title_fr, n.title_ar, n.title_en, n.folded_key, n.owner_organisation_id,
    coalesce(r.status, 'scheduled') as status, b.baseline_on, b.baseline_precision, f.forecast_on, f.forecast_precision, r.actual_on, r.actual_precision, r.reviewed_on,
    n.note, n.source, n.version, n.status as status_now
  from register.milestone n
    left join lateral (select v.status, v.actual_on, v.actual_precision, v.reviewed_on from register.milestone_review v
      where v.programme_id = n.programme_id and v.milestone_id = n.id and v.superseded_by is null and least(v.actual_on, v.reviewed_on) <= app.as_of() order by v.id desc limit 1) r on true
    left join lateral (select p.forecast_on, p.forecast_precision from register.milestone_forecast p
      where p.programme_id = n.programme_id and p.milestone_id = n.id and p.superseded_by is null and not p.proposed and p.known_on <= app.as_of() order by p.id desc limit 1) f on true
    left join lateral (select s.baseline_on, s.baseline_precision from register.milestone_baseline s
        left join register.amendment am on am.programme_id = s.programme_id and am.id = s.amendment_id
      where s.programme_id = n.programme_id and s.milestone_id = n.id and (s.amendment_id is null or am.effective_on <= app.as_of()) order by s.amendment_id is null, s.id desc limit 1) b on true)`;
