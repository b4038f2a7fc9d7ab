import type { Transaction } from '../database/transaction.js';
import type { BundledClaim } from '../ledger/bundle/bundle.dto.js';
import { DECISION_CLAIM, DECLARATION_CLAIM, type DeclaredContent } from './bundle.queries.js';

/** An observation with the submission that froze it. */
export interface DeclaredLine {
  observation: string;
  declarationId: string;
  declaration: string;
  revision: number;
  indicatorId: string;
  indicator: string;
  site: string | null;
  declared: string | null;
}

export function declaredLinesOf(tx: Transaction, programmeId: string, observationIds: readonly string[]): Promise<DeclaredLine[]> {
  return tx.query<DeclaredLine>(
    `select o.id as observation, d.id as "declarationId", d.ref as declaration, o.revision, o.indicator_id as "indicatorId", i.code as indicator, o.site_id as site, trim_scale(o.value)::text as declared
     from register.observation o
       join register.declaration d on d.programme_id = o.programme_id and d.id = o.declaration_id
       join register.indicator i on i.programme_id = o.programme_id and i.id = o.indicator_id
     where o.programme_id = $1 and o.id = any ($2::uuid[])`, [programmeId, observationIds]);
}

/** What was declared, as it was frozen at the submissions that brought these lines. */
export function contentsOfLines(tx: Transaction, programmeId: string, lines: readonly DeclaredLine[]): Promise<DeclaredContent[]> {
  return tx.query<DeclaredContent>(
    `select d.id, d.ref, n.number as revision, n.content from register.declaration_revision n
       join register.declaration d on d.programme_id = n.programme_id and d.id = n.declaration_id
     where n.programme_id = $1 and (n.declaration_id, n.number) in (select * from unnest($2::uuid[], $3::int[])) order by d.ref, n.number`,
    [programmeId, lines.map(({ declarationId }) => declarationId), lines.map(({ revision }) => revision)]);
}

/** The declarations, and who decided on them. */
export function claimsOfDeclarations(tx: Transaction, programmeId: string, declarationIds: readonly string[]): Promise<BundledClaim[]> {
  return tx.query<BundledClaim>(
    DECLARATION_CLAIM + ` from register.declaration d where d.programme_id = $1 and d.id = any ($2::uuid[])
     union all ` + DECISION_CLAIM + ` from register.declaration_decision n where n.programme_id = $1 and n.declaration_id = any ($2::uuid[]) and n.kind in ('visa', 'acceptance')`,
    [programmeId, declarationIds]);
}

/** Open files that are linked to one of the indicators in these declarations. */
export function evidenceOfLines(tx: Transaction, programmeId: string, declarationIds: readonly string[], indicatorIds: readonly string[]): Promise<{ sha256: string; fileName: string }[]> {
  return tx.query<{ sha256: string; fileName: string }>(
    `select distinct on (e.sha256) e.sha256, e.file_name as "fileName" from register.evidence e
       join register.evidence_link l on l.programme_id = e.programme_id and l.evidence_id = e.id and l.superseded_by is null
     where e.programme_id = $1 and e.declaration_id = any ($2::uuid[]) and e.state = 'available' and l.indicator_id = any ($3::uuid[])
     order by e.sha256, e.id`, [programmeId, declarationIds, indicatorIds]);
}

export async function eventsOfDeclarations(tx: Transaction, programmeId: string, declarationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    "select e.id from ledger.event e where e.programme_id = $1 and e.root_kind = 'declaration' and e.root_id = any ($2::uuid[]) order by e.xid, e.id", [programmeId, declarationIds]);
  return rows.map(({ id }) => id);
}

export async function programmeNamed(tx: Transaction, programmeId: string): Promise<{ programme: string; demonstration: boolean }> {
  const [row] = await tx.query<{ programme: string; demonstration: boolean }>('select p.code as programme, p.demonstration from register.programme p where p.id = $1', [programmeId]);
  if (row === undefined) throw new Error(`The programme ${programmeId} of the address is not there.`);
  return row;
}
