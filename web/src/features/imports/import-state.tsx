import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../ui/icon.js';
import { StateChip, type Tone } from '../../ui/state-chip.js';
import type { Import } from './import-queries.js';

const looks: Record<Import['state'], { tone: Tone; icon: IconName }> = {
  checked: { tone: 'none', icon: 'eye' },
  applied: { tone: 'plain', icon: 'check' },
  refused: { tone: 'off', icon: 'close' },
};

export function ImportState({ state, bare }: { state: Import['state']; bare?: boolean }): ReactElement {
  const { t } = useTranslation('imports');
  return (
    <StateChip {...looks[state]} bare={bare}>
      {t(`state.${state}`)}
    </StateChip>
  );
}
