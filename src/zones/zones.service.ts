import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { lastDayOf } from '../common/civil-date.js';
import { foldKey } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { CAPACITIES, requireCapacity } from './zone-capacity.policy.js';
import { ZoneCapacityEntity } from './zone-capacity.entity.js';
import { ZoneEntity } from './zone.entity.js';
import { zoneLifecycle, type ZoneStatus } from './zone.lifecycle.js';
import type { AddCapacityBody, ChangeZoneBody, CreateZoneBody, MoveZoneBody, ZoneFileAnswer } from './zones.dto.js';
import { readZoneFile } from './zones.queries.js';

@Injectable()
export class ZonesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem already_exists */
  create(actor: Actor, programmeId: string, body: CreateZoneBody): Promise<ZoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { ref, name, status } = body;
      const [taken] = await tx.query('select 1 from register.zone where programme_id = $1 and ref = $2', [programmeId, ref]);
      if (taken) {
        throw new Problem('already_exists', { what: ref });
      }
      const values = await valuesOf(tx, programmeId, body);
      await tx.manager.insert(ZoneEntity, { ...values, programmeId, id: uuid7(tx.now), ref, name, status, foldedKey: foldKey(name) });
      return readZoneFile(tx, programmeId, ref);
    });
  }

  change(actor: Actor, programmeId: string, ref: string, version: number, body: ChangeZoneBody): Promise<ZoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { id } = await lockZone(tx, programmeId, ref);
      const name = body.name === undefined ? {} : { name: body.name, foldedKey: foldKey(body.name) };
      await updateVersioned(tx, ZoneEntity, { programmeId, id }, version, { ...(await valuesOf(tx, programmeId, body)), ...name });
      return readZoneFile(tx, programmeId, ref);
    });
  }

  /** @throws Problem transition_not_allowed */
  move(actor: Actor, programmeId: string, ref: string, version: number, { action, source }: MoveZoneBody): Promise<ZoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { id, status } = await lockZone(tx, programmeId, ref);
      const transition = zoneLifecycle.next(status, action);
      if (!transition.allowed) {
        throw new Problem('transition_not_allowed', { from: status, possible: transition.possible.join(', ') || '—' });
      }
      await updateVersioned(tx, ZoneEntity, { programmeId, id }, version, { status: transition.to, ...(source ? { source } : {}) });
      return readZoneFile(tx, programmeId, ref);
    });
  }

  /** Appends a figure; the one told before for the same measure, stage and date is superseded. */
  addCapacity(actor: Actor, programmeId: string, ref: string, version: number, body: AddCapacityBody): Promise<ZoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { id: zoneId } = await lockZone(tx, programmeId, ref);
      const { measure, stage, value, source } = body;
      const precision = body.asOfPrecision ?? 'day';
      const asOf = body.asOf ? { on: lastDayOf(body.asOf, precision), precision } : null;
      requireCapacity({ measure, stage, value, asOf }, tx.today);
      await tx.execute(
        `update register.zone_capacity set superseded_by = ledger.current_change()
         where programme_id = $1 and zone_id = $2 and measure = $3 and stage = $4 and as_of is not distinct from $5::date and superseded_by is null`,
        [programmeId, zoneId, measure, stage, asOf?.on ?? null]);
      await tx.manager.insert(ZoneCapacityEntity, {
        programmeId, id: uuid7(tx.now), zoneId, measure, stage, value, unit: CAPACITIES[measure].unit, asOf: asOf?.on ?? null, asOfPrecision: asOf?.precision ?? null, source,
      });
      await updateVersioned(tx, ZoneEntity, { programmeId, id: zoneId }, version, {});
      return readZoneFile(tx, programmeId, ref);
    });
  }

  /** Takes back a figure recorded by mistake: it is superseded, never erased. */
  withdrawCapacity(actor: Actor, programmeId: string, ref: string, version: number, capacityId: string): Promise<ZoneFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { id: zoneId } = await lockZone(tx, programmeId, ref);
      const withdrawn = await tx.execute(
        'update register.zone_capacity set superseded_by = ledger.current_change() where programme_id = $1 and zone_id = $2 and id = $3 and superseded_by is null', [programmeId, zoneId, capacityId]);
      if (withdrawn === 0) {
        throw new Problem('not_found');
      }
      await updateVersioned(tx, ZoneEntity, { programmeId, id: zoneId }, version, {});
      return readZoneFile(tx, programmeId, ref);
    });
  }
}

const ZONE = 'select id, status from register.zone where programme_id = $1 and ref = $2';

/** @throws Problem not_found, not_permitted where the actor reads the zone and may not write it */
async function lockZone(tx: Transaction, programmeId: string, ref: string): Promise<{ id: string; status: ZoneStatus }> {
  const [locked] = await tx.query<{ id: string; status: ZoneStatus }>(ZONE + ' for update', [programmeId, ref]);
  if (locked) {
    return locked;
  }
  const [readable] = await tx.query(ZONE, [programmeId, ref]);
  throw readable ? new Problem('not_permitted', { permission: 'register.write' }) : new Problem('not_found');
}

/**
 * The columns that a body tells; what it leaves out stays.
 * @throws Problem validation_failed for an unknown region, or an operator that takes no part in the programme
 */
async function valuesOf(tx: Transaction, programmeId: string, body: ChangeZoneBody): Promise<Partial<ZoneEntity>> {
  const { nameAr, city, region, operatorId, p2iCategory, land, source } = body;
  if (region) {
    await requireRow(tx, 'select 1 from reference.region where code = $1', [region], 'region', region);
  }
  if (operatorId) {
    await requireRow(tx, 'select 1 from register.participation where programme_id = $1 and organisation_id = $2', [programmeId, operatorId], 'operatorId', operatorId);
  }
  const values: Partial<ZoneEntity> = { nameAr, city, regionCode: region, operatorId, p2iCategory, landHectares: land, source };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

async function requireRow(tx: Transaction, sql: string, parameters: readonly unknown[], field: string, value: string): Promise<void> {
  const [row] = await tx.query(sql, parameters);
  if (!row) {
    throw new Problem('validation_failed', {}, [{ field, code: 'unknown_reference', parameters: { value } }]);
  }
}
