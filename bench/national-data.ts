import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { hashPassword } from '../src/auth/passwords.js';
import { identifier, seeded } from './random.js';

export const NATIONAL = { code: 'NATIONAL', partner: 'partner@national.test', official: 'official@national.test', password: 'national bench data' } as const;

export interface Sizes {
  partners: number;
  agreements: number;
  commitments: number;
  milestones: number;
  periods: number;
}

export const NATIONAL_SIZES: Sizes = { partners: 200, agreements: 500, commitments: 5000, milestones: 40_000, periods: 12 };

const SEED = 20_260_127;
const REGIONS = Array.from({ length: 12 }, (_, index) => `MA-${String(index + 1).padStart(2, '0')}`);
const SEGMENTS = ['CRM', 'BPO', 'ITO', 'ESO', 'KPO'];
const KINDS = ['jobs', 'jobs', 'jobs', 'training', 'hosting_zone'];
const TABLES = ['organisation', 'participation', 'agreement', 'agreement_party', 'commitment', 'commitment_obligor', 'commitment_term', 'commitment_progress', 'milestone', 'milestone_baseline'];

const programmeId = identifier(1, 1);
const ministry = identifier(2, 0);
const partnerOf = (agreement: number, { partners }: Sizes): number => (agreement % 5 === 0 ? 1 : 2 + (agreement % (partners - 1)));
const quarterFrom = (index: number): string => new Date(Date.UTC(2024, index * 3, 1)).toISOString().slice(0, 10);

/** Streams the fictitious national register into a migrated database, as the owner, without events: history is not what is measured. */
export async function loadNationalData(ownerUrl: string, sizes: Sizes, log: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const { rows: [change] } = await client.query<{ id: string }>('select ledger.current_change() as id');
    await client.query("insert into register.programme (id, code, title_fr, demonstration, starts_on, ends_on) values ($1, $2, 'Données nationales fictives', true, '2024-01-01', '2030-12-31')", [programmeId, NATIONAL.code]);
    await client.query("insert into register.indicator (programme_id, id, code, kind, family, unit, whole, name_fr) values ($1, $2, 'headcount', 'stock', 'under_agreement', 'jobs', true, 'Effectif')", [programmeId, identifier(3, 1)]);
    for (const table of TABLES) {
      // COPY does not pass through row-level security, to which the owner is subject too
      await client.query('alter table register.' + table + ' disable trigger user, no force row level security');
    }
    for (const [table, columns, cells] of tablesOf(sizes, change?.id ?? '')) {
      log(`Loading ${table}`);
      await pipeline(Readable.from(lines(cells)), client.query(copyFrom('copy register.' + table + ' (' + columns + ') from stdin')));
    }
    for (const table of TABLES) {
      await client.query('alter table register.' + table + ' enable trigger user, force row level security');
    }
    await addMembers(client);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

type Cell = string | number | null;

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  for (const row of rows) {
    yield `${row.map((cell) => (cell === null ? '\\N' : String(cell))).join('\t')}\n`;
  }
}

function* each<T>(count: number, make: (index: number) => T): Generator<T> {
  for (let index = 1; index <= count; index += 1) {
    yield make(index);
  }
}

