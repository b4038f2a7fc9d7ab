import pg from 'pg';
import { hashPassword } from '../src/auth/passwords.js';
import { OFFSHORING_AXES, OFFSHORING_INDICATORS } from '../src/programmes/offshoring-indicators.js';
import { setUpProgramme } from '../src/programmes/programme-setup.js';
import { identifier } from './random.js';

/** A second fictitious programme, in which organisations declare: its rules are those of the offshoring programme. */
export const DECLARING = {
  code: 'NATIONAL-DECLARATIONS', signatory: 'signatory@declarations.test', officials: ['official@declarations.test', 'approver@declarations.test'], password: 'national bench data',
  period: { year: 2026, quarter: 3 },
} as const;

/** Organisations of works e and f: an import of one row a site, and a declaration of five lines a site. */
export const IMPORTING = { count: 4, sites: 2_000 } as const;
export const ACCEPTED = { count: 40, sites: 100 } as const;
/** The jobs that each site declares. */
export const LINES_OF_A_SITE = 5;
export const COMMITMENTS_OF_AN_ORGANISATION = 4;

export const importing = (index: number): string => identifier(22, 1000 + index);
export const accepted = (index: number): string => identifier(22, 2000 + index);
export const siteName = (index: number): string => `Site ${String(index).padStart(4, '0')}`;
export const siteOf = (organisation: number, index: number): string => identifier(23, organisation * 10_000 + index);

/** As the owner, in a migrated database with its reference data. */
export async function loadDeclaringData(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const query = async (sql: string, parameters?: unknown[]): Promise<unknown[]> => (await client.query<Record<string, unknown>>(sql, parameters)).rows;
    await setUpProgramme({ query }, {
      code: DECLARING.code, title: { fr: 'Déclarations nationales fictives', ar: null, en: null }, demonstration: true, startsOn: '2024-01-01', endsOn: '2030-12-31', axes: OFFSHORING_AXES, indicators: OFFSHORING_INDICATORS, targets: [],
    }, new Date());
    const [programme] = (await query('select id from register.programme where code = $1', [DECLARING.code])) as { id: string }[];
    const programmeId = programme?.id ?? '';
    // evidence is work of its own
    await query('update register.indicator set evidence_required = false where programme_id = $1', [programmeId]);
    const ministry = identifier(22, 0);
    await organisation(query, programmeId, ministry, 'ministry', 0);
    for (let index = 0; index < IMPORTING.count; index += 1) {
      await company(query, programmeId, ministry, importing(index), 1000 + index, IMPORTING.sites);
    }
    for (let index = 0; index < ACCEPTED.count; index += 1) {
      await company(query, programmeId, ministry, accepted(index), 2000 + index, ACCEPTED.sites);
    }
    await members(query, programmeId, ministry);
    await query('commit');
    await query('analyze');
  } finally {
    await client.end();
  }
}

type Query = (sql: string, parameters?: unknown[]) => Promise<unknown[]>;

async function organisation(query: Query, programmeId: string, id: string, kind: string, number: number): Promise<void> {
  await query(
    "insert into register.organisation (id, kind, demonstration, code, folded_key, name_fr, source) values ($1, $2, true, $3, $4, $5, 'fictif')",
    [id, kind, `DCL-${number}`, `organisation declarante ${number}`, `Organisation déclarante ${number}`]);
  await query('insert into register.participation (programme_id, organisation_id) values ($1, $2)', [programmeId, id]);
}

async function company(query: Query, programmeId: string, ministry: string, id: string, number: number, sites: number): Promise<void> {
  await organisation(query, programmeId, id, 'company', number);
  const indexes = Array.from({ length: sites }, (_, index) => index);
  await query(
    "insert into register.site (id, organisation_id, name, region_code) select s.id, $1, s.name, 'MA-' || lpad(((s.number - 1) % 12 + 1)::text, 2, '0') from unnest($2::uuid[], $3::text[]) with ordinality as s (id, name, number)",
    [id, indexes.map((index) => siteOf(number, index)), indexes.map(siteName)]);
  const agreement = identifier(24, number);
  await query(
    "insert into register.agreement (programme_id, id, ref, kind, state, title_fr, folded_key, signed_on, effective_from, source) values ($1, $2, $3, 'convention', 'in_force', $4, $5, '2024-01-15', '2024-01-15', 'fictif')",
    [programmeId, agreement, `DCL-CNV-${number}`, `Convention ${number}`, `convention ${number}`]);
  for (const [party, side] of [[ministry, 'public'], [id, 'private']]) {
    await query("insert into register.agreement_party (programme_id, id, agreement_id, organisation_id, side, role) values ($1, app.uuid7(), $2, $3, $4, 'signatory')", [programmeId, agreement, party, side]);
  }
  for (let index = 0; index < COMMITMENTS_OF_AN_ORGANISATION; index += 1) {
    await commitment(query, programmeId, agreement, id, number * 10 + index, index % 2 === 0 ? 'headcount' : 'jobs_created', index < 2 ? [] : ['MA-06']);
  }
}

async function commitment(query: Query, programmeId: string, agreement: string, obligor: string, number: number, indicator: string, regions: readonly string[]): Promise<void> {
  const id = identifier(25, number);
  await query(
    `insert into register.commitment (programme_id, id, agreement_id, ref, kind, side, title_fr, folded_key, indicator_id, region_codes, source)
     select $1, $2, $3, $4, 'jobs', 'company', $5, $6, i.id, $8, 'fictif' from register.indicator i where i.programme_id = $1 and i.code = $7`,
    [programmeId, id, agreement, `DCL-ENG-${number}`, `Engagement ${number}`, `engagement ${number}`, indicator, regions]);
  await query('insert into register.commitment_obligor (programme_id, agreement_id, commitment_id, organisation_id) values ($1, $2, $3, $4)', [programmeId, agreement, id, obligor]);
  await query(
    `insert into register.commitment_term (programme_id, id, agreement_id, commitment_id, valid, basis, base, base_on, target, qualifier, unit, due_on, due_precision)
     values ($1, app.uuid7(), $2, $3, '[2024-01-15,)', $4, $5, '2024-01-15', 500, 'exact', 'jobs', '2028-12-31', 'year')`,
    [programmeId, agreement, id, indicator === 'headcount' ? 'level' : 'running_total', indicator === 'headcount' ? '100' : null]);
}

async function members(query: Query, programmeId: string, ministry: string): Promise<void> {
  const hash = await hashPassword(DECLARING.password);
  const companies = [...Array.from({ length: IMPORTING.count }, (_, index) => importing(index)), ...Array.from({ length: ACCEPTED.count }, (_, index) => accepted(index))];
  const people: [string, string, string[]][] = [[DECLARING.signatory, 'signatory', companies], ...DECLARING.officials.map((email): [string, string, string[]] => [email, 'programme_office', [ministry]])];
  for (const [index, [email, role, organisations]] of people.entries()) {
    const person = identifier(26, index);
    await query('insert into access.person (id, demonstration, name, name_key, email) values ($1, true, $2, $3, $4)', [person, email, email, email]);
    await query('insert into access.account (id, person_id, email_key, password_hash) values ($1, $2, $3, $4)', [identifier(27, index), person, email, hash]);
    await query(
      "insert into access.membership (id, person_id, programme_id, organisation_id, role, delegation_reference, valid) select app.uuid7(), $1, $2, o.id, $3, 'fictive', '[2020-01-01,)' from unnest($4::uuid[]) as o (id)",
      [person, programmeId, role, organisations]);
  }
}
