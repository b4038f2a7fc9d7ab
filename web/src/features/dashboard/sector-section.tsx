import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { partsOf } from '@common/civil-date.js';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { Picture, type PictureColumn } from '../../ui/picture.js';
import { Problem } from '../../ui/problem.js';
import { type SectorIndicator, useSector } from './dashboard-queries.js';
import { SectorPlot } from './sector-plot.js';

type Row = { kind: 'actual' | 'target'; period: string; perimeter: string; value: string; status: string | null; origin: string; source: string };

/** The sector: published figures against the trajectory, apart from what is under agreement. */
export function SectorSection(): ReactElement | null {
  const { t } = useTranslation('dashboard');
  const { data, error, refetch } = useSector();
  if (data === undefined) return error === null ? null : <Problem error={error} onRetry={() => void refetch()} />;
  const shown = data.indicators.filter(({ series, steps }) => series.length > 0 || steps.length > 0).sort((left, right) => placeOf(left) - placeOf(right));
  return (
    <section className="section" aria-labelledby="sector">
      <div className="section-head">
        <h2 id="sector">{t('sector.title')}</h2>
        <span className="muted small">{t('sector.apart')}</span>
      </div>
      <div className="halves">
        {shown.map((indicator) => (
          <SectorPicture key={indicator.indicator} indicator={indicator} />
        ))}
      </div>
    </section>
  );
}

/** What the programme aims at first, jobs before the others. */
function placeOf({ indicator, steps }: SectorIndicator): number {
  return steps.length === 0 ? 2 : indicator === 'sector_jobs' ? 0 : 1;
}

function SectorPicture({ indicator }: { indicator: SectorIndicator }): ReactElement {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const titleOf = useTitle();
  const perimeterOf = usePerimeterName();
  const rows: Row[] = [
    ...indicator.series.filter(({ segment }) => segment === null).flatMap(({ perimeter, figures }) => figures.map(({ period, value, status, origin, source }) => ({ kind: 'actual' as const, period, perimeter, value, status, origin, source }))),
    ...indicator.steps.map(({ due, perimeter, value, source }) => ({ kind: 'target' as const, period: format.date(dateOf(due.on), due.precision), perimeter, value, status: null, origin: 'published', source })),
  ];
  const columns: PictureColumn<Row>[] = [
    { key: 'period', header: t('column.period'), cell: ({ period, kind }) => <bdi>{kind === 'target' ? t('sector.aim', { year: period }) : period}</bdi>, csv: ({ period, kind }) => `${kind} ${period}` },
    { key: 'value', header: titleOf(indicator.name), isNumber: true, cell: ({ value }) => format.number(value), csv: ({ value }) => value },
    { key: 'perimeter', header: t('column.perimeter'), cell: ({ perimeter }) => <span className="small secondary">{perimeterOf(perimeter)}</span>, csv: ({ perimeter }) => perimeter },
    { key: 'status', header: t('column.status'), narrow: 'hidden', cell: ({ status, origin }) => <span className="small secondary">{origin === 'derived' ? t('sector.derived') : status === 'preliminary' ? t('sector.preliminary') : ''}</span>, csv: ({ status, origin }) => `${origin} ${status ?? ''}`.trim() },
    { key: 'source', header: t('column.source'), narrow: 'hidden', cell: ({ source }) => <bdi className="small secondary">{source}</bdi>, csv: ({ source }) => source },
  ];
  const title = useFinding(indicator);
  return (
    <div>
      <Picture name={indicator.indicator} title={title} subtitle={`${titleOf(indicator.name)}, ${t(indicator.unit === 'MAD bn' ? 'sector.billions' : indicator.unit === 'jobs' ? 'sector.jobs' : 'sector.companies')}`}
        columns={columns} rows={rows} rowKey={({ kind, period, perimeter, source, value }) => [kind, period, perimeter, source, value].join('|')} source={t('sector.sources')}>
        {rows.length > 1 ? <SectorPlot indicator={indicator} label={`${titleOf(indicator.name)}, ${title}`} perimeterName={perimeterOf} /> : <OnlyFigure rows={rows} />}
      </Picture>
      <Readings indicator={indicator} />
    </div>
  );
}

/** One published figure is no line: it stands with its source, which says how exactly it is known. */
function OnlyFigure({ rows: [row] }: { rows: readonly Row[] }): ReactElement | null {
  const format = useFormat();
  if (row === undefined) return null;
  return (
    <p>
      <span className="key-figure-value">{format.number(row.value)}</span>
      <bdi className="muted small">{row.source}</bdi>
    </p>
  );
}

/** The pace, the part that agreements promise, and each reading of the target in words. */
function Readings({ indicator: { unit, observed, steps, promised, promisedPart, bases } }: { indicator: SectorIndicator }): ReactElement {
  const { t } = useTranslation(['dashboard', 'common']);
  const format = useFormat();
  const titleOf = useTitle();
  const perimeterOf = usePerimeterName();
  const last = steps.at(-1);
  const pace = (value: string): string => format.number(value, { digits: unit === 'MAD bn' ? 2 : 0 });
  return (
    <div className="readings">
      {last?.required == null ? null : (
        <p>
          {t('sector.required', { value: pace(last.required.perYear), from: last.required.from, to: last.required.to })}{' '}
          {observed === null ? t('sector.noPace') : t('sector.observed', { value: pace(observed.perYear), from: observed.from, to: observed.to })}
        </p>
      )}
      {promised === null || promisedPart === null || last === undefined ? null : (
        <p>{t('sector.promised', { value: format.number(promised), percent: format.percent(Number(promisedPart) * 100), year: partsOf(dateOf(last.due.on)).year })}</p>
      )}
      {bases.length > 1 ? <p>{t('sector.bases', { bases: bases.map(({ value, on, perimeter }) => [format.number(value), on === null ? t('sector.undated') : format.date(dateOf(on), 'year'), perimeter === null ? null : perimeterOf(perimeter)].filter((part) => part !== null).join(' · ')).join(t('common:listSemicolon')) })}</p> : null}
      {last === undefined ? null : (
        <details>
          <summary>{t('sector.readings')}</summary>
          <ul className="readings">
            {last.readings.map(({ explanation, chosen, source }, index) => (
              <li key={index} className={chosen ? 'chosen' : undefined}>
                {titleOf(explanation)} <bdi className="muted tiny">{source}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const PERIMETERS = ['old perimeter', 'new perimeter', 'stable jobs', 'not stated', 'published count'] as const;

function usePerimeterName(): (perimeter: string) => string {
  const { t } = useTranslation('dashboard');
  return (perimeter) => {
    const known = PERIMETERS.find((one) => one === perimeter);
    return known === undefined ? perimeter : t(`perimeter.${known}`);
  };
}

function useFinding({ series, steps, name }: SectorIndicator): string {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const titleOf = useTitle();
  const last = steps.at(-1);
  const perimeter = last?.readings.find(({ chosen }) => chosen)?.base?.perimeter ?? null;
  const figures = series.find((one) => one.segment === null && (perimeter === null || one.perimeter === perimeter))?.figures ?? [];
  const latest = figures.filter(({ period }) => /^\d{4}$/.test(period)).at(-1);
  const target = last === undefined ? null : { value: format.number(last.value), year: partsOf(dateOf(last.due.on)).year };
  if (latest !== undefined && target !== null) return t('sector.finding', { value: format.number(latest.value), year: latest.period, target: target.value, dueYear: target.year });
  if (target !== null) return t('sector.aimAlone', { target: target.value, dueYear: target.year });
  return latest === undefined ? titleOf(name) : t('sector.latest', { value: format.number(latest.value), year: latest.period });
}
