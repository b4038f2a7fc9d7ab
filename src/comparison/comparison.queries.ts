import type { CivilDate } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { localDayOf } from '../common/local-day.js';
import type { Transaction } from '../database/transaction.js';
import type { TranslatedAnswer } from '../http/answers.js';
import { historyBetween, type HistoryPage, KNOWN_IN_BETWEEN } from '../ledger/history.queries.js';
import { type KnownOn, readKnownOn } from '../ledger/known-on.queries.js';
import { type KnownFigure, knownFigures } from '../progress/known-figures.queries.js';
import { readTotals } from '../progress/totals.queries.js';
import type { ComparedEventAnswer, ComparedEventsParameters, ComparedFigureAnswer, ComparedTotalAnswer, ComparisonAnswer, ComparisonParameters } from './comparison.dto.js';

/** What the register knew at two instants. */
interface Between {
  before: KnownOn;
  after: KnownOn;
}

/** What changed between two instants, by agreement and figure. @throws Problem validation_failed */
export async function compare(tx: Transaction, programmeId: string, parameters: ComparisonParameters): Promise<ComparisonAnswer> {
  const between = await knownBetween(tx, parameters);
  const figures = await changedFigures(tx, programmeId, between);
  const counts = await eventsByAgreement(tx, programmeId, between);
  const agreements = new Map<string, ComparisonAnswer['agreements'][number]>(counts.map((one) => [one.ref, { ...one, figures: [] }]));
  const placeOf = ({ commitment, period }: ChangedFigure): string => `${commitment}|${period}`;
  for (const { agreement, agreementTitle, ...figure } of figures.sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1))) {
    const known = agreements.get(agreement) ?? { ref: agreement, title: agreementTitle, events: 0, figures: [] };
    known.figures.push(figure);
    agreements.set(agreement, known);
  }
  return {
    from: between.before.instant, to: between.after.instant, totals: await comparedTotals(tx, programmeId, between),
    agreements: [...agreements.values()].sort((left, right) => (left.ref < right.ref ? -1 : 1)),
  };
}

/** The events in between, newest first: who, when, before, after, why. @throws Problem validation_failed, invalid_cursor */
export async function comparedEvents(tx: Transaction, programmeId: string, { agreement, cursor, ...parameters }: ComparedEventsParameters): Promise<HistoryPage<ComparedEventAnswer>> {
  return historyBetween<ComparedEventAnswer>(tx, programmeId, await knownBetween(tx, parameters), agreement, cursor);
}

async function knownBetween(tx: Transaction, { from, to }: ComparisonParameters): Promise<Between> {
  if (new Date(from) >= new Date(to)) throw new Problem('validation_failed', {}, [{ field: 'to', code: 'end_before_start' }]);
  return { before: await readKnownOn(tx, from), after: await readKnownOn(tx, to) };
}

async function comparedTotals(tx: Transaction, programmeId: string, { before, after }: Between): Promise<ComparedTotalAnswer[]> {
  const indicators = await tx.query<Pick<ComparedTotalAnswer, 'indicator' | 'name' | 'unit'>>(
    `select i.code as indicator, app.title_answer(i.name_fr, i.name_ar, i.name_en) as name, i.unit from register.indicator i
     where i.programme_id = $1 and i.family = 'under_agreement' and exists (select from register.commitment c where c.programme_id = i.programme_id and c.indicator_id = i.id) order by i.code`, [programmeId]);
  const [{ begins } = { begins: null }] = await tx.query<{ begins: CivilDate | null }>('select min(lower(p.dates)) as begins from register.reporting_period p where p.programme_id = $1', [programmeId]);
  const totals: ComparedTotalAnswer[] = [];
  for (const indicator of indicators) {
    const valueAt = async ({ instant }: KnownOn): Promise<string | null> => {
      const day = localDayOf(new Date(instant));
      // flows since the first period: two years are compared with each other, not with what each has of its own
      const { cells } = await readTotals(tx, programmeId, { indicator: indicator.indicator, knownOn: instant, asOf: day, ...(begins !== null && begins <= day ? { from: begins } : {}) });
      // perimeters are never joined: of several versions the last one has a value on the day
      return cells.at(-1)?.value ?? null;
    };
    totals.push({ ...indicator, before: await valueAt(before), after: await valueAt(after) });
  }
  return totals;
}

type ChangedFigure = ComparedFigureAnswer & { agreement: string; agreementTitle: TranslatedAnswer };

