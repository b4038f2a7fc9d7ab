import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { type CivilDate, compareCivilDates, type DatePrecision, lastDayOf } from '../common/civil-date.js';
import { foldKey } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { idOfRef } from '../programmes/references.queries.js';
import { MilestoneBaselineEntity } from './milestone-baseline.entity.js';
import { MilestoneDependencyEntity } from './milestone-dependency.entity.js';
import { MilestoneForecastEntity } from './milestone-forecast.entity.js';
import { MilestoneEntity } from './milestone.entity.js';
import { type Logged, statusAfter } from './milestone.policy.js';
import type { AddDependencyBody, ChangeMilestoneBody, CreateMilestoneBody, LogMilestoneBody, MilestoneFileAnswer, ProposeForecastBody } from './milestones.dto.js';
import { readMilestoneFile } from './milestones.queries.js';

@Injectable()
export class MilestonesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
  ) {}

  /** Says what happened to a milestone: appends the review or the forecast, and moves the current state with it. */
  log(actor: Actor, programmeId: string, ref: string, version: number, body: LogMilestoneBody): Promise<MilestoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const before = await lockMilestone(tx, programmeId, ref);
      const logged = loggedOf(body);
      const status = statusAfter(stateOf(before), logged, tx.today);
      if (body.knownOn && compareCivilDates(body.knownOn, tx.today) > 0) {
        throw new Problem('validation_failed', {}, [{ field: 'knownOn', code: 'known_in_future' }]);
      }
      const noteId = await this.sealedTexts.seal(tx, programmeId, body.note);
      const forecast = logged.outcome === 'postponed' ? logged.date : null;
      const actual = status === 'met' || status === 'partially_met' ? logged.date : null;
      const write = async (): Promise<void> => {
        const written = await tx.execute(LOG, [
          programmeId, before.id, before.agreementId, version, status, tx.today, uuid7(tx.now), actual?.on ?? null, actual?.precision ?? null, logged.evidenceReference, forecast ? null : noteId,
          uuid7(tx.now), forecast?.on ?? null, forecast?.precision ?? null, body.knownOn ?? tx.today, logged.reason, noteId,
        ]);
        if (written !== 1) {
          throw new Problem('stale_version');
        }
      };
      const [, file] = await Promise.all([write(), readMilestoneFile(tx, this.sealedTexts, programmeId, ref)]);
      return file;
    });
  }

  /**
   * Takes back what the actor logged last, by superseding it: nothing is erased.
   * @throws Problem nothing_to_undo when the last change of the milestone is not the actor's own log
   */
  undo(actor: Actor, programmeId: string, ref: string, version: number): Promise<MilestoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const milestone = await lockMilestone(tx, programmeId, ref);
      const [last] = await tx.query<{ recordedBy: string }>(
        `select r.recorded_by as "recordedBy" from register.milestone_review r
         where r.programme_id = $1 and r.milestone_id = $2 and r.superseded_by is null and app.account_of_change(r.recorded_by) = $3
           and r.id = (select l.id from register.milestone_review l where l.programme_id = $1 and l.milestone_id = $2 and l.superseded_by is null order by l.id desc limit 1)`,
        [programmeId, milestone.id, actor.accountId],
      );
      if (!last) {
        throw new Problem('nothing_to_undo');
      }
      await tx.query("select set_config('app.reason_code', 'undone', true)");
      const parameters = [programmeId, milestone.id, last.recordedBy];
      await tx.execute('update register.milestone_review set superseded_by = ledger.current_change() where programme_id = $1 and milestone_id = $2 and recorded_by = $3 and superseded_by is null', parameters);
      await tx.execute('update register.milestone_forecast set superseded_by = ledger.current_change() where programme_id = $1 and milestone_id = $2 and recorded_by = $3 and superseded_by is null', parameters);
      await updateVersioned(tx, MilestoneEntity, { programmeId, id: milestone.id }, version, await standingState(tx, programmeId, milestone.id));
      return readMilestoneFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  create(actor: Actor, programmeId: string, body: CreateMilestoneBody): Promise<MilestoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const id = uuid7(tx.now);
      const agreementId = await idOfRef(tx, 'agreement', programmeId, body.agreement, 'agreement');
      const baseline = body.baselineOn ? { on: lastDayOf(body.baselineOn, body.baselinePrecision ?? 'day'), precision: body.baselinePrecision ?? 'day' } : null;
      await tx.manager.insert(MilestoneEntity, {
        programmeId, id, agreementId, ref: body.ref, titleFr: body.titleFr, titleAr: body.titleAr ?? null, titleEn: body.titleEn ?? null, foldedKey: foldKey(body.titleFr),
        commitmentId: body.commitment ? await idOfRef(tx, 'commitment', programmeId, body.commitment, 'commitment') : null,
        ownerOrganisationId: body.ownerId ?? null, baselineOn: baseline?.on ?? null, baselinePrecision: baseline?.precision ?? null, source: body.source ?? null,
      });
      if (baseline) {
        await tx.manager.insert(MilestoneBaselineEntity, { programmeId, id: uuid7(tx.now), agreementId, milestoneId: id, baselineOn: baseline.on, baselinePrecision: baseline.precision });
      }
      for (const other of body.dependsOn ?? []) {
        await tx.manager.insert(MilestoneDependencyEntity, { programmeId, agreementId, milestoneId: id, dependsOnId: await idOfRef(tx, 'milestone', programmeId, other, 'dependsOn') });
      }
      return readMilestoneFile(tx, this.sealedTexts, programmeId, body.ref);
    });
  }

  change(actor: Actor, programmeId: string, ref: string, version: number, body: ChangeMilestoneBody): Promise<MilestoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const milestone = await lockMilestone(tx, programmeId, ref);
      const { commitment, ownerId, ...texts } = body;
      const changes: Partial<MilestoneEntity> = { ...texts };
      if (texts.titleFr) {
        changes.foldedKey = foldKey(texts.titleFr);
      }
      if (commitment !== undefined) {
        changes.commitmentId = commitment ? await idOfRef(tx, 'commitment', programmeId, commitment, 'commitment') : null;
      }
      if (ownerId !== undefined) {
        changes.ownerOrganisationId = ownerId;
      }
      await updateVersioned(tx, MilestoneEntity, { programmeId, id: milestone.id }, version, changes);
      return readMilestoneFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  addDependency(actor: Actor, programmeId: string, ref: string, version: number, body: AddDependencyBody): Promise<MilestoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const milestone = await lockMilestone(tx, programmeId, ref);
      await tx.manager.insert(MilestoneDependencyEntity, {
        programmeId, agreementId: milestone.agreementId, milestoneId: milestone.id, dependsOnId: await idOfRef(tx, 'milestone', programmeId, body.dependsOn, 'dependsOn'),
      });
      await updateVersioned(tx, MilestoneEntity, { programmeId, id: milestone.id }, version, {});
      return readMilestoneFile(tx, this.sealedTexts, programmeId, ref);
    });
  }

  /** A partner says when the milestone that it owns will be met; an official retains it by logging it. */
  proposeForecast(actor: Actor, programmeId: string, ref: string, body: ProposeForecastBody): Promise<MilestoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [milestone] = await tx.query<MilestoneEntity>(READ, [programmeId, ref]);
      if (!milestone) {
        throw new Problem('not_found');
      }
      const own = actor.memberships.some((m) => m.programmeId === programmeId && m.organisationId === milestone.ownerOrganisationId);
      if (!own) {
        throw new Problem('not_permitted', { permission: 'forecast.propose' });
      }
      const precision = body.precision ?? 'day';
      statusAfter(stateOf(milestone), { outcome: 'postponed', date: { on: body.on, precision }, reason: body.reasonCode ?? null, evidenceReference: null }, tx.today);
      await tx.manager.insert(MilestoneForecastEntity, {
        programmeId, id: uuid7(tx.now), agreementId: milestone.agreementId, milestoneId: milestone.id, forecastOn: lastDayOf(body.on, precision), forecastPrecision: precision,
        knownOn: tx.today, reasonCode: body.reasonCode ?? null, noteId: await this.sealedTexts.seal(tx, programmeId, body.note), proposed: true,
      });
      return readMilestoneFile(tx, this.sealedTexts, programmeId, ref);
    });
  }
}

