import { achievement, expectedOn } from '../common/achievement.js';
import { Problem } from '../common/problems.js';
import type { CivilDate } from '../common/civil-date.js';
import { type ListDefinition, readList } from '../database/list-query.js';
import { csvOf } from '../common/csv.js';
import { EXPORT_PAGE, everyRow } from '../http/every-row.js';
import type { Transaction } from '../database/transaction.js';
import type { ClockParameters } from '../ledger/clocks.dto.js';
import { asKnown, type Clocks, listAsKnown, readClocks } from '../ledger/clocks.queries.js';
import { knownProgress } from '../progress/known-progress.queries.js';
import { type Health, HEALTH_RULE, healthOf, type Reached } from './health.js';
import type { CommitmentHealthAnswer, HealthOverrideAnswer } from './health.dto.js';
import type { CommitmentAnswer, CommitmentFileAnswer, CommitmentListParameters, CommitmentPage, ProgressAnswer, RecordedTermAnswer, TermAnswer } from './commitments.dto.js';

/** Terms as JSON. It is text and no function, so that the policies beneath are asked once per statement and not once per row. */
const TERM = `'id', t.id, 'validFrom', lower(t.valid), 'validTo', upper(t.valid) - 1, 'validIsPresumed', t.valid_is_presumed,
  'basis', t.basis, 'base', case when t.base is not null then json_build_object('value', trim_scale(t.base)::text, 'on', t.base_on, 'source', t.base_source) end,
  'target', trim_scale(t.target)::text, 'qualifier', t.qualifier, 'unit', t.unit, 'due', app.date_answer(t.due_on, t.due_precision), 'linear', t.linear,
  'steps', coalesce((select json_agg(json_build_object('due', app.date_answer(s.due_on, s.due_precision), 'value', trim_scale(s.value)::text, 'qualifier', s.qualifier) order by s.due_on)
    from register.commitment_step s where s.programme_id = t.programme_id and s.term_id = t.id), '[]'),
  'amendment', (select am.number from register.amendment am where am.programme_id = t.programme_id and am.id = t.amendment_id)`;

const COLUMNS = `c.id, c.ref, c.kind, c.side, app.title_answer(c.title_fr, c.title_ar, c.title_en) as title, app.agreement_answer(a) as agreement,
  coalesce((select json_agg(app.organisation_answer(o) order by ob.position, o.folded_key) from register.commitment_obligor ob join register.organisation o on o.id = ob.organisation_id
    where ob.programme_id = c.programme_id and ob.commitment_id = c.id), '[]') as obligors,
  c.liability, json_build_object('code', i.code, 'name', app.title_answer(i.name_fr, i.name_ar, i.name_en), 'kind', i.kind, 'family', i.family, 'unit', i.unit) as indicator,
  (select json_build_object('id', cl.id, 'act', act.title, 'article', cl.article, 'page', cl.page) from register.clause cl join register.act act on act.programme_id = cl.programme_id and act.id = cl.act_id
    where cl.programme_id = c.programme_id and cl.id = c.clause_id) as clause,
  i.direction,
  (select json_build_object('state', h.state, 'reasonCode', h.reason_code, 'by', (select n.name from access.person n where n.id = h.person_id), 'from', lower(h.valid), 'until', upper(h.valid) - 1)
    from register.health_override h where h.programme_id = c.programme_id and h.commitment_id = c.id and h.superseded_by is null and h.valid @> app.as_of()) as override,
  to_json(c.region_codes) as regions, to_json(c.segment_codes) as segments, c.note, c.source, c.version`;

const REACHED = `(select json_build_object('to', upper(g.period) - 1, 'accepted', trim_scale(g.accepted)::text, 'carried', g.carried, 'missing', g.missing) from register.commitment_progress g
    where g.programme_id = c.programme_id and g.commitment_id = c.id and upper(g.period) - 1 <= app.as_of() and g.accepted is not null order by g.period desc limit 1) as reached`;

