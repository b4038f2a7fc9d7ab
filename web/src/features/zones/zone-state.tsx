import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../ui/icon.js';
import { StateChip, type Tone } from '../../ui/state-chip.js';
import type { ZoneStatus } from './zone-queries.js';

const looks: Record<ZoneStatus, { tone: Tone; icon?: IconName }> = {
  announced: { tone: 'none' },
  planned: { tone: 'none', icon: 'calendar' },
  under_construction: { tone: 'plain', icon: 'zone' },
  operational: { tone: 'plain', icon: 'check' },
  deferred: { tone: 'risk', icon: 'warning' },
  cancelled: { tone: 'off', icon: 'close' },
};

export function ZoneState({ status, bare }: { status: ZoneStatus; bare?: boolean }): ReactElement {
  const { t } = useTranslation('states');
  return (
    <StateChip {...looks[status]} bare={bare}>
      {t(`zone.${status}`)}
    </StateChip>
  );
}
