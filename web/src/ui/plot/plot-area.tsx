import { useElementSize } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';

interface Props {
  /** What the picture shows, in words. */
  label: string;
  height: number;
  largest?: number;
  children(width: number): ReactNode;
}

const USUAL = 560;

/** A drawing as wide as its place: redrawn on a phone, never scaled. Time runs from left to right in every language. */
export function PlotArea({ label, height, largest = 900, children }: Props): ReactElement {
  const { ref, width } = useElementSize();
  const size = Math.min(width === 0 ? USUAL : width, largest);
  return (
    <div ref={ref} dir="ltr">
      <svg viewBox={`0 0 ${size} ${height}`} width={size} height={height} role="group" aria-label={label}>
        {children(size)}
      </svg>
    </div>
  );
}
