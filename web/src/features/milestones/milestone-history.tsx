import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type MilestoneFile, dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { CivilDay } from '../../ui/civil-day.js';
import { LedgerHistory } from '../../ui/ledger-history.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { useMilestoneHistory } from './milestone-reads.js';

/** What was expected and seen over time, then the whole trail. */
export function MilestoneHistory({ file }: { file: MilestoneFile }): ReactElement {
  const { t } = useTranslation(['milestones', 'history']);
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useMilestoneHistory(file.ref);
  return (
    <>
      <section className="section stack">
        <h3>{t('milestones:drawer.forecasts')}</h3>
        <ForecastsAndReviews file={file} />
      </section>
      <section className="section stack">
        <h3>{t('history:title')}</h3>
        {error !== null ? (
          <Problem error={error} onRetry={() => void refetch()} />
        ) : isPending ? (
          <Loading lines={3} />
        ) : (
          <LedgerHistory events={data.pages.flatMap(({ items }) => items)} hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        )}
      </section>
    </>
  );
}

interface Line {
  key: string;
  at: string;
  on: string;
  what: string;
  detail: string[];
  isSuperseded: boolean;
}

function ForecastsAndReviews({ file }: { file: MilestoneFile }): ReactElement {
  const { t } = useTranslation(['milestones', 'states']);
  const format = useFormat();
  const written = ({ on, precision }: { on: string; precision: Parameters<typeof format.date>[1] }): string => format.date(dateOf(on), precision);
  const known = (texts: (string | null)[]): string[] => texts.filter((text) => text !== null);
  const lines: Line[] = [
    ...file.forecasts.map((forecast, index) => ({
      key: `forecast ${index}`,
      at: forecast.recordedAt,
      on: forecast.knownOn,
      what: t(forecast.proposed ? 'milestones:drawer.proposedLine' : 'milestones:drawer.forecastLine', { date: written(forecast.date) }),
      detail: known([forecast.reasonCode === null ? null : t(`milestones:drawer.reasons.${forecast.reasonCode}`), forecast.note, forecast.author]),
      isSuperseded: forecast.superseded,
    })),
    ...file.reviews.map((review, index) => ({
      key: `review ${index}`,
      at: review.recordedAt,
      on: review.reviewedOn,
      what: t('milestones:drawer.reviewLine', { state: t(`states:milestone.${review.status}`) }),
      detail: known([review.actual === null ? null : written(review.actual), review.evidenceReference, review.note, review.author]),
      isSuperseded: review.superseded,
    })),
  ].sort((left, right) => right.at.localeCompare(left.at));
  if (lines.length === 0) return <p className="small muted">{t('milestones:drawer.noForecasts')}</p>;
  return (
    <ol className="milestone-lines">
      {lines.map(({ key, on, what, detail, isSuperseded }) => (
        <li key={key}>
          <span className="muted">
            <CivilDay date={dateOf(on)} />
          </span>
          <span>
            {isSuperseded ? <del>{what}</del> : <span className="medium">{what}</span>}
            {isSuperseded ? <span className="muted">{` · ${t('milestones:drawer.superseded')}`}</span> : null}
            {detail.length === 0 ? null : <span className="tiny muted detail">{detail.join(' · ')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
