import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { compareDecimals } from '../common/quantity.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { NotificationsService, type Occasion } from '../notifications/notifications.service.js';
import { ProgressService } from '../progress/progress.service.js';
import { recordDecision } from './declaration-decisions.js';
import { readDeclarationEffects } from './declaration-effects.queries.js';
import { readDeclarationFile } from './declaration-file.queries.js';
import type { AcceptBody, AdjustedLineBody, DecisionKind, ReturnBody } from './declaration-parts.dto.js';
import { submittedLines } from './declaration-lines.queries.js';
import { DeclarationEntity } from './declaration.entity.js';
import type { DeclarationFileAnswer } from './declarations.dto.js';
import { type DeclarationRow, lockDeclaration, readDeclaration } from './declarations.queries.js';
import { stateAfter } from './declarations.service.js';
import { recordErratum } from './errata.queries.js';

/** An examiner begins, gives a visa, accepts or returns; each decision covers the hash of what stands submitted. */
@Injectable()
export class ExaminationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly progress: ProgressService,
    private readonly notifications: NotificationsService,
  ) {}

  /** From here on the organisation can no longer recall. Beginning twice changes nothing. */
  begin(actor: Actor, programmeId: string, ref: string, version: number): Promise<DeclarationFileAnswer> {
    return this.decide(actor, programmeId, ref, version, async (tx, declaration) => {
      if (declaration.state !== 'submitted') {
        throw new Problem('declaration_frozen');
      }
      if (!declaration.underExamination) {
        await recordDecision(tx, programmeId, declaration, 'examination', null);
        await updateVersioned(tx, DeclarationEntity, { programmeId, id: declaration.id }, version, { underExamination: true });
      }
    });
  }

  /** The first of two persons. @throws Problem visa_not_needed, four_eyes */
  giveVisa(actor: Actor, programmeId: string, ref: string, version: number, body: AcceptBody): Promise<DeclarationFileAnswer> {
    return this.decide(actor, programmeId, ref, version, async (tx, declaration) => {
      stateAfter(declaration, 'accept');
      const { twoPersons, visaGiven } = await readDeclaration(tx, programmeId, ref);
      if (!twoPersons || visaGiven) {
        throw new Problem('visa_not_needed');
      }
      const decisionId = await this.record(tx, programmeId, declaration, 'visa', body.note);
      await this.remark(tx, programmeId, declaration, decisionId, body.adjustments ?? []);
      await updateVersioned(tx, DeclarationEntity, { programmeId, id: declaration.id }, version, { underExamination: true });
    });
  }

  /** Accepts each declared value, or the lower one that the evidence proves. @throws Problem visa_of_another_person, four_eyes, accepted_at_most_declared */
  accept(actor: Actor, programmeId: string, ref: string, version: number, body: AcceptBody): Promise<DeclarationFileAnswer> {
    return this.decide(actor, programmeId, ref, version, async (tx, declaration) => {
      const state = stateAfter(declaration, 'accept');
      const lowered = body.adjustments?.map(({ line, value }) => `${line}:${value}`).join(',');
      const shown = declaration.restatement > 0 ? await readDeclarationEffects(tx, programmeId, ref, lowered) : null;
      const decisionId = await this.record(tx, programmeId, declaration, 'acceptance', body.note);
      if (body.adjustments) {
        await this.remark(tx, programmeId, declaration, decisionId, body.adjustments);
      }
      if (declaration.restatement > 0) {
        await tx.execute(SUPERSEDE_ACCEPTED, [programmeId, declaration.organisationId, declaration.periodId, declaration.id]);
        await tx.execute(SUPERSEDE_OBSERVED, [programmeId, declaration.organisationId, declaration.periodId, declaration.id]);
      }
      await tx.execute(ACCEPT, [programmeId, declaration.id, declaration.revision, decisionId, body.adjustments !== undefined]);
      if (shown) {
        await recordErratum(tx, programmeId, declaration, decisionId, shown);
      }
      await updateVersioned(tx, DeclarationEntity, { programmeId, id: declaration.id }, version, { state, underExamination: false });
      await this.progress.recompute(tx, programmeId, declaration);
      await this.tell(tx, programmeId, declaration, 'declaration_accepted');
    });
  }

  /** @throws Problem return_reason_required, validation_failed naming a line that is not of this submission */
  sendBack(actor: Actor, programmeId: string, ref: string, version: number, body: ReturnBody): Promise<DeclarationFileAnswer> {
    return this.decide(actor, programmeId, ref, version, async (tx, declaration) => {
      const state = stateAfter(declaration, 'return');
      if (!body.note && body.lines.length === 0) {
        throw new Problem('return_reason_required');
      }
      const decisionId = await this.record(tx, programmeId, declaration, 'return', body.note);
      await this.remark(tx, programmeId, declaration, decisionId, body.lines);
      await updateVersioned(tx, DeclarationEntity, { programmeId, id: declaration.id }, version, { state, underExamination: false });
      await this.progress.recompute(tx, programmeId, declaration);
      await this.tell(tx, programmeId, declaration, 'declaration_returned');
    });
  }

  private async tell(tx: Transaction, programmeId: string, { ref, organisationId, revision }: DeclarationRow, kind: Occasion['kind']): Promise<void> {
    await this.notifications.notify(tx, {
      programmeId, kind, recipients: { organisationId, roles: ['contributor', 'preparer', 'signatory'] }, subject: { kind: 'declaration', ref, organisationId, occasion: String(revision) },
    });
  }

  private decide(actor: Actor, programmeId: string, ref: string, version: number, work: (tx: Transaction, declaration: DeclarationRow) => Promise<void>): Promise<DeclarationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      await work(tx, await lockDeclaration(tx, programmeId, ref, version, 'examiner'));
      return readDeclarationFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  private async record(tx: Transaction, programmeId: string, declaration: DeclarationRow, kind: DecisionKind, note: string | undefined): Promise<string> {
    return recordDecision(tx, programmeId, declaration, kind, await this.sealedTexts.seal(tx, programmeId, note, declaration.organisationId));
  }

  /** What the decision says of single lines: a lower value, or why the line comes back. */
  private async remark(tx: Transaction, programmeId: string, declaration: DeclarationRow, decisionId: string, lines: readonly (Omit<AdjustedLineBody, 'value' | 'reasonCode'> & { value?: string; reasonCode: string })[]): Promise<void> {
    const submitted = new Map((await submittedLines(tx, programmeId, declaration.id, declaration.revision)).map((line) => [line.id, line]));
    for (const [index, { line, value }] of lines.entries()) {
      const declared = submitted.get(line);
      if (!declared || (value !== undefined && declared.value === null)) {
        throw new Problem('validation_failed', {}, [{ field: `lines[${index}].line`, code: 'line_not_reported' }]);
      }
      if (value !== undefined && declared.value !== null && compareDecimals(value, declared.value) >= 0) {
        throw new Problem('validation_failed', {}, [{ field: `lines[${index}].value`, code: 'accepted_at_most_declared' }]);
      }
    }
    const rows = [];
    for (const { line, value, reasonCode, note } of lines) {
      rows.push({ id: uuid7(tx.now), line, value: value ?? null, reason: reasonCode, note: await this.sealedTexts.seal(tx, programmeId, note, declaration.organisationId) });
    }
    await tx.execute(
      `insert into register.decision_line (programme_id, id, organisation_id, declaration_id, decision_id, observation_id, value, reason_code, note_id)
       select $1, w.id, $2, $3, $4, w.line, w.value, w.reason, w.note from jsonb_to_recordset($5::jsonb) as w (id uuid, line uuid, value numeric, reason text, note uuid)`,
      [programmeId, declaration.organisationId, declaration.id, decisionId, JSON.stringify(rows)]);
  }
}

