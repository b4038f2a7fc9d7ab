import type { DeclarationSection } from '../common/declaration-sections.js';
import type { Transaction } from '../database/transaction.js';
import type { AskedIndicatorAnswer, DeclarationLineAnswer, PreviousLineAnswer, SiteOfDeclarationAnswer } from './declarations.dto.js';

export interface SectionIndicator extends AskedIndicatorAnswer {
  id: string;
  versionId: string;
  section: DeclarationSection;
}

/** The indicators that declarations ask for, each with the version in force at the end of the period; one that follows a cohort once the programme has the period of its entrants. */
export function declaredIndicators(tx: Transaction, programmeId: string, periodId: string): Promise<SectionIndicator[]> {
  return tx.query<SectionIndicator>(
    `select i.id, v.id as "versionId", i.section, i.code, app.title_answer(i.name_fr, i.name_ar, i.name_en) as name, i.kind, i.unit, i.whole, i.evidence_required as "evidenceRequired", e.ref as cohort
     from register.reporting_period p
       join register.indicator i on i.programme_id = p.programme_id and i.section is not null
       left join register.reporting_period e on e.programme_id = p.programme_id and e.dates @> (lower(p.dates) - make_interval(months => i.cohort_months))::date
       join register.indicator_version v on v.programme_id = i.programme_id and v.indicator_id = i.id and v.valid @> (upper(p.dates) - 1)
     where p.programme_id = $1 and p.id = $2 and (i.cohort_of is null or e.id is not null) order by i.position, i.code`, [programmeId, periodId]);
}

/** The sites of an organisation that were open in the period. */
export function sitesOf(tx: Transaction, organisationId: string, periodId: string, programmeId: string): Promise<SiteOfDeclarationAnswer[]> {
  return tx.query<SiteOfDeclarationAnswer>(
    `select s.id, s.name, s.region_code as region, s.city from register.site s, register.reporting_period p
     where s.organisation_id = $1 and p.programme_id = $3 and p.id = $2 and (s.closed_on is null or s.closed_on >= lower(p.dates)) order by s.name collate "C", s.id`,
    [organisationId, periodId, programmeId]);
}

interface StoredLine extends DeclarationLineAnswer {
  section: DeclarationSection;
  explanationId: string | null;
  explanationSha256: string | null;
}

const DRAFT = `select l.id, l.section, i.code as indicator, l.site_id as site, l.dimensions, l.state, trim_scale(l.value)::text as value, l.explanation_id as "explanationId",
    encode(t.sha256, 'hex') as "explanationSha256", null as accepted, null as "acceptedReason"
  from register.declaration_line l join register.indicator i on i.programme_id = l.programme_id and i.id = l.indicator_id left join ledger.sealed_text t on t.id = l.explanation_id
  where l.programme_id = $1 and l.declaration_id = $2 order by i.position, l.id`;

/** The lines of the draft, as its organisation fills them. */
export function draftLines(tx: Transaction, programmeId: string, declarationId: string): Promise<StoredLine[]> {
  return tx.query<StoredLine>(DRAFT, [programmeId, declarationId]);
}

const SUBMITTED = `select b.id, i.section, i.code as indicator, b.site_id as site, b.dimensions, b.state, trim_scale(b.value)::text as value, b.explanation_id as "explanationId",
    encode(t.sha256, 'hex') as "explanationSha256", trim_scale(a.value)::text as accepted, a.reason_code as "acceptedReason"
  from register.observation b join register.indicator i on i.programme_id = b.programme_id and i.id = b.indicator_id left join ledger.sealed_text t on t.id = b.explanation_id
    left join register.accepted_value a on a.programme_id = b.programme_id and a.declaration_id = b.declaration_id and a.observation_id = b.id
  where b.programme_id = $1 and b.declaration_id = $2 and b.revision = $3 order by i.position, b.id`;

/** What was declared in a revision, with what was accepted of it. */
export function submittedLines(tx: Transaction, programmeId: string, declarationId: string, revision: number): Promise<StoredLine[]> {
  return tx.query<StoredLine>(SUBMITTED, [programmeId, declarationId, revision]);
}

/** Values accepted for the periods before, at most four of them, the latest first. */
export function previousLines(tx: Transaction, programmeId: string, organisationId: string, periodId: string): Promise<PreviousLineAnswer[]> {
  return tx.query<PreviousLineAnswer>(
    `select i.code as indicator, b.site_id as site, b.dimensions, q.ref as period, trim_scale(a.value)::text as value
     from register.reporting_period p
       cross join lateral (select e.id, e.ref, e.dates from register.reporting_period e where e.programme_id = p.programme_id and e.dates << p.dates order by e.dates desc limit 4) q
       join register.observation b on b.programme_id = p.programme_id and b.organisation_id = $2 and b.period_id = q.id and b.superseded_by is null
       cross join lateral (select a.value from register.accepted_value a where a.programme_id = b.programme_id and a.observation_id = b.id and a.superseded_by is null limit 1) a
       join register.indicator i on i.programme_id = b.programme_id and i.id = b.indicator_id
     where p.programme_id = $1 and p.id = $3 order by q.dates desc, i.position, b.id`, [programmeId, organisationId, periodId]);
}