const READ = 'select id, agreement_id as "agreementId", owner_organisation_id as "ownerOrganisationId", status, baseline_on as "baselineOn", baseline_precision as "baselinePrecision", forecast_on as "forecastOn", forecast_precision as "forecastPrecision" from register.milestone where programme_id = $1 and ref = $2';
const LOCK = READ + ' for no key update';

/** One statement: the review, the forecast of what is postponed, and the state that follows. It touches one row when the version is the one that was read. */
const LOG = `with review as (
    insert into register.milestone_review (programme_id, id, agreement_id, milestone_id, status, actual_on, actual_precision, evidence_reference, reviewed_on, note_id)
    values ($1, $7, $3, $2, $5, $8, $9, $10, $6, $11)),
  forecast as (
    insert into register.milestone_forecast (programme_id, id, agreement_id, milestone_id, forecast_on, forecast_precision, known_on, reason_code, note_id)
    select $1, $12, $3, $2, $13::date, $14, $15::date, $16, $17 where $13 is not null)
  update register.milestone set status = $5, reviewed_on = $6, actual_on = $8, actual_precision = $9, forecast_on = coalesce($13, forecast_on), forecast_precision = coalesce($14, forecast_precision), version = version + 1
  where programme_id = $1 and id = $2 and version = $4`;

