import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import type { BundledClaim, BundledFigure, BundledRow } from '../ledger/bundle/bundle.dto.js';

export interface FigureToBundle {
  commitmentId: string;
  agreementId: string;
  periodId: string;
  indicatorId: string;
  programme: string;
  demonstration: boolean;
  figure: BundledFigure;
  claims: BundledClaim[];
}

const CLAIM = (what: string, table: string, row: string, columns: readonly string[]): string =>
  `select '${what}' as what, '${table}' as table, ${row}.id::text as id, jsonb_build_object(${columns.map((column) => `'${column}', to_jsonb(${row}) ->> '${column}'`).join(', ')}) as columns`;
const COMMITMENT_CLAIM = CLAIM('the commitment', 'register.commitment', 'c', ['ref', 'kind', 'side', 'indicator_id']);
const CLAUSE_CLAIM = CLAIM('the clause', 'register.clause', 'cl', ['article', 'page']);
const TERM_CLAIM = CLAIM('the terms', 'register.commitment_term', 't', ['basis', 'base', 'base_on', 'target', 'qualifier', 'unit', 'due_on']);
export const DECLARATION_CLAIM = CLAIM('a declaration', 'register.declaration', 'd', ['ref', 'state', 'revision', 'late']);
export const DECISION_CLAIM = CLAIM('a decision', 'register.declaration_decision', 'n', ['kind', 'revision', 'content_hash', 'person_id']);
const REVIEW_CLAIM = CLAIM('the review', 'register.review', 'v', ['opinion', 'adjusted', 'accepted', 'completion']);

/** The commitment and its figure in a period. @throws Problem not_found, or unknown_reference for the period */
export async function figureOf(tx: Transaction, programmeId: string, ref: string, period: string): Promise<FigureToBundle> {
  const [row] = await tx.query<Omit<FigureToBundle, 'claims'>>(
    `select c.id as "commitmentId", c.agreement_id as "agreementId", r.id as "periodId", c.indicator_id as "indicatorId", pg.code as programme, pg.demonstration,
       json_build_object('commitment', c.ref, 'title', c.title_fr, 'period', r.ref, 'indicator', i.code, 'unit', i.unit, 'declared', trim_scale(p.declared)::text, 'accepted', trim_scale(p.accepted)::text,
         'verified', trim_scale(p.verified)::text, 'target', trim_scale(t.target)::text,
         'clause', case when cl.id is not null then json_build_object('act', act.title, 'article', cl.article, 'page', cl.page) end) as figure
     from register.commitment c
       join register.programme pg on pg.id = c.programme_id
       join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id
       left join register.reporting_period r on r.programme_id = c.programme_id and r.ref = $3
       left join register.commitment_progress p on p.programme_id = c.programme_id and p.commitment_id = c.id and p.period = r.dates
       left join register.commitment_term t on t.programme_id = c.programme_id and t.commitment_id = c.id and t.superseded_by is null and t.valid @> upper(r.dates) - 1
       left join register.clause cl on cl.programme_id = c.programme_id and cl.id = c.clause_id
       left join register.act act on act.programme_id = cl.programme_id and act.id = cl.act_id
     where c.programme_id = $1 and c.ref = $2`, [programmeId, ref, period]);
  if (!row) throw new Problem('not_found');
  if (row.periodId === null) throw new Problem('validation_failed', {}, [{ field: 'period', code: 'unknown_reference', parameters: { value: period } }]);
  return { ...row, claims: await claimsOf(tx, programmeId, row) };
}

function claimsOf(tx: Transaction, programmeId: string, { commitmentId, periodId }: Pick<FigureToBundle, 'commitmentId' | 'periodId'>): Promise<BundledClaim[]> {
  return tx.query<BundledClaim>(
    COMMITMENT_CLAIM + ` from register.commitment c where c.programme_id = $1 and c.id = $2
     union all ` + CLAUSE_CLAIM + ` from register.commitment c join register.clause cl on cl.programme_id = c.programme_id and cl.id = c.clause_id where c.programme_id = $1 and c.id = $2
     union all ` + TERM_CLAIM + ` from register.commitment_term t join register.reporting_period r on r.programme_id = t.programme_id and r.id = $3
       where t.programme_id = $1 and t.commitment_id = $2 and t.superseded_by is null and t.valid @> upper(r.dates) - 1
     union all ` + DECLARATION_CLAIM + ` from register.declaration d join register.commitment_obligor ob on ob.programme_id = d.programme_id and ob.organisation_id = d.organisation_id and ob.commitment_id = $2
       where d.programme_id = $1 and d.period_id = $3 and d.revision > 0
     union all ` + DECISION_CLAIM + ` from register.declaration d join register.commitment_obligor ob on ob.programme_id = d.programme_id and ob.organisation_id = d.organisation_id and ob.commitment_id = $2
       join register.declaration_decision n on n.programme_id = d.programme_id and n.declaration_id = d.id where d.programme_id = $1 and d.period_id = $3 and n.kind in ('visa', 'acceptance')
     union all ` + REVIEW_CLAIM + ` from register.mission m join register.mission_item x on x.programme_id = m.programme_id and x.mission_id = m.id and x.commitment_id = $2
       join register.review v on v.programme_id = x.programme_id and v.mission_id = x.mission_id and v.item_id = x.id and v.superseded_by is null
       where m.programme_id = $1 and m.period_id = $3 and (m.programme_id, m.id) in (select y.programme_id, y.mission_id from access.missions_of_actor() y)`,
    [programmeId, commitmentId, periodId]);
}

