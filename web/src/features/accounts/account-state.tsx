import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateChip } from '../../ui/state-chip.js';
import type { Account } from './account-queries.js';

export function AccountState({ account: { disabled, mustChangePassword }, bare }: { account: Account; bare?: boolean }): ReactElement {
  const { t } = useTranslation('accounts');
  return (
    <span className="line wrap">
      <StateChip tone={disabled ? 'off' : 'plain'} icon={disabled ? 'close' : 'check'} bare={bare}>
        {t(disabled ? 'state.disabled' : 'state.enabled')}
      </StateChip>
      {mustChangePassword && !disabled ? <span className="reference">{t('state.mustChange')}</span> : null}
    </span>
  );
}
