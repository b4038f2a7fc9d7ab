import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { type CivilDate, compareCivilDates } from '../common/civil-date.js';
import { type FieldProblem, Problem } from '../common/problems.js';
import { AccountStates } from '../auth/account-state.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { addMembership } from './account-store.js';
import type { AccountAnswer, AddMembershipBody, MembershipAnswer } from './accounts.dto.js';
import { findAccount, findMembership } from './accounts.queries.js';

/** Dated roles of a person for an organisation of the programme. */
@Injectable()
export class Memberships {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly states: AccountStates,
  ) {}

  /** @throws Problem not_found, own_rights, validation_failed naming the field, membership_overlap */
  add(actor: Actor, programmeId: string, accountId: string, body: AddMembershipBody): Promise<MembershipAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { personId } = await this.someoneElse(tx, programmeId, accountId);
      await assertSound(tx, programmeId, body);
      const { validTo = null, delegationReference = null, ...rest } = body;
      const id = await addMembership(tx, { ...rest, validTo, delegationReference, personId, programmeId });
      tx.onCommit(() => this.states.forget(accountId));
      return findMembership(tx, programmeId, personId, id);
    });
  }

  /**
   * Ends a role from a day on; a role that has not begun, or began today, is withdrawn whole.
   * @param on first day without the role
   * @throws Problem not_found, own_rights, validation_failed with end_in_past, conflict when it ends before anyway, stale_version
   */
  end(actor: Actor, programmeId: string, accountId: string, membershipId: string, version: number, on: CivilDate): Promise<MembershipAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { personId } = await this.someoneElse(tx, programmeId, accountId);
      const membership = await findMembership(tx, programmeId, personId, membershipId);
      if (compareCivilDates(on, tx.today) < 0) {
        throw new Problem('validation_failed', {}, [{ field: 'on', code: 'end_in_past', parameters: { today: tx.today } }]);
      }
      if (membership.validFrom === null || (membership.validTo !== null && compareCivilDates(on, membership.validTo) > 0)) {
        throw new Problem('conflict');
      }
      const written = await tx.execute(
        `update access.membership set valid = case when $3::date <= lower(valid) then 'empty' else daterange(lower(valid), $3::date) end, version = version + 1
         where id = $1 and version = $2`,
        [membershipId, version, on],
      );
      if (written === 0) {
        throw new Problem('stale_version');
      }
      tx.onCommit(() => this.states.forget(accountId));
      return findMembership(tx, programmeId, personId, membershipId);
    });
  }

  private async someoneElse(tx: Transaction, programmeId: string, accountId: string): Promise<AccountAnswer> {
    const account = await findAccount(tx, programmeId, accountId);
    if (account.personId === tx.actor.personId) {
      throw new Problem('own_rights');
    }
    return account;
  }
}

async function assertSound(tx: Transaction, programmeId: string, { organisationId, role, validFrom, validTo, delegationReference }: AddMembershipBody): Promise<void> {
  const fields: FieldProblem[] = [];
  if (validTo && compareCivilDates(validTo, validFrom) < 0) {
    fields.push({ field: 'validTo', code: 'end_before_start' });
  }
  if (role === 'signatory' && !delegationReference) {
    fields.push({ field: 'delegationReference', code: 'delegation_required' });
  }
  const takesPart = await tx.query('select from register.participation where programme_id = $1 and organisation_id = $2', [programmeId, organisationId]);
  if (takesPart.length === 0) {
    fields.push({ field: 'organisationId', code: 'unknown_reference', parameters: { value: organisationId } });
  }
  if (fields.length > 0) {
    throw new Problem('validation_failed', {}, fields);
  }
}
