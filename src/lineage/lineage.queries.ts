import { contributionsTo, groupOf } from '../common/aggregation.js';
import type { GroupKey } from '../common/aggregation-types.js';
import { addDecimals, ExactDecimal } from '../common/quantity.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import { type KnownOn, readKnownOn } from '../ledger/known-on.queries.js';
import { rowsOfFigure, type SummedRow } from '../progress/figure-rows.queries.js';
import { readGround, ruleOf } from '../progress/totals.queries.js';
import type { FigureLineageAnswer, FigureLineageParameters, LineageDeclarationAnswer, LineageReviewAnswer, LineageRowAnswer, TotalLineageAnswer, TotalLineageParameters } from './lineage.dto.js';

const ROWS_SHOWN = 500;

type Heading = Pick<FigureLineageAnswer, 'commitment' | 'title' | 'agreement' | 'indicator' | 'unit' | 'period' | 'clause'> & { id: string; periodId: string; declared: string | null; accepted: string | null; programme: string };

/** The figure of a commitment in a period, down to what proves it. @throws Problem not_found, validation_failed for the period */
export async function readFigureLineage(tx: Transaction, programmeId: string, ref: string, { period, on, status = 'accepted', knownOn }: FigureLineageParameters): Promise<FigureLineageAnswer> {
  const { id, periodId, declared, accepted, programme, ...heading } = await headingOf(tx, programmeId, ref, { period, on });
  const known = knownOn === undefined ? null : await readKnownOn(tx, knownOn);
  const { term, rows } = await rowsOfFigure(tx, programmeId, { commitmentId: id, periodId, status, known });
  const stored = status === 'accepted' ? accepted : declared;
  return {
    ...heading, ...(await tree(tx, programmeId, rows)), status, knownOn: known?.instant ?? null, figure: known === null ? stored : null,
    term: term && { basis: term.basis, base: term.base, target: term.target, amendment: await amendmentOf(tx, programmeId, term.id) },
    reviews: await reviewsOf(tx, programmeId, id, periodId, known),
    bundle: `/api/v1/programmes/${encodeURIComponent(programme)}/commitments/${encodeURIComponent(heading.commitment)}/bundle?period=${encodeURIComponent(heading.period)}`,
  };
}

/** A total, or a part of it, down to what proves it: the very rows that it sums. @throws Problem validation_failed */
export async function readTotalLineage(tx: Transaction, programmeId: string, { status = 'accepted', organisation, site, region, segment, ...parameters }: TotalLineageParameters): Promise<TotalLineageAnswer> {
  const ground = await readGround(tx, programmeId, parameters, { detailed: true });
  const asked = Object.entries({ organisation, site, 'dimension:region': region, 'dimension:segment': segment }).filter((entry): entry is [GroupKey, string] => entry[1] !== undefined);
  const groupBy = asked.map(([key]) => key);
  const { from, to } = ground;
  const rows = ground.parts.flatMap(({ sign, rows: all }) => contributionsTo(all[status], { groupBy, from, to }).flatMap(({ row, outcome, value }): SummedRow[] => {
    const group = groupOf(row, groupBy);
    return value !== null && asked.every(([key, wanted]) => group[key] === wanted) ? [{ row, value, sign, carried: outcome === 'carried' }] : [];
  }));
  return {
    indicator: ground.indicator.code, unit: ground.indicator.unit, rule: ruleOf(ground.indicator), from, to, asOf: ground.asOf,
    ...(await tree(tx, programmeId, rows)), status, knownOn: ground.known?.instant ?? null,
  };
}

async function tree(tx: Transaction, programmeId: string, summed: readonly SummedRow[]): Promise<Pick<FigureLineageAnswer, 'value' | 'rows' | 'rowsTotal' | 'declarations'>> {
  const shown = summed.slice(0, ROWS_SHOWN);
  const found = new Map((await observationsOf(tx, programmeId, shown.flatMap(({ row }) => row.observationId ?? []))).map((one) => [one.observation, one]));
  const rows = shown.flatMap(({ row, value, sign, carried }) => {
    const one = found.get(row.observationId ?? '');
    return one === undefined ? [] : [{ ...one, value, sign, carried }];
  });
  const declarations = await declarationsOf(tx, programmeId, [...new Set(rows.map(({ declarationId }) => declarationId))], [...new Set(rows.map(({ indicatorId }) => indicatorId))]);
  return {
    value: summed.length === 0 ? null : addDecimals(summed.map(({ value, sign }) => new ExactDecimal(value).times(sign).plus(0).toFixed())),
    rows: rows.map(({ declarationId: _declaration, indicatorId: _indicator, ...row }) => row), rowsTotal: summed.length, declarations,
  };
}