const SELECT_TERM = COLUMNS + `, case when t.id is not null then json_build_object(` + TERM + `) end as term`;

const SELECT = SELECT_TERM + ', ' + REACHED + ', app.progress_answer(pr) as progress';

const TABLE = 'register.commitment c';

const JOINS = {
  a: 'join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id',
  t: 'left join register.commitment_term t on t.programme_id = c.programme_id and t.commitment_id = c.id and t.superseded_by is null and t.valid @> app.as_of()',
  i: 'join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id',
  pr: `left join lateral (select p.* from register.commitment_progress p where p.programme_id = c.programme_id and p.commitment_id = c.id and lower(p.period) <= app.as_of()
    and (p.declared is not null or p.accepted is not null or p.missing > 0 or p.unattributable is not null) order by p.period desc limit 1) pr on true`,
};

const FROM = [TABLE, ...Object.values(JOINS)].join(' ');

const LIST: ListDefinition = {
  select: SELECT,
  from: TABLE,
  joins: JOINS,
  where: 'c.programme_id = $1',
  agreement: 'c.agreement_id',
  filters: {
    kind: 'c.kind = any (?::text[])',
    side: 'c.side = any (?::text[])',
    region: 'c.region_codes && ?::text[]',
    segment: 'c.segment_codes && ?::text[]',
    agreement: 'a.ref = any (?::text[])',
    obligor: 'exists (select from register.commitment_obligor f where f.programme_id = c.programme_id and f.commitment_id = c.id and f.organisation_id::text = any (?::text[]))',
  },
  search: '(c.folded_key like ? or app.folded_ref(c.ref) like ? or a.folded_key like ? or app.folded_ref(a.ref) like ?)',
  sorts: {
    ref: ['c.ref collate "C"'],
    title: ['c.folded_key'],
    due: ["coalesce(t.due_on, '2200-12-31')::date"],
    agreement: ['a.folded_key', 'c.folded_key'],
  },
  defaultSort: 'agreement',
  identifier: 'c.id::uuid',
  facets: { kind: 'c.kind', side: 'c.side' },
};

const { pr: _progress, ...JOINS_KNOWN } = JOINS;

/** As it was known; what depends on facts is computed from those that were known. */
const LIST_KNOWN = listAsKnown({ ...LIST, select: SELECT_TERM, joins: JOINS_KNOWN });

export async function listCommitments(tx: Transaction, programmeId: string, parameters: CommitmentListParameters): Promise<CommitmentPage> {
  const { kind, side, region, segment, agreement, obligor, asOf, knownOn, ...page } = parameters;
  const split = (text: string | undefined): string[] | undefined => text?.split(',').filter(Boolean);
  const clocks = await readClocks(tx, { asOf, knownOn });
  const { rows, ...rest } = await readList<CommitmentRow>(tx, programmeId, clocks.known === null ? LIST : LIST_KNOWN, {
    ...page,
    filters: { kind: split(kind), side: split(side), region: split(region), segment: split(segment), agreement: split(agreement), obligor: split(obligor) },
  });
  return { ...rest, items: (await withProgress(tx, programmeId, clocks, rows)).map((row) => measured(row, clocks.day)) };
}

/** All rows of the filtered list as CSV, with the terms in force on the day asked. */
export async function exportCommitments(tx: Transaction, programmeId: string, parameters: CommitmentListParameters): Promise<string> {
  const rows = await everyRow(async (cursor) => {
    const page = await listCommitments(tx, programmeId, { ...parameters, total: false, cursor, limit: EXPORT_PAGE });
    return { rows: page.items, nextCursor: page.nextCursor };
  });
  return csvOf<CommitmentAnswer>({
    agreement: (row) => row.agreement.ref, ref: (row) => row.ref, title_fr: (row) => row.title.fr, title_ar: (row) => row.title.ar, title_en: (row) => row.title.en, kind: (row) => row.kind,
    obligors: (row) => row.obligors.map(({ code, name }) => code ?? name.fr).join(' ; '), indicator: (row) => row.indicator.code, basis: (row) => row.term?.basis ?? null,
    base: (row) => row.term?.base?.value ?? null, base_on: (row) => row.term?.base?.on ?? null, target: (row) => row.term?.target ?? null, qualifier: (row) => row.term?.qualifier ?? null,
    unit: (row) => row.term?.unit ?? null, due_on: (row) => row.term?.due?.on ?? null, due_precision: (row) => row.term?.due?.precision ?? null,
    declared: (row) => row.progress?.declared ?? null, accepted: (row) => row.progress?.accepted ?? null, verified: (row) => row.progress?.verified ?? null,
    regions: (row) => row.regions.join(' ; '), segments: (row) => row.segments.join(' ; '), note: (row) => row.note, source: (row) => row.source,
  }, rows);
}

