import { type CivilDate, daysBetween } from '../common/civil-date.js';
import { localDayOf } from '../common/local-day.js';
import type { Transaction } from '../database/transaction.js';
import type { OrganisationNameAnswer } from '../http/answers.js';
import { type Clocks, readClocks } from '../ledger/clocks.queries.js';
import { readStandings } from '../commitments/standings.queries.js';
import type { EvidenceCoverageAnswer, ExecutionAnswer, FindingAge, FindingAgeAnswer, MilestoneCountsAnswer, StateCountAnswer, TimelinessAnswer, TimelinessCellAnswer } from './execution.dto.js';
import { filtersOf, type InsightParameters } from './promises.dto.js';

const PERIODS_SHOWN = 8;

/** How the agreements that the filters leave are carried out; declarations and findings are told as they are known now. */
export async function readExecution(tx: Transaction, programmeId: string, { asOf, ...parameters }: InsightParameters): Promise<ExecutionAnswer> {
  const clocks = await readClocks(tx, { asOf });
  const filters = filtersOf(parameters);
  const isFiltered = Object.values(filters).some((values) => values !== undefined);
  const chosen = isFiltered ? [...new Set((await readStandings(tx, programmeId, clocks, filters)).map(({ agreementId }) => agreementId))] : null;
  return {
    asOf: clocks.day,
    agreements: await tx.query<StateCountAnswer>(
      'select a.state, count(*)::int as count from register.agreement a where a.programme_id = $1 and ($2::uuid[] is null or a.id = any ($2)) group by a.state order by a.state', [programmeId, chosen]),
    milestones: await countMilestones(tx, programmeId, chosen),
    timeliness: await readTimeliness(tx, programmeId, clocks, chosen),
    evidence: await readCoverage(tx, programmeId, chosen),
    ...(await readFindings(tx, programmeId, chosen)),
  };
}

async function countMilestones(tx: Transaction, programmeId: string, chosen: readonly string[] | null): Promise<MilestoneCountsAnswer> {
  const [counts] = await tx.query<MilestoneCountsAnswer>(
    `select count(*) filter (where m.baseline_on <= app.as_of())::int as due, count(*) filter (where m.baseline_on <= app.as_of() and m.status = 'met')::int as "dueMet",
       count(*) filter (where m.status = 'met')::int as met, count(*) filter (where m.status = 'scheduled' and coalesce(m.forecast_on, m.baseline_on) < app.as_of())::int as overdue,
       count(*) filter (where m.status = 'scheduled' and coalesce(m.forecast_on, m.baseline_on) between app.as_of() and app.as_of() + 91)::int as soon, count(*)::int as total
     from register.milestone m where m.programme_id = $1 and ($2::uuid[] is null or m.agreement_id = any ($2))`, [programmeId, chosen]);
  return counts ?? { due: 0, dueMet: 0, met: 0, overdue: 0, soon: 0, total: 0 };
}

interface DueRow {
  organisationId: string;
  organisation: OrganisationNameAnswer;
  period: string;
  dueOn: CivilDate;
  submittedAt: Date | null;
}

async function readTimeliness(tx: Transaction, programmeId: string, { day }: Clocks, chosen: readonly string[] | null): Promise<TimelinessAnswer> {
  const rows = await tx.query<DueRow>(
    `with recent as (select p.* from register.reporting_period p where p.programme_id = $1 and upper(p.dates) - 1 <= app.as_of() order by p.dates desc limit $3)
     select o.id as "organisationId", app.organisation_answer(o) as organisation, p.ref as period, due.due_on as "dueOn", d.submitted_at as "submittedAt"
     from recent p cross join lateral app.due_declarations(p.programme_id, p.id) due
       join register.organisation o on o.id = due.organisation_id
       left join register.declaration d on d.programme_id = p.programme_id and d.organisation_id = due.organisation_id and d.period_id = p.id and d.restatement = 0 and d.state <> 'withdrawn'
     where $2::uuid[] is null or exists (select from register.agreement_party y where y.programme_id = $1 and y.organisation_id = o.id and y.agreement_id = any ($2))
     order by o.folded_key, o.id, p.dates`, [programmeId, chosen, PERIODS_SHOWN]);
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  const byOrganisation = new Map<string, { organisation: OrganisationNameAnswer; cells: Map<string, TimelinessCellAnswer> }>();
  for (const { organisationId, organisation, period, ...due } of rows) {
    const known = byOrganisation.get(organisationId) ?? { organisation, cells: new Map<string, TimelinessCellAnswer>() };
    known.cells.set(period, timelinessOf(period, due, day));
    byOrganisation.set(organisationId, known);
  }
  return {
    periods,
    rows: [...byOrganisation.values()].map(({ organisation, cells }) => ({ organisation, cells: periods.map((period) => cells.get(period) ?? { period, state: 'not_due', daysLate: null }) })),
  };
}

