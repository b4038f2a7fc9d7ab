import type { Language } from './translated.js';

export const ROLES = ['administrator', 'programme_office', 'official', 'contributor', 'preparer', 'signatory', 'auditor', 'audit_head'] as const;
export type Role = (typeof ROLES)[number];

export interface Membership {
  programmeId: string;
  programmeCode: string;
  demonstration: boolean;
  organisationId: string;
  role: Role;
}

/** A write that may arrive twice: the same key with the same digest is answered with the first response. */
export interface IdempotencyClaim {
  key: string;
  /** SHA-256 over method, path and body. */
  digest: Buffer;
  /** Status of the response when the write succeeds. */
  status: number;
}

export interface RequestFacts {
  id: string;
  language: Language;
  idempotency?: IdempotencyClaim;
}

/** Who acts. Rights are those of the memberships that hold today; PostgreSQL decides again by itself. */
export interface Actor {
  accountId: string | null;
  personId: string | null;
  sessionId: string | null;
  memberships: readonly Membership[];
  request: RequestFacts;
  /** The token through which the person's own system acts. */
  apiTokenId?: string;
  /** Demonstration only: the instant that the fictitious history tells. */
  simulatedAt?: Date;
}

export function rolesIn(actor: Actor, programmeId: string): Role[] {
  return actor.memberships.filter((m) => m.programmeId === programmeId).map((m) => m.role);
}

const WHOLE_READERS: readonly Role[] = ['programme_office', 'official', 'auditor', 'audit_head'];

/** Whether one of the roles reads all agreements of the programme; the others read those of their organisation. */
export function readsWhole(actor: Actor, programmeId: string): boolean {
  return rolesIn(actor, programmeId).some((role) => WHOLE_READERS.includes(role));
}

/** The program itself, acting for nobody: what it reads and writes is open to everyone or runs in functions of the owner. */
export function nobody(requestId: string): Actor {
  return { accountId: null, personId: null, sessionId: null, memberships: [], request: { id: requestId, language: 'fr' } };
}
