import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import './marks.css';

export type Tone = 'plain' | 'accent' | 'ok' | 'risk' | 'off' | 'none';

interface Props {
  tone?: Tone;
  icon?: IconName;
  /** Without its tint, for a row; with it, for the one lifecycle state of a page head. */
  bare?: boolean;
  children: ReactNode;
}

/** Mark and word of a lifecycle state. */
export function StateChip({ tone = 'plain', icon, bare = false, children }: Props): ReactElement {
  return (
    <span className={`chip ${tone}${bare ? '' : ' box'}`}>
      {icon === undefined ? null : <Icon name={icon} size={13} />}
      {children}
    </span>
  );
}