function tablesOf(sizes: Sizes, change: string): [string, string, Iterable<readonly Cell[]>][] {
  const random = seeded(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const partners = [0, ...Array.from({ length: sizes.partners }, (_, index) => index + 1)];
  const agreementOf = (commitment: number): number => 1 + (commitment % sizes.agreements);
  return [
    ['organisation', 'id, kind, demonstration, code, folded_key, name_fr, source', partners.map((n) => [identifier(2, n), n === 0 ? 'ministry' : 'company', 't', `NAT-${n}`, `organisation nationale ${n}`, `Organisation nationale ${n}`, 'fictif'])],
    ['participation', 'programme_id, organisation_id', partners.map((n) => [programmeId, identifier(2, n)])],
    ['agreement', 'programme_id, id, ref, kind, state, title_fr, folded_key, signed_on, effective_from, source', each(sizes.agreements, (n) => [programmeId, identifier(4, n), `NAT-CNV-${n}`, 'convention', 'in_force', `Convention nationale ${n}`, `convention nationale ${String(n).padStart(5, '0')}`, '2024-03-01', '2024-04-01', 'fictif'])],
    ['agreement_party', 'programme_id, id, agreement_id, organisation_id, side, role, recorded_by', each(sizes.agreements * 2, (n) => {
      const agreement = Math.ceil(n / 2);
      return [programmeId, identifier(5, n), identifier(4, agreement), n % 2 === 0 ? ministry : identifier(2, partnerOf(agreement, sizes)), n % 2 === 0 ? 'public' : 'private', 'signatory', change];
    })],
    ['commitment', 'programme_id, id, agreement_id, ref, kind, side, title_fr, folded_key, indicator_id, region_codes, segment_codes, source', each(sizes.commitments, (n) => [
      programmeId, identifier(6, n), identifier(4, agreementOf(n)), `NAT-ENG-${n}`, pick(KINDS), 'company', `Engagement national ${n}`, `engagement national ${String(n).padStart(6, '0')}`, identifier(3, 1), `{${pick(REGIONS)}}`, `{${pick(SEGMENTS)}}`, 'fictif'])],
    ['commitment_obligor', 'programme_id, agreement_id, commitment_id, organisation_id', each(sizes.commitments, (n) => [programmeId, identifier(4, agreementOf(n)), identifier(6, n), identifier(2, partnerOf(agreementOf(n), sizes))])],
    ['commitment_term', 'programme_id, id, agreement_id, commitment_id, valid, basis, base, base_on, target, qualifier, unit, due_on, due_precision, recorded_by', each(sizes.commitments, (n) => [
      programmeId, identifier(7, n), identifier(4, agreementOf(n)), identifier(6, n), '[2024-04-01,)', 'level', 100, '2024-03-31', 500 + Math.floor(random() * 1000), 'exact', 'jobs', '2028-12-31', 'year', change])],
    ['commitment_progress', 'programme_id, agreement_id, commitment_id, period, declared, accepted', each(sizes.commitments * sizes.periods, (n) => {
      const [commitment, period] = [1 + ((n - 1) % sizes.commitments), Math.floor((n - 1) / sizes.commitments)];
      const value = 100 + period * 20 + Math.floor(random() * 20);
      return [programmeId, identifier(4, agreementOf(commitment)), identifier(6, commitment), `[${quarterFrom(period)},${quarterFrom(period + 1)})`, value, value];
    })],
    ['milestone', 'programme_id, id, agreement_id, commitment_id, ref, title_fr, folded_key, owner_organisation_id, baseline_on, baseline_precision, source', each(sizes.milestones, (n) => {
      const commitment = 1 + (n % sizes.commitments);
      return [programmeId, identifier(8, n), identifier(4, agreementOf(commitment)), identifier(6, commitment), `NAT-JAL-${n}`, `Jalon national ${n}`, `jalon national ${String(n).padStart(6, '0')}`, identifier(2, partnerOf(agreementOf(commitment), sizes)), `202${5 + (n % 5)}-06-30`, 'day', 'fictif'];
    })],
    ['milestone_baseline', 'programme_id, id, agreement_id, milestone_id, baseline_on, baseline_precision, recorded_by', each(sizes.milestones, (n) => [
      programmeId, identifier(10, n), identifier(4, agreementOf(1 + (n % sizes.commitments))), identifier(8, n), `202${5 + (n % 5)}-06-30`, 'day', change])],
  ];
}

async function addMembers(client: pg.Client): Promise<void> {
  const hash = await hashPassword(NATIONAL.password);
  const members = [[NATIONAL.partner, 'signatory', identifier(2, 1), 1], [NATIONAL.official, 'programme_office', ministry, 2]] as const;
  for (const [email, role, organisation, n] of members) {
    await client.query('insert into access.person (id, demonstration, name, name_key, email) values ($1, true, $2, $2, $2)', [identifier(11, n), email]);
    await client.query('insert into access.account (id, person_id, email_key, password_hash) values ($1, $2, $3, $4)', [identifier(12, n), identifier(11, n), email, hash]);
    await client.query("insert into access.membership (id, person_id, programme_id, organisation_id, role, delegation_reference, valid) values ($1, $2, $3, $4, $5, 'fictive', '[2020-01-01,)')", [identifier(13, n), identifier(11, n), programmeId, organisation, role]);
  }
}