/** A line is accepted as the decision says, as its visa says when the decision is silent, and else as declared. */
const ACCEPT = `insert into register.accepted_value (programme_id, id, organisation_id, declaration_id, observation_id, decision_id, value, reason_code, note_id, recorded_by)
  select b.programme_id, app.uuid7(), b.organisation_id, b.declaration_id, b.id, $4, coalesce(l.value, b.value), l.reason_code, l.note_id, (select ledger.current_change())
  from register.observation b
    left join lateral (
      select l.* from register.decision_line l join register.declaration_decision c on c.programme_id = l.programme_id and c.id = l.decision_id
      where l.programme_id = b.programme_id and l.observation_id = b.id and l.value is not null and (l.decision_id = $4 or (not $5 and c.kind = 'visa' and c.revision = $3))
      order by c.decided_at desc, c.id desc limit 1) l on true
  where b.programme_id = $1 and b.declaration_id = $2 and b.revision = $3 and b.state = 'reported'`;

const SUPERSEDE_ACCEPTED = `update register.accepted_value a set superseded_by = ledger.current_change()
  from register.observation b where b.programme_id = a.programme_id and b.id = a.observation_id and a.superseded_by is null
    and b.programme_id = $1 and b.organisation_id = $2 and b.period_id = $3 and b.declaration_id <> $4
    and exists (select from register.observation n join register.indicator i on i.programme_id = n.programme_id and i.id = n.indicator_id
      join register.indicator old on old.programme_id = b.programme_id and old.id = b.indicator_id
      where n.programme_id = $1 and n.declaration_id = $4 and n.superseded_by is null and i.section = old.section)`;

/** A restatement replaces the whole of the parts that it speaks of. */
const SUPERSEDE_OBSERVED = `update register.observation b set superseded_by = ledger.current_change()
  where b.programme_id = $1 and b.organisation_id = $2 and b.period_id = $3 and b.declaration_id <> $4 and b.superseded_by is null
    and exists (select from register.observation n join register.indicator i on i.programme_id = n.programme_id and i.id = n.indicator_id
      join register.indicator old on old.programme_id = b.programme_id and old.id = b.indicator_id
      where n.programme_id = $1 and n.declaration_id = $4 and n.superseded_by is null and i.section = old.section)`;
