import { addDays, type CivilDate } from '../common/civil-date.js';
import { endOfLocalDay } from '../common/local-day.js';
import { Problem } from '../common/problems.js';
import { readStandingNames, readStandings, type Standing, type StandingName } from '../commitments/standings.queries.js';
import { compare } from '../comparison/comparison.queries.js';
import type { ComparisonAnswer } from '../comparison/comparison.dto.js';
import type { Transaction } from '../database/transaction.js';
import type { DatedAnswer, NamedAnswer, OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import type { ExecutionAnswer } from '../insights/execution.dto.js';
import { readExecution } from '../insights/execution.queries.js';
import type { PromisesAnswer } from '../insights/promises.dto.js';
import { readPromises } from '../insights/promises.queries.js';
import type { SectorAnswer } from '../insights/sector.dto.js';
import { readSector } from '../insights/sector.queries.js';
import { readClocks } from '../ledger/clocks.queries.js';
import type { WorkItemAnswer } from '../work/work.dto.js';
import { waitingWork } from '../work/work.queries.js';

/** Between two meetings of a committee that meets every quarter. */
const DAYS_BETWEEN_MEETINGS = 91;
const MOST_SLIPS = 40;
const MOST_WATCHED = 60;

/** An open finding by its facts: its words stay in its file. */
export interface PackedFinding {
  ref: string;
  addressee: OrganisationNameAnswer;
  severity: 'low' | 'medium' | 'high' | 'critical';
  state: 'communicated' | 'replied' | 'decided' | 'final';
  replyDueOn: CivilDate | null;
}

/** Days from the baseline to the last forecast; null where one of them is not told. */
export interface PackedSlip {
  ref: string;
  title: TranslatedAnswer;
  baseline: DatedAnswer | null;
  forecast: DatedAnswer | null;
  days: number | null;
  overdue: boolean;
}

export interface PackedAgreement extends NamedAnswer {
  state: string;
  commitments: { standing: Standing; name: StandingName }[];
}

/** All that a committee takes into the room: the same answers as on the screen, read in one transaction. */
export interface Pack {
  programme: TranslatedAnswer;
  demonstration: boolean;
  since: CivilDate;
  madeAt: Date;
  promises: PromisesAnswer;
  sector: SectorAnswer;
  execution: ExecutionAnswer;
  changes: ComparisonAnswer;
  decisions: WorkItemAnswer[];
  slips: PackedSlip[];
  findings: PackedFinding[];
  agreements: PackedAgreement[];
  regionNames: { code: string; name: TranslatedAnswer }[];
}

/** @throws Problem validation_failed where the last committee is not before today */
export async function readPack(tx: Transaction, programmeId: string, { since: told }: { since?: CivilDate | undefined }, now: Date): Promise<Pack> {
  const since = told ?? addDays(tx.today, -DAYS_BETWEEN_MEETINGS);
  if (since >= tx.today) throw new Problem('validation_failed', {}, [{ field: 'since', code: 'end_before_start' }]);
  const [programme] = await tx.query<Pick<Pack, 'programme' | 'demonstration'>>(
    'select app.title_answer(p.title_fr, p.title_ar, p.title_en) as programme, p.demonstration from register.programme p where p.id = $1', [programmeId]);
  if (programme === undefined) throw new Problem('not_found');
  const work = await waitingWork(tx, programmeId);
  return {
    ...programme, since, madeAt: now,
    promises: await readPromises(tx, programmeId, {}, { mostWatched: MOST_WATCHED }),
    sector: await readSector(tx, programmeId),
    execution: await readExecution(tx, programmeId, {}),
    changes: await compare(tx, programmeId, { from: endOfLocalDay(since).toISOString(), to: now.toISOString() }),
    decisions: work.filter(({ reason }) => reason === 'forecast_proposed' || reason === 'agreement_to_complete'),
    slips: await readSlips(tx, programmeId),
    findings: await readOpenFindings(tx, programmeId),
    agreements: await readAnnex(tx, programmeId),
    regionNames: await tx.query<Pack['regionNames'][number]>('select r.code, app.title_answer(r.name_fr, r.name_ar, r.name_en) as name from reference.region r order by r.code'),
  };
}

/** Milestones that slipped from their baseline or are overdue, and are not met: the farthest first. */
function readSlips(tx: Transaction, programmeId: string): Promise<PackedSlip[]> {
  return tx.query<PackedSlip>(
    `select m.ref, app.title_answer(m.title_fr, m.title_ar, m.title_en) as title, app.date_answer(m.baseline_on, m.baseline_precision) as baseline, app.date_answer(m.forecast_on, m.forecast_precision) as forecast,
       m.forecast_on - m.baseline_on as days, coalesce(m.forecast_on, m.baseline_on) < app.today() as overdue
     from register.milestone m
     where m.programme_id = $1 and m.status = 'scheduled' and (m.forecast_on > m.baseline_on or coalesce(m.forecast_on, m.baseline_on) < app.today())
     order by m.forecast_on - m.baseline_on desc nulls last, m.ref collate "C" limit $2`, [programmeId, MOST_SLIPS]);
}

function readOpenFindings(tx: Transaction, programmeId: string): Promise<PackedFinding[]> {
  return tx.query<PackedFinding>(
    `select f.ref, app.organisation_answer(o) as addressee, f.severity, f.state, f.reply_due_on as "replyDueOn"
     from register.finding f join register.organisation o on o.id = f.addressee_id
     where f.programme_id = $1 and f.state in ('communicated', 'replied', 'decided', 'final')
     order by array_position(array['critical', 'high', 'medium', 'low'], f.severity), f.reply_due_on nulls last, f.ref`, [programmeId]);
}

async function readAnnex(tx: Transaction, programmeId: string): Promise<PackedAgreement[]> {
  const standings = await readStandings(tx, programmeId, await readClocks(tx, {}), {});
  const names = await readStandingNames(tx, programmeId, standings.map(({ id }) => id));
  const states = new Map((await tx.query<{ ref: string; state: string }>('select a.ref, a.state from register.agreement a where a.programme_id = $1', [programmeId])).map(({ ref, state }) => [ref, state]));
  const agreements = new Map<string, PackedAgreement>();
  for (const standing of standings) {
    const name = names.get(standing.ref);
    if (name === undefined) continue;
    const known = agreements.get(name.agreement.ref) ?? { ...name.agreement, state: states.get(name.agreement.ref) ?? '', commitments: [] };
    known.commitments.push({ standing, name });
    agreements.set(name.agreement.ref, known);
  }
  return [...agreements.values()].sort((left, right) => (left.ref < right.ref ? -1 : 1));
}
