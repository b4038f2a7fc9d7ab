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

type Row = { on: string; expected: string | null; declared: string | null; accepted: string | null; verified: string | null; low80: string | null; middle: string | null; high80: string | null };

/** What the clauses expect over the years, and what was told of it quarter by quarter. */
export function Trajectory({ measure, source }: { measure: Measure; source: string }): ReactElement {
  const { t } = useTranslation(['dashboard', 'states']);
  const format = useFormat();
  const nameOf = useMeasureName();
  const rows = rowsOf(measure);
  const isTold = ({ on }: Row): boolean => measure.quarters.some(({ to }) => to === on);
  const value = (text: string | null): ReactElement | string => (text === null ? <NoValue absence="notDeclared" /> : format.number(text));
  const columns: PictureColumn<Row>[] = [
    { key: 'on', header: t('dashboard:column.day'), cell: ({ on }) => <bdi>{format.date(dateOf(on))}</bdi>, csv: ({ on }) => on },
    { key: 'expected', header: t('dashboard:column.expected'), isNumber: true, cell: ({ expected }) => (expected === null ? '' : format.number(expected)), csv: ({ expected }) => expected },
    { key: 'declared', header: t('states:proof.declared'), isNumber: true, cell: (row) => (isTold(row) ? value(row.declared) : ''), csv: ({ declared }) => declared },
    { key: 'accepted', header: t('states:proof.accepted'), isNumber: true, cell: (row) => (isTold(row) ? value(row.accepted) : ''), csv: ({ accepted }) => accepted },
    { key: 'verified', header: t('states:proof.verified'), isNumber: true, cell: ({ verified }) => (verified === null ? '' : format.number(verified)), csv: ({ verified }) => verified },
    ...(measure.feasibility.hidden === null ? (['low80', 'middle', 'high80'] as const).map((band): PictureColumn<Row> => ({ key: band, header: t(`dashboard:feasibility.${band}`), isNumber: true, narrow: 'hidden', cell: (row) => (row[band] === null ? '' : format.number(row[band])), csv: (row) => row[band] })) : []),
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
        {measure.feasibility.hidden === null ? (
          <span>
            <svg width="20" height="12" aria-hidden="true">
              <rect width="20" height="12" fill="var(--accent)" opacity="0.1" />
              <rect y="3" width="20" height="6" fill="var(--accent)" opacity="0.23" />
            </svg>
            {t('dashboard:feasibility.bands')}
          </span>
        ) : null}
      </div>
      <Chances measure={measure} />
    </Picture>
  );
}

/** The chance of each dated step in words, or why it is not told. */
function Chances({ measure: { feasibility: { hidden, steps, quarters, seed } } }: { measure: Measure }): ReactElement {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const chance = (probability: number): string => (probability > 0.99 ? t('feasibility.moreThan', { percent: format.percent(99) }) : probability < 0.01 ? t('feasibility.lessThan', { percent: format.percent(1) }) : format.percent(probability * 100, 0));
  if (hidden !== null) return <p className="muted small chances">{t(`feasibility.${hidden}`, { count: quarters })}</p>;
  return (
    <div className="small chances">
      <p>{t('feasibility.lead', { count: quarters })}</p>
      <ul>
        {steps.map(({ on, value, probability }) => (
          <li key={on}>{t('feasibility.step', { date: format.date(dateOf(on)), value: format.number(value), percent: chance(probability) })}</li>
        ))}
      </ul>
      <p className="muted tiny">{t('feasibility.method', { seed })}</p>
    </div>
  );
}

/** Quarters that were told, and the days of the path. */
function rowsOf({ quarters, path, feasibility: { bands } }: Measure): Row[] {
  const rows = new Map<string, Row>();
  const nothing = { expected: null, declared: null, accepted: null, verified: null, low80: null, middle: null, high80: null };
  const add = (on: string, told: Partial<Row>): void => void rows.set(on, { ...(rows.get(on) ?? { on, ...nothing }), ...told });
  for (const { to, declared, accepted, verified } of quarters) add(to, { declared, accepted, verified });
  for (const { on, value } of path) add(on, { expected: value });
  for (const { on, low80, middle, high80 } of bands) add(on, { low80, middle, high80 });
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
