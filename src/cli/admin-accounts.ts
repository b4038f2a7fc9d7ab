import { addMembership } from '../accounts/account-store.js';
import { emailKeyOf } from '../auth/email-key.js';
import { generatePassword } from '../auth/generate-password.js';
import { hashPassword } from '../auth/passwords.js';
import { type Role, ROLES } from '../common/actor.js';
import { isCivilDate } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import { AdministratorError } from './admin-create.js';

/** What the owner of the schema does to accounts from the command line: where no administrator can sign in any more. */
export interface RoleGrant {
  email: string;
  programme: string;
  organisation: string;
  role: string;
  from?: string;
  delegation?: string;
}

interface AccountRow {
  accountId: string;
  personId: string;
  demonstration: boolean;
}

/** One line per account and role, in the order of addresses. */
export async function listAccounts(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ email: string; name: string; disabled: boolean; roles: string | null }>(
    `select p.email, p.name, a.disabled,
       (select string_agg(g.code || ' ' || m.role || ' ' || coalesce(o.code, o.name_fr) || ' ' || m.valid::text, ', ' order by g.code, m.role)
        from access.membership m join register.programme g on g.id = m.programme_id join register.organisation o on o.id = m.organisation_id
        where m.person_id = p.id and not isempty(m.valid)) as roles
     from access.account a join access.person p on p.id = a.person_id order by a.email_key`);
  return rows.map(({ email, name, disabled, roles }) => `${email}  ${name}${disabled ? '  (disabled)' : ''}  ${roles ?? 'no role'}`);
}

/** @returns the new password, to be shown once and changed at the first sign-in */
export async function resetPassword(tx: Transaction, email: string): Promise<string> {
  const { accountId } = await accountOf(tx, email);
  const password = generatePassword();
  await tx.execute('update access.account set password_hash = $2, must_change_password = true, disabled = false, epoch = epoch + 1, version = version + 1 where id = $1', [accountId, await hashPassword(password)]);
  await endSessions(tx, accountId, 'password_changed');
  return password;
}

export async function setDisabled(tx: Transaction, email: string, disabled: boolean): Promise<void> {
  const { accountId } = await accountOf(tx, email);
  await tx.execute('update access.account set disabled = $2, epoch = epoch + 1, version = version + 1 where id = $1 and disabled <> $2', [accountId, disabled]);
  if (disabled) {
    await endSessions(tx, accountId, 'account_disabled');
  }
}

/** @throws AdministratorError */
export async function grantRole(tx: Transaction, grant: RoleGrant): Promise<void> {
  const { personId } = await accountOf(tx, grant.email);
  const role = ROLES.find((one): one is Role => one === grant.role);
  if (!role) {
    throw new AdministratorError(`“${grant.role}” is no role: give one of ${ROLES.join(', ')}.`);
  }
  if (role === 'signatory' && !grant.delegation) {
    throw new AdministratorError('A signatory needs the reference of the delegation: give it with --delegation.');
  }
  const from = grant.from ?? tx.today;
  if (!isCivilDate(from)) {
    throw new AdministratorError(`“${from}” is no date: give one such as ${tx.today}.`);
  }
  const [place] = await tx.query<{ programmeId: string; organisationId: string }>(
    `select p.id as "programmeId", o.id as "organisationId" from register.programme p join register.participation t on t.programme_id = p.id join register.organisation o on o.id = t.organisation_id
     where p.code = $1 and o.code = $2`, [grant.programme, grant.organisation]);
  if (!place) {
    throw new AdministratorError(`No organisation ${grant.organisation} takes part in a programme ${grant.programme}: check both codes.`);
  }
  await addMembership(tx, { ...place, personId, role, validFrom: from, validTo: null, delegationReference: grant.delegation ?? null });
}

/** Ends the roles of a person in a programme from today on. @returns how many */
export async function endRoles(tx: Transaction, email: string, programme: string): Promise<number> {
  const { personId } = await accountOf(tx, email);
  return tx.execute(
    `update access.membership m set valid = m.valid * daterange(null, $3::date), version = m.version + 1
     from register.programme p where p.id = m.programme_id and p.code = $2 and m.person_id = $1 and not isempty(m.valid) and (upper_inf(m.valid) or upper(m.valid) > $3::date)`,
    [personId, programme, tx.today]);
}

async function accountOf(tx: Transaction, email: string): Promise<AccountRow> {
  const [account] = await tx.query<AccountRow>(
    'select a.id as "accountId", a.person_id as "personId", p.demonstration from access.account a join access.person p on p.id = a.person_id where a.email_key = $1', [emailKeyOf(email)]);
  if (!account) {
    throw new AdministratorError(`No account has the address ${email}: mithaq admin list shows them.`);
  }
  return account;
}

async function endSessions(tx: Transaction, accountId: string, because: 'password_changed' | 'account_disabled'): Promise<void> {
  await tx.execute('update access.session set ended_at = $2, ended_because = $3 where account_id = $1 and ended_at is null', [accountId, tx.now.toISOString(), because]);
}
