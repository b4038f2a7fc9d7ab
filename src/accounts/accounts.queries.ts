import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { isUuid } from '../common/uuid7.js';
import { type ListDefinition, readList } from '../database/list-query.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { AccountAnswer, AccountListParameters, AccountPage, MembershipAnswer } from './accounts.dto.js';

const MEMBERSHIP = `json_build_object('id', m.id, 'role', m.role, 'delegationReference', m.delegation_reference, 'version', m.version,
  'organisation', json_build_object('id', o.id, 'code', o.code, 'kind', o.kind, 'name', json_build_object('fr', o.name_fr, 'ar', o.name_ar, 'en', o.name_en)),
  'validFrom', lower(m.valid), 'validTo', upper(m.valid) - 1,
  'state', case when isempty(m.valid) then 'withdrawn' when upper(m.valid) <= (select app.today()) then 'ended' when lower(m.valid) > (select app.today()) then 'future' else 'in_force' end)`;
const MEMBERSHIPS_WITH_ORGANISATION = ' from access.membership m join register.organisation o on o.id = m.organisation_id where m.programme_id = $1 and m.person_id = ';
const NOT_OVER = ' and not isempty(m.valid) and coalesce(upper(m.valid) > (select app.today()), true)';

/** `$1` is the programme; an administrator meets the persons of its world, real or demonstration. */
const ACCOUNT = 'a.id, p.id as "personId", p.name, p.email, p.language, a.disabled, a.must_change_password as "mustChangePassword", a.version, '
  + "(select coalesce(json_agg(" + MEMBERSHIP + " order by o.folded_key, m.role, m.id), '[]')" + MEMBERSHIPS_WITH_ORGANISATION + 'p.id' + NOT_OVER + ') as memberships';
const FROM = 'access.person p join access.account a on a.person_id = p.id join register.programme g on g.id = $1 and g.demonstration = p.demonstration';
const FIND_ACCOUNT = 'select ' + ACCOUNT + ' from ' + FROM + ' where a.id = $2';
const FIND_MEMBERSHIPS = 'select ' + MEMBERSHIP + ' as membership' + MEMBERSHIPS_WITH_ORGANISATION + '$2 order by lower(m.valid) desc nulls last, o.folded_key, m.role, m.id';

const ACCOUNTS: ListDefinition = {
  select: ACCOUNT,
  from: FROM,
  where: 'true',
  filters: {
    role: 'exists (select from access.membership m where m.person_id = p.id and m.programme_id = $1 and m.valid @> (select app.today()) and m.role = any (?::text[]))',
    organisation: 'exists (select from access.membership m where m.person_id = p.id and m.programme_id = $1 and m.valid @> (select app.today()) and m.organisation_id::text = any (?::text[]))',
    state: "case when a.disabled then 'disabled' else 'enabled' end = any (?::text[])",
  },
  // the searched text is folded, where punctuation is a space
  search: "(p.name_key like ? or translate(a.email_key, '.-_', '   ') like ?)",
  sorts: { name: ["coalesce(p.name_key, '')"], email: ['a.email_key'] },
  defaultSort: 'name',
  identifier: 'a.id::uuid',
  facets: { state: "case when a.disabled then 'disabled' else 'enabled' end" },
};

@Injectable()
export class AccountQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(actor: Actor, programmeId: string, { role, organisation, state, ...page }: AccountListParameters): Promise<AccountPage> {
    const filters = { role: role?.split(','), organisation: organisation?.toLowerCase().split(','), state: state?.split(',') };
    return this.unitOfWork.read(actor, async (tx) => {
      const { rows, ...rest } = await readList<AccountAnswer>(tx, programmeId, ACCOUNTS, { ...page, filters });
      return { items: rows, ...rest };
    });
  }

  get(actor: Actor, programmeId: string, accountId: string): Promise<AccountAnswer> {
    return this.unitOfWork.read(actor, (tx) => findAccount(tx, programmeId, accountId));
  }

  memberships(actor: Actor, programmeId: string, accountId: string): Promise<{ items: MembershipAnswer[] }> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { personId } = await findAccount(tx, programmeId, accountId);
      return { items: await findMemberships(tx, programmeId, personId) };
    });
  }
}

/** @throws Problem not_found, for what belongs to the other world too */
export async function findAccount(tx: Transaction, programmeId: string, accountId: string): Promise<AccountAnswer> {
  const [account] = isUuid(accountId) ? await tx.query<AccountAnswer>(FIND_ACCOUNT, [programmeId, accountId]) : [];
  if (!account) {
    throw new Problem('not_found');
  }
  return account;
}

/** Every role that the person holds, held or was to hold in the programme, the latest first. */
export async function findMemberships(tx: Transaction, programmeId: string, personId: string): Promise<MembershipAnswer[]> {
  const rows = await tx.query<{ membership: MembershipAnswer }>(FIND_MEMBERSHIPS, [programmeId, personId]);
  return rows.map((row) => row.membership);
}

/** @throws Problem not_found */
export async function findMembership(tx: Transaction, programmeId: string, personId: string, membershipId: string): Promise<MembershipAnswer> {
  const membership = (await findMemberships(tx, programmeId, personId)).find((one) => one.id === membershipId);
  if (!membership) {
    throw new Problem('not_found');
  }
  return membership;
}
