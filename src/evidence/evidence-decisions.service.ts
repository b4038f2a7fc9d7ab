import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { StoredFilesService } from '../files/stored-files.service.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import type { DestroyEvidenceBody, EvidenceAnswer } from './evidence.dto.js';
import { EvidenceEntity } from './evidence.entity.js';
import { type EvidenceAction, evidenceLifecycle, type EvidenceState, stateAfter } from './evidence.lifecycle.js';
import { declarationOfEvidence, readEvidence } from './evidence.queries.js';
import { lockDeclaration } from './evidence.service.js';

/** What persons decide of a file. A decision stays, with the hash of the file; the content goes when nothing holds it any more. */
@Injectable()
export class EvidenceDecisionsService {
  private readonly logger = new Logger(EvidenceDecisionsService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storedFiles: StoredFilesService,
    private readonly sealedTexts: SealedTextService,
  ) {}

  /** The declarant says why a file that seems nominative is not. */
  confirm(actor: Actor, programmeId: string, ref: string, id: string, version: number, reason: string): Promise<EvidenceAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const declaration = await lockDeclaration(tx, programmeId, ref);
      const evidence = await readEvidence(tx, this.sealedTexts, programmeId, declaration.id, id);
      refuseUnlessPossible(evidence.state, 'confirm');
      if (evidence.findings.length === 0 || evidence.confirmation !== null) {
        throw new Problem('evidence_nothing_suspected');
      }
      const confirmationId = await this.sealedTexts.seal(tx, programmeId, reason, declaration.organisationId);
      // the event of this change carries the hash of the reason
      await tx.query("select set_config('app.reason_text_id', $1, true)", [confirmationId]);
      await updateVersioned(tx, EvidenceEntity, { programmeId, id }, version, {
        confirmedBy: tx.actor.personId, confirmationId,
        state: stateAfter({ scan: evidence.scan, suspected: true, confirmed: true }),
      });
      return readEvidence(tx, this.sealedTexts, programmeId, declaration.id, id);
    });
  }

  /** The declarant takes a file back while the declaration is its own to change. */
  async withdraw(actor: Actor, programmeId: string, ref: string, id: string, version: number): Promise<EvidenceAnswer> {
    const answer = await this.unitOfWork.run(actor, async (tx) => {
      const declaration = await lockDeclaration(tx, programmeId, ref);
      refuseUnlessPossible((await readEvidence(tx, this.sealedTexts, programmeId, declaration.id, id)).state, 'withdraw');
      await updateVersioned(tx, EvidenceEntity, { programmeId, id }, version, { state: 'withdrawn', ...signed(tx) });
      return readEvidence(tx, this.sealedTexts, programmeId, declaration.id, id);
    });
    return this.afterLeaving(answer);
  }

  /** The programme office destroys the content by a decision with its reason; the hash stays. */
  async destroy(actor: Actor, programmeId: string, ref: string, id: string, version: number, { reasonCode, reason }: DestroyEvidenceBody): Promise<EvidenceAnswer> {
    const answer = await this.unitOfWork.run(actor, async (tx) => {
      const declaration = await declarationOfEvidence(tx, programmeId, ref);
      refuseUnlessPossible((await readEvidence(tx, this.sealedTexts, programmeId, declaration.id, id)).state, 'destroy');
      await updateVersioned(tx, EvidenceEntity, { programmeId, id }, version, {
        state: 'destroyed', reasonCode, noteId: await this.sealedTexts.seal(tx, programmeId, reason, declaration.organisationId), ...signed(tx),
      });
      return readEvidence(tx, this.sealedTexts, programmeId, declaration.id, id);
    });
    return this.afterLeaving(answer);
  }

  /** The decision stands whether or not the store answers now: what it still holds then is swept. */
  private async afterLeaving(answer: EvidenceAnswer): Promise<EvidenceAnswer> {
    try {
      return { ...answer, contentDestroyed: (await this.storedFiles.discard(answer.sha256)) || answer.contentDestroyed };
    } catch (error) {
      this.logger.warn(`The content of ${answer.sha256} did not leave the store (${(error as Error).message}); the next sweep tries again.`);
      return answer;
    }
  }
}

function signed(tx: Transaction): Pick<EvidenceEntity, 'decidedBy' | 'decidedAt'> {
  return { decidedBy: tx.actor.personId, decidedAt: tx.now };
}

function refuseUnlessPossible(state: EvidenceState, action: EvidenceAction): void {
  const step = evidenceLifecycle.next(state, action);
  if (!step.allowed) {
    throw new Problem('transition_not_allowed', { from: state, possible: step.possible.join(', ') || '—' });
  }
}
