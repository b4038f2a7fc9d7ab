import { randomUUID } from 'node:crypto';
import type { Role } from '../../src/common/actor.js';
import { createMember, createOrganisation, createProgramme, type TestProgramme } from '../factories/accounts.js';
import { signedIn, type TestClient } from '../factories/client.js';
import { createAuditor, createMission } from '../factories/audit.js';
import { createAgreement, createCommitment, createIndicator, createMilestone, createZone } from '../factories/register.js';
import type { TestApplication } from '../setup/application.js';

/** What fills `{ref}`, `{id}`, `{account}` and the records under them, by the first word of the path. */
export interface Objects {
  agreement: string;
  commitments: string;
  milestones: string;
  organisations: string;
  zones: string;
  accounts: string;
  imports: string;
  declarations: string;
  examination: string;
  periods: string;
  missions: string;
  findings: string;
  'restatement-requests': string;
  notifications: string;
  tokens: string;
  records: Record<string, string>;
}

/** A role in a programme with what is its own and what is another's. */
export interface World {
  role: Role;
  client: TestClient;
  organisationId: string;
  spareOrganisationId: string;
  spareMilestone: string;
  own: Objects;
  anothers: Objects;
}

export interface Stage {
  programme: TestProgramme;
  /** A programme in which nobody of the stage has a role. */
  elsewhere: TestProgramme;
}

export async function setStage(application: TestApplication): Promise<Stage> {
  await application.owner.query(`insert into reference.region (code, nomenclature, hcp_code, name_fr, name_ar, name_en, capital_fr, p2i_category) values ('MA-03', 'test', '03', 'Fès-Meknès', 'فاس', 'Fez', 'Fès', 'secondary') on conflict do nothing`);
  const programme = await createProgramme(application.owner);
  await application.owner.query(`insert into register.reporting_period (programme_id, id, ref, dates, opens_on, due_on, state) values ($1, $2, '2026-T3', '[2026-07-01,2026-10-01)', '2026-10-01', '2026-12-31', 'open')`, [programme.id, randomUUID()]);
  return { programme, elsewhere: await createProgramme(application.owner) };
}

/** Every role gets objects of its own organisation, beside those of an organisation that it never meets. */
export async function worldOf(application: TestApplication, { programme }: Stage, role: Role): Promise<World> {
  const { owner } = application;
  const client = await signedIn(application, programme, role);
  const stranger = await createOrganisation(owner, programme);
  const spare = await createOrganisation(owner, programme);
  const { rows: [reader] } = await owner.query<{ id: string }>('select person_id as id from access.membership where organisation_id = $1', [client.organisationId]);
  const spareAgreement = await createAgreement(owner, programme, {});
  return {
    role, client, organisationId: client.organisationId, spareOrganisationId: spare, spareMilestone: (await createMilestone(owner, programme, spareAgreement)).ref,
    own: await objectsOf(application, programme, client.organisationId, role === 'official' ? 'public' : 'private', reader?.id, role),
    anothers: await objectsOf(application, programme, stranger, 'private'),
  };
}

