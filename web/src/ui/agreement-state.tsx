import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from './icon.js';
import { StateChip, type Tone } from './state-chip.js';

export type AgreementStateName = 'draft' | 'signed' | 'in_force' | 'suspended' | 'completed' | 'terminated';

const looks: Record<AgreementStateName, { tone: Tone; icon?: IconName }> = {
  draft: { tone: 'none' },
  signed: { tone: 'plain', icon: 'agreement' },
  in_force: { tone: 'plain', icon: 'check' },
  suspended: { tone: 'risk', icon: 'warning' },
  completed: { tone: 'plain', icon: 'check' },
  terminated: { tone: 'off', icon: 'close' },
};

interface Props {
  state: AgreementStateName;
  bare?: boolean;
}

export function AgreementState({ state, bare }: Props): ReactElement {
  const { t } = useTranslation('states');
  return (
    <StateChip {...looks[state]} bare={bare}>
      {t(`agreement.${state}`)}
    </StateChip>
  );
}
