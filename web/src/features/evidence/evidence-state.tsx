import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateChip, type Tone } from '../../ui/state-chip.js';
import type { Evidence } from './declared-evidence.js';

const tones: Record<Evidence['state'], Tone> = { scanning: 'none', quarantined: 'risk', available: 'ok', refused: 'off', withdrawn: 'none', destroyed: 'none' };
const icons = { scanning: undefined, quarantined: 'warning', available: 'check', refused: 'close', withdrawn: 'back', destroyed: 'close' } as const;

export function EvidenceState({ state }: Pick<Evidence, 'state'>): ReactElement {
  const { t } = useTranslation('evidence');
  return (
    <StateChip tone={tones[state]} icon={icons[state]} bare>
      {t(`state.${state}`)}
    </StateChip>
  );
}
