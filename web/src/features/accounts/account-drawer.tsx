import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { usePlace } from '../../lib/place.js';
import type { Says } from '../../lib/draft-store.js';
import { ProblemError, isStale } from '../../lib/problem.js';
import { useSession } from '../../lib/session.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { RecordConflict } from '../../ui/record-conflict.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { showToast } from '../../ui/undo-toast.js';
import { ConfirmDialog } from '../imports/confirm-dialog.js';
import { WriteProblem } from '../organisations/write-problem.js';
import { useReturnFocus } from '../organisations/use-return-focus.js';
import { useWriteRefusal } from '../organisations/write-refusal.js';
import { AccountMemberships } from './account-memberships.js';
import { type Account, type Membership, nameOf, useAccount } from './account-queries.js';
import { AccountState } from './account-state.js';
import { accountSubject } from './account-subject.js';
import { EndMembershipForm } from './end-membership-form.js';
import { MembershipForm } from './membership-form.js';
import { PasswordOnce } from './password-once.js';

interface Props {
  account: string;
  onClose(): void;
}

/** A person's account: access, password and roles; forms take the drawer's place. */
export function AccountDrawer({ account: id, onClose }: Props): ReactElement {
  const { t } = useTranslation('accounts');
  const { data: account, error, refetch } = useAccount(id);
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Membership | null>(null);
  const isOwn = useSession()?.account.id === id;
  const closed = useWriteRefusal('accounts.manage', t('noPermission'));
  const refusal = isOwn ? t('self') : closed;
  useReturnFocus();
  if (account !== undefined && isAdding) return <MembershipForm account={account} onClose={() => setAdding(false)} />;
  if (account !== undefined && ending !== null) return <EndMembershipForm account={account} membership={ending} onClose={() => setEnding(null)} />;
  const isMissing = error instanceof ProblemError && (error.kind === 'missing' || error.kind === 'invalid');
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      lead={account === undefined ? undefined : <bdi dir="ltr">{account.email}</bdi>}
      title={account === undefined ? t('title') : <bdi>{nameOf(account)}</bdi>}
      footer={
        account === undefined ? undefined : (
          <Button variant="filled" disabled={refusal !== null} onClick={() => setAdding(true)}>
            {t('addMembership')}
          </Button>
        )
      }
    >
      {account !== undefined ? (
        <>
          {refusal === null ? null : <p className="note">{refusal}</p>}
          <Access account={account} isWritable={refusal === null} />
          <section className="account-section">
            <h3>{t('memberships')}</h3>
            <AccountMemberships account={account} isWritable={refusal === null} onEnd={setEnding} />
          </section>
        </>
      ) : isMissing ? (
        <p className="note">{t('missing')}</p>
      ) : error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </SideDrawer>
  );
}

type Asked = 'disable' | 'reset';

interface Change {
  disabled?: boolean;
  resetPassword?: boolean;
}

function Access({ account, isWritable }: { account: Account; isWritable: boolean }): ReactElement {
  const { t } = useTranslation('accounts');
  const { programme } = usePlace();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [password, setPassword] = useState<{ value: string | null } | null>(null);
  const name = nameOf(account);
  const write = useRegisterWrite(
    ({ read, body }: { read: Account; body: Change }, key) => {
      const headers = changeHeaders(key, read);
      const path = { programme, account: account.id };
      return answerOf(api.PATCH('/api/v1/programmes/{programme}/accounts/{account}', { params: { path, header: { 'If-Match': `"${read.version}"` } }, headers: { ...headers }, body }));
    },
    ({ initialPassword }, { body: { disabled, resetPassword } }) => {
      setAsked(null);
      setPassword(resetPassword === true ? { value: initialPassword } : null);
      if (disabled !== undefined) showToast(t(disabled ? 'done.disabled' : 'done.enabled', { name }));
    },
  );
  const closeAsked = (): void => setAsked(null);
  const act = (body: Change): void => write.mutate({ read: account, body }, { onError: closeAsked });
  const refused = isStale(write.error) ? write.variables : undefined;
  return (
    <section className="stack">
      <h3>{t('access')}</h3>
      <div className="line wrap spread">
        <AccountState account={account} />
        <span className="muted small">
          {t('language')} : {t(`languages.${account.language}`)}
        </span>
      </div>
      <div className="line wrap">
        <Button disabled={!isWritable} loading={write.isPending && asked === null} onClick={() => (account.disabled ? act({ disabled: false }) : setAsked('disable'))}>
          {t(account.disabled ? 'enable' : 'disable')}
        </Button>
        <Button disabled={!isWritable} onClick={() => setAsked('reset')}>
          {t('resetPassword')}
        </Button>
      </div>
      {refused === undefined ? (
        <WriteProblem write={write} />
      ) : (
        <RecordConflict read={accountSubject(refused.read)} present={accountSubject(account)} mine={saidBy(refused.body)} onKeepMine={() => act(refused.body)} onTakeTheirs={write.reset} />
      )}
      {password === null ? null : <PasswordOnce password={password.value} />}
      {asked === null ? null : (
        <ConfirmDialog
          title={t(asked === 'disable' ? 'confirm.disableTitle' : 'confirm.resetTitle', { name })}
          confirmLabel={t(asked === 'disable' ? 'disable' : 'resetPassword')}
          isPending={write.isPending}
          onConfirm={() => act(asked === 'disable' ? { disabled: true } : { resetPassword: true })}
          onClose={closeAsked}
        >
          <p>{t(asked === 'disable' ? 'confirm.disableText' : 'confirm.resetText')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** What the change makes the account say. */
function saidBy({ disabled, resetPassword }: Change): Says {
  return { ...(disabled === undefined ? {} : { disabled: String(disabled) }), ...(resetPassword === true ? { must_change_password: 'true' } : {}) };
}
