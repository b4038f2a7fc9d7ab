import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { RestatementRequestEntity } from './restatement-request.entity.js';
import type { DecideRestatementBody, RestatementRequestAnswer } from './restatement-requests.dto.js';

const SELECT = `
  select q.id, x.mission, x.institution, c.ref as commitment, app.title_answer(c.title_fr, c.title_ar, c.title_en) as title,
    coalesce((select json_agg(app.organisation_answer(o) order by ob.position, o.folded_key) from register.commitment_obligor ob join register.organisation o on o.id = ob.organisation_id
      where ob.programme_id = c.programme_id and ob.commitment_id = c.id), '[]') as obligors,
    x.period, i.unit, trim_scale(q.accepted)::text as accepted, trim_scale(q.adjusted)::text as adjusted, q.due_on as "dueOn", q.state = 'open' and q.due_on < app.today() as late, q.state,
    to_char(q.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt", q.note_id as reason, q.version
  from register.restatement_request q
    join access.finding_mission(q.programme_id, q.mission_id) x on true
    join register.commitment c on c.programme_id = q.programme_id and c.id = q.commitment_id
    join register.indicator i on i.programme_id = c.programme_id and i.id = c.indicator_id
  where q.programme_id = $1 `;

/** What auditors' adjustments ask, and the decision of the programme office within its days. */
@Injectable()
export class RestatementRequestsService {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly sealedTexts: SealedTextService) {}

  list(actor: Actor, programmeId: string): Promise<RestatementRequestAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => this.answers(tx, SELECT + "order by q.state <> 'open', q.due_on, q.id limit 500", [programmeId]));
  }

  /** @throws Problem refusal_reason_required, stale_version, transition_not_allowed once it is decided */
  decide(actor: Actor, programmeId: string, id: string, version: number, { decision, reason }: DecideRestatementBody): Promise<RestatementRequestAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [before] = await this.answers(tx, SELECT + 'and q.id = $2', [programmeId, id]);
      if (!before) throw new Problem('not_found');
      if (before.state !== 'open') throw new Problem('transition_not_allowed', { from: before.state, possible: '' });
      if (decision === 'refused' && reason === undefined) throw new Problem('validation_failed', {}, [{ field: 'reason', code: 'refusal_reason_required' }]);
      const noteId = await this.sealedTexts.seal(tx, programmeId, reason);
      await updateVersioned(tx, RestatementRequestEntity, { programmeId, id }, version, { state: decision, decidedBy: actor.personId, decidedAt: tx.now, noteId });
      const [after] = await this.answers(tx, SELECT + 'and q.id = $2', [programmeId, id]);
      return after as RestatementRequestAnswer;
    });
  }

  private async answers(tx: Transaction, sql: string, parameters: readonly string[]): Promise<RestatementRequestAnswer[]> {
    const rows = await tx.query<RestatementRequestAnswer>(sql, parameters);
    const texts = await this.sealedTexts.open(tx, rows.map(({ reason }) => reason));
    return rows.map((row) => ({ ...row, reason: row.reason === null ? null : (texts.get(row.reason) ?? null) }));
  }
}
