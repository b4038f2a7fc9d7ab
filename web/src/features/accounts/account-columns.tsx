import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/data-table.js';
import { type Account, nameOf } from './account-queries.js';
import { AccountState } from './account-state.js';
import { MembershipText } from './membership-text.js';

export function useAccountColumns(open: (account: string) => void): Column<Account>[] {
  const { t } = useTranslation('accounts');
  return [
    {
      key: 'person',
      header: t('column.person'),
      narrow: 'full',
      width: '30%',
      cell: (account) => (
        <>
          <button type="button" className="account-name" aria-label={t('open', { name: nameOf(account) })} onClick={() => open(account.id)}>
            <bdi>{nameOf(account)}</bdi>
          </button>
          <div className="reference">
            <bdi dir="ltr">{account.email}</bdi>
          </div>
        </>
      ),
    },
    {
      key: 'roles',
      header: t('column.roles'),
      narrow: 'full',
      cell: ({ memberships }) => (
        <div className="account-roles">
          {memberships.length === 0 ? <span className="muted small">{t('noRole')}</span> : null}
          {memberships.map((membership) => (
            <MembershipText key={membership.id} membership={membership} />
          ))}
        </div>
      ),
    },
    { key: 'state', header: t('column.state'), cell: (account) => <AccountState account={account} bare /> },
  ];
}
