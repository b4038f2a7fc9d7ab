import { Problem } from '../common/problems.js';
import { type ListDefinition, readList } from '../database/list-query.js';
import type { Transaction } from '../database/transaction.js';
import type { DeclarationAnswer, DeclarationListParameters, DeclarationPage } from './declarations.dto.js';
import { PERIOD } from './periods.queries.js';

export const DECLARATION = `d.id, d.ref, app.organisation_answer(o) as organisation, ` + PERIOD + ` as period, d.restatement, d.reason_code as "reasonCode", d.state, d.revision,
  to_char(d.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "submittedAt", d.late, d.under_examination as "underExamination",
  coalesce(jsonb_array_length(r.warnings), 0) as warnings, coalesce(r.two_persons, false) as "twoPersons",
  exists (select from register.declaration_decision v where v.programme_id = d.programme_id and v.declaration_id = d.id and v.revision = d.revision and v.kind = 'visa') as "visaGiven", d.version`;

const TABLE = 'register.declaration d';
const JOINS = {
  o: 'join register.organisation o on o.id = d.organisation_id',
  p: 'join register.reporting_period p on p.programme_id = d.programme_id and p.id = d.period_id',
  r: 'left join register.declaration_revision r on r.programme_id = d.programme_id and r.declaration_id = d.id and r.number = d.revision',
};
export const DECLARATION_FROM = [TABLE, ...Object.values(JOINS)].join(' ');

const LIST: ListDefinition = {
  select: DECLARATION,
  from: TABLE,
  joins: JOINS,
  where: 'd.programme_id = $1',
  filters: {
    state: 'd.state = any (?::text[])',
    period: 'p.ref = any (?::text[])',
    organisation: 'd.organisation_id::text = any (?::text[])',
    timeliness: "case when d.late then 'late' else 'on_time' end = any (?::text[]) and d.late is not null",
    kind: "case when d.restatement = 0 then 'ordinary' else 'restatement' end = any (?::text[])",
  },
  search: '(o.folded_key like ? or app.folded_ref(d.ref) like ?)',
  sorts: {
    ref: ['d.ref collate "C"'],
    organisation: ['o.folded_key', 'd.ref collate "C"'],
    submitted: [`coalesce(to_char(d.submitted_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '')`],
    period: ['lower(p.dates)::date', 'd.ref collate "C"'],
  },
  defaultSort: '-period',
  identifier: 'd.id::uuid',
  facets: { state: 'd.state', period: 'p.ref', kind: "case when d.restatement = 0 then 'ordinary' else 'restatement' end" },
};

export function listDeclarations(tx: Transaction, programmeId: string, parameters: DeclarationListParameters): Promise<DeclarationPage> {
  const { state, period, organisation, timeliness, kind, ...page } = parameters;
  const split = (text: string | undefined): string[] | undefined => text?.split(',').filter(Boolean);
  return readList<DeclarationAnswer>(tx, programmeId, LIST, {
    ...page,
    filters: { state: split(state), period: split(period), organisation: split(organisation), timeliness: split(timeliness), kind: split(kind) },
  }).then(({ rows, ...rest }) => ({ ...rest, items: rows }));
}

/** What the actor may examine, the oldest submission first. */
export function examinationQueue(tx: Transaction, programmeId: string): Promise<DeclarationAnswer[]> {
  return tx.query<DeclarationAnswer>(
    'select ' + DECLARATION + ' from ' + DECLARATION_FROM + ` where d.programme_id = $1 and d.state = 'submitted'
       and (d.programme_id, d.organisation_id) in (select x.programme_id, x.organisation_id from access.examined_participations() x)
     order by d.submitted_at, d.id limit 200`, [programmeId]);
}

/** @throws Problem not_found */
export async function readDeclaration(tx: Transaction, programmeId: string, ref: string): Promise<DeclarationAnswer> {
  const [row] = await tx.query<DeclarationAnswer>('select ' + DECLARATION + ' from ' + DECLARATION_FROM + ' where d.programme_id = $1 and d.ref = $2', [programmeId, ref]);
  if (!row) {
    throw new Problem('not_found');
  }
  return row;
}

/** What a write needs of a declaration. */
export interface DeclarationRow {
  id: string;
  ref: string;
  organisationId: string;
  periodId: string;
  period: string;
  state: DeclarationAnswer['state'];
  restatement: number;
  revision: number;
  underExamination: boolean;
  version: number;
  /** The actor declares for the organisation. */
  own: boolean;
  /** The actor examines the organisation. */
  examined: boolean;
}

const ROW = `select d.id, d.ref, d.organisation_id as "organisationId", d.period_id as "periodId", p.ref as period, d.state, d.restatement, d.revision, d.under_examination as "underExamination", d.version,
    (d.programme_id, d.organisation_id) in (select s.programme_id, s.organisation_id from access.declaring_participations() s) as own,
    (d.programme_id, d.organisation_id) in (select x.programme_id, x.organisation_id from access.examined_participations() x) as examined
  from register.declaration d join register.reporting_period p on p.programme_id = d.programme_id and p.id = d.period_id where d.programme_id = $1 and d.ref = $2`;

/** @throws Problem not_found */
export async function findDeclaration(tx: Transaction, programmeId: string, ref: string): Promise<DeclarationRow> {
  const [row] = await tx.query<DeclarationRow>(ROW, [programmeId, ref]);
  if (!row) {
    throw new Problem('not_found');
  }
  return row;
}

/**
 * The row of a declaration that its organisation, or an examiner of it, is about to move: nobody else moves it meanwhile.
 * @throws Problem not_found, not_permitted, stale_version
 */
export async function lockDeclaration(tx: Transaction, programmeId: string, ref: string, version: number, by: 'organisation' | 'examiner'): Promise<DeclarationRow> {
  // locked first and read after: the statement that reads sees what was committed while this one waited
  await tx.execute('select id from register.declaration where programme_id = $1 and ref = $2 for no key update', [programmeId, ref]);
  const row = await findDeclaration(tx, programmeId, ref);
  if (by === 'organisation' ? !row.own : !row.examined) {
    throw new Problem('not_permitted', { permission: by === 'organisation' ? 'declaration.prepare' : 'declaration.examine' });
  }
  if (row.version !== version) {
    throw new Problem('stale_version');
  }
  return row;
}
