import { Problem } from '../common/problems.js';
import type { Transaction } from '../database/transaction.js';
import type { SealedTextService } from '../ledger/sealed-text.service.js';
import type { AttestedAnswer, EvidenceAnswer, EvidenceListAnswer } from './evidence.dto.js';
import { type EvidenceState, waitingReason } from './evidence.lifecycle.js';

export interface EvidencedDeclaration {
  id: string;
  organisationId: string;
  state: string;
  revision: number;
}

/** @throws Problem not_found */
export async function declarationOfEvidence(tx: Transaction, programmeId: string, ref: string): Promise<EvidencedDeclaration> {
  const [row] = await tx.query<EvidencedDeclaration>(
    'select d.id, d.organisation_id as "organisationId", d.state, d.revision from register.declaration d where d.programme_id = $1 and d.ref = $2', [programmeId, ref]);
  if (!row) {
    throw new Problem('not_found');
  }
  return row;
}

interface EvidenceRow extends Omit<EvidenceAnswer, 'waiting' | 'confirmation' | 'decision' | 'links' | 'size'> {
  size: string;
  confirmationId: string | null;
  noteId: string | null;
  reasonCode: NonNullable<EvidenceAnswer['decision']>['reasonCode'];
  decidedAt: string | null;
  decidedBy: string | null;
  links: (Omit<EvidenceAnswer['links'][number], 'proves'> & { noteId: string | null })[];
}

const SELECT = `
  select e.id, e.file_name as "fileName", e.media_type as "mediaType", e.size::text as size, e.pages, e.sha256, e.kind, e.state, e.scan, e.searched, e.findings,
    e.confirmation_id as "confirmationId", e.note_id as "noteId", e.reason_code as "reasonCode", p.name as "decidedBy",
    to_char(e.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "decidedAt", f.destroyed_at is not null as "contentDestroyed",
    e.first_revision as "firstRevision", app.instant_answer(e.recorded_by) as "uploadedAt", e.version,
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'indicator', i.code, 'site', l.site_id, 'noteId', l.note_id, 'attestedQuantity', trim_scale(l.attested_quantity)::text,
        'month', to_char(l.month, 'YYYY-MM'), 'cnssAffiliation', l.cnss_affiliation) order by l.id)
      from register.evidence_link l join register.indicator i on i.programme_id = l.programme_id and i.id = l.indicator_id
      where l.programme_id = e.programme_id and l.evidence_id = e.id and l.superseded_by is null), '[]') as links,
    coalesce((select jsonb_agg(jsonb_build_object('declaration', d.ref, 'period', r.ref, 'organisation', o.name_fr) order by d.ref)
      from register.evidence same
        join register.declaration d on d.programme_id = same.programme_id and d.id = same.declaration_id
        join register.reporting_period r on r.programme_id = d.programme_id and r.id = d.period_id
        join register.organisation o on o.id = d.organisation_id
      where same.programme_id = e.programme_id and same.sha256 = e.sha256 and same.declaration_id <> e.declaration_id), '[]') as elsewhere
  from register.evidence e
    join app.stored_file f on f.sha256 = e.sha256
    left join access.person p on p.id = e.decided_by
  where e.programme_id = $1 and e.declaration_id = $2 `;

export async function readEvidenceList(tx: Transaction, sealedTexts: SealedTextService, programmeId: string, declarationId: string): Promise<EvidenceListAnswer> {
  const rows = await tx.query<EvidenceRow>(SELECT + 'order by e.id', [programmeId, declarationId]);
  return { items: await answersOf(tx, sealedTexts, rows), attested: await attestedQuantities(tx, programmeId, declarationId) };
}

/** @throws Problem not_found */
export async function readEvidence(tx: Transaction, sealedTexts: SealedTextService, programmeId: string, declarationId: string, id: string): Promise<EvidenceAnswer> {
  const rows = await tx.query<EvidenceRow>(SELECT + 'and e.id = $3', [programmeId, declarationId, id]);
  const [answer] = await answersOf(tx, sealedTexts, rows);
  if (!answer) {
    throw new Problem('not_found');
  }
  return answer;
}

