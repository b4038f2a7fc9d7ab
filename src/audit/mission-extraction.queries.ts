import type { Transaction } from '../database/transaction.js';
import type { FoundMission } from './missions.queries.js';

/** Identifiers of what the sample of a mission stands on. */
export interface Perimeter {
  agreements: string[];
  commitments: string[];
  declarations: string[];
}

/** The sampled commitments, their agreements, and what their obligors declared for the period, of what the actor may read. */
export async function perimeterOf(tx: Transaction, programmeId: string, { id, periodId }: FoundMission): Promise<Perimeter> {
  const [row] = await tx.query<Perimeter>(
    `select coalesce(array_agg(distinct i.agreement_id), '{}') as agreements, coalesce(array_agg(distinct i.commitment_id), '{}') as commitments,
       coalesce(array_agg(distinct d.id) filter (where d.id is not null), '{}') as declarations
     from register.mission_item i
       left join register.commitment_obligor b on b.programme_id = i.programme_id and b.commitment_id = i.commitment_id
       left join register.declaration d on d.programme_id = b.programme_id and d.organisation_id = b.organisation_id and d.period_id = $3 and d.revision > 0
     where i.programme_id = $1 and i.mission_id = $2`, [programmeId, id, periodId]);
  return row ?? { agreements: [], commitments: [], declarations: [] };
}

export interface ExtractedLine {
  declaration: string;
  restatement: number;
  organisation: string;
  revision: number;
  indicator: string;
  site: string | null;
  dimensions: string;
  state: string;
  declared: string | null;
  accepted: string | null;
  superseded: 'yes' | 'no';
}

/** Every line that was ever sent, the replaced ones too. */
export function linesOf(tx: Transaction, programmeId: string, declarations: readonly string[]): Promise<ExtractedLine[]> {
  return tx.query<ExtractedLine>(
    `select d.ref as declaration, d.restatement, org.name_fr as organisation, o.revision, i.code as indicator, s.name as site, o.dimensions::text as dimensions, o.state, trim_scale(o.value)::text as declared,
       trim_scale(a.value)::text as accepted, case when o.superseded_by is null then 'no' else 'yes' end as superseded
     from register.observation o
       join register.declaration d on d.programme_id = o.programme_id and d.id = o.declaration_id
       join register.organisation org on org.id = o.organisation_id
       join register.indicator i on i.programme_id = o.programme_id and i.id = o.indicator_id
       left join register.site s on s.id = o.site_id
       left join register.accepted_value a on a.programme_id = o.programme_id and a.observation_id = o.id and a.superseded_by is null
     where o.programme_id = $1 and o.declaration_id = any ($2::uuid[]) order by d.ref, o.revision, i.code, s.name nulls first, o.dimensions_key`, [programmeId, declarations]);
}

export interface ExtractedDecision {
  declaration: string;
  kind: string;
  revision: number;
  at: string;
  person: string | null;
  content_sha256: string;
}

export function decisionsOf(tx: Transaction, programmeId: string, declarations: readonly string[]): Promise<ExtractedDecision[]> {
  return tx.query<ExtractedDecision>(
    `select d.ref as declaration, k.kind, k.revision, to_char(k.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name from access.person n where n.id = k.person_id) as person,
       encode(k.content_hash, 'hex') as content_sha256
     from register.declaration_decision k join register.declaration d on d.programme_id = k.programme_id and d.id = k.declaration_id
     where k.programme_id = $1 and k.declaration_id = any ($2::uuid[]) order by d.ref, k.decided_at, k.recorded_by`, [programmeId, declarations]);
}

export interface ExtractedEvidence {
  declaration: string;
  fileName: string;
  sha256: string;
  size: number;
  kind: string;
  state: string;
  indicators: string;
  attested: string | null;
}

export function evidenceFilesOf(tx: Transaction, programmeId: string, declarations: readonly string[]): Promise<ExtractedEvidence[]> {
  return tx.query<ExtractedEvidence>(
    `select d.ref as declaration, e.file_name as "fileName", e.sha256, e.size::int as size, e.kind, e.state,
       coalesce((select string_agg(distinct i.code, ' ; ' order by i.code) from register.evidence_link l join register.indicator i on i.programme_id = l.programme_id and i.id = l.indicator_id
         where l.programme_id = e.programme_id and l.evidence_id = e.id and l.superseded_by is null), '') as indicators,
       (select trim_scale(sum(l.attested_quantity))::text from register.evidence_link l where l.programme_id = e.programme_id and l.evidence_id = e.id and l.superseded_by is null) as attested
     from register.evidence e join register.declaration d on d.programme_id = e.programme_id and d.id = e.declaration_id
     where e.programme_id = $1 and e.declaration_id = any ($2::uuid[]) order by d.ref, e.file_name, e.id`, [programmeId, declarations]);
}

/** The events of the perimeter as they were recorded, oldest first: what was hashed, and its leaf. */
export async function eventLines(tx: Transaction, programmeId: string, { agreements, commitments, declarations }: Perimeter, missionId: string): Promise<string> {
  const rows = await tx.query<{ line: string }>(
    `select jsonb_build_object('id', e.id, 'root', e.root_kind, 'leaf', encode(e.leaf, 'hex'), 'body', convert_from(substring(e.body from 2), 'UTF8')::jsonb)::text as line from ledger.event e
     where e.programme_id = $1 and (e.root_kind = 'agreement' and e.root_id = any ($2::uuid[]) or e.root_kind = 'commitment' and e.root_id = any ($3::uuid[])
       or e.root_kind = 'declaration' and e.root_id = any ($4::uuid[]) or e.root_kind = 'mission' and e.root_id = $5)
     order by e.xid, e.id`, [programmeId, agreements, commitments, declarations, missionId]);
  return rows.map(({ line }) => `${line}\n`).join('');
}
