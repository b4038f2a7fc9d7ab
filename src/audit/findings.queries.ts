import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import type { SealedTextService } from '../ledger/sealed-text.service.js';
import type { FindingState } from './audit.vocabulary.js';
import type { AuditFindingAnswer, FindingStepAnswer, FindingTextAnswer } from './findings.dto.js';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Row-level security shows each reader the findings, texts and steps that are for it. */
const SELECT = `
  select f.ref, x.mission, x.institution, app.organisation_answer(o) as addressee, c.ref as commitment, x.period, f.severity,
    case when f.state = 'decided' and not x.member then 'replied' else f.state end as state, f.reply_due_on as "replyDueOn",
    f.state = 'communicated' and f.reply_due_on < app.today() as "replyLate",
    (select s.ref from register.finding s where s.programme_id = f.programme_id and s.mission_id = f.mission_id and s.id = f.supersedes) as supersedes, x.member,
    (f.programme_id, f.addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p) as addressed,
    (select json_build_object('number', t.number, 'criterion', t.criterion_id, 'condition', t.condition_id, 'cause', t.cause_id, 'effect', t.effect_id, 'recommendation', t.recommendation_id,
        'at', app.instant_answer(t.recorded_by), 'by', app.author_answer(t.recorded_by))
      from register.finding_text t where t.programme_id = f.programme_id and t.mission_id = f.mission_id and t.finding_id = f.id order by t.number desc limit 1) as text,
    coalesce((select json_agg(json_build_object('kind', s.kind, 'outcome', s.outcome, 'dueOn', s.due_on, 'note', s.note_id, 'at', to_char(s.done_at at time zone 'UTC', ` + INSTANT + `), 'by', app.author_answer(s.recorded_by))
      order by s.done_at, s.recorded_by) from register.finding_step s where s.programme_id = f.programme_id and s.mission_id = f.mission_id and s.finding_id = f.id), '[]') as steps, f.version
  from register.finding f
    join access.finding_mission(f.programme_id, f.mission_id) x on true
    join register.organisation o on o.id = f.addressee_id
    left join access.finding_commitment(f.programme_id, f.mission_id, f.item_id) c on true
  where f.programme_id = $1 `;

type FindingRow = AuditFindingAnswer;

async function answersOf(tx: Transaction, sealedTexts: SealedTextService, rows: readonly FindingRow[]): Promise<AuditFindingAnswer[]> {
  const texts = await sealedTexts.open(tx, rows.flatMap(({ text, steps }) => [...steps.map(({ note }) => note), ...(text ? [text.criterion, text.condition, text.cause, text.effect, text.recommendation] : [])]));
  const open = (id: string | null): string | null => (id === null ? null : (texts.get(id) ?? null));
  const opened = (text: FindingTextAnswer): FindingTextAnswer => ({
    ...text, criterion: open(text.criterion), condition: open(text.condition), cause: open(text.cause), effect: open(text.effect), recommendation: open(text.recommendation),
  });
  return rows.map((row) => ({ ...row, text: row.text && opened(row.text), steps: row.steps.map((step): FindingStepAnswer => ({ ...step, note: open(step.note) })) }));
}

/** What waits first, by its day; then the others, the newest first. */
export async function listFindings(tx: Transaction, sealedTexts: SealedTextService, programmeId: string): Promise<AuditFindingAnswer[]> {
  const rows = await tx.query<FindingRow>(SELECT + "order by f.state in ('final', 'closed', 'superseded', 'dropped'), f.reply_due_on nulls last, f.ref collate \"C\" desc limit 500", [programmeId]);
  return answersOf(tx, sealedTexts, rows);
}

/** @throws Problem not_found */
export async function readFinding(tx: Transaction, sealedTexts: SealedTextService, programmeId: string, ref: string): Promise<AuditFindingAnswer> {
  const [answer] = await answersOf(tx, sealedTexts, await tx.query<FindingRow>(SELECT + 'and f.ref = $2', [programmeId, ref]));
  if (!answer) throw new Problem('not_found');
  return answer;
}

export interface FoundFinding {
  id: string;
  missionId: string;
  addresseeId: string;
  state: FindingState;
  replyDueOn: string | null;
  member: boolean;
  addressed: boolean;
  /** Number of its last text; those who may not read it get the last that they may. */
  lastText: number;
}

/** @throws Problem not_found */
export async function findFinding(tx: Transaction, programmeId: string, ref: string): Promise<FoundFinding> {
  const [row] = await tx.query<FoundFinding>(
    `select f.id, f.mission_id as "missionId", f.addressee_id as "addresseeId", f.state, f.reply_due_on as "replyDueOn",
       (f.programme_id, f.mission_id) in (select m.programme_id, m.mission_id from access.missions_of_actor() m) as member,
       (f.programme_id, f.addressee_id) in (select p.programme_id, p.organisation_id from access.declaring_participations() p) as addressed,
       (select coalesce(max(t.number), 0) from register.finding_text t where t.programme_id = f.programme_id and t.mission_id = f.mission_id and t.finding_id = f.id) as "lastText"
     from register.finding f where f.programme_id = $1 and f.ref = $2`, [programmeId, ref]);
  if (!row) throw new Problem('not_found');
  return row;
}
