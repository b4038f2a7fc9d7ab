import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { Picture, type PictureColumn } from '../../ui/picture.js';
import type { Execution } from './dashboard-queries.js';

type Row = Execution['timeliness']['rows'][number];
type Cell = Row['cells'][number];

/** Who declares in time, what is proved, and how old open findings are. */
export function ExecutionSection({ execution, source }: { execution: Execution; source: string }): ReactElement {
  return (
    <section className="section">
      <Timeliness timeliness={execution.timeliness} source={source} />
      <div className="halves section">
        <Coverage evidence={execution.evidence} source={source} />
        <Findings execution={execution} source={source} />
      </div>
    </section>
  );
}

function Timeliness({ timeliness: { periods, rows }, source }: { timeliness: Execution['timeliness']; source: string }): ReactElement {
  const { t } = useTranslation('dashboard');
  const titleOf = useTitle();
  const paths = usePaths();
  const cells = rows.flatMap((row) => row.cells);
  const due = cells.filter(({ state }) => state !== 'not_due' && state !== 'awaited').length;
  const late = cells.filter(({ state }) => state === 'late').length;
  const missing = cells.filter(({ state }) => state === 'missing').length;
  const title = due === 0 ? t('timeliness.nothing') : t('timeliness.finding', { late, missing, due });
  const columns: PictureColumn<Row>[] = [
    { key: 'organisation', header: t('column.organisation'), narrow: 'full', cell: ({ organisation }) => <Link to={paths.partner(organisation.id)}>{titleOf(organisation.name)}</Link>, csv: ({ organisation }) => organisation.code ?? organisation.name.fr },
    ...periods.map((period, index): PictureColumn<Row> => ({
      key: period, header: period, cell: (row) => <TimelinessCell cell={row.cells[index]} />, csv: (row) => { const cell = row.cells[index]; return cell === undefined ? null : cell.daysLate === null ? cell.state : `${cell.state} ${cell.daysLate}`; },
    })),
  ];
  return (
    <Picture name="delais" title={title} subtitle={t('timeliness.subtitle')} columns={columns} rows={rows} rowKey={({ organisation }) => organisation.id} source={source}>
      <TimelinessGrid periods={periods} rows={rows} />
    </Picture>
  );
}

const TONES: Readonly<Record<Cell['state'], string>> = { on_time: 'var(--ok-soft)', late: 'var(--risk-soft)', missing: 'var(--off-soft)', awaited: 'transparent', not_due: 'transparent' };

/** A column for each quarter: how many declarations came in time, late, or not at all. */
function TimelinessGrid({ periods, rows }: { periods: readonly string[]; rows: readonly Row[] }): ReactElement {
  const { t } = useTranslation(['dashboard', 'common']);
  const counts = periods.map((period, index) => ({ period, cells: rows.flatMap((row) => row.cells[index] ?? []) }));
  const share = (cells: readonly Cell[], state: Cell['state']): number => cells.filter((cell) => cell.state === state).length;
  if (periods.length === 0) return <p className="muted small">{t('timeliness.nothing')}</p>;
  return (
    <>
      <div className="timeliness" dir="ltr" role="img" aria-label={counts.map(({ period, cells }) => t('timeliness.spoken', { period, onTime: share(cells, 'on_time'), late: share(cells, 'late'), missing: share(cells, 'missing') })).join(t('common:listSemicolon'))}>
        {counts.map(({ period, cells }) => {
          const due = cells.filter(({ state }) => state !== 'not_due');
          return (
            <div key={period}>
              <span className="timeliness-column">
                {(['on_time', 'late', 'missing', 'awaited'] as const).map((state) => {
                  const n = share(due, state);
                  return n === 0 ? null : (
                    <i key={state} className={state} style={{ flexGrow: n, background: TONES[state] }}>
                      {n}
                    </i>
                  );
                })}
              </span>
              <bdi className="tiny muted">{period}</bdi>
            </div>
          );
        })}
      </div>
      <p className="plot-legend">
        {(['on_time', 'late', 'missing', 'awaited'] as const).map((state) => (
          <span key={state}>
            <i className={`timeliness-key ${state}`} style={{ background: TONES[state] }} />
            {t(`timeliness.${state}`)}
          </span>
        ))}
      </p>
    </>
  );
}

