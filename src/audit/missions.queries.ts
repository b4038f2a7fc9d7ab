import { Problem } from '../common/problems.js';
import type { CivilDate } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import type { SealedTextService } from '../ledger/sealed-text.service.js';
import { risksOf, sampledCommitments } from './audited-commitments.queries.js';
import type { MissionState } from './audit.vocabulary.js';
import { coverageOf } from './coverage.js';
import type { AuditorAnswer, DrawAnswer, MissionAnswer, MissionFileAnswer, CommitmentReviewAnswer, WorksheetRowAnswer } from './missions.dto.js';

const SELECT = `
  select m.id, m.ref, m.title, app.organisation_answer(o) as institution, r.ref as period, m.state, to_char(m.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt",
    exists (select from access.missions_of_actor() x where x.programme_id = m.programme_id and x.mission_id = m.id) as member,
    (select count(*)::int from register.mission_item i where i.programme_id = m.programme_id and i.mission_id = m.id) as sampled,
    (select count(*)::int from register.review v where v.programme_id = m.programme_id and v.mission_id = m.id and v.superseded_by is null) as reviewed,
    m.version, m.indicator_codes as indicators, trim_scale(m.materiality)::text as materiality, lower(r.dates) as "from", upper(r.dates) - 1 as "to"
  from register.mission m
    join register.organisation o on o.id = m.institution_id
    join register.reporting_period r on r.programme_id = m.programme_id and r.id = m.period_id
  where m.programme_id = $1 `;

type MissionRow = MissionAnswer & Pick<MissionFileAnswer, 'indicators' | 'materiality' | 'from' | 'to'> & { id: string };

/** Missions of the reader's teams, and closed ones; the open ones first. */
export async function listMissions(tx: Transaction, programmeId: string): Promise<MissionAnswer[]> {
  const rows = await tx.query<MissionRow>(SELECT + 'order by m.state = \'closed\', m.ref collate "C" desc limit 500', [programmeId]);
  return rows.map(({ id: _, indicators: __, materiality: ___, from: ____, to: _____, ...mission }) => mission);
}

export interface FoundMission {
  id: string;
  ref: string;
  state: MissionState;
  version: number;
  periodId: string;
  institutionId: string;
  from: CivilDate;
  to: CivilDate;
}

/** A mission of which the actor is on the team. @throws Problem not_found */
export async function missionOfTeam(tx: Transaction, programmeId: string, ref: string): Promise<FoundMission> {
  const [row] = await tx.query<FoundMission>(
    `select m.id, m.ref, m.state, m.version, m.period_id as "periodId", m.institution_id as "institutionId", lower(r.dates) as "from", upper(r.dates) - 1 as "to"
     from register.mission m join register.reporting_period r on r.programme_id = m.programme_id and r.id = m.period_id
     where m.programme_id = $1 and m.ref = $2 and (m.programme_id, m.id) in (select x.programme_id, x.mission_id from access.missions_of_actor() x)`, [programmeId, ref]);
  if (!row) throw new Problem('not_found');
  return row;
}

/** @throws Problem not_found, also for a mission that is not closed and of which the reader is not on the team */
export async function readMissionFile(tx: Transaction, sealedTexts: SealedTextService, programmeId: string, ref: string): Promise<MissionFileAnswer> {
  const [mission] = await tx.query<MissionRow>(SELECT + 'and m.ref = $2', [programmeId, ref]);
  if (!mission) throw new Problem('not_found');
  const { id, ...answer } = mission;
  const rows = await worksheetOf(tx, sealedTexts, programmeId, id);
  return { ...answer, team: await teamOf(tx, programmeId, id), draws: await drawsOf(tx, programmeId, id), rows, coverage: coverageOf(rows) };
}

function teamOf(tx: Transaction, programmeId: string, missionId: string): Promise<AuditorAnswer[]> {
  return tx.query<AuditorAnswer>(
    `select t.person_id as "personId", b.name, t.head from register.mission_member t join access.auditors_beside($1) b on b.person_id = t.person_id
     where t.programme_id = $1 and t.mission_id = $2 and t.superseded_by is null order by t.head desc, b.name`, [programmeId, missionId]);
}

function drawsOf(tx: Transaction, programmeId: string, missionId: string): Promise<DrawAnswer[]> {
  return tx.query<DrawAnswer>(
    `select d.method, d.seed, d.size, d.population, app.instant_answer(d.recorded_by) as at, app.author_answer(d.recorded_by) as by
     from register.mission_draw d where d.programme_id = $1 and d.mission_id = $2 order by d.recorded_by`, [programmeId, missionId]);
}

interface ReviewRow extends Omit<CommitmentReviewAnswer, 'note'> {
  itemId: string;
  noteId: string | null;
}

const REVIEWS = `
  select v.item_id as "itemId", v.verifiable, v.reason_code as "reasonCode", v.opinion, trim_scale(v.adjusted)::text as adjusted, trim_scale(v.accepted)::text as accepted,
    trim_scale(case v.opinion when 'verified' then v.accepted when 'verified_with_adjustment' then v.adjusted end)::text as verified,
    v.completion, to_json(v.tests) as tests, v.confidence, v.note_id as "noteId", to_char(v.reviewed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "reviewedAt", app.author_answer(v.recorded_by) as by
  from register.review v where v.programme_id = $1 and v.mission_id = $2 and v.superseded_by is null`;

interface ItemRow {
  id: string;
  position: number;
  commitmentId: string;
  findings: string[];
}

async function worksheetOf(tx: Transaction, sealedTexts: SealedTextService, programmeId: string, missionId: string): Promise<WorksheetRowAnswer[]> {
  const items = await tx.query<ItemRow>(
    `select i.id, i.position, i.commitment_id as "commitmentId",
       coalesce((select json_agg(f.ref order by f.ref collate "C") from register.finding f where f.programme_id = i.programme_id and f.mission_id = i.mission_id and f.item_id = i.id), '[]') as findings
     from register.mission_item i where i.programme_id = $1 and i.mission_id = $2 order by i.position`, [programmeId, missionId]);
  const facts = new Map((await sampledCommitments(tx, programmeId, missionId)).map((fact) => [fact.commitmentId, fact]));
  const reviews = await tx.query<ReviewRow>(REVIEWS, [programmeId, missionId]);
  const notes = await sealedTexts.open(tx, reviews.map(({ noteId }) => noteId));
  const byItem = new Map(reviews.map(({ itemId, noteId, ...review }) => [itemId, { ...review, note: noteId === null ? null : (notes.get(noteId) ?? null) }]));
  return items.flatMap(({ commitmentId, ...item }) => {
    const fact = facts.get(commitmentId);
    if (!fact) return [];
    const { commitmentId: _, agreementId: __, ref, late: ___, restated: ____, overlapping: _____, ...shown } = fact;
    const review = byItem.get(item.id) ?? null;
    return [{ ...item, ...shown, commitment: ref, risks: risksOf(fact), review, changedSince: review !== null && review.accepted !== fact.accepted }];
  });
}

/** @returns the auditors of the reader's institution, who may be on its teams */
export function auditorsBeside(tx: Transaction, programmeId: string): Promise<AuditorAnswer[]> {
  return tx.query<AuditorAnswer>('select b.person_id as "personId", b.name, b.head from access.auditors_beside($1) b order by b.name', [programmeId]);
}
