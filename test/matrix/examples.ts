import { randomUUID } from 'node:crypto';
import { unique } from '../factories/accounts.js';
import type { World } from './world.js';

/** A body that passes validation, so that what answers is access. A write route that is not listed fails the matrix. */
export const bodies: Readonly<Record<string, (world: World) => object>> = {
  'POST accounts': () => ({ name: 'Nom', email: `${unique('x')}@exemple.ma`, language: 'fr' }),
  'PATCH accounts/{account}': () => ({ language: 'ar' }),
  'POST accounts/{account}/memberships': (world) => ({ organisationId: world.organisationId, role: 'contributor', validFrom: '2026-12-01' }),
  'POST accounts/{account}/memberships/{membership}/end': () => ({ on: '2027-01-01' }),
  'POST agreements': () => ({ ref: unique('CNV'), kind: 'convention', titleFr: 'Convention', parties: [] }),
  'PATCH agreements/{ref}': () => ({ note: 'précision' }),
  'POST agreements/{ref}/transitions': () => ({ action: 'enter_into_force' }),
  'POST agreements/{ref}/parties': (world) => ({ organisationId: world.spareOrganisationId, side: 'private' }),
  'POST agreements/{ref}/acts': () => ({ kind: 'annex', title: 'Annexe' }),
  'POST agreements/{ref}/amendments': () => ({ number: 1, effectiveOn: '2026-01-01', summary: 'Avenant' }),
  'POST agreements/{ref}/corrections': () => ({ field: 'source', after: 'BO 7300', reason: 'Source oubliée' }),
  'POST commitments': (world) => ({ ref: unique('ENG'), agreement: world.own.agreement, kind: 'jobs', side: 'company', titleFr: 'Emplois', indicator: 'jobs_created', basis: 'increment', target: '10', obligors: [] }),
  'PATCH commitments/{ref}': () => ({ note: 'précision' }),
  'POST milestones': (world) => ({ ref: unique('JAL'), agreement: world.own.agreement, titleFr: 'Jalon' }),
  'PATCH milestones/{ref}': () => ({ source: 'procès-verbal' }),
  'POST milestones/{ref}/log': () => ({ outcome: 'postponed', on: '2026-12-30' }),
  'POST milestones/{ref}/undo': () => ({}),
  'POST milestones/{ref}/dependencies': (world) => ({ dependsOn: world.spareMilestone }),
  'POST milestones/{ref}/forecast-proposals': () => ({ on: '2026-12-30' }),
  'POST organisations': () => ({ nameFr: unique('Société'), kind: 'company' }),
  'POST organisations/participations': (world) => ({ organisationId: world.spareOrganisationId }),
  'PATCH organisations/{id}': () => ({ source: 'registre du commerce' }),
  'POST organisations/{id}/names': () => ({ nameFr: unique('Nouveau nom') }),
  'POST organisations/{id}/identifiers': () => ({ scheme: 'IF', value: unique('12') }),
  'POST organisations/{id}/identifiers/{recordId}/withdrawal': () => ({}),
  'POST organisations/{id}/successions': (world) => ({ kind: 'merger', successorId: world.spareOrganisationId, effectiveOn: '2026-01-01' }),
  'POST organisations/{id}/successions/{recordId}/withdrawal': () => ({}),
  'POST organisations/{id}/sites': () => ({ name: 'Site', region: 'MA-03' }),
  'PATCH organisations/{id}/sites/{recordId}': () => ({ name: 'Site 2' }),
  'POST zones': () => ({ ref: unique('ZONE'), name: 'Zone', status: 'planned' }),
  'PATCH zones/{ref}': () => ({ city: 'Fès' }),
  'POST zones/{ref}/transitions': () => ({ action: 'start_construction' }),
  'POST zones/{ref}/capacities': () => ({ measure: 'office_area', stage: 'planned', value: '100', source: 'arrêté' }),
  'POST zones/{ref}/capacities/{capacityId}/withdrawal': () => ({}),
  'POST periods': () => ({ year: 2027, quarter: 1 }),
  'PATCH periods/{ref}': () => ({ dueOn: '2026-12-31' }),
  'POST periods/{ref}/open': () => ({}),
  'POST periods/{ref}/close': () => ({}),
  'POST periods/{ref}/extensions': (world) => ({ organisationId: world.organisationId, dueOn: '2027-01-15', reasonCode: 'technical' }),
  'POST declarations': (world) => ({ period: '2026-T3', organisationId: world.organisationId }),
  'PUT declarations/{ref}/sections/{section}': () => ({ lines: [] }),
  'POST declarations/{ref}/submit': () => ({ declaredExact: true }),
  'POST declarations/{ref}/recall': () => ({}),
  'POST declarations/{ref}/withdraw': () => ({}),
  'POST declarations/{ref}/reopen': () => ({}),
  'POST examination/{ref}/begin': () => ({}),
  'POST examination/{ref}/visa': () => ({}),
  'POST examination/{ref}/accept': () => ({}),
  'POST examination/{ref}/return': () => ({ lines: [], note: 'Revoir' }),
  'POST imports/{id}/apply': () => ({}),
};

/** What a route of a list needs in its address. */
export const queries: Readonly<Record<string, string>> = { 'GET search': '?q=a' };

export const nobodys = { ref: 'NOBODYS-REF', id: randomUUID() };
