import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import { Health, type HealthLevel, HealthMark } from '../../ui/health.js';
import { NoValue } from '../../ui/no-value.js';
import { Num } from '../../ui/num.js';
import { Picture, type PictureColumn } from '../../ui/picture.js';
import { PlotPatterns } from '../../ui/plot/plot-patterns.js';
import { SearchLink } from '../../ui/search-link.js';
import type { Measure } from './dashboard-queries.js';
import { measureKey, useMeasureName } from './measures.js';
import { REGION_TILES } from './region-grid.js';
import { percentOf, standingOf } from './standing.js';

type RegionFigures = Measure['regions'][number];

const [STEP_X, STEP_Y, TILE_X, TILE_Y] = [62, 40, 57, 36];
const TONES: Readonly<Record<HealthLevel, { fill: string; stroke: string; ink: string }>> = {
  on_track: { fill: 'var(--ok-soft)', stroke: 'var(--ok)', ink: 'var(--ok)' },
  at_risk: { fill: 'var(--risk-soft)', stroke: 'var(--risk-mark)', ink: 'var(--risk-mark)' },
  off_track: { fill: 'var(--off-soft)', stroke: 'var(--off)', ink: 'var(--off)' },
  no_data: { fill: 'var(--surface)', stroke: 'var(--edge)', ink: 'var(--none)' },
};

/** The twelve regions as tiles: the part of the promised way that is accepted, and where it stands. Each opens its region. */
export function RegionMap({ measure, source }: { measure: Measure; source: string }): ReactElement {
  const { t } = useTranslation(['dashboard', 'states']);
  const patterns = useId();
  const format = useFormat();
  const titleOf = useTitle();
  const nameOf = useMeasureName();
  const reference = useReference();
  const byCode = new Map(measure.regions.map((region) => [region.region, region]));
  const nameOfRegion = (code: string | null): string => {
    const region = reference?.regions.find((one) => one.code === code);
    return region === undefined ? (code ?? t('dashboard:severalRegions')) : titleOf(region.name);
  };
  const key = measureKey(measure);
  const number = (value: string | null): ReactElement | string => (value === null ? <NoValue absence="notDeclared" /> : format.number(value));
  const columns: PictureColumn<RegionFigures>[] = [
    { key: 'region', header: t('dashboard:column.region'), narrow: 'full', cell: ({ region }) => (region === null ? nameOfRegion(region) : <SearchLink change={{ region: [region] }}>{nameOfRegion(region)}</SearchLink>), csv: ({ region }) => region },
    { key: 'accepted', header: t('states:proof.accepted'), isNumber: true, cell: ({ region, accepted }) => (accepted === null ? <NoValue absence="notDeclared" /> : <Num figure={`${key}~${region ?? 'autres'}`}>{format.number(accepted)}</Num>), csv: ({ accepted }) => accepted },
    { key: 'expected', header: t('dashboard:column.expected'), isNumber: true, cell: ({ expected }) => (expected === null ? <NoValue absence="notYetDue" /> : format.number(expected)), csv: ({ expected }) => expected },
    { key: 'promised', header: t('dashboard:column.promised'), isNumber: true, cell: ({ promised }) => number(promised), csv: ({ promised }) => promised },
    { key: 'health', header: t('dashboard:column.standing'), cell: (row) => <Health level={standingOf(row)} />, csv: (row) => standingOf(row) },
  ];
  return (
    <Picture name="regions" title={useFinding(measure)} subtitle={t('dashboard:regions.subtitle', { what: nameOf(measure) })} columns={columns} rows={measure.regions} rowKey={({ region }) => region ?? ''} source={source}>
      <div dir="ltr">
        <svg viewBox="0 0 248 278" width="248" height="278" role="group" aria-label={t('dashboard:regions.spoken')}>
          <PlotPatterns id={patterns} />
          {Object.entries(REGION_TILES).map(([code, { short, column, row }]) => (
            <Tile key={code} code={code} name={nameOfRegion(code)} short={short} x={column * STEP_X} y={row * STEP_Y} figures={byCode.get(code)} patterns={patterns} />
          ))}
        </svg>
      </div>
      <div className="plot-legend">
        <span>
          <svg width="14" height="14" aria-hidden="true">
            <rect x=".5" y=".5" width="13" height="13" rx="2" fill="none" stroke="var(--line-2)" strokeDasharray="3 2" />
          </svg>
          {t('dashboard:regions.none')}
        </span>
        <span>
          <svg width="14" height="14" aria-hidden="true">
            <rect x=".5" y=".5" width="13" height="13" rx="2" fill={`url(#${patterns}-silent)`} stroke="var(--none)" strokeDasharray="3 2" />
          </svg>
          {t('states:value.notDeclared')}
        </span>
      </div>
    </Picture>
  );
}

interface TileProps {
  code: string;
  name: string;
  short: string;
  x: number;
  y: number;
  figures: RegionFigures | undefined;
  patterns: string;
}

function Tile({ code, name, short, x, y, figures, patterns }: TileProps): ReactElement {
  const { t } = useTranslation(['dashboard', 'states', 'common']);
  const format = useFormat();
  const isPromised = figures !== undefined && figures.promised !== null;
  if (!isPromised) {
    return (
      <g className="tile" transform={`translate(${x} ${y})`} role="img" aria-label={`${name} : ${t('dashboard:regions.none')}`}>
        <rect x=".5" y=".5" width={TILE_X} height={TILE_Y} rx="3" fill="transparent" stroke="var(--line-2)" strokeDasharray="3 2" />
        <text x="7" y="15" className="tile-code">{short}</text>
      </g>
    );
  }
  const level = standingOf(figures);
  const percent = percentOf(figures.accepted, figures.promised);
  const isSilent = figures.accepted === null;
  const tone = TONES[level];
  const spoken = isSilent ? t('states:value.notDeclared') : percent === null ? '' : format.percent(percent, 0);
  return (
    <SearchLink change={{ region: [code] }} className="tile" label={[`${short} ${percent === null ? '—' : spoken}`, name, ...(isSilent ? [spoken] : []), t(`states:health.${level}`)].join(t('common:listComma'))}>
      <g className="tile" transform={`translate(${x} ${y})`}>
        <rect x=".5" y=".5" width={TILE_X} height={TILE_Y} rx="3" fill={isSilent ? `url(#${patterns}-silent)` : tone.fill} stroke={isSilent ? 'var(--none)' : tone.stroke} strokeDasharray={isSilent ? '3 2' : undefined} />
        <text>
          <tspan x="7" y="15" className="tile-code">{short}</tspan>{' '}
          <tspan x="7" y="30" className="tile-value">{percent === null ? '—' : format.percent(percent, 0)}</tspan>
        </text>
        <g transform="translate(39 5)" style={{ color: tone.ink }}>
          <HealthMark level={level} />
        </g>
      </g>
    </SearchLink>
  );
}

function useFinding({ regions }: Measure): string {
  const { t } = useTranslation('dashboard');
  const named = regions.filter(({ region, promised }) => region !== null && promised !== null);
  const off = named.filter((region) => standingOf(region) === 'off_track').length;
  const risk = named.filter((region) => standingOf(region) === 'at_risk').length;
  if (named.length === 0) return t('regions.nothing');
  if (off > 0) return t('regions.off', { count: off });
  if (risk > 0) return t('regions.risk', { count: risk });
  return named.some((region) => standingOf(region) === 'on_track') ? t('regions.onTrack') : t('regions.notMeasured');
}
