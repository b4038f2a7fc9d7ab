import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import { partsOf } from '@common/civil-date.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { PlotArea } from '../../ui/plot/plot-area.js';
import { ValueAxis } from '../../ui/plot/value-axis.js';
import type { SectorIndicator } from './dashboard-queries.js';

const HEIGHT = 250;
const [TOP, BOTTOM, START, END] = [20, 220, 56, 64];
const YEAR = /^\d{4}$/;
const COLOURS = ['var(--series-1)', 'var(--ink-3)', 'var(--series-2)'];

interface Point {
  year: number;
  value: number;
  isDerived: boolean;
}

interface Line {
  perimeter: string;
  points: Point[];
}

/** Whole years of each perimeter of all segments: two perimeters are two lines, and a half-year is on none. */
export function sectorLines({ series }: SectorIndicator): Line[] {
  return series
    .filter(({ segment }) => segment === null)
    .map(({ perimeter, figures }) => ({
      perimeter,
      points: figures.filter(({ period }) => YEAR.test(period)).map(({ period, value, origin }) => ({ year: Number(period), value: Number(value), isDerived: origin === 'derived' })),
    }))
    .filter(({ points }) => points.length > 0);
}

/** Published years as they were published, then the dated steps of the trajectory, dotted. */
export function SectorPlot({ indicator, label, perimeterName }: { indicator: SectorIndicator; label: string; perimeterName(perimeter: string): string }): ReactElement {
  return (
    <PlotArea label={label} height={HEIGHT} largest={640}>
      {(width) => <Lines indicator={indicator} width={width} perimeterName={perimeterName} />}
    </PlotArea>
  );
}

function Lines({ indicator, width, perimeterName }: { indicator: SectorIndicator; width: number; perimeterName(perimeter: string): string }): ReactElement {
  const format = useFormat();
  const lines = sectorLines(indicator);
  const steps = indicator.steps.map(({ due, value, readings }) => {
    const base = readings.find(({ chosen }) => chosen)?.base ?? null;
    return { year: partsOf(dateOf(due.on)).year, value: Number(value), base: base === null || base.on === null ? null : { year: partsOf(dateOf(base.on)).year, value: Number(base.value) } };
  });
  const bases = steps.flatMap(({ base }) => (base === null ? [] : [base]));
  const all = [...lines.flatMap(({ points }) => points), ...steps, ...bases];
  const x = scaleLinear().domain([Math.min(...all.map(({ year }) => year)), Math.max(...all.map(({ year }) => year))]).range([START, width - END]);
  const y = scaleLinear().domain([0, Math.max(...all.map(({ value }) => value))]).nice(4).range([BOTTOM, TOP]);
  const path = pathOf(steps);
  const years = [...new Set([...lines.flatMap(({ points }) => [points[0], points.at(-1)]).flatMap((point) => (point === undefined ? [] : [point.year])), ...path.map(({ year }) => year)])].sort((a, b) => a - b);
  return (
    <>
      <ValueAxis scale={y} from={START} to={width - END} />
      {years.filter((year, index) => index === 0 || x(year) - x(years[index - 1] ?? year) > 30).map((year) => (
        <text key={year} x={x(year)} y={BOTTOM + 18} textAnchor="middle">{year}</text>
      ))}
      {path.length > 1 ? <polyline points={path.map((point) => `${x(point.year)},${y(point.value)}`).join(' ')} fill="none" stroke="var(--ink)" strokeWidth="1.5" strokeDasharray="2 3" /> : null}
      {lines.map(({ perimeter, points }, index) => (
        <g key={perimeter}>
          <polyline points={points.map(({ year, value }) => `${x(year)},${y(value)}`).join(' ')} fill="none" stroke={COLOURS[index % COLOURS.length]} strokeWidth="2" />
          {points.map((point) => (
            <Marker key={point.year} index={index} x={x(point.year)} y={y(point.value)} isHollow={point.isDerived} />
          ))}
          {lines.length > 1 ? (
            <text x={x(points.at(-1)?.year ?? 0)} y={y(points.at(-1)?.value ?? 0) - 10} textAnchor="end" style={{ fill: COLOURS[index % COLOURS.length] }}>
              {perimeterName(perimeter)}
            </text>
          ) : null}
        </g>
      ))}
      {steps.map(({ year, value }) => (
        <g key={`${year} ${value}`}>
          <circle cx={x(year)} cy={y(value)} r="4" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />
          <text x={x(year) + 9} y={y(value) + (year === path.at(-1)?.year ? 4 : 15)} style={{ fontWeight: 600, fill: 'var(--ink)' }}>{format.number(value)}</text>
        </g>
      ))}
    </>
  );
}

/** From the base that the chosen readings count from to each step. */
function pathOf(steps: readonly { year: number; value: number; base: { year: number; value: number } | null }[]): { year: number; value: number }[] {
  const base = steps.at(-1)?.base ?? null;
  const same = steps.filter((step) => step.base !== null && base !== null && step.base.value === base.value);
  return base === null ? [] : [base, ...same];
}

function Marker({ index, x, y, isHollow }: { index: number; x: number; y: number; isHollow: boolean }): ReactElement {
  const colour = COLOURS[index % COLOURS.length];
  const fill = isHollow ? 'var(--surface)' : colour;
  return index % 2 === 0 ? <circle cx={x} cy={y} r="4" fill={fill} stroke={colour} strokeWidth="1.5" /> : <rect x={x - 3.5} y={y - 3.5} width="7" height="7" fill={fill} stroke={colour} strokeWidth="1.5" />;
}
