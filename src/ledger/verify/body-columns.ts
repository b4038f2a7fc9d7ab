import type { EventColumns } from './trail-record.js';

export type EventBody = Record<string, unknown>;

/** Version byte of a body that holds JSON. */
const JSON_VERSION = 1;

/** @throws SyntaxError for what is no body of a known version */
export function readBody(body: Buffer): EventBody {
  if (body[0] !== JSON_VERSION) throw new SyntaxError(`the body is of version ${body[0] ?? 'none'}, which is not known`);
  return JSON.parse(body.toString('utf8', 1)) as EventBody;
}

/** Names of the columns that say other than the sealed body; a body written before a column was sealed says nothing of it. */
export function columnsThatDiffer(columns: EventColumns, body: EventBody): string[] {
  return Object.entries(columns).filter(([name, value]) => name in body && body[name] !== value).map(([name]) => name);
}

export interface SealedEvidence {
  id: string;
  sha256: string | undefined;
  destroyed: boolean;
}

/** The files that a body says were attached, or destroyed by a decision. */
export function evidenceIn(body: EventBody): SealedEvidence[] {
  const rows = Array.isArray(body['rows']) ? (body['rows'] as { table?: string; id?: string; after?: Record<string, string | null> | null }[]) : [];
  return rows.filter(({ table, after }) => table === 'register.evidence' && after).map(({ id = '', after }) => ({ id, sha256: after?.['sha256'] ?? undefined, destroyed: after?.['state'] === 'destroyed' }));
}
