import type { ReactElement } from 'react';
import type { CivilDate } from '@common/civil-date.js';
import type { TimelineMilestone } from './slip-timeline.js';

interface Props {
  milestone: TimelineMilestone;
  y: number;
  x(date: CivilDate): number;
  labelEnd: number;
  isArabic: boolean;
  undated: string;
}

const LETTER = 7;

/** The frozen baseline, what an amendment moved, what slipped, and where the milestone stands. */
export function SlipTimelineRow({ milestone, y, x, labelEnd, isArabic, undated }: Props): ReactElement {
  const { title, baseline, amended, forecast, actual, isMet } = milestone;
  const now = actual ?? forecast ?? amended ?? baseline;
  const agreed = amended ?? baseline;
  const longest = Math.floor(labelEnd / LETTER);
  const label = title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title;
  return (
    <g>
      <title>{title}</title>
      <text x={labelEnd} y={y + 4} textAnchor="end" style={{ fill: 'var(--ink-2)' }}>
        {isArabic ? `\u2068${label}\u2069` : label}
      </text>
      {baseline !== null && amended !== null && amended !== undefined ? (
        <path d={`M${x(baseline)} ${y}H${x(amended)}`} stroke="var(--ink-3)" strokeWidth="2" strokeDasharray="2 2" />
      ) : null}
      {agreed !== null && now !== null && now > agreed ? <path d={`M${x(agreed)} ${y}H${x(now)}`} stroke="var(--risk-mark)" strokeWidth="2" /> : null}
      {baseline === null ? null : <path d={`M${x(baseline)} ${y - 6}v12`} stroke="var(--ink-3)" strokeWidth="1.6" />}
      {now === null ? (
        <text x={labelEnd + 16} y={y + 4}>
          {isArabic ? `\u2068${undated}\u2069` : undated}
        </text>
      ) : (
        <Square x={x(now)} y={y} isMet={isMet} />
      )}
    </g>
  );
}

function Square({ x, y, isMet }: { x: number; y: number; isMet: boolean }): ReactElement {
  if (!isMet) return <rect x={x - 4.5} y={y - 4.5} width="9" height="9" rx="1.5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />;
  return (
    <>
      <rect x={x - 5} y={y - 5} width="10" height="10" rx="1.5" fill="var(--ink)" />
      <path d={`M${x - 2.6} ${y}l2 2 3.4-4`} fill="none" stroke="var(--surface)" strokeWidth="1.4" />
    </>
  );
}
