import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { addDays, type CivilDate, civilDate, endOfMonth } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { ProgressService } from '../progress/progress.service.js';
import { type PeriodAction, periodLifecycle } from './declaration.lifecycle.js';
import type { ChangePeriodBody, CreatePeriodBody, DueDeclarationAnswer, ExtendPeriodBody, PeriodAnswer } from './periods.dto.js';
import { dueInPeriod, periodNamed, readPeriod } from './periods.queries.js';
import { ReportingPeriodEntity } from './reporting-period.entity.js';

/** The programme office opens and closes the quarters in which organisations declare. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly progress: ProgressService,
    private readonly notifications: NotificationsService,
  ) {}

  create(actor: Actor, programmeId: string, body: CreatePeriodBody): Promise<PeriodAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { from, to } = quarterDates(body.year, body.quarter);
      const ref = `${body.year}-T${body.quarter}`;
      const opensOn = body.opensOn ?? addDays(to, 1);
      const dueOn = body.dueOn ?? endOfMonth(opensOn);
      refuseDueBeforeOpening(opensOn, dueOn);
      await tx.manager.insert(ReportingPeriodEntity, { programmeId, id: uuid7(tx.now), ref, dates: `[${from},${addDays(to, 1)})`, opensOn, dueOn });
      await this.progress.recomputeFrom(tx, programmeId, from);
      return readPeriod(tx, programmeId, ref);
    });
  }

  change(actor: Actor, programmeId: string, ref: string, version: number, body: ChangePeriodBody): Promise<PeriodAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const period = await readPeriod(tx, programmeId, ref);
      if (period.state === 'closed') {
        throw new Problem('period_closed');
      }
      refuseDueBeforeOpening(body.opensOn ?? period.opensOn, body.dueOn ?? period.dueOn);
      await updateVersioned(tx, ReportingPeriodEntity, { programmeId, ref }, version, { ...body });
      // time decides what is missing by the due day alone
      if (tx.today > period.dueOn !== tx.today > (body.dueOn ?? period.dueOn)) {
        await this.progress.recomputeFrom(tx, programmeId, period.from);
      }
      return readPeriod(tx, programmeId, ref);
    });
  }

  /** Opening lets organisations declare; closing leaves restatements alone. */
  move(actor: Actor, programmeId: string, ref: string, version: number, action: PeriodAction): Promise<PeriodAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const period = await readPeriod(tx, programmeId, ref);
      const step = periodLifecycle.next(period.state, action);
      if (!step.allowed) {
        throw new Problem('transition_not_allowed', { from: period.state, possible: step.possible.join(', ') });
      }
      await updateVersioned(tx, ReportingPeriodEntity, { programmeId, ref }, version, { state: step.to });
      if (action === 'open') {
        const { id } = await periodNamed(tx, programmeId, ref);
        await this.notifications.notify(tx, { programmeId, kind: 'period_opened', recipients: { owing: id }, subject: { kind: 'period', ref } });
      }
      return readPeriod(tx, programmeId, ref);
    });
  }

  /** One organisation gets more time; the extension before it stays on record. */
  extend(actor: Actor, programmeId: string, ref: string, body: ExtendPeriodBody): Promise<DueDeclarationAnswer[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [period] = await tx.query<{ id: string; state: string; dueOn: CivilDate }>('select id, state, due_on as "dueOn" from register.reporting_period where programme_id = $1 and ref = $2', [programmeId, ref]);
      if (!period) {
        throw new Problem('not_found');
      }
      if (period.state === 'closed') {
        throw new Problem('period_closed');
      }
      if (body.dueOn <= period.dueOn) {
        throw new Problem('validation_failed', {}, [{ field: 'dueOn', code: 'extension_not_later', parameters: { due: period.dueOn } }]);
      }
      await appendExtension(tx, programmeId, period.id, body, await this.sealedTexts.seal(tx, programmeId, body.note, body.organisationId));
      await this.progress.recompute(tx, programmeId, { organisationId: body.organisationId, periodId: period.id });
      return dueInPeriod(tx, programmeId, ref);
    });
  }
}

async function appendExtension(tx: Transaction, programmeId: string, periodId: string, { organisationId, dueOn, reasonCode }: ExtendPeriodBody, noteId: string | null): Promise<void> {
  await tx.execute('update register.period_extension set superseded_by = ledger.current_change() where programme_id = $1 and period_id = $2 and organisation_id = $3 and superseded_by is null', [programmeId, periodId, organisationId]);
  await tx.execute(
    'insert into register.period_extension (programme_id, id, period_id, organisation_id, due_on, reason_code, note_id) values ($1, $2, $3, $4, $5, $6, $7)',
    [programmeId, uuid7(tx.now), periodId, organisationId, dueOn, reasonCode, noteId]);
}

function quarterDates(year: number, quarter: number): { from: CivilDate; to: CivilDate } {
  const month = (number: number): CivilDate => civilDate(`${year}-${String(number).padStart(2, '0')}-01`);
  return { from: month(quarter * 3 - 2), to: endOfMonth(month(quarter * 3)) };
}

function refuseDueBeforeOpening(opensOn: CivilDate, dueOn: CivilDate): void {
  if (dueOn < opensOn) {
    throw new Problem('validation_failed', {}, [{ field: 'dueOn', code: 'end_before_start' }]);
  }
}
