import { randomUUID } from 'node:crypto';
import { setUpProgramme } from '../../src/programmes/programme-setup.js';
import { OFFSHORING_AXES, OFFSHORING_INDICATORS } from '../../src/programmes/offshoring-indicators.js';
import type { TestApplication } from '../setup/application.js';
import { createOrganisation, type TestProgramme, unique } from './accounts.js';
import { ifMatch, signedIn, type TestClient } from './client.js';
import { createAgreement } from './register.js';

/** A programme in which declarations are asked: its indicators and rules are those of the offshoring programme. */
export async function createDeclaringProgramme({ owner }: TestApplication, { demonstration = false } = {}): Promise<TestProgramme> {
  const code = unique('P');
  const query = async (sql: string, parameters?: unknown[]): Promise<unknown> => (await owner.query(sql, parameters)).rows;
  await setUpProgramme({ query }, { code, title: { fr: `Programme ${code}`, ar: null, en: null }, demonstration, startsOn: '2024-01-01', endsOn: '2030-12-31', axes: OFFSHORING_AXES, indicators: OFFSHORING_INDICATORS, targets: [] }, new Date());
  const { rows } = await owner.query<{ id: string }>('select id from register.programme where code = $1', [code]);
  return { id: rows[0]?.id ?? '', code, demonstration };
}

export interface Obligation {
  commitment: string;
  agreement: string;
}

/** An agreement of the organisation with a commitment on an indicator, in force from 2024 on. */
export async function createObligation(
  { owner }: TestApplication, programme: TestProgramme, organisationId: string,
  { indicator = 'headcount', basis = 'level', base = '100', target = '500', regions = [] as string[], signedOn = '2024-01-15', obligors = [organisationId] } = {},
): Promise<Obligation> {
  const agreement = await createAgreement(owner, programme, Object.fromEntries(obligors.map((id) => [id, 'private' as const])), { signedOn, state: 'in_force' });
  const [id, ref] = [randomUUID(), unique('ENG')];
  await owner.query(
    `insert into register.commitment (programme_id, id, agreement_id, ref, kind, side, title_fr, folded_key, indicator_id, region_codes)
     select $1, $2, $3, $4, 'jobs', 'company', 'Emplois', $5, i.id, $7 from register.indicator i where i.programme_id = $1 and i.code = $6`,
    [programme.id, id, agreement.id, ref, ref.toLowerCase(), indicator, regions]);
  for (const [position, obligor] of obligors.entries()) {
    await owner.query('insert into register.commitment_obligor (programme_id, agreement_id, commitment_id, organisation_id, position) values ($1, $2, $3, $4, $5)', [programme.id, agreement.id, id, obligor, position]);
  }
  await owner.query(
    `insert into register.commitment_term (programme_id, id, agreement_id, commitment_id, valid, basis, base, base_on, target, qualifier, unit, due_on, due_precision)
     values ($1, $2, $3, $4, daterange($5::date, null), $6, $7, $5::date, $8, 'exact', 'jobs', '2028-12-31', 'year')`,
    [programme.id, randomUUID(), agreement.id, id, signedOn, basis, base, target]);
  return { commitment: ref, agreement: agreement.ref };
}

export async function createSite({ owner }: TestApplication, organisationId: string, region = 'MA-06'): Promise<string> {
  const id = randomUUID();
  await owner.query('insert into register.site (id, organisation_id, name, region_code) values ($1, $2, $3, $4)', [id, organisationId, unique('Site'), region]);
  return id;
}

/** A period that the programme office has opened, and its clients: the office, and the signatory of an organisation that owes a declaration. */
export interface DeclaringWorld {
  programme: TestProgramme;
  office: TestClient;
  signatory: TestClient;
  organisationId: string;
  siteId: string;
  obligation: Obligation;
  period: string;
}

export async function createDeclaringWorld(application: TestApplication, { quarter = 3, year = 2026, evidenceRequired = false } = {}): Promise<DeclaringWorld> {
  const programme = await createDeclaringProgramme(application);
  if (!evidenceRequired) {
    await application.owner.query('update register.indicator set evidence_required = false where programme_id = $1', [programme.id]);
  }
  const organisationId = await createOrganisation(application.owner, programme);
  const siteId = await createSite(application, organisationId);
  const obligation = await createObligation(application, programme, organisationId);
  const office = await signedIn(application, programme, 'programme_office');
  const signatory = await signedIn(application, programme, 'signatory', organisationId);
  const period = await openPeriod(office, year, quarter);
  return { programme, office, signatory, organisationId, siteId, obligation, period };
}

export async function openPeriod(office: TestClient, year: number, quarter: number): Promise<string> {
  const { body } = await office.post('periods', { year, quarter }).expect(201);
  await office.post(`periods/${body.ref}/open`, {}, { 'If-Match': `"${body.version}"` }).expect(200);
  return body.ref as string;
}

/** Lines of jobs of one site, whose balance holds from the headcount before. */
export const jobLines = (site: string, { before = 0, entries = 120, exits = 0, explanation = 'Première déclaration' }: { before?: number; entries?: number; exits?: number; explanation?: string | null } = {}) => [
  { indicator: 'headcount', site, state: 'reported', value: String(before + entries - exits), explanation },
  { indicator: 'job_entries', site, state: 'reported', value: String(entries), explanation },
  { indicator: 'job_exits', site, state: 'reported', value: String(exits), explanation },
  { indicator: 'job_transfers_in', site, state: 'reported', value: '0', explanation },
  { indicator: 'job_transfers_out', site, state: 'reported', value: '0', explanation },
];

/** Begins the declaration of a period and fills its jobs. @returns the file */
export async function draft(signatory: TestClient, period: string, lines: object[]) {
  const { body } = await signatory.post('declarations', { period }).expect(201);
  return fill(signatory, body.ref as string, lines);
}

export async function fill(signatory: TestClient, ref: string, lines: object[]) {
  const { body } = await signatory.get(`declarations/${ref}`).expect(200);
  const section = body.sections.find((one: { section: string }) => one.section === 'jobs');
  const answer = await signatory.put(`declarations/${ref}/sections/jobs`, section.version as number, { lines, done: true }).expect(200);
  return answer.body;
}

export async function submit(signatory: TestClient, ref: string, version: number) {
  const { body } = await signatory.post(`declarations/${ref}/submit`, { declaredExact: true }, { 'If-Match': `"${version}"` }).expect(200);
  return body;
}

/** Examined and given its visa by the office, accepted by a second person. */
export async function acceptByTwo(application: TestApplication, { office, programme }: Pick<DeclaringWorld, 'office' | 'programme'>, ref: string, version: number): Promise<void> {
  const begun = (await office.post(`examination/${ref}/begin`, {}, ifMatch(version)).expect(200)).body;
  const visa = (await office.post(`examination/${ref}/visa`, {}, ifMatch(begun.version)).expect(200)).body;
  await (await signedIn(application, programme, 'programme_office')).post(`examination/${ref}/accept`, {}, ifMatch(visa.version)).expect(200);
}
