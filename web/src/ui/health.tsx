import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './marks.css';

export type HealthLevel = 'on_track' | 'at_risk' | 'off_track' | 'no_data';

const tones: Record<HealthLevel, string> = { on_track: 'ok', at_risk: 'risk', off_track: 'off', no_data: 'none' };

/** A polygon for each meaning, so that colour comes last. */
export function HealthMark({ level }: { level: HealthLevel }): ReactElement {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {shapes[level]}
    </svg>
  );
}

const shapes: Record<HealthLevel, ReactElement> = {
  on_track: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="2" fill="currentColor" />
      <path d="M3.8 7.2l2.2 2.2 4.2-4.6" fill="none" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  at_risk: (
    <>
      <path d="M7 1l6.3 11.5H.7z" fill="currentColor" />
      <path d="M7 5v3.6M7 10.1v1.2" stroke="var(--surface)" strokeWidth="1.5" />
    </>
  ),
  off_track: (
    <>
      <path d="M7 .3L13.7 7 7 13.7.3 7z" fill="currentColor" />
      <path d="M4.8 4.8l4.4 4.4M9.2 4.8L4.8 9.2" stroke="var(--surface)" strokeWidth="1.5" />
    </>
  ),
  no_data: <rect x="1.5" y="1.5" width="11" height="11" rx="2" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2.2 1.8" />,
};

interface Props {
  level: HealthLevel;
  /** What a person decided against the rule; both are shown, the computed one first. */
  decided?: HealthLevel;
  children?: ReactNode;
}

export function Health({ level, decided, children }: Props): ReactElement {
  const { t } = useTranslation('states');
  const word = t(`health.${level}`);
  if (decided !== undefined && decided !== level) {
    return (
      <span className="line wrap">
        <Health level={level} />
        <Health level={decided}>{t('healthOverridden', { computed: word, decided: t(`health.${decided}`) })}</Health>
      </span>
    );
  }
  return (
    <span className={`chip ${tones[level]}`}>
      <HealthMark level={level} />
      {children ?? word}
    </span>
  );
}
