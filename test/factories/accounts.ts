import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { hashPassword } from '../../src/auth/passwords.js';
import type { Role } from '../../src/common/actor.js';
import { foldKey } from '../../src/common/folded-key.js';

/** The password of every account made here; hashed once per test file. */
export const TEST_PASSWORD = 'quatre chevaux verts';
let hashed: Promise<string> | undefined;

export interface TestProgramme {
  id: string;
  code: string;
  demonstration: boolean;
}

export interface TestAccount {
  accountId: string;
  personId: string;
  name: string;
  email: string;
}

export interface TestMembership {
  programme: TestProgramme;
  organisationId: string;
  role: Role;
  /** Civil dates; from 2020 on, without end, unless told. */
  from?: string;
  /** Last day. */
  to?: string;
}

/** A text that no other row has. */
export const unique = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 13)}`;

/** `owner` is a connection of the role that owns the schema. */
export async function createProgramme(owner: ClientBase, { demonstration = false, code = unique('P') } = {}): Promise<TestProgramme> {
  const id = randomUUID();
  await owner.query('insert into register.programme (id, code, title_fr, demonstration, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6)', [
    id, code, `Programme ${code}`, demonstration, '2025-01-01', '2030-12-31',
  ]);
  return { id, code, demonstration };
}

/** An organisation that takes part in the programme. */
export async function createOrganisation(owner: ClientBase, programme: TestProgramme, { kind = 'company', code = unique('O') } = {}): Promise<string> {
  const id = randomUUID();
  const name = `Organisation ${code}`;
  await owner.query('insert into register.organisation (id, kind, demonstration, code, folded_key, name_fr) values ($1, $2, $3, $4, $5, $6)', [
    id, kind, programme.demonstration, code, foldKey(name), name,
  ]);
  await owner.query('insert into register.participation (programme_id, organisation_id) values ($1, $2)', [programme.id, id]);
  return id;
}

export async function createAccount(
  owner: ClientBase,
  { demonstration = false, name = unique('Personne'), email = `${unique('a')}@exemple.ma`, language = 'fr', mustChangePassword = false } = {},
): Promise<TestAccount> {
  hashed ??= hashPassword(TEST_PASSWORD);
  const account = { accountId: randomUUID(), personId: randomUUID(), name, email };
  await owner.query('insert into access.person (id, demonstration, name, name_key, email, language) values ($1, $2, $3, $4, $5, $6)', [
    account.personId, demonstration, name, foldKey(name), email, language,
  ]);
  await owner.query('insert into access.account (id, person_id, email_key, password_hash, must_change_password) values ($1, $2, $3, $4, $5)', [
    account.accountId, account.personId, email.toLowerCase(), await hashed, mustChangePassword,
  ]);
  return account;
}

export async function createMembership(owner: ClientBase, personId: string, { programme, organisationId, role, from = '2020-01-01', to }: TestMembership): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `insert into access.membership (id, person_id, programme_id, organisation_id, role, delegation_reference, valid)
     values ($1, $2, $3, $4, $5, $6, daterange($7::date, $8::date, '[]'))`,
    [id, personId, programme.id, organisationId, role, role === 'signatory' ? 'Délégation 1/2026' : null, from, to ?? null],
  );
  return id;
}

/** An account that holds a role in a programme, for an organisation of its own unless one is given. */
export async function createMember(
  owner: ClientBase,
  programme: TestProgramme,
  role: Role,
  { organisationId, ...account }: Parameters<typeof createAccount>[1] & { organisationId?: string } = {},
): Promise<TestAccount & { organisationId: string; membershipId: string }> {
  const made = await createAccount(owner, { ...account, demonstration: programme.demonstration });
  const organisation = organisationId ?? (await createOrganisation(owner, programme));
  const membershipId = await createMembership(owner, made.personId, { programme, organisationId: organisation, role });
  return { ...made, organisationId: organisation, membershipId };
}
