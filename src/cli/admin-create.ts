import { isEmail } from 'class-validator';
import { addAccount, addMembership } from '../accounts/account-store.js';
import { generatePassword } from '../auth/generate-password.js';
import { assertStrongPassword } from '../auth/password-policy.js';
import { hashPassword } from '../auth/passwords.js';
import { anonymousActor } from '../auth/request-facts.js';
import type { Clock } from '../common/clock.js';
import { hasForbiddenControls } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { createDataSource } from '../data-source.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';

export interface NewAdministrator {
  /** Address of the role that owns the schema. */
  ownerUrl: string;
  email: string;
  name: string;
  programmeCode: string;
  /** Code of the organisation for which the administrator acts. */
  organisationCode: string;
  /** One is generated when none is given. */
  password?: string;
}

export interface CreatedAdministrator {
  accountId: string;
  email: string;
  /** To be printed once; null when the caller gave the password. */
  generatedPassword: string | null;
}

/** The administrator cannot be made; `message` is one sentence with the remedy. */
export class AdministratorError extends Error {
  override readonly name = 'AdministratorError';
}

const LONGEST_NAME = 200;

/**
 * Makes a person with an account that administers a programme, as the owner of the schema: nobody needs to be there before.
 * A generated password has to be changed at the first sign-in.
 * @throws AdministratorError; a second call with the same address changes nothing
 */
export async function createAdministrator(input: NewAdministrator, clock: Clock): Promise<CreatedAdministrator> {
  assertSound(input);
  const password = input.password ?? generatePassword();
  const passwordHash = await hashPassword(password);
  const dataSource = await createDataSource({ url: input.ownerUrl, poolSize: 1 }).initialize();
  try {
    const accountId = await new UnitOfWork(dataSource, clock).run(anonymousActor({ id: 'mithaq admin create', language: 'en' }), (tx) =>
      insertAdministrator(tx, input, passwordHash));
    return { accountId, email: input.email.trim(), generatedPassword: input.password === undefined ? password : null };
  } finally {
    await dataSource.destroy();
  }
}

async function insertAdministrator(tx: Transaction, input: NewAdministrator, passwordHash: string): Promise<string> {
  const [programme] = await tx.query<{ id: string; demonstration: boolean }>('select id, demonstration from register.programme where code = $1', [input.programmeCode]);
  if (!programme) {
    throw new AdministratorError(`There is no programme ${input.programmeCode}: give the code of one, such as MA-OFFSHORING-2030.`);
  }
  const [organisation] = await tx.query<{ id: string }>('select id from register.organisation where code = $1 and demonstration = $2', [
    input.organisationCode, programme.demonstration,
  ]);
  if (!organisation) {
    throw new AdministratorError(`There is no organisation ${input.organisationCode} for programme ${input.programmeCode}: give the code of one, such as that of the lead ministry.`);
  }
  const { personId, accountId } = await addAccount(tx, {
    name: input.name, email: input.email, language: 'fr', demonstration: programme.demonstration, passwordHash, mustChangePassword: input.password === undefined,
  }).catch(explainTakenAddress);
  await tx.execute('insert into register.participation (programme_id, organisation_id) values ($1, $2) on conflict do nothing', [programme.id, organisation.id]);
  await addMembership(tx, {
    personId, programmeId: programme.id, organisationId: organisation.id, role: 'administrator', validFrom: tx.today, validTo: null, delegationReference: null,
  });
  return accountId;
}

function explainTakenAddress(error: unknown): never {
  if (error instanceof Problem && error.code === 'already_exists') {
    throw new AdministratorError(`${error.parameters['what']} has an account already, which was left as it is: have an administrator reset its password, or give another address.`);
  }
  throw error;
}

function assertSound({ email, name, password }: NewAdministrator): void {
  if (!isEmail(email.trim())) {
    throw new AdministratorError(`“${email}” is not a complete e-mail address: give one such as name@example.ma.`);
  }
  if (name.trim() === '' || name.length > LONGEST_NAME || hasForbiddenControls(name)) {
    throw new AdministratorError(`The name is empty, longer than ${LONGEST_NAME} characters or holds invisible characters: write it out with --name.`);
  }
  try {
    assertStrongPassword(password ?? generatePassword(), email, 'password');
  } catch (error) {
    throw error instanceof Problem
      ? new AdministratorError('The password is too weak: give at least 12 characters that are uncommon and are not the address, or give none to have one made.')
      : error;
  }
}
