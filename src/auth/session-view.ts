import { type Actor, type Membership, ROLES } from '../common/actor.js';
import type { Transaction } from '../database/transaction.js';
import type { AccountState } from './account-state.js';
import { permissionsOf } from './permissions.js';
import type { SessionOrganisationAnswer, SessionProgrammeAnswer, WhoAmIAnswer } from './session.dto.js';

type ProgrammeRow = Pick<SessionProgrammeAnswer, 'code' | 'titleFr' | 'titleAr' | 'titleEn' | 'demonstration'> & { id: string };

/** The account with the programmes in which it acts today, for whom and as what. */
export async function viewSession(tx: Transaction, actor: Actor, state: AccountState): Promise<WhoAmIAnswer> {
  const { memberships } = state;
  const programmes = await tx.query<ProgrammeRow>(
    `select id, code, title_fr as "titleFr", title_ar as "titleAr", title_en as "titleEn", demonstration
     from register.programme where id = any ($1::uuid[]) order by demonstration, code`,
    [memberships.map((membership) => membership.programmeId)],
  );
  const organisations = await tx.query<SessionOrganisationAnswer>(
    'select id, name_fr as "nameFr", name_ar as "nameAr", name_en as "nameEn" from register.organisation where id = any ($1::uuid[]) order by folded_key',
    [memberships.map((membership) => membership.organisationId)],
  );
  return {
    account: {
      id: actor.accountId ?? '',
      name: state.name,
      email: state.email,
      language: state.language,
      mustChangePassword: state.mustChangePassword,
      demonstration: state.demonstration,
    },
    programmes: programmes.map((programme) => viewProgramme(programme, memberships.filter((one) => one.programmeId === programme.id), organisations)),
  };
}

function viewProgramme({ id: _, ...programme }: ProgrammeRow, memberships: readonly Membership[], organisations: readonly SessionOrganisationAnswer[]): SessionProgrammeAnswer {
  const roles = ROLES.filter((role) => memberships.some((membership) => membership.role === role));
  return {
    ...programme,
    organisations: organisations.filter((organisation) => memberships.some((membership) => membership.organisationId === organisation.id)),
    roles,
    permissions: permissionsOf(roles),
  };
}
