import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { type FieldProblem, Problem } from '../common/problems.js';
import { compareDecimals } from '../common/quantity.js';
import { uuid7 } from '../common/uuid7.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { type AuditedCommitment, sampledCommitments } from './audited-commitments.queries.js';
import type { MissionFileAnswer, ReviewBody } from './missions.dto.js';
import { missionOfTeam, readMissionFile } from './missions.queries.js';
import { refuseClosed } from './missions.service.js';

/** The opinion of the mission on a commitment; each one supersedes the one before, and both stay. */
@Injectable()
export class ReviewsService {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly sealedTexts: SealedTextService) {}

  /** @throws Problem validation_failed, mission_closed, not_found */
  save(actor: Actor, programmeId: string, ref: string, itemId: string, body: ReviewBody): Promise<MissionFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const mission = await missionOfTeam(tx, programmeId, ref);
      refuseClosed(mission);
      const [item] = await tx.query<{ commitmentId: string }>('select commitment_id as "commitmentId" from register.mission_item where programme_id = $1 and mission_id = $2 and id = $3', [programmeId, mission.id, itemId]);
      if (!item) throw new Problem('not_found');
      const facts = (await sampledCommitments(tx, programmeId, mission.id)).find(({ commitmentId }) => commitmentId === item.commitmentId);
      if (!facts) throw new Problem('not_found');
      const fields = problemsOf(body, facts);
      if (fields.length > 0) throw new Problem('validation_failed', {}, fields);
      const noteId = await this.sealedTexts.seal(tx, programmeId, body.note, { missionId: mission.id });
      await tx.execute('update register.review set superseded_by = ledger.current_change() where programme_id = $1 and mission_id = $2 and item_id = $3 and superseded_by is null', [programmeId, mission.id, itemId]);
      const { verifiable } = body;
      await tx.execute(
        `insert into register.review (programme_id, mission_id, item_id, id, verifiable, reason_code, opinion, adjusted, completion, tests, confidence, note_id, declared, accepted, attested, person_id, reviewed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
        [programmeId, mission.id, itemId, uuid7(tx.now), verifiable, verifiable ? null : body.reasonCode, verifiable ? body.opinion : null, body.opinion === 'verified_with_adjustment' && verifiable ? body.adjusted : null,
          verifiable ? (body.completion ?? null) : null, body.tests ?? [], body.confidence ?? null, noteId, facts.declared, facts.accepted, facts.attested, actor.personId, tx.now]);
      return readMissionFile(tx, this.sealedTexts, programmeId, ref);
    });
  }
}

function problemsOf({ verifiable, reasonCode, opinion, adjusted }: ReviewBody, { accepted }: AuditedCommitment): FieldProblem[] {
  if (!verifiable) {
    return reasonCode === undefined ? [{ field: 'reasonCode', code: 'review_reason_required' }] : [];
  }
  if (opinion === undefined) {
    return [{ field: 'opinion', code: 'review_opinion_required' }];
  }
  if ((opinion === 'verified' || opinion === 'verified_with_adjustment') && accepted === null) {
    return [{ field: 'opinion', code: 'review_nothing_accepted' }];
  }
  if (opinion === 'verified_with_adjustment' && (adjusted === undefined || compareDecimals(adjusted, accepted ?? '0') === 0)) {
    return [{ field: 'adjusted', code: 'review_adjusted_required' }];
  }
  return [];
}