function timelinessOf(period: string, { dueOn, submittedAt }: Pick<DueRow, 'dueOn' | 'submittedAt'>, day: CivilDate): TimelinessCellAnswer {
  const sentOn = submittedAt === null ? null : localDayOf(submittedAt);
  if (sentOn === null || sentOn > day) return { period, state: dueOn < day ? 'missing' : 'awaited', daysLate: null };
  const daysLate = daysBetween(dueOn, sentOn);
  return daysLate > 0 ? { period, state: 'late', daysLate } : { period, state: 'on_time', daysLate: null };
}

async function readCoverage(tx: Transaction, programmeId: string, chosen: readonly string[] | null): Promise<EvidenceCoverageAnswer> {
  const [row] = await tx.query<EvidenceCoverageAnswer>(
    `with last as (select p.id, upper(p.dates) - 1 as "to" from register.reporting_period p where p.programme_id = $1 and upper(p.dates) - 1 <= app.as_of()
         and exists (select from register.declaration d where d.programme_id = p.programme_id and d.period_id = p.id and d.state = 'accepted') order by p.dates desc limit 1),
       figure as (select distinct d.id as declaration_id, o.indicator_id from last join register.declaration d on d.programme_id = $1 and d.period_id = last.id and d.state = 'accepted'
         join register.observation o on o.programme_id = d.programme_id and o.declaration_id = d.id and o.superseded_by is null and o.state = 'reported'
         join register.indicator i on i.programme_id = o.programme_id and i.id = o.indicator_id and i.evidence_required
         where $2::uuid[] is null or exists (select from register.agreement_party y where y.programme_id = $1 and y.organisation_id = d.organisation_id and y.agreement_id = any ($2)))
     select (select "to" from last) as quarter, count(*)::int as figures, count(*) filter (where p.links > 0)::int as proved, count(*) filter (where p.attested > 0)::int as attested
     from figure f cross join lateral (select count(*) as links, count(l.attested_quantity) as attested from register.evidence_link l
       where l.programme_id = $1 and l.declaration_id = f.declaration_id and l.indicator_id = f.indicator_id and l.superseded_by is null) p`, [programmeId, chosen]);
  return row ?? { quarter: null, figures: 0, proved: 0, attested: 0 };
}

/** Longest ages in days, the last one open. */
const AGES: readonly [FindingAge, number][] = [['under_30', 30], ['under_90', 90], ['under_180', 180], ['older', Number.POSITIVE_INFINITY]];

async function readFindings(tx: Transaction, programmeId: string, chosen: readonly string[] | null): Promise<{ findings: FindingAgeAnswer[]; repliesOverdue: number }> {
  const rows = await tx.query<{ severity: string; communicatedAt: Date; overdue: boolean }>(
    `select f.severity, s.done_at as "communicatedAt", f.state = 'communicated' and f.reply_due_on < app.today() as overdue
     from register.finding f
       cross join lateral (select min(x.done_at) as done_at from register.finding_step x where x.programme_id = f.programme_id and x.finding_id = f.id and x.kind = 'communicated') s
     where f.programme_id = $1 and f.state in ('communicated', 'replied', 'decided', 'final') and s.done_at is not null
       and ($2::uuid[] is null or exists (select from register.agreement_party y where y.programme_id = $1 and y.organisation_id = f.addressee_id and y.agreement_id = any ($2)))`, [programmeId, chosen]);
  const counts = new Map<string, FindingAgeAnswer>();
  for (const { severity, communicatedAt } of rows) {
    const days = daysBetween(localDayOf(communicatedAt), tx.today);
    const age = AGES.find(([, longest]) => days < longest)?.[0] ?? 'older';
    const known = counts.get(`${age}|${severity}`) ?? { age, severity, count: 0 };
    counts.set(`${age}|${severity}`, { ...known, count: known.count + 1 });
  }
  return { findings: [...counts.values()], repliesOverdue: rows.filter(({ overdue }) => overdue).length };
}
