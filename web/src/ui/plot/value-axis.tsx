import type { ScaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { useFormat } from '../../lib/language.js';

interface Props {
  scale: ScaleLinear<number, number>;
  from: number;
  to: number;
}

const LINES = 4;

/** A hairline and a number for each round value; no frame. */
export function ValueAxis({ scale, from, to }: Props): ReactElement {
  const format = useFormat();
  return (
    <g>
      {scale.ticks(LINES).map((value) => (
        <g key={value}>
          <line x1={from} x2={to} y1={scale(value)} y2={scale(value)} stroke={value === 0 ? 'var(--line-2)' : 'var(--line)'} />
          <text x={from - 7} y={scale(value) + 4} textAnchor="end">
            {format.number(value)}
          </text>
        </g>
      ))}
    </g>
  );
}
