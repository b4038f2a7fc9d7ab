import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { foldKey } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { readOrganisationFile } from './organisation-file.queries.js';
import { recordName, refuseTaken, requireOfWorld } from './organisation-records.service.js';
import { OrganisationEntity } from './organisation.entity.js';
import type { AddNameBody, ChangeOrganisationBody, CreateOrganisationBody, OrganisationFileAnswer } from './organisations.dto.js';
import { ParticipationEntity } from './participation.entity.js';

@Injectable()
export class OrganisationsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem already_exists naming the organisation that has the name or the code */
  create(actor: Actor, programmeId: string, body: CreateOrganisationBody): Promise<OrganisationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { kind, code = null, parentId = null } = body;
      const id = uuid7(tx.now);
      const demonstration = await worldOf(tx, programmeId);
      const foldedKey = keyOf(body);
      await refuseTaken(tx, { demonstration, foldedKey, code }, id);
      if (parentId) {
        await requireOfWorld(tx, demonstration, parentId, 'parentId');
      }
      const name = nameOf(tx, body);
      await tx.manager.insert(OrganisationEntity, { ...name, id, kind, demonstration, code, foldedKey, parentId });
      await tx.manager.insert(ParticipationEntity, { programmeId, organisationId: id });
      await recordName(tx, id, name, body.validFrom ?? null);
      return readOrganisationFile(tx, programmeId, id);
    });
  }

  /** Lets an organisation that the register knows from another programme take part in this one. */
  addParticipation(actor: Actor, programmeId: string, organisationId: string): Promise<OrganisationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      await requireOfWorld(tx, await worldOf(tx, programmeId), organisationId, 'organisationId');
      await tx.execute('insert into register.participation (programme_id, organisation_id) values ($1, $2) on conflict do nothing', [programmeId, organisationId]);
      return readOrganisationFile(tx, programmeId, organisationId);
    });
  }

  change(actor: Actor, programmeId: string, id: string, version: number, body: ChangeOrganisationBody): Promise<OrganisationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { demonstration } = await lockOrganisation(tx, programmeId, id);
      await refuseTaken(tx, { demonstration, code: body.code }, id);
      if (body.parentId) {
        await requireOfWorld(tx, demonstration, body.parentId, 'parentId');
        await refuseCircle(tx, id, body.parentId);
      }
      await updateVersioned(tx, OrganisationEntity, { id }, version, { ...body });
      return readOrganisationFile(tx, programmeId, id);
    });
  }

  /** A new name from a day on, an earlier one, or the correction of one that began that day. */
  addName(actor: Actor, programmeId: string, id: string, version: number, body: AddNameBody): Promise<OrganisationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { demonstration } = await lockOrganisation(tx, programmeId, id);
      keyOf(body);
      const current = await recordName(tx, id, nameOf(tx, body), body.validFrom ?? null);
      await refuseTaken(tx, { demonstration, foldedKey: current.foldedKey }, id);
      await updateVersioned(tx, OrganisationEntity, { id }, version, current);
      return readOrganisationFile(tx, programmeId, id);
    });
  }
}

/** @throws Problem validation_failed for a name of which nothing remains to tell it from another */
function keyOf({ nameFr }: { nameFr: string }): string {
  const key = foldKey(nameFr);
  if (key === '') {
    throw new Problem('validation_failed', {}, [{ field: 'nameFr', code: 'field_text', parameters: { minimum: '1', maximum: '300' } }]);
  }
  return key;
}

/** @throws Problem validation_failed for a first day to come: the name in force is told by the day on which one asks */
function nameOf(tx: Transaction, { nameFr, nameAr = null, nameEn = null, source = null, validFrom }: AddNameBody): Parameters<typeof recordName>[2] {
  if (validFrom && validFrom > tx.today) {
    throw new Problem('validation_failed', {}, [{ field: 'validFrom', code: 'actual_in_future' }]);
  }
  return { nameFr, nameAr, nameEn, source };
}

/** Whether the programme is of the demonstration. */
async function worldOf(tx: Transaction, programmeId: string): Promise<boolean> {
  const [programme] = await tx.query<{ demonstration: boolean }>('select demonstration from register.programme where id = $1', [programmeId]);
  if (!programme) {
    throw new Problem('not_found');
  }
  return programme.demonstration;
}

const OF_PROGRAMME = 'from register.organisation o where o.id = $2 and exists (select from register.participation p where p.programme_id = $1 and p.organisation_id = o.id)';

/** @throws Problem not_found, not_permitted where the actor reads the organisation and may not write it */
export async function lockOrganisation(tx: Transaction, programmeId: string, id: string): Promise<{ demonstration: boolean }> {
  const [locked] = await tx.query<{ demonstration: boolean }>('select o.demonstration ' + OF_PROGRAMME + ' for update of o', [programmeId, id]);
  if (locked) {
    return locked;
  }
  const [readable] = await tx.query('select 1 ' + OF_PROGRAMME, [programmeId, id]);
  throw readable ? new Problem('not_permitted', { permission: 'organisation.write' }) : new Problem('not_found');
}

/** @throws Problem conflict when the head of the group would be in the group of its own member */
async function refuseCircle(tx: Transaction, id: string, parentId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('organisation.parent', 0))");
  const [circle] = await tx.query(
    `with recursive above (id) as (select $2::uuid union select o.parent_id from register.organisation o join above a on a.id = o.id where o.parent_id is not null)
     select 1 from above where id = $1`, [id, parentId]);
  if (circle) {
    throw new Problem('conflict');
  }
}
