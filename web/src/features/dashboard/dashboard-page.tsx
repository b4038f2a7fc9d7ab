import { useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useClocks } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import { useMay, usePlace } from '../../lib/place.js';
import { stringifySearch } from '../../lib/search-params.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Health } from '../../ui/health.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { DownloadButton } from '../organisations/download-button.js';
import { addressOf } from '../organisations/download.js';
import { DashboardFilters } from './dashboard-filters.js';
import { useDashboardLineage } from './dashboard-lineage.js';
import { type DashboardSearch, type Execution, type Measure, type Promises, useExecution, usePromises } from './dashboard-queries.js';
import { ExecutionSection } from './execution-section.js';
import { KeyFigures } from './key-figures.js';
import { measureKey, orderedMeasures, useMeasureName, useQuarterName } from './measures.js';
import { RegionMap } from './region-map.js';
import { SectorSection } from './sector-section.js';
import { percentOf, standingOf } from './standing.js';
import { Trajectory } from './trajectory.js';
import { ViewSwitch } from '../../ui/view-switch.js';
import { WatchedTable } from './watched-table.js';
import './dashboard.css';

const MEASURES_CHARTED = 3;

/** Will the promises be kept, where, and what holds them back. */
export function DashboardPage(): ReactElement {
  const { t } = useTranslation('dashboard');
  const search = useSearch({ from: '/$lang/$programme/tableau-de-bord' });
  const { data, error, refetch, isPlaceholderData } = usePromises(search);
  const { data: execution } = useExecution(search);
  const { knownDay } = useClocks();
  const measures = orderedMeasures(data?.measures ?? []);
  const lineageOf = useDashboardLineage(measures, (kind, region) => commitmentsSearch(search, kind, region));
  const heading = useHeading(measures, search);
  return (
    <Page title={heading} actions={knownDay === null ? <PackButtons /> : undefined} lead={data === undefined || knownDay !== null ? undefined : <Lead promises={data} execution={execution} />} lineageOf={lineageOf}>
      {data === undefined ? (
        error === null ? <Loading lines={14} /> : <Problem error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={isPlaceholderData ? 'stale' : undefined} aria-busy={isPlaceholderData}>
          <DashboardFilters search={search} promises={data} execution={execution} />
          {measures.length === 0 ? <EmptyState kind="noResult" action={null} /> : <UnderAgreement promises={data} measures={measures} chosen={search.mesure} />}
          <WatchedTable promises={data} search={commitmentsSearch(search, undefined, null)} />
          <HealthCounts health={data.health} />
          <SectorSection />
          {knownDay !== null ? <p className="section secondary">{t('notKnownThen')}</p> : execution === undefined ? null : <ExecutionSection execution={execution} source={t('source.register')} />}
        </div>
      )}
    </Page>
  );
}

/** What a committee takes into the room, in the language of the page. */
function PackButtons(): ReactElement | null {
  const { t } = useTranslation('dashboard');
  const { programme, language } = usePlace();
  if (!useMay('declaration.read')) return null;
  const address = (file: string): string => addressOf(`/api/v1/programmes/${encodeURIComponent(programme)}/pack/${file}`, { language });
  return (
    <>
      <DownloadButton address={address('pack.pdf')} fileName={`mithaq-${programme}.pdf`} label={t('pack.document')} />
      <DownloadButton address={address('pack.xlsx')} fileName={`mithaq-${programme}.xlsx`} label={t('pack.workbook')} />
    </>
  );
}

function UnderAgreement({ promises: { quarter }, measures, chosen }: { promises: Promises; measures: readonly Measure[]; chosen: string | undefined }): ReactElement | null {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const nameOf = useMeasureName();
  const quarterName = useQuarterName();
  const measure = measures.find((one) => measureKey(one) === chosen) ?? measures[0];
  if (measure === undefined) return null;
  const source = quarter === null ? t('source.register') : t('source.quarter', { quarter: quarterName(quarter), date: format.date(dateOf(quarter)) });
  return (
    <>
      <KeyFigures measures={measures} />
      {measures.length > 1 ? (
        <p className="section">
          <ViewSwitch label={t('chosenMeasure')} name="mesure" current={chosen} views={measures.slice(0, MEASURES_CHARTED + 2).map((one) => ({ value: measureKey(one), label: nameOf(one) }))} />
        </p>
      ) : null}
      <div className="beside">
        <Trajectory measure={measure} source={source} />
        <RegionMap measure={measure} source={source} />
      </div>
    </>
  );
}

function Lead({ promises: { quarter }, execution }: { promises: Promises; execution: Execution | undefined }): ReactElement | null {
  const { t } = useTranslation('dashboard');
  const quarterName = useQuarterName();
  if (execution === undefined) return null;
  const { agreements, milestones, timeliness } = execution;
  const index = quarter === null ? -1 : timeliness.periods.length - 1;
  const last = timeliness.rows.flatMap(({ cells }) => cells[index] ?? []).filter(({ state }) => state !== 'not_due');
  const sent = last.filter(({ state }) => state === 'on_time' || state === 'late').length;
  const obliging = agreements.filter(({ state }) => state !== 'draft').reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {quarter === null ? null : t('lead.quarter', { quarter: quarterName(quarter) })} {t('lead.agreements', { count: obliging })}{' '}
      {last.length === 0 ? null : t('lead.declarations', { sent, due: last.length })} {t('lead.milestones', { met: milestones.dueMet, due: milestones.due })}
    </>
  );
}

const STATES = ['on_track', 'at_risk', 'off_track', 'no_data'] as const;

function HealthCounts({ health }: { health: Promises['health'] }): ReactElement {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  return (
    <section className="section">
      <h2>{t('health.title')}</h2>
      <p className="counts">
        {STATES.map((state) => {
          const counts = health.find((one) => one.state === state);
          return (
            <span key={state} className="line">
              <b>{format.number(counts?.computed ?? 0)}</b> <Health level={state} />
              {(counts?.decided ?? 0) > 0 ? <span className="muted tiny">{t('health.decided', { count: counts?.decided ?? 0 })}</span> : null}
            </span>
          );
        })}
      </p>
    </section>
  );
}

function useHeading(measures: readonly Measure[], { region }: DashboardSearch): string {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const titleOf = useTitle();
  const nameOf = useMeasureName();
  const reference = useReference();
  const [first] = measures;
  const place = region?.length === 1 ? reference?.regions.find(({ code }) => code === region[0]) : undefined;
  const prefix = place === undefined ? '' : t('heading.region', { region: titleOf(place.name) });
  if (first === undefined) return place === undefined ? t('title') : titleOf(place.name);
  const percent = percentOf(first.figures.accepted, first.figures.promised);
  if (percent === null) return `${prefix}${t('heading.nothing')}`;
  const standing = standingOf(first.figures);
  const finding = first.kind === 'jobs' ? t(`heading.jobs.${standing}`, { percent: format.percent(percent, 0) }) : t(`heading.${standing}`, { percent: format.percent(percent, 0), what: nameOf(first) });
  return `${prefix}${finding}`;
}

/** The list of commitments with the filters that it knows. */
function commitmentsSearch({ region, filiere, nature, convention }: DashboardSearch, kind: string | undefined, place: string | null): string {
  return stringifySearch({ nature: kind === undefined ? nature : [kind], region: place === null ? region : [place], filiere, convention });
}
