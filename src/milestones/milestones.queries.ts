import type { CivilDate } from '../common/civil-date.js';
import { lastDayOf } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { type HolidayCalendar, slip } from '../common/working-days.js';
import { type ListDefinition, readList } from '../database/list-query.js';
import { csvOf } from '../common/csv.js';
import { EXPORT_PAGE, everyRow } from '../http/every-row.js';
import type { Transaction } from '../database/transaction.js';
import type { ClockParameters } from '../ledger/clocks.dto.js';
import { asKnown, type Clocks, listAsKnown, readClocks } from '../ledger/clocks.queries.js';
import type { SealedTextService } from '../ledger/sealed-text.service.js';
import { loadedCalendars } from '../reference/calendars.queries.js';
import { milestoneLifecycle, type MilestoneStatus } from './milestone.lifecycle.js';
import { isOverdue } from './milestone.policy.js';
import { MILESTONES_AS_OF } from './milestones-as-of.js';
import type { ForecastAnswer, MilestoneAnswer, MilestoneFileAnswer, MilestoneListParameters, MilestonePage, ReviewAnswer } from './milestones.dto.js';

type MilestoneRow = Omit<MilestoneAnswer, 'overdue' | 'slip'>;

const SELECT = `m.id, m.ref, app.title_answer(m.title_fr, m.title_ar, m.title_en) as title, app.agreement_answer(a) as agreement,
  case when c.id is not null then json_build_object('ref', c.ref, 'title', app.title_answer(c.title_fr, c.title_ar, c.title_en)) end as commitment,
  app.organisation_answer(o) as owner, m.status,
  coalesce((select json_agg(app.organisation_answer(po) order by p.position) from register.agreement_party p join register.organisation po on po.id = p.organisation_id
    where p.programme_id = m.programme_id and p.agreement_id = m.agreement_id and p.superseded_by is null and p.side = 'private'), '[]') as partners,
  app.date_answer(m.baseline_on, m.baseline_precision) as baseline, app.date_answer(m.forecast_on, m.forecast_precision) as forecast,
  app.date_answer(m.actual_on, m.actual_precision) as actual, m.reviewed_on as "reviewedOn", m.note, m.source, m.version`;

const TABLE = 'register.milestone m';

const JOINS = {
  a: 'join register.agreement a on a.programme_id = m.programme_id and a.id = m.agreement_id',
  c: 'left join register.commitment c on c.programme_id = m.programme_id and c.id = m.commitment_id',
  o: 'left join register.organisation o on o.id = m.owner_organisation_id',
};

const joined = (table: string): string => [table, ...Object.values(JOINS)].join(' ');

const DUE = 'coalesce(m.forecast_on, m.baseline_on)';

const LIST: ListDefinition = {
  select: SELECT,
  from: TABLE,
  joins: JOINS,
  where: 'm.programme_id = $1',
  agreement: 'm.agreement_id',
  filters: {
    status: 'm.status = any (?::text[])',
    agreement: 'a.ref = any (?::text[])',
    owner: 'm.owner_organisation_id::text = any (?::text[])',
    dueFrom: DUE + ' >= (?::text[])[1]::date',
    dueTo: DUE + ' <= (?::text[])[1]::date',
    attention: "(('overdue' = any (?::text[]) and m.status = 'scheduled' and " + DUE + ' < app.as_of())' +
      " or ('due_soon' = any (?::text[]) and m.status = 'scheduled' and " + DUE + ' between app.as_of() and app.as_of() + 90)' +
      " or ('unreviewed' = any (?::text[]) and m.reviewed_on is null))",
  },
  search: "(m.folded_key like ? or app.folded_ref(m.ref) like ? or a.folded_key like ? or app.folded_ref(a.ref) like ?)",
  sorts: {
    due: ["coalesce(m.actual_on, m.forecast_on, m.baseline_on, '2200-12-31')::date"],
    baseline: ["coalesce(m.baseline_on, '2200-12-31')::date"],
    title: ['m.folded_key'],
    ref: ['m.ref collate "C"'],
  },
  defaultSort: 'due',
  identifier: 'm.id::uuid',
  facets: { status: 'm.status' },
};