function TimelinessCell({ cell }: { cell: Cell | undefined }): ReactElement | string {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  if (cell === undefined || cell.state === 'not_due') return <span className="muted">·</span>;
  const text = cell.daysLate === null ? t(`timeliness.${cell.state}`) : format.slip(cell.daysLate);
  return <span className="tiny timeliness-word" style={{ background: TONES[cell.state] }}>{text}</span>;
}

function Coverage({ evidence: { quarter, figures, proved, attested }, source }: { evidence: Execution['evidence']; source: string }): ReactElement {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const rows = [{ key: 'attested', count: attested }, { key: 'otherwise', count: proved - attested }, { key: 'unproved', count: figures - proved }] as const;
  const columns: PictureColumn<(typeof rows)[number]>[] = [
    { key: 'proof', header: t('column.proof'), cell: ({ key }) => t(`coverage.${key}`), csv: ({ key }) => key },
    { key: 'figures', header: t('column.figures'), isNumber: true, cell: ({ count }) => format.number(count), csv: ({ count }) => count },
  ];
  const part = (count: number): string => `${figures === 0 ? 0 : (count / figures) * 100}%`;
  const title = quarter === null || figures === 0 ? t('coverage.nothing') : t('coverage.finding', { percent: format.percent((proved / figures) * 100, 0) });
  return (
    <Picture name="preuves" title={title} subtitle={quarter === null ? undefined : t('coverage.subtitle', { date: format.date(dateOf(quarter)) })} columns={columns} rows={rows} rowKey={({ key }) => key} source={source}>
      <div className="coverage-strip" role="img" aria-label={rows.map(({ key, count }) => `${t(`coverage.${key}`)} : ${format.number(count)}`).join(', ')}>
        <i className="attested" style={{ inlineSize: part(attested) }} />
        <i style={{ inlineSize: part(proved - attested) }} />
      </div>
      <div className="plot-legend">
        {rows.map(({ key, count }) => (
          <span key={key}>
            {t(`coverage.${key}`)} <b>{format.number(count)}</b>
          </span>
        ))}
      </div>
    </Picture>
  );
}

const AGES = ['under_30', 'under_90', 'under_180', 'older'] as const;

function Findings({ execution: { findings, repliesOverdue }, source }: { execution: Execution; source: string }): ReactElement {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const rows = AGES.map((age) => ({ age, count: findings.filter((one) => one.age === age).reduce((total, { count }) => total + count, 0) }));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const columns: PictureColumn<(typeof rows)[number]>[] = [
    { key: 'age', header: t('column.age'), cell: ({ age }) => t(`findings.${age}`), csv: ({ age }) => age },
    { key: 'findings', header: t('column.findings'), isNumber: true, cell: ({ count }) => format.number(count), csv: ({ count }) => count },
  ];
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <Picture name="constats" title={total === 0 ? t('findings.nothing') : t('findings.finding', { count: total })} subtitle={total === 0 ? undefined : t('findings.subtitle', { count: repliesOverdue })} columns={columns} rows={rows} rowKey={({ age }) => age} source={source}>
      <div className="ages" role="img" aria-label={rows.map(({ age, count }) => `${t(`findings.${age}`)} : ${format.number(count)}`).join(', ')}>
        {rows.map(({ age, count }) => (
          <div key={age} style={{ display: 'contents' }}>
            <span>{t(`findings.${age}`)}</span>
            <span>
              <span className="age-bar" style={{ display: 'block', inlineSize: `${(count / most) * 100}%` }} />
            </span>
            <b>{format.number(count)}</b>
          </div>
        ))}
      </div>
    </Picture>
  );
}
