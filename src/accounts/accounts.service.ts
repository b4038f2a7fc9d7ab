import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { foldKey } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { AccountStates } from '../auth/account-state.js';
import { generatePassword } from '../auth/generate-password.js';
import { Passwords } from '../auth/passwords.js';
import { endSessionsOf } from '../auth/session-store.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { addAccount } from './account-store.js';
import type { AccountAnswer, AccountWithPasswordAnswer, ChangeAccountBody, CreateAccountBody } from './accounts.dto.js';
import { findAccount } from './accounts.queries.js';

/** Persons and the accounts by which they sign in. */
@Injectable()
export class Accounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly states: AccountStates,
  ) {}

  /**
   * Adds a person of the programme's world with an account and an initial password. Rights come with memberships.
   * @throws Problem already_exists
   */
  async create(actor: Actor, programmeId: string, { name, email, language }: CreateAccountBody): Promise<AccountWithPasswordAnswer> {
    const initialPassword = generatePassword();
    const passwordHash = await this.passwords.hash(initialPassword);
    const created = await this.unitOfWork.run(actor, async (tx) => {
      const demonstration = await isDemonstration(tx, programmeId);
      const { accountId } = await addAccount(tx, { name, email, language, demonstration, passwordHash, mustChangePassword: true });
      return withoutPassword(await findAccount(tx, programmeId, accountId));
    });
    return { ...created, initialPassword };
  }

  /** @throws Problem not_found, own_rights, acts_in_other_programme, stale_version */
  async change(actor: Actor, programmeId: string, accountId: string, version: number, body: ChangeAccountBody): Promise<AccountWithPasswordAnswer> {
    const initialPassword = body.resetPassword ? generatePassword() : null;
    const passwordHash = initialPassword && (await this.passwords.hash(initialPassword));
    const changed = await this.unitOfWork.run(actor, async (tx) => {
      const account = await findAccount(tx, programmeId, accountId);
      await assertMayChange(tx, account);
      await changeAccount(tx, account, version, { disabled: body.disabled ?? account.disabled, passwordHash });
      await changePerson(tx, account, body);
      if (body.disabled && !account.disabled) {
        await endSessionsOf(tx, accountId, 'account_disabled');
      }
      if (passwordHash) {
        await endSessionsOf(tx, accountId, 'administrator');
      }
      tx.onCommit(() => this.states.forget(accountId));
      return withoutPassword(await findAccount(tx, programmeId, accountId));
    });
    return { ...changed, initialPassword };
  }
}

/** What a repeated request is answered with: passwords are not kept in clear, not even for an hour. */
function withoutPassword(account: AccountAnswer): AccountWithPasswordAnswer {
  return { ...account, initialPassword: null };
}

async function isDemonstration(tx: Transaction, programmeId: string): Promise<boolean> {
  const [programme] = await tx.query<{ demonstration: boolean }>('select demonstration from register.programme where id = $1', [programmeId]);
  if (!programme) {
    throw new Problem('not_found');
  }
  return programme.demonstration;
}

async function assertMayChange(tx: Transaction, account: AccountAnswer): Promise<void> {
  if (account.personId === tx.actor.personId) {
    throw new Problem('own_rights');
  }
  const [elsewhere] = await tx.query<{ acts: boolean }>('select access.acts_elsewhere($1) as acts', [account.personId]);
  if (elsewhere?.acts) {
    throw new Problem('acts_in_other_programme');
  }
}

/** The account's version stands for the person too. What changes access raises the epoch, so that old tokens open nothing. */
async function changeAccount(tx: Transaction, account: AccountAnswer, version: number, to: { disabled: boolean; passwordHash: string | null }): Promise<void> {
  const written = to.passwordHash
    ? await tx.execute(
        'update access.account set disabled = $3, password_hash = $4, must_change_password = true, epoch = epoch + 1, version = version + 1 where id = $1 and version = $2',
        [account.id, version, to.disabled, to.passwordHash],
      )
    : await tx.execute(
        'update access.account set disabled = $3, epoch = epoch + (disabled <> $3)::int, version = version + 1 where id = $1 and version = $2',
        [account.id, version, to.disabled],
      );
  if (written === 0) {
    throw new Problem('stale_version');
  }
}

async function changePerson(tx: Transaction, account: AccountAnswer, { name, language }: ChangeAccountBody): Promise<void> {
  if (name !== undefined || language !== undefined) {
    const newName = name?.trim() ?? account.name;
    await tx.execute('update access.person set name = $2, name_key = $3, language = $4, version = version + 1 where id = $1', [
      account.personId, newName, newName === null ? null : foldKey(newName), language ?? account.language,
    ]);
  }
}