/** All commitments of an agreement, in the order of its clauses. */
export async function commitmentsOfAgreement(tx: Transaction, programmeId: string, agreementId: string, parameters: ClockParameters): Promise<CommitmentAnswer[]> {
  const clocks = await readClocks(tx, parameters);
  const rows = await tx.query<CommitmentRow>(clocks.known === null ? OF_AGREEMENT : OF_AGREEMENT_KNOWN, [programmeId, agreementId]);
  return (await withProgress(tx, programmeId, clocks, rows)).map((row) => measured(row, clocks.day));
}

const IN_AGREEMENT = ' where c.programme_id = $1 and c.agreement_id = $2 order by c.side, c.folded_key, c.id';
const OF_AGREEMENT = 'select ' + SELECT + ' from ' + FROM + IN_AGREEMENT;
const OF_AGREEMENT_KNOWN = asKnown('select ' + SELECT_TERM + ' from ' + [TABLE, ...Object.values(JOINS_KNOWN)].join(' ') + IN_AGREEMENT);

/** The rows with their progress: as it was known, it is computed from what was known. */
async function withProgress<Row extends CommitmentRow>(tx: Transaction, programmeId: string, { day, known }: Clocks, rows: readonly Row[]): Promise<readonly Row[]> {
  if (known === null) return rows;
  const progress = await knownProgress(tx, programmeId, known, day, rows.map(({ id }) => id));
  return rows.map((row) => {
    const periods = progress.get(row.id) ?? [];
    return { ...row, progress: periods[0] ?? null, reached: reachedBy(day, periods) };
  });
}

function reachedBy(day: CivilDate, periods: readonly ProgressAnswer[]): Reached | null {
  return periods.flatMap(({ to, accepted, carried, missing }) => (accepted !== null && to <= day ? [{ to, accepted, carried, missing }] : []))[0] ?? null;
}

const PERIODS_SHOWN = 12;

/** The term in force and the last progress stand among all terms and the last periods: they are not read twice. */
const FILE_HEAD = 'select ' + COLUMNS + `,
  (select app.organisation_answer(o) from register.organisation o where o.id = c.lead_reporter_id) as "leadReporter",
  (select app.organisation_answer(o) from register.organisation o where o.id = c.beneficiary_id) as beneficiary,
  coalesce((select json_agg(json_build_object(` + TERM + `, 'superseded', t.superseded_by is not null, 'recordedAt', app.instant_answer(t.recorded_by),
      'inForce', t.superseded_by is null and t.valid @> app.as_of()) order by lower(t.valid) nulls first, t.id)
    from register.commitment_term t where t.programme_id = c.programme_id and t.commitment_id = c.id), '[]') as terms,
  coalesce((select json_agg(json_build_object('ref', m.ref, 'title', app.title_answer(m.title_fr, m.title_ar, m.title_en)) order by m.baseline_on nulls last, m.ref)
    from register.milestone m where m.programme_id = c.programme_id and m.agreement_id = c.agreement_id and m.commitment_id = c.id), '[]') as milestones`;
