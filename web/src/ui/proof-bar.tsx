import type { CSSProperties, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/language.js';
import './proof-bar.css';

/** Decimal strings in one unit; null is a value that nobody has given. */
export interface ProofBarValues {
  declared: string | null;
  accepted: string | null;
  verified: string | null;
  attested?: string | null;
  /** What the dated steps ask for today. */
  expected?: string | null;
  target: string | null;
}

interface Props {
  values: ProofBarValues;
  small?: boolean;
}

const PARTS = ['declared', 'accepted', 'verified', 'attested', 'expected', 'target'] as const;

/** The three values on one scale, which extends beyond the target rather than cut a value. */
export function ProofBar({ values, small = false }: Props): ReactElement {
  const { t } = useTranslation('states');
  const format = useFormat();
  const numbers = PARTS.map((part) => Math.max(0, Number(values[part] ?? 0)));
  const scale = Math.max(...numbers, Number.MIN_VALUE);
  const share = (part: (typeof PARTS)[number]): string => `${(Math.max(0, Number(values[part] ?? 0)) / scale) * 100}%`;
  const has = (part: (typeof PARTS)[number]): boolean => values[part] !== null && values[part] !== undefined;
  const length = (part: (typeof PARTS)[number]): CSSProperties => ({ inlineSize: share(part) });
  const place = (part: (typeof PARTS)[number]): CSSProperties => ({ insetInlineStart: share(part) });
  const spoken = PARTS.flatMap((part) => {
    const value = values[part];
    return value === null || value === undefined ? [] : [t(`proofBar.${part}`, { value: format.number(value) })];
  });
  return (
    <div className={small ? 'proof-bar small-bar' : 'proof-bar'} role="img" aria-label={spoken.join(', ')}>
      <span className="track" />
      {has('declared') ? <i className="declared" style={length('declared')} /> : null}
      {has('accepted') ? <i className="accepted" style={length('accepted')} /> : null}
      {has('verified') ? <i className="verified" style={length('verified')} /> : null}
      {has('attested') ? <span className="attested" style={length('attested')} /> : null}
      {has('target') ? <span className="target" style={place('target')} /> : null}
      {has('expected') ? <span className="expected" style={place('expected')} /> : null}
    </div>
  );
}
