import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '@common/civil-date.js';
import { localDayOf } from '@common/local-day.js';
import { useTitle } from '../../api/reference.js';
import { usePaths } from '../../lib/place.js';
import { Health } from '../../ui/health.js';
import type { Declaration } from '../declarations/declaration-queries.js';
import { usePutOff } from './later.js';

/** What waits, the oldest first, with its age and its warnings. */
export function Queue({ rows, current }: { rows: readonly Declaration[]; current: string | null }): ReactElement {
  const { t } = useTranslation('examination');
  const titleOf = useTitle();
  const paths = usePaths();
  const later = usePutOff();
  const today = localDayOf(new Date());
  return (
    <aside className="queue" aria-label={t('queue')}>
      <div className="queue-head">
        <h2>
          {t('queue')} <span className="muted">{rows.length}</span>
        </h2>
        <p className="tiny muted">{t('oldest')}</p>
      </div>
      <ol>
        {rows.map((row) => (
          <li key={row.id} aria-current={row.ref === current ? 'true' : undefined}>
            <Link to={paths.examination(row.ref)} className="queue-link">
              <span className="queue-line">
                <b className="medium">{titleOf(row.organisation.name)}</b>
                <span className="tiny muted">{row.submittedAt === null ? null : t('days', { days: daysBetween(localDayOf(new Date(row.submittedAt)), today) })}</span>
              </span>
              <span className="queue-line">
                <bdi className="reference">{row.ref}</bdi>
                {later.includes(row.ref) ? (
                  <span className="tiny muted">{t('laterMark')}</span>
                ) : row.visaGiven ? (
                  <Health level="no_data">{t('visaGiven')}</Health>
                ) : row.warnings === 0 ? (
                  <Health level="on_track">{t('noWarning')}</Health>
                ) : (
                  <Health level="at_risk">{t('warnings', { count: row.warnings })}</Health>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </aside>
  );
}