/** The same list, of another day. */
const LIST_AS_OF: ListDefinition = { ...LIST, from: MILESTONES_AS_OF + ' m' };

interface Readings<Reading> {
  now: Reading;
  /** Of another day. */
  asOf: Reading;
  known: Reading;
}

const LISTS: Readings<ListDefinition> = { now: LIST, asOf: LIST_AS_OF, known: listAsKnown(LIST_AS_OF) };

function readingOf<Reading>({ known }: Clocks, asOf: CivilDate | undefined, readings: Readings<Reading>): Reading {
  if (known !== null) return readings.known;
  return asOf === undefined ? readings.now : readings.asOf;
}

export async function listMilestones(tx: Transaction, programmeId: string, parameters: MilestoneListParameters): Promise<MilestonePage> {
  const { status, agreement, owner, attention, dueFrom, dueTo, asOf, knownOn, ...page } = parameters;
  const split = (text: string | undefined): string[] | undefined => text?.split(',').filter(Boolean);
  const clocks = await readClocks(tx, { asOf, knownOn });
  const listed = readList<MilestoneRow>(tx, programmeId, readingOf(clocks, asOf, LISTS), {
    ...page,
    filters: { status: split(status), agreement: split(agreement), owner: split(owner), attention: split(attention), dueFrom: dueFrom ? [dueFrom] : undefined, dueTo: dueTo ? [dueTo] : undefined },
  });
  const [{ rows, ...rest }, calendars] = await Promise.all([listed, loadedCalendars(tx)]);
  return { ...rest, items: rows.map((row) => complete(row, clocks.day, calendars)) };
}

/** All rows of the filtered list as CSV. */
export async function exportMilestones(tx: Transaction, programmeId: string, parameters: MilestoneListParameters): Promise<string> {
  const rows = await everyRow(async (cursor) => {
    const page = await listMilestones(tx, programmeId, { ...parameters, total: false, cursor, limit: EXPORT_PAGE });
    return { rows: page.items, nextCursor: page.nextCursor };
  });
  return csvOf<MilestoneAnswer>({
    agreement: (row) => row.agreement.ref, ref: (row) => row.ref, title_fr: (row) => row.title.fr, title_ar: (row) => row.title.ar, title_en: (row) => row.title.en, status: (row) => row.status,
    baseline_on: (row) => row.baseline?.on ?? null, baseline_precision: (row) => row.baseline?.precision ?? null, forecast_on: (row) => row.forecast?.on ?? null,
    forecast_precision: (row) => row.forecast?.precision ?? null, actual_on: (row) => row.actual?.on ?? null, actual_precision: (row) => row.actual?.precision ?? null,
    reviewed_on: (row) => row.reviewedOn, slip_days: (row) => row.slip?.calendarDays ?? null, slip_working_days: (row) => row.slip?.workingDays ?? null,
    owner: (row) => row.owner?.code ?? row.owner?.name.fr ?? null, commitment: (row) => row.commitment?.ref ?? null, note: (row) => row.note, source: (row) => row.source,
  }, rows);
}

/** Text and no function, so that the policies of persons are asked once per statement and not once per row. */
const AUTHOR = 'select p.name from access.person p where p.id = access.person_of_change(';

