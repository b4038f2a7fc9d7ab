import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Actor, Role } from '../../src/common/actor.js';
import { createMember, type TestAccount, type TestProgramme, unique } from '../factories/accounts.js';
import { createAgreement, createCommitment, createIndicator, type TestAgreement } from '../factories/register.js';

export interface TestPeriod {
  id: string;
  ref: string;
}

/** The third quarter of 2026, open from 1 October, unless told. */
export async function createPeriod(owner: Client, programme: TestProgramme, { dates = '[2026-07-01,2026-10-01)', opensOn = '2026-10-01', dueOn = '2026-12-08', state = 'open' } = {}): Promise<TestPeriod> {
  const [id, ref] = [randomUUID(), unique('T')];
  await owner.query('insert into register.reporting_period (programme_id, id, ref, dates, opens_on, due_on, state) values ($1, $2, $3, $4::daterange, $5, $6, $7)', [programme.id, id, ref, dates, opensOn, dueOn, state]);
  return { id, ref };
}

/** An agreement under which this organisation has a commitment whose indicator is declared. */
export async function owe(owner: Client, programme: TestProgramme, organisationId: string, agreement: Parameters<typeof createAgreement>[3] = {}): Promise<TestAgreement> {
  const made = await createAgreement(owner, programme, { [organisationId]: 'private' }, agreement);
  await owner.query(`update register.indicator set section = 'jobs' where programme_id = $1 and id = $2`, [programme.id, await createIndicator(owner, programme)]);
  await createCommitment(owner, programme, made, { obligor: organisationId });
  return made;
}

/** What a request of this member would bring. */
export function actorOf(member: TestAccount & { organisationId: string }, programme: TestProgramme, role: Role): Actor {
  return {
    accountId: member.accountId, personId: member.personId, sessionId: null, request: { id: 'test', language: 'fr' },
    memberships: [{ programmeId: programme.id, programmeCode: programme.code, demonstration: programme.demonstration, organisationId: member.organisationId, role }],
  };
}

/** A partner that owes a declaration. */
export async function createDeclarant(owner: Client, programme: TestProgramme, account: Parameters<typeof createMember>[3] = {}) {
  const member = await createMember(owner, programme, 'preparer', account);
  await owe(owner, programme, member.organisationId);
  return member;
}
