import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { localDayOf } from '../common/local-day.js';
import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { ProgressService } from '../progress/progress.service.js';
import type { DeclarationCheck } from './checks/check-input.js';
import { checksOfDraft } from './declaration-checks.queries.js';
import { contentBytes } from './declaration-content.js';
import { supersedeObservations } from './declaration-decisions.js';
import { readDeclarationFile } from './declaration-file.queries.js';
import { draftLines } from './declaration-lines.queries.js';
import { DeclarationEntity } from './declaration.entity.js';
import type { DeclarationFileAnswer, SubmitBody } from './declarations.dto.js';
import { type DeclarationRow, lockDeclaration } from './declarations.queries.js';
import { stateAfter } from './declarations.service.js';
import { type ExaminationRule, needsTwoPersons } from './examination.policy.js';
import { dueOfOrganisation } from './periods.queries.js';

/** A signatory declares: the draft is checked, frozen, hashed, and its lines become observations. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly progress: ProgressService,
    private readonly notifications: NotificationsService,
  ) {}

  /** @throws Problem declared_exact_required, delegation_missing, declaration_has_errors, warnings_to_explain, period_closed */
  submit(actor: Actor, programmeId: string, ref: string, version: number, { declaredExact }: SubmitBody): Promise<DeclarationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (!declaredExact) {
        throw new Problem('validation_failed', {}, [{ field: 'declaredExact', code: 'declared_exact_required' }]);
      }
      const declaration = await lockDeclaration(tx, programmeId, ref, version, 'organisation');
      const state = stateAfter(declaration, 'submit');
      const delegation = await delegationOf(tx, programmeId, declaration.organisationId);
      const warnings = await this.refuseUnfit(tx, programmeId, declaration);
      const revision = declaration.revision + 1;
      const due = await dueOfOrganisation(tx, programmeId, declaration.periodId, declaration.organisationId);
      const dueOn = due?.dueOn ?? localDayOf(tx.now);
      await this.freeze(tx, programmeId, { ...declaration, revision }, { delegation, warnings, dueOn });
      await supersedeObservations(tx, programmeId, declaration.id);
      await tx.execute(OBSERVE, [programmeId, declaration.id, revision]);
      await updateVersioned(tx, DeclarationEntity, { programmeId, id: declaration.id }, version, {
        state, revision, submittedAt: tx.now, ...(declaration.revision === 0 ? { late: localDayOf(tx.now) > dueOn } : {}),
      });
      await this.progress.recompute(tx, programmeId, declaration);
      await this.notifications.notify(tx, {
        programmeId, kind: 'declaration_submitted', recipients: { examinersOf: declaration.organisationId },
        subject: { kind: 'declaration', ref, organisationId: declaration.organisationId, occasion: String(revision) },
      });
      return readDeclarationFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  private async refuseUnfit(tx: Transaction, programmeId: string, declaration: DeclarationRow): Promise<DeclarationCheck[]> {
    const checks = await checksOfDraft(tx, programmeId, declaration);
    const errors = checks.filter(({ level }) => level === 'error');
    if (errors.length > 0) {
      throw new Problem('declaration_has_errors', { count: String(errors.length) });
    }
    const unexplained = checks.filter(({ explained }) => !explained);
    if (unexplained.length > 0) {
      throw new Problem('warnings_to_explain', { count: String(unexplained.length) });
    }
    return checks;
  }

  private async freeze(
    tx: Transaction, programmeId: string, { id, ref, organisationId, period, revision, restatement }: DeclarationRow,
    { delegation, warnings, dueOn }: { delegation: string; warnings: readonly DeclarationCheck[]; dueOn: CivilDate },
  ): Promise<void> {
    const lines = await draftLines(tx, programmeId, id);
    const content = contentBytes({ declaration: ref, organisation: organisationId, period, revision, lines: lines.map((line) => ({ ...line, dimensions: line.dimensions })) });
    const rules = await tx.query<ExaminationRule>(
      `select x.condition, i.code as indicator, trim_scale(x.threshold)::text as threshold from register.examination_rule x left join register.indicator i on i.programme_id = x.programme_id and i.id = x.indicator_id
       where x.programme_id = $1 and x.superseded_by is null and x.valid @> app.today()`, [programmeId]);
    const twoPersons = needsTwoPersons(rules, { warnings: warnings.length, restatement: restatement > 0, lines });
    await tx.execute(
      `insert into register.declaration_revision (programme_id, organisation_id, declaration_id, number, content, submitted_at, due_on, late, person_id, delegation_reference, warnings, two_persons)
       values ($1, $2, $3, $4, $5, $6, $7, $8, app.person_id(), $9, $10, $11)`,
      [programmeId, organisationId, id, revision, content, tx.now, dueOn, localDayOf(tx.now) > dueOn, delegation, JSON.stringify(warnings), twoPersons]);
  }
}

/** Region, segment and zone are those of the moment: a site that moves later leaves what was declared where it was. */
const OBSERVE = `insert into register.observation (programme_id, id, organisation_id, declaration_id, revision, period_id, period, indicator_id, indicator_version_id, site_id, region_code, segment_code, zone_id, dimensions, dimensions_key, state, value, explanation_id, recorded_by)
  select l.programme_id, app.uuid7(), l.organisation_id, l.declaration_id, $3, d.period_id, p.dates, l.indicator_id, l.indicator_version_id, l.site_id,
    coalesce(s.region_code, nullif(l.dimensions ->> 'region', 'unknown')), nullif(l.dimensions ->> 'segment', 'unknown'), z.id, l.dimensions, l.dimensions_key, l.state, l.value, l.explanation_id, (select ledger.current_change())
  from register.declaration_line l
    join register.declaration d on d.programme_id = l.programme_id and d.id = l.declaration_id
    join register.reporting_period p on p.programme_id = d.programme_id and p.id = d.period_id
    left join register.site s on s.id = l.site_id
    left join register.zone z on z.programme_id = l.programme_id and z.ref = l.dimensions ->> 'zone'
  where l.programme_id = $1 and l.declaration_id = $2`;

/** @throws Problem delegation_missing when the actor is no signatory of the organisation today */
async function delegationOf(tx: Transaction, programmeId: string, organisationId: string): Promise<string> {
  const [row] = await tx.query<{ reference: string }>(
    `select m.delegation_reference as reference from access.membership m
     where m.programme_id = $1 and m.organisation_id = $2 and m.person_id = app.person_id() and m.role = 'signatory' and m.valid @> app.today() limit 1`, [programmeId, organisationId]);
  if (!row) {
    throw new Problem('delegation_missing');
  }
  return row.reference;
}