async function objectsOf(application: TestApplication, programme: TestProgramme, organisationId: string, side: 'public' | 'private', readerId?: string, role?: Role): Promise<Objects> {
  const { owner } = application;
  const agreement = await createAgreement(owner, programme, { [organisationId]: side });
  const commitment = await createCommitment(owner, programme, agreement, { obligor: organisationId });
  const milestone = await createMilestone(owner, programme, agreement, { ownerId: organisationId });
  const zone = await createZone(owner, programme, organisationId);
  const member = await createMember(owner, programme, 'contributor', { organisationId });
  const { rows: [party] } = await owner.query<{ id: string }>('select id from register.agreement_party where agreement_id = $1 and organisation_id = $2', [agreement.id, organisationId]);
  const [identifier, succession, site, capacity, file, notification] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const sha256 = file.replaceAll('-', '').padEnd(64, '0');
  await owner.query(`insert into register.organisation_identifier (id, organisation_id, scheme, value) values ($1, $2, 'IF', $3)`, [identifier, organisationId, identifier.slice(0, 20)]);
  await owner.query(`insert into register.organisation_succession (id, organisation_id, successor_id, kind, effective_on) values ($1, $2, $3, 'rename', '2025-01-01')`, [succession, organisationId, await createOrganisation(owner, programme)]);
  await owner.query(`insert into register.site (id, organisation_id, name, region_code) values ($1, $2, 'Site', 'MA-03')`, [site, organisationId]);
  await owner.query(`insert into register.zone_capacity (programme_id, id, zone_id, measure, stage, value, unit) values ($1, $2, $3, 'office_area', 'built', 10, 'm2')`, [programme.id, capacity, zone.id]);
  await owner.query(`insert into app.stored_file (sha256, size, media_type) values ($1, 0, 'text/plain')`, [sha256]);
  await owner.query(`insert into register.import (programme_id, id, file_name, sha256, state, counts, problems) values ($1, $2, 'f.xlsx', $3, 'refused', '{}', '[]')`, [programme.id, file, sha256]);
  await owner.query(`insert into app.notification (id, programme_id, person_id, kind, subject_kind, subject_ref, day, created_at, mail) values ($1, $2, $3, 'milestone_overdue', 'milestone', $4, '2026-11-23', now(), 'none')`, [notification, programme.id, readerId ?? member.personId, milestone.ref]);
  const token = randomUUID();
  await owner.query(
    `insert into access.api_token (id, programme_id, account_id, person_id, name, hash, scopes, made_at, expires_on)
     select $1, $2, a.id, a.person_id, 'Paie', sha256($3::text::bytea), '{declaration.read}', now(), current_date + 90 from access.account a where a.person_id = $4`, [token, programme.id, token, readerId ?? member.personId]);
  const audits = role === 'auditor' || role === 'audit_head';
  const auditor = audits ? { organisationId, personId: readerId ?? '' } : await createAuditor(owner, programme);
  const mission = await createMission(owner, programme, { institutionId: auditor.organisationId, personId: auditor.personId, commitment, addresseeId: organisationId });
  const { ref: declaration, ...evidence } = await submittedDeclaration(application, programme, organisationId, member.personId, sha256);
  await owner.query(
    `insert into register.declaration_import (programme_id, organisation_id, declaration_id, id, file_name, sha256, state, started_by, started_at)
     select $1, $2, d.id, $3, 'f.xlsx', $4, 'refused', $5, now() from register.declaration d where d.programme_id = $1 and d.ref = $6`, [programme.id, organisationId, file, sha256, member.accountId, declaration]);
  return {
    missions: mission.ref, findings: mission.finding, 'restatement-requests': mission.request,
    declarations: declaration, examination: declaration, periods: '2026-T3',
    agreement: agreement.ref, commitments: commitment.ref, milestones: milestone.ref, organisations: organisationId, zones: zone.ref, accounts: member.accountId, imports: file, notifications: notification, tokens: token,
    records: { ...evidence, item: mission.item, membership: member.membershipId, 'identifiers/{recordId}': identifier, 'successions/{recordId}': succession, 'sites/{recordId}': site, 'imports/{id}': file, capacityId: capacity, partyId: party?.id ?? '' },
  };
}

/** A declaration that its organisation has sent and nobody examines yet. */
/** A declaration that was sent with a file that proves something. */
async function submittedDeclaration({ owner }: TestApplication, programme: TestProgramme, organisationId: string, personId: string, sha256: string): Promise<{ ref: string; evidence: string; link: string }> {
  const [id, ref, evidence, link] = [randomUUID(), `DCL-${organisationId.slice(0, 13)}`, randomUUID(), randomUUID()];
  await owner.query(
    `insert into register.declaration (programme_id, id, organisation_id, period_id, ref)
     select $1, $2, $3, p.id, $4 from register.reporting_period p where p.programme_id = $1`, [programme.id, id, organisationId, ref]);
  await owner.query("insert into register.declaration_section (programme_id, organisation_id, declaration_id, section) values ($1, $2, $3, 'jobs')", [programme.id, organisationId, id]);
  await owner.query(
    `insert into register.evidence (programme_id, id, organisation_id, declaration_id, first_revision, sha256, file_name, media_type, size, kind, state, scan, searched, uploaded_by)
     values ($1, $2, $3, $4, 1, $5, 'a.csv', 'text/csv', 1, 'other', 'available', 'none', true, $6)`, [programme.id, evidence, organisationId, id, sha256, personId]);
  await owner.query(
    `insert into register.evidence_link (programme_id, id, organisation_id, declaration_id, evidence_id, indicator_id) values ($1, $2, $3, $4, $5, $6)`,
    [programme.id, link, organisationId, id, evidence, await createIndicator(owner, programme)]);
  await owner.query(
    `insert into register.declaration_revision (programme_id, organisation_id, declaration_id, number, content, submitted_at, due_on, late, person_id, delegation_reference, two_persons)
     values ($1, $2, $3, 1, '{}', now(), '2026-12-31', false, $4, 'Délégation 1/2026', false)`, [programme.id, organisationId, id, personId]);
  await owner.query("update register.declaration set state = 'submitted', revision = 1, submitted_at = now(), late = false, version = version + 1 where id = $1", [id]);
  return { ref, evidence, link };
}

export { nobodysObjects };

const nobodysObjects: Objects = {
  agreement: 'NOBODYS', commitments: 'NOBODYS', milestones: 'NOBODYS', zones: 'NOBODYS', organisations: randomUUID(), accounts: randomUUID(), imports: randomUUID(), notifications: randomUUID(), tokens: randomUUID(), declarations: 'NOBODYS', examination: 'NOBODYS', periods: 'NOBODYS',
  missions: 'NOBODYS', findings: 'NOBODYS', 'restatement-requests': randomUUID(),
  records: Object.fromEntries(['membership', 'identifiers/{recordId}', 'successions/{recordId}', 'sites/{recordId}', 'imports/{id}', 'capacityId', 'partyId', 'evidence', 'link', 'item'].map((name) => [name, randomUUID()])),
};
