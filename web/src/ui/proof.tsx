import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './marks.css';

export type ProofLevel = 'declared' | 'accepted' | 'verified' | 'attested';

/** Pencil, ink, seal: the more proven a value, the denser its mark. */
export function ProofMark({ level }: { level: ProofLevel }): ReactElement {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {shapes[level]}
    </svg>
  );
}

const shapes: Record<ProofLevel, ReactElement> = {
  declared: <circle cx="7" cy="7" r="5.4" fill="none" stroke="var(--declared)" strokeWidth="1.5" strokeDasharray="2.4 1.6" />,
  accepted: (
    <>
      <circle cx="7" cy="7" r="5.4" fill="none" stroke="var(--accepted)" strokeWidth="1.6" />
      <path d="M7 1.6a5.4 5.4 0 0 0 0 10.8z" fill="var(--accepted)" />
    </>
  ),
  verified: (
    <>
      <circle cx="7" cy="7" r="6.2" fill="var(--verified)" />
      <path d="M4.2 7.2l2 2 3.6-4" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
    </>
  ),
  attested: <path d="M2 3.5v7h10v-7" fill="none" stroke="var(--ink-2)" strokeWidth="1.6" />,
};

interface Props {
  level: ProofLevel;
  /** Replaces the usual word, for instance a whole sentence. */
  children?: ReactNode;
}

export function Proof({ level, children }: Props): ReactElement {
  const { t } = useTranslation('states');
  return (
    <span className="proof">
      <ProofMark level={level} />
      {children ?? t(`proof.${level}`)}
    </span>
  );
}
