import type { ReactElement, ReactNode } from 'react';
import { ProofMark, type ProofLevel } from './proof.js';
import './chain.css';

export interface ChainStep {
  /** `clause` begins every chain. */
  mark: ProofLevel | 'clause';
  title: ReactNode;
  detail?: ReactNode;
}

interface Props {
  steps: readonly ChainStep[];
  /** On the sign-in page; the rail has the small one. */
  large?: boolean;
}

/** One line from the clause to its verification. */
export function Chain({ steps, large = false }: Props): ReactElement {
  return (
    <ol className={large ? 'chain large' : 'chain'}>
      {steps.map((step, index) => (
        <li key={index}>
          {step.mark === 'clause' ? (
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
              <circle cx="7" cy="7" r="2.5" fill="var(--ink-2)" />
            </svg>
          ) : (
            <ProofMark level={step.mark} />
          )}
          <div>
            <b>{step.title}</b>
            {step.detail === undefined ? null : <span>{step.detail}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}
