import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { addDays } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import type { CommitmentFileAnswer } from './commitments.dto.js';
import { readCommitmentFile } from './commitments.queries.js';
import type { OverrideHealthBody, RecordedOverrideAnswer } from './health.dto.js';

const LONGEST_DAYS = 366;

/** The word of the programme office on the health of a commitment: it stands beside what the rule computes, and ends by itself. */
@Injectable()
export class HealthService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
  ) {}

  /** All that was ever said, newest first. @throws Problem not_found */
  overrides(actor: Actor, programmeId: string, ref: string): Promise<RecordedOverrideAnswer[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { id } = await commitmentNamed(tx, programmeId, ref);
      const rows = await tx.query<Omit<RecordedOverrideAnswer, 'note'> & { noteId: string | null }>(
        `select h.state, h.reason_code as "reasonCode", (select n.name from access.person n where n.id = h.person_id) as by, lower(h.valid) as "from", upper(h.valid) - 1 as until,
           h.superseded_by is not null as superseded, h.note_id as "noteId"
         from register.health_override h where h.programme_id = $1 and h.commitment_id = $2 order by h.superseded_by is not null, h.recorded_by desc`, [programmeId, id]);
      const texts = await this.sealedTexts.open(tx, rows.map(({ noteId }) => noteId));
      return rows.map(({ noteId, ...row }) => ({ ...row, note: noteId === null ? null : (texts.get(noteId) ?? null) }));
    });
  }

  /** Takes the place of the override before it, which stays on record. @throws Problem not_found, validation_failed */
  override(actor: Actor, programmeId: string, ref: string, body: OverrideHealthBody): Promise<CommitmentFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { id, agreementId } = await commitmentNamed(tx, programmeId, ref);
      if (body.until < tx.today) throw new Problem('validation_failed', {}, [{ field: 'until', code: 'end_before_start' }]);
      const last = addDays(tx.today, LONGEST_DAYS);
      if (body.until > last) throw new Problem('validation_failed', {}, [{ field: 'until', code: 'override_too_long', parameters: { last } }]);
      await supersede(tx, programmeId, id);
      await tx.execute(
        `insert into register.health_override (programme_id, id, agreement_id, commitment_id, state, reason_code, note_id, valid, person_id) values ($1, $2, $3, $4, $5, $6, $7, daterange($8::date, $9::date, '[]'), $10)`,
        [programmeId, uuid7(tx.now), agreementId, id, body.state, body.reasonCode, await this.sealedTexts.seal(tx, programmeId, body.note), tx.today, body.until, actor.personId]);
      return readCommitmentFile(tx, programmeId, ref);
    });
  }

  /** What the rule computes stands alone again. @throws Problem not_found */
  withdraw(actor: Actor, programmeId: string, ref: string): Promise<CommitmentFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { id } = await commitmentNamed(tx, programmeId, ref);
      if ((await supersede(tx, programmeId, id)) === 0) throw new Problem('no_override');
      return readCommitmentFile(tx, programmeId, ref);
    });
  }
}

function supersede(tx: Transaction, programmeId: string, commitmentId: string): Promise<number> {
  return tx.execute('update register.health_override set superseded_by = ledger.current_change() where programme_id = $1 and commitment_id = $2 and superseded_by is null', [programmeId, commitmentId]);
}

async function commitmentNamed(tx: Transaction, programmeId: string, ref: string): Promise<{ id: string; agreementId: string }> {
  const [row] = await tx.query<{ id: string; agreementId: string }>('select c.id, c.agreement_id as "agreementId" from register.commitment c where c.programme_id = $1 and c.ref = $2', [programmeId, ref]);
  if (!row) throw new Problem('not_found');
  return row;
}