/** @throws Problem not_found */
async function lockMilestone(tx: Transaction, programmeId: string, ref: string): Promise<MilestoneEntity> {
  const [milestone] = await tx.query<MilestoneEntity>(LOCK, [programmeId, ref]);
  if (milestone) {
    return milestone;
  }
  const [readable] = await tx.query(READ, [programmeId, ref]);
  throw readable ? new Problem('not_permitted', { permission: 'milestone.log' }) : new Problem('not_found');
}

function loggedOf(body: LogMilestoneBody): Logged {
  const precision = body.precision ?? 'day';
  return {
    outcome: body.outcome,
    date: body.on ? { on: lastDayOf(body.on, precision), precision } : null,
    reason: body.reasonCode ?? null,
    evidenceReference: body.evidenceReference ?? null,
  };
}

function stateOf(row: MilestoneEntity): Parameters<typeof statusAfter>[0] {
  const dated = (on: string | null, precision: string | null) => (on && precision ? { on: on as CivilDate, precision: precision as DatePrecision } : null);
  return { status: row.status as Parameters<typeof statusAfter>[0]['status'], baseline: dated(row.baselineOn, row.baselinePrecision), forecast: dated(row.forecastOn, row.forecastPrecision) };
}

/** The state that the reviews and forecasts still standing tell. */
async function standingState(tx: Transaction, programmeId: string, milestoneId: string): Promise<Partial<MilestoneEntity>> {
  const [review] = await tx.query<Partial<MilestoneEntity>>(
    `select status, actual_on as "actualOn", actual_precision as "actualPrecision", reviewed_on as "reviewedOn" from register.milestone_review
     where programme_id = $1 and milestone_id = $2 and superseded_by is null order by id desc limit 1`, [programmeId, milestoneId]);
  const [forecast] = await tx.query<Partial<MilestoneEntity>>(
    `select forecast_on as "forecastOn", forecast_precision as "forecastPrecision" from register.milestone_forecast
     where programme_id = $1 and milestone_id = $2 and superseded_by is null and not proposed order by id desc limit 1`, [programmeId, milestoneId]);
  return { ...(review ?? { status: 'scheduled', actualOn: null, actualPrecision: null, reviewedOn: null }), ...(forecast ?? { forecastOn: null, forecastPrecision: null }) };
}
