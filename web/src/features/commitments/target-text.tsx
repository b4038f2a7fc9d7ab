import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantity } from '@common/quantity.js';
import { useFormat } from '../../lib/language.js';
import { Num } from '../../ui/num.js';
import { ToBeCompleted } from '../../ui/to-be-completed.js';
import './commitments.css';

export interface TargetOfTerms {
  target: string | null;
  qualifier: Quantity['qualifier'] | null;
  unit: string;
}

/** Name of a commitment's accepted value in the address. */
export function acceptedFigure(ref: string): string {
  return `${ref}.acceptee`;
}

/** Name in the address of a value of a commitment at the end of a period. */
export function periodFigure(ref: string, status: 'declared' | 'accepted', to: string): string {
  return `${ref}.${status === 'accepted' ? 'acceptee' : 'declaree'}.${to}`;
}

/** Name of a commitment's target in the address. */
export function targetFigure(ref: string): string {
  return `${ref}.cible`;
}

export function useTargetText(): (terms: TargetOfTerms | null) => string | null {
  const format = useFormat();
  return (terms) => (terms === null || terms.target === null ? null : format.quantity({ value: terms.target, unit: terms.unit, qualifier: terms.qualifier ?? 'exact' }));
}

interface Props {
  reference: string;
  terms: TargetOfTerms | null;
}

/** The promised number, which opens; or what is to be completed. */
export function TargetNumber({ reference, terms }: Props): ReactElement {
  const text = useTargetText()(terms);
  return text === null ? <ToBeCompleted /> : <Num figure={targetFigure(reference)}>{text}</Num>;
}

export function NotPublished(): ReactElement {
  const { t } = useTranslation();
  return <span className="muted">{t('notPublished')}</span>;
}
