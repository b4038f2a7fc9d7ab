import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateChip, type Tone } from '../../ui/state-chip.js';
import type { Finding } from './audit-queries.js';

const tones: Readonly<Record<Finding['state'], Tone>> = { provisional: 'none', communicated: 'risk', replied: 'accent', decided: 'accent', final: 'off', closed: 'plain', superseded: 'none', dropped: 'none' };

export function FindingState({ finding: { state, replyLate } }: { finding: Pick<Finding, 'state' | 'replyLate'> }): ReactElement {
  const { t } = useTranslation('audit');
  return (
    <StateChip tone={tones[state]} bare>
      {t(`findingState.${state}`)}
      {replyLate ? ` · ${t('replyLate')}` : ''}
    </StateChip>
  );
}