/** One statement: what was appended to the milestone, oldest first, stands as JSON beside its current state. */
const FILE = `,
  coalesce((select json_agg(json_build_object('date', app.date_answer(b.baseline_on, b.baseline_precision), 'amendment', am.number, 'recordedAt', app.instant_answer(b.recorded_by),
      'superseded', b.superseded_by is not null) order by b.id)
    from register.milestone_baseline b left join register.amendment am on am.programme_id = b.programme_id and am.id = b.amendment_id
    where b.programme_id = m.programme_id and b.milestone_id = m.id), '[]') as baselines,
  coalesce((select json_agg(json_build_object('date', app.date_answer(f.forecast_on, f.forecast_precision), 'knownOn', f.known_on, 'reasonCode', f.reason_code, 'noteId', f.note_id,
      'proposed', f.proposed, 'superseded', f.superseded_by is not null, 'recordedAt', app.instant_answer(f.recorded_by), 'author', (` + AUTHOR + `f.recorded_by))) order by f.id)
    from register.milestone_forecast f where f.programme_id = m.programme_id and f.milestone_id = m.id), '[]') as forecasts,
  coalesce((select json_agg(json_build_object('status', r.status, 'actual', app.date_answer(r.actual_on, r.actual_precision), 'evidenceReference', r.evidence_reference, 'reviewedOn', r.reviewed_on,
      'noteId', r.note_id, 'superseded', r.superseded_by is not null, 'recordedAt', app.instant_answer(r.recorded_by), 'author', (` + AUTHOR + `r.recorded_by))) order by r.id)
    from register.milestone_review r where r.programme_id = m.programme_id and r.milestone_id = m.id), '[]') as reviews,
  coalesce((select json_agg(json_build_object('ref', n.ref, 'title', app.title_answer(n.title_fr, n.title_ar, n.title_en)) order by n.ref)
    from register.milestone_dependency d join register.milestone n on n.programme_id = d.programme_id and n.id = d.depends_on_id
    where d.programme_id = m.programme_id and d.milestone_id = m.id), '[]') as "dependsOn",
  coalesce((select json_agg(json_build_object('ref', n.ref, 'title', app.title_answer(n.title_fr, n.title_ar, n.title_en)) order by n.ref)
    from register.milestone_dependency d join register.milestone n on n.programme_id = d.programme_id and n.id = d.milestone_id
    where d.programme_id = m.programme_id and d.depends_on_id = m.id), '[]') as "heldUp"
  from `;
const OF_REF = ' where m.programme_id = $1 and m.ref = $2';
const FILE_NOW = 'select ' + SELECT + ', m.status as "statusNow"' + FILE + joined(TABLE) + OF_REF;
const FILE_AS_OF = 'select ' + SELECT + ', m.status_now as "statusNow"' + FILE + joined(MILESTONES_AS_OF + ' m') + OF_REF;
const FILES: Readings<string> = { now: FILE_NOW, asOf: FILE_AS_OF, known: asKnown(FILE_AS_OF) };

type WithNoteId<Row> = Omit<Row, 'note'> & { noteId: string | null };
type MilestoneFileRow = MilestoneRow & { statusNow: MilestoneStatus } & Pick<MilestoneFileAnswer, 'baselines' | 'dependsOn' | 'heldUp'> & { forecasts: WithNoteId<ForecastAnswer>[]; reviews: WithNoteId<ReviewAnswer>[] };

/** Nothing can be done to what was known. @throws Problem not_found */
export async function readMilestoneFile(tx: Transaction, sealedTexts: SealedTextService, programmeId: string, ref: string, parameters: ClockParameters = {}): Promise<MilestoneFileAnswer> {
  const clocks = await readClocks(tx, parameters);
  const [[milestone], calendars] = await Promise.all([tx.query<MilestoneFileRow>(readingOf(clocks, parameters.asOf, FILES), [programmeId, ref]), loadedCalendars(tx)]);
  if (!milestone) {
    throw new Problem('not_found');
  }
  const { forecasts, reviews, statusNow, ...row } = milestone;
  const texts = await sealedTexts.open(tx, [...forecasts, ...reviews].map(({ noteId }) => noteId));
  const withNote = <Row extends { noteId: string | null }>({ noteId, ...rest }: Row): Omit<Row, 'noteId'> & { note: string | null } => ({ ...rest, note: (noteId && texts.get(noteId)) || null });
  return {
    ...complete(row, clocks.day, calendars),
    forecasts: forecasts.map(withNote),
    reviews: reviews.map(withNote),
    outcomes: clocks.known === null ? milestoneLifecycle.actions(statusNow) : [],
  };
}

function complete<Row extends MilestoneRow>(row: Row, today: CivilDate, calendars: readonly HolidayCalendar[]): Row & Pick<MilestoneAnswer, 'overdue' | 'slip'> {
  const standing = row.actual ?? row.forecast;
  const measured = row.baseline && standing
    ? slip(lastDayOf(row.baseline.on, row.baseline.precision), lastDayOf(standing.on, standing.precision), calendars)
    : null;
  return { ...row, overdue: isOverdue(row, today), slip: measured ? { ...measured, against: row.actual ? 'actual' : 'forecast' } : null };
}
