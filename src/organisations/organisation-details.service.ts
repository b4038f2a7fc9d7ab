import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { checkIce } from '../common/identifiers.js';
import { Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned-update.js';
import { readOrganisationFile, readSite } from './organisation-file.queries.js';
import { OrganisationIdentifierEntity } from './organisation-identifier.entity.js';
import { requireOfWorld } from './organisation-records.service.js';
import { OrganisationSuccessionEntity } from './organisation-succession.entity.js';
import { OrganisationEntity } from './organisation.entity.js';
import type { AddIdentifierBody, AddSiteBody, AddSuccessionBody, ChangeSiteBody, OrganisationFileAnswer, SiteAnswer } from './organisations.dto.js';
import { lockOrganisation } from './organisations.service.js';
import { SiteEntity } from './site.entity.js';

const WITHDRAW = {
  identifier: 'update register.organisation_identifier set superseded_by = ledger.current_change() where id = $1 and organisation_id = $2 and superseded_by is null',
  succession: 'update register.organisation_succession set superseded_by = ledger.current_change() where id = $1 and organisation_id = $2 and superseded_by is null',
} as const;

/** Where an organisation is written: `:programme`, `:id`, and the version that the caller read. */
export interface OrganisationPlace {
  programmeId: string;
  id: string;
  version: number;
}

@Injectable()
export class OrganisationDetailsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem validation_failed (ice_malformed, field_required), already_exists */
  addIdentifier(actor: Actor, place: OrganisationPlace, body: AddIdentifierBody): Promise<OrganisationFileAnswer> {
    return this.write(actor, place, async (tx) => {
      const { scheme, court = null } = body;
      const value = body.value.trim();
      const ice = scheme === 'ICE' ? checkIce(value) : 'valid';
      if (ice === 'malformed') {
        throw new Problem('validation_failed', {}, [{ field: 'value', code: 'ice_malformed' }]);
      }
      if ((scheme === 'RC') !== (court !== null)) {
        throw scheme === 'RC' ? new Problem('validation_failed', {}, [{ field: 'court', code: 'field_required' }]) : new Problem('unknown_field', { field: 'court' });
      }
      const [known] = await tx.query(
        'select 1 from register.organisation_identifier where organisation_id = $1 and scheme = $2 and value = $3 and court is not distinct from $4 and superseded_by is null', [place.id, scheme, value, court]);
      if (known) {
        throw new Problem('already_exists', { what: `${scheme} ${value}` });
      }
      await tx.manager.insert(OrganisationIdentifierEntity, { id: uuid7(tx.now), organisationId: place.id, scheme, value, court, keyIsWrong: ice === 'wrong_key' });
    });
  }

  addSuccession(actor: Actor, place: OrganisationPlace, body: AddSuccessionBody): Promise<OrganisationFileAnswer> {
    return this.write(actor, place, async (tx, demonstration) => {
      const { kind, successorId, effectiveOn, source = null } = body;
      await requireOfWorld(tx, demonstration, successorId, 'successorId');
      if (successorId === place.id) {
        throw new Problem('validation_failed', {}, [{ field: 'successorId', code: 'unknown_reference', parameters: { value: successorId } }]);
      }
      await tx.manager.insert(OrganisationSuccessionEntity, { id: uuid7(tx.now), organisationId: place.id, successorId, kind, effectiveOn, source });
    });
  }

  /** Takes back what was recorded by mistake: it is superseded, never erased. */
  withdraw(actor: Actor, place: OrganisationPlace, kind: keyof typeof WITHDRAW, recordId: string): Promise<OrganisationFileAnswer> {
    return this.write(actor, place, async (tx) => {
      if ((await tx.execute(WITHDRAW[kind], [recordId, place.id])) === 0) {
        throw new Problem('not_found');
      }
    });
  }

  addSite(actor: Actor, place: OrganisationPlace, body: AddSiteBody): Promise<OrganisationFileAnswer> {
    return this.write(actor, place, async (tx) => {
      const { name, region, city = null, cnssAffiliation = null } = body;
      await requireRegion(tx, region);
      await tx.manager.insert(SiteEntity, { id: uuid7(tx.now), organisationId: place.id, name, regionCode: region, city, cnssAffiliation });
    });
  }

  /** @param place its version is that of the site */
  changeSite(actor: Actor, place: OrganisationPlace, siteId: string, { region, ...body }: ChangeSiteBody): Promise<SiteAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      await lockOrganisation(tx, place.programmeId, place.id);
      await readSite(tx, place.id, siteId);
      if (region !== undefined) {
        await requireRegion(tx, region);
      }
      await updateVersioned(tx, SiteEntity, { id: siteId, organisationId: place.id }, place.version, { ...body, ...(region === undefined ? {} : { regionCode: region }) });
      return readSite(tx, place.id, siteId);
    });
  }

  private write(actor: Actor, { programmeId, id, version }: OrganisationPlace, work: (tx: Transaction, demonstration: boolean) => Promise<void>): Promise<OrganisationFileAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { demonstration } = await lockOrganisation(tx, programmeId, id);
      await work(tx, demonstration);
      await updateVersioned(tx, OrganisationEntity, { id }, version, {});
      return readOrganisationFile(tx, programmeId, id);
    });
  }
}

/** @throws Problem validation_failed */
async function requireRegion(tx: Transaction, code: string): Promise<void> {
  const [region] = await tx.query('select 1 from reference.region where code = $1', [code]);
  if (!region) {
    throw new Problem('validation_failed', {}, [{ field: 'region', code: 'unknown_reference', parameters: { value: code } }]);
  }
}