export interface DeclaredContent {
  id: string;
  ref: string;
  revision: number;
  content: Buffer;
}

/** What the obligors declared for the period, as it was frozen at its last submission. */
export function contentsOf(tx: Transaction, programmeId: string, { commitmentId, periodId }: FigureToBundle): Promise<DeclaredContent[]> {
  return tx.query<DeclaredContent>(
    `select d.id, d.ref, d.revision, n.content from register.declaration d
       join register.commitment_obligor ob on ob.programme_id = d.programme_id and ob.organisation_id = d.organisation_id and ob.commitment_id = $2
       join register.declaration_revision n on n.programme_id = d.programme_id and n.declaration_id = d.id and n.number = d.revision
     where d.programme_id = $1 and d.period_id = $3 and d.revision > 0 order by d.ref`, [programmeId, commitmentId, periodId]);
}

/** The lines on the indicator of the figure, or on those that it is made of, that stand in these declarations. */
export function rowsOf(tx: Transaction, programmeId: string, declarationIds: readonly string[], indicatorId: string): Promise<(Omit<BundledRow, 'file'> & { declarationId: string })[]> {
  return tx.query<Omit<BundledRow, 'file'> & { declarationId: string }>(
    `select o.declaration_id as "declarationId", d.ref as declaration, i.code as indicator, o.site_id as site, trim_scale(o.value)::text as declared, trim_scale(a.value)::text as accepted
     from register.observation o
       join register.declaration d on d.programme_id = o.programme_id and d.id = o.declaration_id and d.revision = o.revision
       join register.indicator i on i.programme_id = o.programme_id and i.id = o.indicator_id
       left join register.accepted_value a on a.programme_id = o.programme_id and a.observation_id = o.id and a.superseded_by is null
     where o.programme_id = $1 and o.declaration_id = any ($2::uuid[]) and o.superseded_by is null
       and (o.indicator_id = $3 or o.indicator_id in (select c.component_id from register.indicator_component c where c.programme_id = $1 and c.indicator_id = $3))
     order by d.ref, i.code, o.site_id, o.dimensions_key`, [programmeId, declarationIds, indicatorId]);
}

/** Open files that are linked to the indicator in these declarations. */
export function evidenceOf(tx: Transaction, programmeId: string, declarationIds: readonly string[], indicatorId: string): Promise<{ sha256: string; fileName: string }[]> {
  return tx.query<{ sha256: string; fileName: string }>(
    `select distinct on (e.sha256) e.sha256, e.file_name as "fileName" from register.evidence e
       join register.evidence_link l on l.programme_id = e.programme_id and l.evidence_id = e.id and l.superseded_by is null
     where e.programme_id = $1 and e.declaration_id = any ($2::uuid[]) and e.state = 'available'
       and (l.indicator_id = $3 or l.indicator_id in (select c.component_id from register.indicator_component c where c.programme_id = $1 and c.indicator_id = $3))
     order by e.sha256, e.id`, [programmeId, declarationIds, indicatorId]);
}

/** The events that tell of a figure: of its agreement, its commitment, the declarations and, for the team, the mission. */
export async function eventsOf(tx: Transaction, programmeId: string, { agreementId, commitmentId, periodId }: FigureToBundle, declarationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select e.id from ledger.event e where e.programme_id = $1 and (e.root_kind = 'agreement' and e.root_id = $2 or e.root_kind = 'commitment' and e.root_id = $3 or e.root_kind = 'declaration' and e.root_id = any ($4::uuid[])
       or e.root_kind = 'mission' and e.root_id in (select m.id from register.mission m join register.mission_item x on x.programme_id = m.programme_id and x.mission_id = m.id
         where m.programme_id = $1 and m.period_id = $5 and x.commitment_id = $3 and (m.programme_id, m.id) in (select y.programme_id, y.mission_id from access.missions_of_actor() y)))
     order by e.xid, e.id`, [programmeId, agreementId, commitmentId, declarationIds, periodId]);
  return rows.map(({ id }) => id);
}
