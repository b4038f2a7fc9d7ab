import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useFigures } from '../lib/figures.js';
import './num.css';

interface Props {
  /** Names the number in the address: letters, digits, points, hyphens. The page tells its lineage by this name. */
  figure: string;
  /** The formatted number. */
  children: ReactNode;
}

/** An openable number: a dotted underline means "click: where does it come from". */
export function Num({ figure, children }: Props): ReactElement {
  const { trail, trailTo } = useFigures();
  const next = trailTo(figure);
  const isOpen = trail.includes(figure);
  return (
    <Link
      to="."
      search={(previous) => ({ ...previous, chiffre: next })}
      resetScroll={false}
      className={isOpen ? 'num-link open' : 'num-link'}
      data-figure={figure}
      aria-expanded={isOpen}
      preload={false}
    >
      <bdi>{children}</bdi>
    </Link>
  );
}
