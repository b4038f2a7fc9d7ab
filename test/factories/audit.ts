import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { createMember, type TestProgramme, unique } from './accounts.js';
import type { TestAgreement } from './register.js';

export interface TestMission {
  id: string;
  ref: string;
  item: string;
  /** A finding that was communicated to the addressee. */
  finding: string;
  /** A request to restate, open. */
  request: string;
}

/** An open mission of an institution with one member, one commitment in its sample, one finding and one request. */
export async function createMission(
  owner: ClientBase, programme: TestProgramme, { institutionId, personId, head = true, commitment, addresseeId }: { institutionId: string; personId: string; head?: boolean; commitment: TestAgreement; addresseeId: string },
): Promise<TestMission> {
  const [id, draw, item, finding, request] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const ref = unique('AUD').toUpperCase();
  await owner.query(
    `insert into register.mission (programme_id, id, ref, institution_id, title, period_id, materiality) select $1, $2, $3, $4, 'Mission', p.id, 5 from register.reporting_period p where p.programme_id = $1 limit 1`, [programme.id, id, ref, institutionId]);
  await owner.query('insert into register.mission_member (programme_id, mission_id, person_id, head, id) values ($1, $2, $3, $4, $5)', [programme.id, id, personId, head, randomUUID()]);
  await owner.query("insert into register.mission_draw (programme_id, mission_id, id, method, size, population) values ($1, $2, $3, 'hand', 1, 1)", [programme.id, id, draw]);
  await owner.query(
    'insert into register.mission_item (programme_id, mission_id, id, draw_id, agreement_id, commitment_id, position) select $1, $2, $3, $4, c.agreement_id, c.id, 1 from register.commitment c where c.id = $5', [programme.id, id, item, draw, commitment.id]);
  await owner.query(
    "insert into register.finding (programme_id, mission_id, id, ref, item_id, addressee_id, severity, state, reply_due_on, communicated_text) values ($1, $2, $3, $4, $5, $6, 'medium', 'communicated', '2026-12-31', 1)",
    [programme.id, id, finding, `${ref}-C-01`, item, addresseeId]);
  // nobody opens it: its author has no key
  const { personId: author } = await createMember(owner, programme, 'contributor');
  const text = randomUUID();
  await owner.query("insert into ledger.sealed_text (id, programme_id, person_id, ciphertext, mission_id) values ($1, $2, $3, 'x', $4)", [text, programme.id, author, id]);
  await owner.query('insert into register.finding_text (programme_id, mission_id, finding_id, id, number, criterion_id, condition_id, person_id) values ($1, $2, $3, $4, 1, $5, $5, $6)', [programme.id, id, finding, randomUUID(), text, personId]);
  await owner.query(
    `insert into register.restatement_request (programme_id, id, mission_id, item_id, agreement_id, commitment_id, period_id, accepted, adjusted, due_on)
     select $1, $2, $3, $4, c.agreement_id, c.id, p.id, 10, 8, '2026-12-31' from register.commitment c, register.reporting_period p where c.id = $5 and p.programme_id = $1 limit 1`, [programme.id, request, id, item, commitment.id]);
  return { id, ref, item, finding: `${ref}-C-01`, request };
}

/** Somebody else of an institution that audits. */
export const createAuditor = (owner: ClientBase, programme: TestProgramme, organisationId?: string) => createMember(owner, programme, 'auditor', organisationId === undefined ? {} : { organisationId });