async function changedFigures(tx: Transaction, programmeId: string, { before, after }: Between): Promise<ChangedFigure[]> {
  const touched = await touchedPeriods(tx, programmeId, { before, after });
  const periodsOf = new Map<string, Set<string>>();
  for (const { organisationId, periodId } of touched) periodsOf.set(organisationId, (periodsOf.get(organisationId) ?? new Set()).add(periodId));
  const keyOf = ({ commitmentId, periodId }: KnownFigure): string => `${commitmentId}|${periodId}`;
  const earlier = new Map((await knownFigures(tx, programmeId, before, periodsOf)).map((figure) => [keyOf(figure), figure]));
  const changed = (await knownFigures(tx, programmeId, after, periodsOf)).flatMap((figure) => {
    const old = valuesOf(earlier.get(keyOf(figure)));
    const now = valuesOf(figure);
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ ...figure, before: old, after: now }];
  });
  const names = new Map((await namesOf(tx, programmeId, [...new Set(changed.map(({ commitmentId }) => commitmentId))])).map((one) => [one.id, one]));
  const periods = new Map(touched.map(({ periodId, period }) => [periodId, period]));
  return changed.flatMap(({ commitmentId, periodId, before: old, after: now }): ChangedFigure[] => {
    const name = names.get(commitmentId);
    const period = periods.get(periodId);
    if (name === undefined || period === undefined) return [];
    const { id: _, obligors, ...named } = name;
    return [{ ...named, period, before: old, after: now, declarations: touched.filter((one) => one.periodId === periodId && obligors.includes(one.organisationId)).map(({ ref }) => ref) }];
  });
}

function valuesOf(figure: KnownFigure | undefined): ComparedFigureAnswer['before'] {
  return { declared: figure?.declared ?? null, accepted: figure?.accepted ?? null, verified: figure?.verified ?? null };
}

interface Touched {
  organisationId: string;
  periodId: string;
  period: string;
  ref: string;
}

/** Declarations of which anything was recorded in between, and those whose figures a mission verified meanwhile. */
function touchedPeriods(tx: Transaction, programmeId: string, { before, after }: Between): Promise<Touched[]> {
  return tx.query<Touched>(
    `select d.organisation_id as "organisationId", d.period_id as "periodId", p.ref as period, d.ref from register.declaration d
       join register.reporting_period p on p.programme_id = d.programme_id and p.id = d.period_id
     where d.programme_id = $1 and d.revision > 0 and (
       exists (select from ledger.event e where e.root_kind = 'declaration' and e.root_id = d.id and ` + KNOWN_IN_BETWEEN + `)
       or exists (select from register.commitment_progress g join register.commitment_obligor b on b.programme_id = g.programme_id and b.commitment_id = g.commitment_id
         where g.programme_id = d.programme_id and g.period = p.dates and g.verified_in is not null and b.organisation_id = d.organisation_id))
     order by d.ref`, [programmeId, before.instant, before.snapshot, after.instant, after.snapshot]);
}

function eventsByAgreement(tx: Transaction, programmeId: string, { before, after }: Between): Promise<{ ref: string; title: TranslatedAnswer; events: number }[]> {
  return tx.query<{ ref: string; title: TranslatedAnswer; events: number }>(
    `select a.ref, app.title_answer(a.title_fr, a.title_ar, a.title_en) as title, n.events
     from (select e.agreement_id, count(*)::int as events from ledger.event e where e.programme_id = $1 and e.agreement_id is not null and ` + KNOWN_IN_BETWEEN + ` group by 1) n
       join register.agreement a on a.programme_id = $1 and a.id = n.agreement_id order by a.ref`, [programmeId, before.instant, before.snapshot, after.instant, after.snapshot]);
}

function namesOf(tx: Transaction, programmeId: string, ids: readonly string[]): Promise<(Pick<ChangedFigure, 'commitment' | 'title' | 'unit' | 'agreement' | 'agreementTitle'> & { id: string; obligors: string[] })[]> {
  return tx.query(
    `select c.id, c.ref as commitment, app.title_answer(c.title_fr, c.title_ar, c.title_en) as title, i.unit, a.ref as agreement, app.title_answer(a.title_fr, a.title_ar, a.title_en) as "agreementTitle",
       coalesce((select json_agg(b.organisation_id) from register.commitment_obligor b where b.programme_id = c.programme_id and b.commitment_id = c.id), '[]') as obligors
     from register.commitment c join register.agreement a on a.programme_id = c.programme_id and a.id = c.agreement_id join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id
     where c.programme_id = $1 and c.id = any ($2::uuid[])`, [programmeId, ids]);
}
