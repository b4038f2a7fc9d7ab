import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { HealthMark } from './health.js';
import './marks.css';

/** How a milestone stands today: its reviewed state, or what its dates say while it is scheduled. */
export type MilestoneStanding =
  | 'scheduled' | 'on_date' | 'slipping' | 'slipping_far' | 'overdue'
  | 'met' | 'partially_met' | 'not_met' | 'cancelled';

const tones: Record<MilestoneStanding, string> = {
  scheduled: 'plain',
  on_date: 'ok',
  slipping: 'risk',
  slipping_far: 'off',
  overdue: 'none',
  met: 'plain',
  partially_met: 'plain',
  not_met: 'off',
  cancelled: 'none',
};

function Shape({ standing }: { standing: MilestoneStanding }): ReactElement {
  if (standing === 'on_date') return <HealthMark level="on_track" />;
  if (standing === 'slipping') return <HealthMark level="at_risk" />;
  if (standing === 'slipping_far' || standing === 'not_met') return <HealthMark level="off_track" />;
  if (standing === 'overdue') return <HealthMark level="no_data" />;
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {squares[standing]}
    </svg>
  );
}

const squares: Record<'scheduled' | 'met' | 'partially_met' | 'cancelled', ReactElement> = {
  scheduled: <rect x="1.8" y="1.8" width="10.4" height="10.4" rx="2" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  met: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="2" fill="currentColor" />
      <path d="M3.8 7.2l2.2 2.2 4.2-4.6" fill="none" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  partially_met: (
    <>
      <rect x="1.8" y="1.8" width="10.4" height="10.4" rx="2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M2.5 12L12 2.5V11a1 1 0 0 1-1 1z" fill="currentColor" />
    </>
  ),
  cancelled: (
    <>
      <rect x="1.8" y="1.8" width="10.4" height="10.4" rx="2" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M4.5 7h5" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
};

interface Props {
  standing: MilestoneStanding;
}

export function MilestoneMark({ standing }: Props): ReactElement {
  const { t } = useTranslation('states');
  return (
    <span className={`chip ${tones[standing]}`}>
      <Shape standing={standing} />
      {t(`milestone.${standing}`)}
    </span>
  );
}
