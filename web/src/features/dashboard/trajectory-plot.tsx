import { scaleLinear } from 'd3-scale';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type CivilDate, dayNumber, partsOf } from '@common/civil-date.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { PlotArea } from '../../ui/plot/plot-area.js';
import { PlotPatterns } from '../../ui/plot/plot-patterns.js';
import { ValueAxis } from '../../ui/plot/value-axis.js';
import { SearchLink } from '../../ui/search-link.js';
import type { Measure } from './dashboard-queries.js';
import { useQuarterName } from './measures.js';

const HEIGHT = 268;
const [TOP, BOTTOM, START, END] = [16, 242, 48, 76];
const DAYS_OF_BAR = 64;
const NARROW = 440;

type Quarter = Measure['quarters'][number];

/** Quarter by quarter what is declared, accepted and verified, below the line of the dated steps. */
export function TrajectoryPlot({ measure, label }: { measure: Measure; label: string }): ReactElement {
  const id = useId();
  return (
    <PlotArea label={label} height={HEIGHT}>
      {(width) => <Trajectory measure={measure} width={width} patterns={id} />}
    </PlotArea>
  );
}

function Trajectory({ measure, width, patterns }: { measure: Measure; width: number; patterns: string }): ReactElement {
  const { path, quarters, feasibility: { bands } } = measure;
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const days = [...path.map(({ on }) => on), ...quarters.map(({ to }) => to)].map((day) => dayNumber(dateOf(day)));
  const highest = Math.max(1, ...path.map(({ value }) => Number(value)), ...quarters.flatMap(({ declared, accepted }) => [Number(declared ?? 0), Number(accepted ?? 0)]), ...bands.map(({ high80 }) => Number(high80)));
  const x = scaleLinear().domain([Math.min(...days), Math.max(...days)]).range([START, width - END]);
  const y = scaleLinear().domain([Math.min(0, ...quarters.map(({ accepted }) => Number(accepted ?? 0))), highest]).nice(4).range([BOTTOM, TOP]);
  const bar = Math.max(3, x(DAYS_OF_BAR) - x(0));
  const last = path.at(-1);
  // from the last step on nothing more is promised: the line ends there
  const end = path.findIndex(({ value }) => value === last?.value);
  const line = path.slice(0, end + 1);
  const target = line.at(-1);
  return (
    <>
      <PlotPatterns id={patterns} />
      <ValueAxis scale={y} from={START} to={width - END} />
      <Years from={dateOf(path[0]?.on ?? '2024-01-01')} to={dateOf(last?.on ?? '2030-12-31')} x={(day) => x(dayNumber(day))} step={width < NARROW ? 2 : 1} />
      <Cone measure={measure} x={(day) => x(dayNumber(dateOf(day)))} y={y} />
      {quarters.map((quarter) => (
        <Bar key={quarter.to} quarter={quarter} at={x(dayNumber(dateOf(quarter.to))) - bar} width={bar} y={y} patterns={patterns} />
      ))}
      <polyline points={line.map(({ on, value }) => `${x(dayNumber(dateOf(on)))},${y(Number(value))}`).join(' ')} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
      {line.slice(1).map(({ on, value }) => (
        <circle key={on} cx={x(dayNumber(dateOf(on)))} cy={y(Number(value))} r="3.2" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />
      ))}
      {target === undefined || Number(target.value) === 0 ? null : (
        <g>
          <text x={x(dayNumber(dateOf(target.on))) + 8} y={y(Number(target.value)) + 4} style={{ fontWeight: 600, fill: 'var(--ink)' }}>
            {format.number(target.value)}
          </text>
          <text x={x(dayNumber(dateOf(target.on))) + 8} y={y(Number(target.value)) + 19}>
            {t('targetOf', { year: partsOf(dateOf(target.on)).year })}
          </text>
        </g>
      )}
    </>
  );
}

/** Where the observed pace leads: half of the futures within the inner band, four fifths within the outer one. */
function Cone({ measure: { quarters, feasibility: { bands } }, x, y }: { measure: Measure; x: (day: string) => number; y: (value: number) => number }): ReactElement | null {
  const last = quarters.findLast(({ accepted }) => accepted !== null);
  if (bands.length === 0 || last === undefined || last.accepted === null) return null;
  const tip = `${x(last.to)},${y(Number(last.accepted))}`;
  const points = (name: 'low80' | 'low50' | 'middle' | 'high50' | 'high80'): string[] => bands.map((band) => `${x(band.on)},${y(Number(band[name]))}`);
  const area = (low: 'low80' | 'low50', high: 'high80' | 'high50'): string => [tip, ...points(high), ...points(low).reverse()].join(' ');
  return (
    <g>
      <polygon points={area('low80', 'high80')} fill="var(--accent)" opacity="0.1" />
      <polygon points={area('low50', 'high50')} fill="var(--accent)" opacity="0.23" />
      <polyline points={[tip, ...points('middle')].join(' ')} fill="none" stroke="var(--accent)" strokeWidth="1.4" strokeDasharray="4 3" />
    </g>
  );
}

interface BarProps {
  quarter: Quarter;
  at: number;
  width: number;
  y: (value: number) => number;
  patterns: string;
}

/** A quarter, which opens the situation at its end. */
function Bar({ quarter: { to, declared, accepted, verified, reported }, at, width, y, patterns }: BarProps): ReactElement {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const quarterName = useQuarterName();
  const spoken = (value: string | null): string => (value === null ? t('notTold') : format.number(value));
  const label = t('quarterSpoken', { quarter: quarterName(to), declared: spoken(declared), accepted: spoken(accepted), verified: spoken(verified) });
  const part = (value: string | null, fill: string, stroke?: string): ReactElement | null => {
    if (value === null) return null;
    const [top, bottom] = [Math.min(y(Number(value)), y(0)), Math.max(y(Number(value)), y(0))];
    return <rect x={at} y={top} width={width} height={Math.max(bottom - top, 0.5)} fill={fill} stroke={stroke} strokeWidth={stroke === undefined ? undefined : 1} />;
  };
  return (
    <SearchLink change={{ au: to }} label={label} className="quarter">
      <rect className="quarter-place" x={at - 1} y={TOP} width={width + 2} height={BOTTOM - TOP} fill="transparent">
        <title>{label}</title>
      </rect>
      {reported === 0 && accepted === null ? <rect x={at} y={y(0) - 8} width={width} height={8} fill={`url(#${patterns}-silent)`} stroke="var(--none)" strokeDasharray="3 2" /> : null}
      {part(declared, `url(#${patterns}-declared)`, 'var(--declared)')}
      {part(accepted, 'var(--accepted)')}
      {part(verified, 'var(--verified)')}
    </SearchLink>
  );
}

function Years({ from, to, x, step }: { from: CivilDate; to: CivilDate; x: (day: CivilDate) => number; step: number }): ReactElement {
  const years = Array.from({ length: partsOf(to).year - partsOf(from).year + 1 }, (_, index) => partsOf(from).year + index);
  return (
    <g>
      {years.filter((_, index) => index % step === 0).map((year) => (
        <text key={year} x={x(`${year}-07-01` as CivilDate)} y={BOTTOM + 18} textAnchor="middle">
          {year}
        </text>
      ))}
    </g>
  );
}
