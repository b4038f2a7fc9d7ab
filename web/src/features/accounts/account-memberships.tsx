import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { type Account, type Membership, useMemberships } from './account-queries.js';
import { MembershipText } from './membership-text.js';

interface Props {
  account: Account;
  isWritable: boolean;
  onEnd(membership: Membership): void;
}

/** Every dated role of the person, the latest first; what is over stays readable. */
export function AccountMemberships({ account, isWritable, onEnd }: Props): ReactElement {
  const { t } = useTranslation(['accounts', 'shell']);
  const titleOf = useTitle();
  const { data, error, refetch } = useMemberships(account.id);
  if (data === undefined) return error === null ? <Loading lines={2} /> : <Problem error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <p className="muted small">{t('noMembership')}</p>;
  return (
    <ul className="account-memberships">
      {data.items.map((membership) => (
        <li key={membership.id}>
          <MembershipText membership={membership} />
          {membership.state === 'in_force' || membership.state === 'future' ? (
            <Button
              size="sm"
              disabled={!isWritable}
              aria-label={t('endOf', { role: t(`shell:role.${membership.role}`), organisation: titleOf(membership.organisation.name) })}
              onClick={() => onEnd(membership)}
            >
              {t('endMembership')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
