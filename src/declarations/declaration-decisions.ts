import { uuid7 } from '../common/uuid7.js';
import type { Transaction } from '../database/transaction.js';
import type { DecisionKind } from './declaration-parts.dto.js';
import type { DeclarationRow } from './declarations.queries.js';

/** Signs a decision over the content that stands submitted. @returns its identifier */
export async function recordDecision(tx: Transaction, programmeId: string, declaration: DeclarationRow, kind: DecisionKind, noteId: string | null): Promise<string> {
  const id = uuid7(tx.now);
  await tx.execute(
    `insert into register.declaration_decision (programme_id, organisation_id, declaration_id, id, revision, content_hash, kind, person_id, decided_at, note_id)
     select r.programme_id, r.organisation_id, r.declaration_id, $4, r.number, r.content_hash, $5, app.person_id(), $6, $7
     from register.declaration_revision r where r.programme_id = $1 and r.declaration_id = $2 and r.number = $3`,
    [programmeId, declaration.id, declaration.revision, id, kind, tx.now, noteId]);
  return id;
}

/** What the declaration says stands no more: it was taken back, or a new revision says it anew. */
export async function supersedeObservations(tx: Transaction, programmeId: string, declarationId: string): Promise<void> {
  await tx.execute('update register.observation set superseded_by = ledger.current_change() where programme_id = $1 and declaration_id = $2 and superseded_by is null', [programmeId, declarationId]);
}
