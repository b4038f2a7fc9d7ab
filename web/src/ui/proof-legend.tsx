import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ProofMark } from './proof.js';

const LEVELS = ['declared', 'accepted', 'verified'] as const;

/** The key of every proof bar of a page, said once above the table. */
export function ProofLegend(): ReactElement {
  const { t } = useTranslation('states');
  return (
    <div className="legend">
      {LEVELS.map((level) => (
        <span key={level}>
          <ProofMark level={level} />
          {t(`proofLegend.${level}`)}
        </span>
      ))}
      <span>
        <svg width="8" height="14" aria-hidden="true">
          <path d="M4 0v14" stroke="var(--ink)" strokeWidth="2" />
        </svg>
        {t('proofLegend.expected')}
      </span>
      <span>
        <svg width="8" height="14" aria-hidden="true">
          <path d="M4 2v10" stroke="var(--ink-3)" strokeWidth="2" />
        </svg>
        {t('proofLegend.target')}
      </span>
    </div>
  );
}
