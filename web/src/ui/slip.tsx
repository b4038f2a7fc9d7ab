import type { ReactElement } from 'react';
import { useFormat } from '../lib/language.js';

interface Props {
  /** Calendar days, late above zero; null when a date is missing. */
  days: number | null;
  withUnit?: boolean;
}

export function Slip({ days, withUnit = false }: Props): ReactElement {
  const format = useFormat();
  if (days === null) return <span className="muted">—</span>;
  const digits = format.number(days, { signed: true });
  if (!withUnit) return <bdi dir="ltr">{digits}</bdi>;
  return <bdi>{format.slip(days)}</bdi>;
}
