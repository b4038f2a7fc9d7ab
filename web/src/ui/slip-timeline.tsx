import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CivilDate, dayNumber, partsOf } from '@common/civil-date.js';
import { useLanguage } from '../lib/language.js';
import { SlipTimelineRow } from './slip-timeline-row.js';
import { SlipTimelineLegend } from './slip-timeline-legend.js';

export interface TimelineMilestone {
  ref: string;
  title: string;
  /** Frozen at signature. */
  baseline: CivilDate | null;
  /** The date that an amendment gave, when one moved it. */
  amended?: CivilDate | null;
  forecast: CivilDate | null;
  actual: CivilDate | null;
  isMet: boolean;
}

interface Props {
  /** A sentence with the finding. */
  title: string;
  milestones: readonly TimelineMilestone[];
  today: CivilDate;
  /** Other dates that the scale must hold, so that plots under one another compare. */
  scale?: readonly CivilDate[];
  hasLegend?: boolean;
}

const ROW = 24;
const HEAD = 16;
const FOOT = 18;
const LARGEST = 860;

/** Time runs from left to right in every language, so the plot is never mirrored. */
export function SlipTimeline({ title, milestones, today, scale = [], hasLegend = true }: Props): ReactElement {
  const { t } = useTranslation('milestones');
  const isArabic = useLanguage() === 'ar';
  const { ref, width } = useElementSize();
  const size = Math.min(width === 0 ? LARGEST : width, LARGEST);
  const labels = size < 500 ? 104 : 150;
  const years = yearsOf(milestones, [today, ...scale]);
  const first = Date.UTC(years[0] ?? 0, 0, 1) / 86_400_000;
  const last = Date.UTC((years.at(-1) ?? 0) + 1, 0, 1) / 86_400_000;
  const x = (date: CivilDate): number => labels + ((dayNumber(date) - first) / (last - first)) * (size - labels - 12);
  const yearX = (index: number): number => labels + (index / years.length) * (size - labels - 12);
  const bottom = HEAD + milestones.length * ROW;
  const step = Math.ceil((years.length * 36) / Math.max(size - labels, 1));
  const todayX = Math.min(Math.max(x(today), labels + 34), size - 34);
  return (
    <figure className="stack">
      <div className="line spread wrap">
        <h2>{title}</h2>
        {hasLegend ? <SlipTimelineLegend /> : null}
      </div>
      <div ref={ref} dir="ltr">
        <svg viewBox={`0 0 ${size} ${bottom + FOOT}`} width={size} height={bottom + FOOT} role="img" aria-label={`${t('timeline.title')}, ${title}`}>
          {years.map((year, index) => (
            <g key={year}>
              <line x1={yearX(index)} x2={yearX(index)} y1={HEAD} y2={bottom} stroke="var(--line)" />
              {index % step === 0 ? (
                <text x={(yearX(index) + yearX(index + 1)) / 2} y={11} textAnchor="middle">
                  {year}
                </text>
              ) : null}
            </g>
          ))}
          <line x1={yearX(years.length)} x2={yearX(years.length)} y1={HEAD} y2={bottom} stroke="var(--line)" />
          {milestones.map((milestone, index) => (
            <SlipTimelineRow key={milestone.ref} milestone={milestone} y={HEAD + index * ROW + ROW / 2} x={x} labelEnd={labels - 8} isArabic={isArabic} undated={t('timeline.undated')} />
          ))}
          <line x1={x(today)} x2={x(today)} y1={HEAD} y2={bottom} stroke="var(--accent)" strokeWidth="1.5" />
          <text x={todayX} y={bottom + 13} textAnchor="middle" style={{ fill: 'var(--accent)', fontWeight: 600 }}>
            {t('timeline.today')}
          </text>
        </svg>
      </div>
    </figure>
  );
}

function yearsOf(milestones: readonly TimelineMilestone[], others: readonly CivilDate[]): number[] {
  const dates = milestones.flatMap(({ baseline, amended, forecast, actual }) => [baseline, amended ?? null, forecast, actual]);
  const known = [...others, ...dates.filter((date) => date !== null)].map((date) => partsOf(date).year);
  const first = Math.min(...known);
  return Array.from({ length: Math.max(...known) - first + 1 }, (_, index) => first + index);
}
