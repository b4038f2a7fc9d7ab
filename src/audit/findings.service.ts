import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import type { DecisionOutcome, FindingStep, FollowUpOutcome } from './audit.vocabulary.js';
import { FindingEntity } from './finding.entity.js';
import { type FindingAction, findingLifecycle } from './finding.lifecycle.js';
import type { ActionBody, CommunicateBody, DecideFindingBody, DraftFindingBody, AuditFindingAnswer, FindingTextBody, FollowUpBody, ReplyBody } from './findings.dto.js';
import { findFinding, type FoundFinding, readFinding } from './findings.queries.js';
import { missionOfTeam } from './missions.queries.js';

interface Step {
  kind: FindingStep;
  outcome?: DecisionOutcome | FollowUpOutcome;
  dueOn?: string;
  note?: string;
}

/** The contradictory procedure: what the auditors find, what the addressee answers, and what is decided. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly notifications: NotificationsService,
  ) {}

  /** A provisional finding, for the team alone. One that supersedes a final finding takes its place when it is final itself. */
  draft(actor: Actor, programmeId: string, missionRef: string, body: DraftFindingBody): Promise<AuditFindingAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const mission = await missionOfTeam(tx, programmeId, missionRef);
      const supersedes = body.supersedes === undefined ? null : await this.superseded(tx, programmeId, body.supersedes, mission.id);
      const [{ number = 1 } = {}] = await tx.query<{ number: number }>('select count(*)::int + 1 as number from register.finding where programme_id = $1 and mission_id = $2', [programmeId, mission.id]);
      const ref = `${missionRef}-C-${String(number).padStart(2, '0')}`;
      const id = uuid7(tx.now);
      await tx.manager.insert(FindingEntity, { programmeId, missionId: mission.id, id, ref, itemId: body.itemId ?? null, addresseeId: body.addresseeId, severity: body.severity, supersedes });
      await this.addText(tx, programmeId, mission.id, id, 1, body);
      return readFinding(tx, this.sealedTexts, programmeId, ref);
    });
  }

  /** Another version of the text; the ones before stay. */
  rewrite(actor: Actor, programmeId: string, ref: string, version: number, body: FindingTextBody): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'rewrite', async (tx, finding) => {
      await this.addText(tx, programmeId, finding.missionId, finding.id, finding.lastText + 1, body);
      return {};
    });
  }

  communicate(actor: Actor, programmeId: string, ref: string, version: number, { replyDueOn }: CommunicateBody): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'communicate', async (tx, finding) => {
      if (replyDueOn <= tx.today) throw new Problem('validation_failed', {}, [{ field: 'replyDueOn', code: 'finding_reply_day' }]);
      await this.step(tx, programmeId, finding, { kind: 'communicated', dueOn: replyDueOn });
      await this.notifications.notify(tx, {
        programmeId, kind: 'finding_communicated', recipients: { organisationId: finding.addresseeId, roles: ['contributor', 'preparer', 'signatory'] },
        subject: { kind: 'finding', ref, organisationId: finding.addresseeId, dueOn: replyDueOn },
      });
      return { replyDueOn, communicatedText: finding.lastText };
    });
  }

  /** By the addressee; the team is told. */
  reply(actor: Actor, programmeId: string, ref: string, version: number, { text }: ReplyBody): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'reply', async (tx, finding) => {
      await this.step(tx, programmeId, finding, { kind: 'replied', note: text });
      const team = await tx.query<{ id: string }>('select t as id from access.team_of_finding($1, $2) t', [programmeId, finding.missionId]);
      await this.notifications.notify(tx, { programmeId, kind: 'finding_replied', recipients: { personIds: team.map(({ id }) => id) }, subject: { kind: 'finding', ref, organisationId: finding.addresseeId } });
      return {};
    });
  }

  /** By the head of the mission, once the reply came or its day passed. */
  decide(actor: Actor, programmeId: string, ref: string, version: number, { outcome, note }: DecideFindingBody): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'decide', async (tx, finding) => {
      if (finding.state === 'communicated' && finding.replyDueOn !== null && tx.today <= finding.replyDueOn) throw new Problem('finding_reply_awaited', { day: finding.replyDueOn });
      await this.step(tx, programmeId, finding, { kind: 'decided', outcome, ...(note === undefined ? {} : { note }) });
      return {};
    });
  }

  /** By another member: the finding is final, or closed when it was lifted. */
  second(actor: Actor, programmeId: string, ref: string, version: number): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'second', async (tx, finding) => {
      await this.step(tx, programmeId, finding, { kind: 'seconded' });
      const [decided] = await tx.query<{ outcome: DecisionOutcome }>(
        "select outcome from register.finding_step where programme_id = $1 and mission_id = $2 and finding_id = $3 and kind = 'decided' order by done_at desc, recorded_by desc limit 1", [programmeId, finding.missionId, finding.id]);
      await supersedeFormer(tx, programmeId, finding);
      await this.notifications.notify(tx, {
        programmeId, kind: 'finding_final', recipients: { organisationId: finding.addresseeId, roles: ['contributor', 'preparer', 'signatory'] }, subject: { kind: 'finding', ref, organisationId: finding.addresseeId },
      });
      return { finalText: finding.lastText, ...(decided?.outcome === 'lifted' ? { state: 'closed' } : {}) };
    });
  }

  /** What the addressee does about the recommendation, and by when. */
  act(actor: Actor, programmeId: string, ref: string, version: number, { text, dueOn }: ActionBody): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'act', async (tx, finding) => {
      await this.step(tx, programmeId, finding, { kind: 'action', note: text, ...(dueOn === undefined ? {} : { dueOn }) });
      return {};
    });
  }

  followUp(actor: Actor, programmeId: string, ref: string, version: number, { outcome, note }: FollowUpBody): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'follow_up', async (tx, finding) => {
      await this.step(tx, programmeId, finding, { kind: 'followed_up', outcome, ...(note === undefined ? {} : { note }) });
      return {};
    });
  }

  close(actor: Actor, programmeId: string, ref: string, version: number): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'close', async (tx, finding) => {
      await this.step(tx, programmeId, finding, { kind: 'closed' });
      return {};
    });
  }

  /** A finding that is not final is given up; it stays on record for the team. */
  drop(actor: Actor, programmeId: string, ref: string, version: number): Promise<AuditFindingAnswer> {
    return this.move(actor, programmeId, ref, version, 'drop', async (tx, finding) => {
      await this.step(tx, programmeId, finding, { kind: 'dropped' });
      return {};
    });
  }

  private move(
    actor: Actor, programmeId: string, ref: string, version: number, action: FindingAction, work: (tx: Transaction, finding: FoundFinding) => Promise<Partial<FindingEntity>>,
  ): Promise<AuditFindingAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const finding = await findFinding(tx, programmeId, ref);
      const isAddressees = action === 'reply' || action === 'act';
      if (isAddressees ? !finding.addressed : !finding.member) throw new Problem('not_permitted', { permission: isAddressees ? 'finding.reply' : 'audit.work' });
      const step = findingLifecycle.next(finding.state, action);
      if (!step.allowed) throw new Problem('transition_not_allowed', { from: finding.state, possible: step.possible.join(', ') });
      const changes = await work(tx, finding);
      await updateVersioned(tx, FindingEntity, { programmeId, missionId: finding.missionId, id: finding.id }, version, { state: step.to, ...changes });
      return readFinding(tx, this.sealedTexts, programmeId, ref);
    });
  }

  private async addText(tx: Transaction, programmeId: string, missionId: string, findingId: string, number: number, body: FindingTextBody): Promise<void> {
    const ids: (string | null)[] = [];
    for (const text of [body.criterion, body.condition, body.cause, body.effect, body.recommendation]) ids.push(await this.sealedTexts.seal(tx, programmeId, text, { missionId }));
    await tx.execute(
      'insert into register.finding_text (programme_id, mission_id, finding_id, id, number, criterion_id, condition_id, cause_id, effect_id, recommendation_id, person_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [programmeId, missionId, findingId, uuid7(tx.now), number, ...ids, tx.actor.personId]);
  }

  private async step(tx: Transaction, programmeId: string, { id, missionId, addresseeId, lastText }: FoundFinding, { kind, outcome, dueOn, note }: Step): Promise<void> {
    const noteId = await this.sealedTexts.seal(tx, programmeId, note, { missionId });
    await tx.execute(
      `insert into register.finding_step (programme_id, mission_id, finding_id, id, addressee_id, kind, text_number, outcome, due_on, note_id, person_id, done_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [programmeId, missionId, id, uuid7(tx.now), addresseeId, kind, lastText, outcome ?? null, dueOn ?? null, noteId, tx.actor.personId, tx.now]);
  }

  /** @throws Problem transition_not_allowed unless the finding before is final */
  private async superseded(tx: Transaction, programmeId: string, ref: string, missionId: string): Promise<string> {
    const former = await findFinding(tx, programmeId, ref);
    const step = findingLifecycle.next(former.state, 'supersede');
    if (!step.allowed || former.missionId !== missionId) throw new Problem('transition_not_allowed', { from: former.state, possible: step.allowed ? '' : step.possible.join(', ') });
    return former.id;
  }
}

async function supersedeFormer(tx: Transaction, programmeId: string, { id, missionId }: FoundFinding): Promise<void> {
  await tx.execute(
    `update register.finding former set state = 'superseded', version = former.version + 1 from register.finding f
     where f.programme_id = $1 and f.mission_id = $2 and f.id = $3 and former.programme_id = f.programme_id and former.mission_id = f.mission_id and former.id = f.supersedes`, [programmeId, missionId, id]);
}
