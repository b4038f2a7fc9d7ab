import type { Transaction } from '../database/transaction.js';
import type { ClauseNameAnswer } from '../commitments/commitments.dto.js';
import type { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import type { Risk } from './audit.vocabulary.js';

/** What stands of a commitment in the period of a mission, side by side and never mixed. Decimals in text, null where nobody said. */
export interface AuditedCommitment {
  commitmentId: string;
  agreementId: string;
  ref: string;
  title: TranslatedAnswer;
  obligors: OrganisationNameAnswer[];
  indicator: string;
  indicatorName: TranslatedAnswer;
  unit: string;
  clause: ClauseNameAnswer | null;
  declared: string | null;
  accepted: string | null;
  attested: string | null;
  carried: boolean;
  target: string | null;
  /** The last value that an auditor verified in an earlier period or mission, with the period. */
  verifiedBefore: { value: string; period: string } | null;
  late: boolean;
  restated: boolean;
  overlapping: boolean;
  evidenceFiles: number;
  previous: string | null;
  declarations: { ref: string; organisation: string; state: string; late: boolean; restatement: number }[];
}

const SELECT = `
  select c.id as "commitmentId", c.agreement_id as "agreementId", c.ref, app.title_answer(c.title_fr, c.title_ar, c.title_en) as title,
    coalesce((select json_agg(app.organisation_answer(o) order by ob.position, o.folded_key) from register.commitment_obligor ob join register.organisation o on o.id = ob.organisation_id
      where ob.programme_id = c.programme_id and ob.commitment_id = c.id), '[]') as obligors,
    i.code as indicator, app.title_answer(i.name_fr, i.name_ar, i.name_en) as "indicatorName", i.unit,
    (select json_build_object('id', cl.id, 'act', act.title, 'article', cl.article, 'page', cl.page) from register.clause cl
      join register.act act on act.programme_id = cl.programme_id and act.id = cl.act_id where cl.programme_id = c.programme_id and cl.id = c.clause_id) as clause,
    trim_scale(p.declared)::text as declared, trim_scale(p.accepted)::text as accepted, coalesce(p.carried, false) as carried,
    (select trim_scale(t.target)::text from register.commitment_term t where t.programme_id = c.programme_id and t.commitment_id = c.id and t.superseded_by is null and t.valid @> upper(r.dates) - 1 limit 1) as target,
    (select json_build_object('value', trim_scale(v.verified)::text, 'period', vr.ref) from register.commitment_progress v
      join register.reporting_period vr on vr.programme_id = v.programme_id and vr.dates = v.period
      where v.programme_id = c.programme_id and v.commitment_id = c.id and v.verified is not null and v.verified_in is distinct from m.id and v.period <= r.dates order by v.period desc limit 1) as "verifiedBefore",
    coalesce(p.overlap_certain, p.overlap_possible) is not null as overlapping,
    (select trim_scale(b.accepted)::text from register.commitment_progress b where b.programme_id = c.programme_id and b.commitment_id = c.id and upper(b.period) = lower(r.dates)) as previous,
    d.late, d.restated, d.declarations, e.files as "evidenceFiles", trim_scale(e.attested)::text as attested
  from register.mission m
    join register.reporting_period r on r.programme_id = m.programme_id and r.id = m.period_id
    join register.commitment c on c.programme_id = m.programme_id
    join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id
    join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id
    left join register.commitment_progress p on p.programme_id = c.programme_id and p.commitment_id = c.id and p.period = r.dates
    cross join lateral (
      select coalesce(bool_or(d.late), false) as late, coalesce(bool_or(d.restatement > 0), false) as restated, array_agg(d.id) as ids,
        coalesce(json_agg(json_build_object('ref', d.ref, 'organisation', o.name_fr, 'state', d.state, 'late', d.late, 'restatement', d.restatement) order by o.folded_key, d.restatement), '[]') as declarations
      from register.commitment_obligor ob
        join register.declaration d on d.programme_id = ob.programme_id and d.organisation_id = ob.organisation_id and d.period_id = r.id and d.revision > 0
        join register.organisation o on o.id = d.organisation_id
      where ob.programme_id = c.programme_id and ob.commitment_id = c.id) d
    cross join lateral (
      select count(distinct l.evidence_id)::int as files,
        sum(l.attested_quantity) filter (where i.kind <> 'stock' or l.month = date_trunc('month', (upper(r.dates) - 1)::timestamp)::date) as attested
      from register.evidence_link l join register.evidence f on f.programme_id = l.programme_id and f.id = l.evidence_id and f.state = 'available'
      where l.programme_id = c.programme_id and l.declaration_id = any (d.ids) and l.indicator_id = c.indicator_id and l.superseded_by is null) e
  where m.programme_id = $1 and m.id = $2`;

/** The commitments that a mission may draw from: signed promises under agreement, of its indicators, whose agreement had begun. */
export function populationOf(tx: Transaction, programmeId: string, missionId: string): Promise<AuditedCommitment[]> {
  return tx.query<AuditedCommitment>(
    SELECT + ` and i.family = 'under_agreement' and (m.indicator_codes = '{}' or i.code = any (m.indicator_codes)) and a.state not in ('draft')
      and (p.commitment_id is not null or coalesce(a.effective_from, a.signed_on) < upper(r.dates))
      and not exists (select from register.mission_item x where x.programme_id = m.programme_id and x.mission_id = m.id and x.commitment_id = c.id)
    order by c.ref collate "C"`, [programmeId, missionId]);
}

/** The same facts of what is in the sample. */
export function sampledCommitments(tx: Transaction, programmeId: string, missionId: string): Promise<AuditedCommitment[]> {
  return tx.query<AuditedCommitment>(
    SELECT + ' and exists (select from register.mission_item x where x.programme_id = m.programme_id and x.mission_id = m.id and x.commitment_id = c.id)', [programmeId, missionId]);
}

const LARGE_CHANGE = 0.2;

/** What makes a commitment worth looking at, from facts alone. */
export function risksOf({ declared, accepted, previous, late, restated, overlapping, carried, evidenceFiles }: AuditedCommitment): Risk[] {
  const [now, before] = [Number(accepted ?? declared), Number(previous)];
  const changed = previous !== null && (accepted ?? declared) !== null && before !== 0 && Math.abs(now - before) / Math.abs(before) > LARGE_CHANGE;
  const lowered = declared !== null && accepted !== null && Number(accepted) < Number(declared);
  const risks: [Risk, boolean][] = [['no_evidence', (accepted ?? declared) !== null && evidenceFiles === 0], ['restated', restated], ['overlapping', overlapping], ['late', late], ['carried', carried], ['large_change', changed], ['lowered', lowered]];
  return risks.filter(([, holds]) => holds).map(([risk]) => risk);
}
