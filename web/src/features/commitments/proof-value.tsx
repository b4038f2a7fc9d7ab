import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '../../api/types.js';
import type { ProofLevel } from '../../ui/proof.js';
import { useTargetText } from './target-text.js';

/** One of the values of a commitment on the day of the clock; what nobody has given yet says so, and is no zero. */
export function useProofValue(): (commitment: Pick<Commitment, 'progress' | 'term' | 'indicator'>, level: ProofLevel) => ReactNode {
  const { t } = useTranslation('commitments');
  const targetText = useTargetText();
  return ({ progress, term, indicator }, level) => {
    const value = level === 'attested' ? null : (progress?.[level] ?? null);
    return targetText({ target: value, unit: term?.unit ?? indicator.unit, qualifier: 'exact' }) ?? <span className="muted">{t(`notYet.${level}`)}</span>;
  };
}