async function headingOf(tx: Transaction, programmeId: string, ref: string, { period, on }: Pick<FigureLineageParameters, 'period' | 'on'>): Promise<Heading> {
  const [row] = await tx.query<Heading>(
    `select c.id, r.id as "periodId", pg.code as programme, c.ref as commitment, app.title_answer(c.title_fr, c.title_ar, c.title_en) as title, a.ref as agreement, r.ref as period, i.code as indicator, i.unit,
       trim_scale(p.declared)::text as declared, trim_scale(p.accepted)::text as accepted,
       (select json_build_object('id', cl.id, 'act', act.title, 'article', cl.article, 'page', cl.page) from register.clause cl
         join register.act act on act.programme_id = cl.programme_id and act.id = cl.act_id where cl.programme_id = c.programme_id and cl.id = c.clause_id) as clause
     from register.commitment c
       join register.programme pg on pg.id = c.programme_id
       join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id
       join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id
       left join register.reporting_period r on r.programme_id = c.programme_id and (r.ref = $3 or $3::text is null and r.dates @> $4::date)
       left join register.commitment_progress p on p.programme_id = c.programme_id and p.commitment_id = c.id and p.period = r.dates
     where c.programme_id = $1 and c.ref = $2`, [programmeId, ref, period ?? null, on ?? null]);
  if (!row) throw new Problem('not_found');
  if (period === undefined && on === undefined) throw new Problem('validation_failed', {}, [{ field: 'period', code: 'field_required' }]);
  if (row.periodId === null) throw new Problem('validation_failed', {}, [{ field: period === undefined ? 'on' : 'period', code: 'unknown_reference', parameters: { value: period ?? on ?? '' } }]);
  return row;
}

async function amendmentOf(tx: Transaction, programmeId: string, termId: string): Promise<number | null> {
  const [row] = await tx.query<{ number: number }>(
    'select m.number from register.commitment_term t join register.amendment m on m.programme_id = t.programme_id and m.id = t.amendment_id where t.programme_id = $1 and t.id = $2', [programmeId, termId]);
  return row?.number ?? null;
}

type FoundRow = Omit<LineageRowAnswer, 'value' | 'sign' | 'carried'> & { declarationId: string; indicatorId: string };

function observationsOf(tx: Transaction, programmeId: string, ids: readonly string[]): Promise<FoundRow[]> {
  return tx.query<FoundRow>(
    `select o.id as observation, app.organisation_answer(org) as organisation, i.code as indicator, app.title_answer(i.name_fr, i.name_ar, i.name_en) as "indicatorName", p.ref as period, st.name as "siteName",
       o.dimensions, d.ref as declaration, o.declaration_id as "declarationId", o.indicator_id as "indicatorId"
     from register.observation o
       join register.declaration d on d.programme_id = o.programme_id and d.id = o.declaration_id
       join register.indicator i on i.programme_id = o.programme_id and i.id = o.indicator_id
       join register.reporting_period p on p.programme_id = o.programme_id and p.id = o.period_id
       join register.organisation org on org.id = o.organisation_id
       left join register.site st on st.id = o.site_id
     where o.programme_id = $1 and o.id = any ($2::uuid[])`, [programmeId, ids]);
}

function declarationsOf(tx: Transaction, programmeId: string, ids: readonly string[], indicatorIds: readonly string[]): Promise<LineageDeclarationAnswer[]> {
  return tx.query<LineageDeclarationAnswer>(
    `select d.ref, app.organisation_answer(o) as organisation, p.ref as period, d.restatement, d.state,
       to_char(n.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "submittedAt", (select s.name from access.person s where s.id = n.person_id) as "submittedBy", encode(n.content_hash, 'hex') as "contentHash",
       coalesce((select json_agg(json_build_object('kind', k.kind, 'revision', k.revision, 'at', to_char(k.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'by', (select s.name from access.person s where s.id = k.person_id)) order by k.decided_at, k.recorded_by)
         from register.declaration_decision k where k.programme_id = d.programme_id and k.declaration_id = d.id), '[]') as decisions,
       coalesce((select json_agg(json_build_object('id', e.id, 'fileName', e.file_name, 'kind', e.kind, 'state', e.state, 'sha256', e.sha256) order by e.file_name, e.id)
         from register.evidence e where e.programme_id = d.programme_id and e.declaration_id = d.id
           and exists (select from register.evidence_link l where l.programme_id = e.programme_id and l.evidence_id = e.id and l.superseded_by is null and l.indicator_id = any ($3::uuid[]))), '[]') as evidence
     from register.declaration d
       join register.organisation o on o.id = d.organisation_id
       join register.reporting_period p on p.programme_id = d.programme_id and p.id = d.period_id
       left join register.declaration_revision n on n.programme_id = d.programme_id and n.declaration_id = d.id and n.number = d.revision
     where d.programme_id = $1 and d.id = any ($2::uuid[]) order by lower(p.dates), o.folded_key, d.restatement`, [programmeId, ids, indicatorIds]);
}

/** Every opinion, side by side; as known, those of the missions that were closed. */
function reviewsOf(tx: Transaction, programmeId: string, commitmentId: string, periodId: string, known: KnownOn | null): Promise<LineageReviewAnswer[]> {
  return tx.query<LineageReviewAnswer>(
    `select m.ref as mission, app.organisation_answer(o) as institution, v.verifiable, v.opinion, trim_scale(v.accepted)::text as accepted, trim_scale(v.adjusted)::text as adjusted,
       to_char(m.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt"
     from register.mission m
       join register.organisation o on o.id = m.institution_id
       join register.mission_item x on x.programme_id = m.programme_id and x.mission_id = m.id and x.commitment_id = $2
       join register.review v on v.programme_id = x.programme_id and v.mission_id = x.mission_id and v.item_id = x.id and v.superseded_by is null
     where m.programme_id = $1 and m.period_id = $3
       and ($4::timestamptz is null or ledger.row_known('register.mission', 'mission', m.id, m.id::text, to_jsonb(m), $4, $5::pg_snapshot) ->> 'state' = 'closed')
     order by m.closed_at desc nulls first, m.ref`, [programmeId, commitmentId, periodId, known?.instant ?? null, known?.snapshot ?? null]);
}