async function answersOf(tx: Transaction, sealedTexts: SealedTextService, rows: readonly EvidenceRow[]): Promise<EvidenceAnswer[]> {
  const texts = await sealedTexts.open(tx, rows.flatMap((row) => [row.confirmationId, row.noteId, ...row.links.map(({ noteId }) => noteId)]));
  const textOf = (id: string | null): string | null => (id === null ? null : (texts.get(id) ?? null));
  return rows.map(({ confirmationId, noteId, reasonCode, decidedAt, decidedBy, size, links, ...row }) => ({
    ...row, size: Number(size), waiting: waitingReason(row), confirmation: textOf(confirmationId),
    decision: decidedAt === null ? null : { reasonCode, reason: textOf(noteId), at: decidedAt, by: decidedBy },
    links: links.map(({ noteId: proves, ...link }) => ({ ...link, proves: textOf(proves) })),
  }));
}

/** What the open files of a declaration attest, to stand beside what it declares. */
export function attestedQuantities(tx: Transaction, programmeId: string, declarationId: string): Promise<AttestedAnswer[]> {
  return tx.query<AttestedAnswer>(
    `select i.code as indicator, l.site_id as site, l.cnss_affiliation as "cnssAffiliation", to_char(l.month, 'YYYY-MM') as month,
       trim_scale(sum(l.attested_quantity))::text as quantity, count(distinct l.evidence_id)::int as files
     from register.evidence_link l
       join register.evidence e on e.programme_id = l.programme_id and e.id = l.evidence_id and e.state = 'available'
       join register.indicator i on i.programme_id = l.programme_id and i.id = l.indicator_id
     where l.programme_id = $1 and l.declaration_id = $2 and l.superseded_by is null and l.attested_quantity is not null
     group by i.code, l.site_id, l.cnss_affiliation, l.month order by i.code, l.month, l.cnss_affiliation nulls last, l.site_id`,
    [programmeId, declarationId]);
}

/**
 * Codes of the indicators that something attached to the declaration proves: a file that is open, or that waits for the virus
 * scanner alone. A file that seems nominative proves nothing until a person decided.
 */
export async function indicatorsWithEvidence(tx: Transaction, programmeId: string, declarationId: string): Promise<string[]> {
  const rows = await tx.query<{ code: string }>(
    `select distinct i.code
     from register.evidence_link l
       join register.evidence e on e.programme_id = l.programme_id and e.id = l.evidence_id
       join register.indicator i on i.programme_id = l.programme_id and i.id = l.indicator_id
     where l.programme_id = $1 and l.declaration_id = $2 and l.superseded_by is null and e.state in ('available', 'scanning', 'quarantined')
       and (e.findings = '[]' or e.confirmed_by is not null)
     order by i.code`,
    [programmeId, declarationId]);
  return rows.map(({ code }) => code);
}

export interface EvidenceContent {
  sha256: string;
  fileName: string;
  mediaType: string;
  size: number;
}

/**
 * The file of evidence that is open.
 * @throws Problem not_found, evidence_not_available
 */
export async function openEvidence(tx: Transaction, programmeId: string, declarationId: string, id: string): Promise<EvidenceContent> {
  const [row] = await tx.query<EvidenceContent & { size: string; state: EvidenceState }>(
    `select e.sha256, e.file_name as "fileName", e.media_type as "mediaType", e.size::text as size, e.state
     from register.evidence e where e.programme_id = $1 and e.declaration_id = $2 and e.id = $3`, [programmeId, declarationId, id]);
  if (!row) {
    throw new Problem('not_found');
  }
  if (row.state !== 'available') {
    throw new Problem('evidence_not_available', { state: row.state });
  }
  return { sha256: row.sha256, fileName: row.fileName, mediaType: row.mediaType, size: Number(row.size) };
}
