import type { Role } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { foldKey } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import type { Language } from '../common/translated.js';
import { uuid7 } from '../common/uuid7.js';
import { emailKeyOf } from '../auth/email-key.js';
import type { Transaction } from '../database/transaction.js';

export interface NewAccount {
  name: string;
  email: string;
  language: Language;
  demonstration: boolean;
  passwordHash: string;
  /** The password is known to whoever made the account. */
  mustChangePassword: boolean;
}

export interface NewMembership {
  personId: string;
  programmeId: string;
  organisationId: string;
  role: Role;
  validFrom: CivilDate;
  /** Last day; null: no end. */
  validTo: CivilDate | null;
  delegationReference: string | null;
}

const EXCLUSION_VIOLATION = '23P01';

/**
 * Adds a person with the account by which that person signs in.
 * @throws Problem already_exists when an account has the address, whoever it is
 */
export async function addAccount(tx: Transaction, account: NewAccount): Promise<{ personId: string; accountId: string }> {
  const [personId, accountId] = [uuid7(tx.now), uuid7(tx.now)];
  const [name, email] = [account.name.trim(), account.email.trim()];
  await tx.execute('insert into access.person (id, demonstration, name, name_key, email, language) values ($1, $2, $3, $4, $5, $6)', [
    personId, account.demonstration, name, foldKey(name), email, account.language,
  ]);
  const added = await tx.execute(
    'insert into access.account (id, person_id, email_key, password_hash, must_change_password) values ($1, $2, $3, $4, $5) on conflict (email_key) do nothing',
    [accountId, personId, emailKeyOf(email), account.passwordHash, account.mustChangePassword],
  );
  if (added === 0) {
    throw new Problem('already_exists', { what: email });
  }
  return { personId, accountId };
}

/** @throws Problem membership_overlap when the person holds the role for the organisation on one of the days */
export async function addMembership(tx: Transaction, membership: NewMembership): Promise<string> {
  const id = uuid7(tx.now);
  const { personId, programmeId, organisationId, role, delegationReference, validFrom, validTo } = membership;
  try {
    await tx.execute(
      `insert into access.membership (id, person_id, programme_id, organisation_id, role, delegation_reference, valid)
       values ($1, $2, $3, $4, $5, $6, daterange($7::date, $8::date, '[]'))`,
      [id, personId, programmeId, organisationId, role, delegationReference, validFrom, validTo],
    );
  } catch (error) {
    throw (error as { code?: string }).code === EXCLUSION_VIOLATION ? new Problem('membership_overlap') : error;
  }
  return id;
}
