import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ROLES, type Role } from '@common/actor.js';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { type KeysetList, programmeKey, useKeysetList } from '../../api/queries.js';
import { usePlace } from '../../lib/place.js';

export type Account = components['schemas']['AccountAnswer'];
export type AccountWithPassword = components['schemas']['AccountWithPasswordAnswer'];
export type Membership = components['schemas']['MembershipAnswer'];

export const ACCOUNT_STATES = ['enabled', 'disabled'] as const;

export interface AccountSearch {
  q?: string;
  etat?: readonly string[];
  role?: readonly string[];
  organisation?: readonly string[];
}

function known(values: readonly string[], choices: readonly string[]): string | undefined {
  const chosen = values.filter((value) => choices.includes(value));
  return chosen.length === 0 ? undefined : chosen.join(',');
}

export function useAccountList({ q, etat = [], role = [], organisation = [] }: AccountSearch): KeysetList<Account> {
  const { programme } = usePlace();
  const query = { q, state: known(etat, ACCOUNT_STATES), role: known(role, ROLES), organisation: organisation.length === 0 ? undefined : organisation.join(',') };
  return useKeysetList(programmeKey(programme, 'accounts', 'list', query), (cursor, signal) =>
    answerOf(
      api.GET('/api/v1/programmes/{programme}/accounts', {
        params: { path: { programme }, query: { ...query, cursor, limit: 50, total: cursor === undefined ? true : undefined } },
        signal,
      }),
    ),
  );
}

export function useAccount(account: string): UseQueryResult<Account> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'accounts', account),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/accounts/{account}', { params: { path: { programme, account } }, signal })),
  });
}

/** Every role that the person holds, held or was to hold, the latest first. */
export function useMemberships(account: string): UseQueryResult<{ items: Membership[] }> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'accounts', account, 'memberships'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/accounts/{account}/memberships', { params: { path: { programme, account } }, signal })),
  });
}

export function nameOf({ name, email }: Pick<Account, 'name' | 'email'>): string {
  return name ?? email ?? '—';
}

export function roleOf(role: string): Role | undefined {
  return ROLES.find((one) => one === role);
}