const FILE_PERIODS = ', ' + REACHED + `,
  coalesce((select json_agg(app.progress_answer(y) order by y.period desc) from (select p.* from register.commitment_progress p
    where p.programme_id = c.programme_id and p.commitment_id = c.id and lower(p.period) <= app.as_of()
      and (p.declared is not null or p.accepted is not null or p.missing > 0 or p.unattributable is not null) order by p.period desc limit ` + PERIODS_SHOWN + `) y), '[]') as periods`;
const OF_REF = ' from register.commitment c ' + JOINS.a + ' ' + JOINS.i + ' where c.programme_id = $1 and c.ref = $2';
const FILE = FILE_HEAD + FILE_PERIODS + OF_REF;
const FILE_KNOWN = asKnown(FILE_HEAD + OF_REF);

function healthAnswer({ state, reasons, share }: Health, last: Reached | null, override: HealthOverrideAnswer | null): CommitmentHealthAnswer {
  return { rule: HEALTH_RULE.version, computed: state, reasons, share, on: state === 'no_data' ? null : (last?.to ?? null), override };
}

type CommitmentFileRow = Omit<CommitmentRow, 'term' | 'progress'> & Omit<CommitmentFileAnswer, keyof CommitmentAnswer | 'terms'> & { terms: (RecordedTermAnswer & { inForce: boolean })[] };

/** @throws Problem not_found */
export async function readCommitmentFile(tx: Transaction, programmeId: string, ref: string, parameters: ClockParameters = {}): Promise<CommitmentFileAnswer> {
  const { day, known } = await readClocks(tx, parameters);
  const [row] = known === null ? await tx.queryLast<CommitmentFileRow>(FILE, [programmeId, ref]) : await tx.query<CommitmentFileRow>(FILE_KNOWN, [programmeId, ref]);
  if (!row) {
    throw new Problem('not_found');
  }
  const standing = row.terms.find(({ inForce }) => inForce);
  const terms = row.terms.map(({ inForce: _, ...term }) => term);
  const periods = known === null ? row.periods : ((await knownProgress(tx, programmeId, known, day, [row.id])).get(row.id) ?? []).slice(0, PERIODS_SHOWN);
  const reached = known === null ? row.reached : reachedBy(day, periods);
  return measured({ ...row, terms, periods, reached, term: standing ? termOf(standing) : null, progress: periods[0] ?? null }, day);
}

function termOf({ inForce: _, superseded: __, recordedAt: ___, ...term }: RecordedTermAnswer & { inForce: boolean }): TermAnswer {
  return term;
}

type Measured = Pick<CommitmentAnswer, 'achievement' | 'expected' | 'health'>;
type CommitmentRow = Omit<CommitmentAnswer, keyof Measured> & { direction: 'up' | 'down'; reached: Reached | null; override: HealthOverrideAnswer | null };

/** Adds what follows from the terms and the last accepted value. */
function measured<Row extends CommitmentRow>({ direction, reached: last, override, ...row }: Row, day: CivilDate): Omit<Row, 'direction' | 'reached' | 'override'> & Measured {
  const { term, progress, indicator } = row;
  const measure = { basis: term?.basis ?? 'level', indicatorKind: indicator.kind, target: term?.target ?? null, direction: direction === 'up' ? 'increase' : 'decrease' } as const;
  const reached = achievement({ ...measure, actual: progress?.accepted ?? null, base: term?.base?.value ?? null });
  const steps = term?.steps.map(({ due, value }) => ({ dueOn: due.on, precision: due.precision, value })) ?? [];
  return {
    ...row,
    achievement: 'ratio' in reached ? { ratio: reached.ratio, undefinedBecause: [] } : { ratio: null, undefinedBecause: reached.undefinedBecause },
    expected: expectedOn(steps, day, { linear: term?.linear ?? false, base: term?.base?.value ?? null, baseOn: term?.base?.on ?? null }),
    health: healthAnswer(healthOf({ ...measure, day, reached: last, base: term?.base ?? null, due: term?.due ?? null, linear: term?.linear ?? false, steps }), last, override),
  };
}
