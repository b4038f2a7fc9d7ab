import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { NoValue } from '../../ui/no-value.js';
import { Picture, type PictureColumn } from '../../ui/picture.js';
import { ProofMark } from '../../ui/proof.js';
import type { Measure } from './dashboard-queries.js';
import { useMeasureName, useQuarterName } from './measures.js';
import { gapOf, percentOf, standingOf } from './standing.js';
import { TrajectoryPlot } from './trajectory-plot.js';

type Row = { on: string; expected: string | null; declared: string | null; accepted: string | null; verified: string | null };

/** What the clauses expect over the years, and what was told of it quarter by quarter. */
export function Trajectory({ measure, source }: { measure: Measure; source: string }): ReactElement {
  const { t } = useTranslation(['dashboard', 'states']);
  const format = useFormat();
  const nameOf = useMeasureName();
  const rows = rowsOf(measure);
  const value = (text: string | null): ReactElement | string => (text === null ? <NoValue absence="notDeclared" /> : format.number(text));
  const columns: PictureColumn<Row>[] = [
    { key: 'on', header: t('dashboard:column.day'), cell: ({ on }) => <bdi>{format.date(dateOf(on))}</bdi>, csv: ({ on }) => on },
    { key: 'expected', header: t('dashboard:column.expected'), isNumber: true, cell: ({ expected }) => (expected === null ? '' : format.number(expected)), csv: ({ expected }) => expected },
    { key: 'declared', header: t('states:proof.declared'), isNumber: true, cell: (row) => (row.expected !== null && row.accepted === null && row.declared === null ? '' : value(row.declared)), csv: ({ declared }) => declared },
    { key: 'accepted', header: t('states:proof.accepted'), isNumber: true, cell: (row) => (row.expected !== null && row.accepted === null && row.declared === null ? '' : value(row.accepted)), csv: ({ accepted }) => accepted },
    { key: 'verified', header: t('states:proof.verified'), isNumber: true, cell: ({ verified }) => (verified === null ? '' : format.number(verified)), csv: ({ verified }) => verified },
  ];
  const title = useFinding(measure);
  return (
    <Picture
      name="trajectoire"
      title={title}
      subtitle={t('dashboard:trajectory.subtitle', { what: nameOf(measure) })}
      columns={columns}
      rows={rows}
      rowKey={({ on }) => on}
      source={source}
    >
      <TrajectoryPlot measure={measure} label={`${t('dashboard:trajectory.spoken')}, ${title}`} />
      <div className="plot-legend">
        {(['declared', 'accepted', 'verified'] as const).map((level) => (
          <span key={level}>
            <ProofMark level={level} />
            {t(`states:proofLegend.${level}`)}
          </span>
        ))}
        <span>
          <svg width="26" height="10" aria-hidden="true">
            <path d="M1 5h24" stroke="var(--ink)" strokeWidth="1.5" />
            <circle cx="13" cy="5" r="3" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />
          </svg>
          {t('dashboard:trajectory.steps')}
        </span>
      </div>
    </Picture>
  );
}

/** Quarters that were told, and the days of the path. */
function rowsOf({ quarters, path }: Measure): Row[] {
  const rows = new Map<string, Row>(quarters.map(({ to, declared, accepted, verified }) => [to, { on: to, expected: null, declared, accepted, verified }]));
  for (const { on, value } of path) rows.set(on, { ...(rows.get(on) ?? { on, declared: null, accepted: null, verified: null }), expected: value });
  return [...rows.values()].sort((left, right) => (left.on < right.on ? -1 : 1));
}

function useFinding({ figures, quarters }: Measure): string {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const quarterName = useQuarterName();
  const last = quarters.at(-1);
  const gap = gapOf(figures.accepted, figures.expected);
  const percent = percentOf(figures.accepted, figures.promised);
  if (last === undefined || figures.accepted === null) return t('trajectory.nothing');
  const quarter = quarterName(last.to);
  if (gap === null) return percent === null ? t('trajectory.noTarget') : t('trajectory.part', { percent: format.percent(percent, 0) });
  return standingOf(figures) === 'on_track'
    ? t('trajectory.onTrack', { quarter })
    : t('trajectory.behind', { quarter, value: format.number(gap.replace('-', '')) });
}
