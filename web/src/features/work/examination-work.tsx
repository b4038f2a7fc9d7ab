import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '@common/civil-date.js';
import { localDayOf } from '@common/local-day.js';
import { useTitle } from '../../api/reference.js';
import { usePaths } from '../../lib/place.js';
import { Health } from '../../ui/health.js';
import { useExaminationQueue } from '../declarations/declaration-queries.js';
import { usePeriodText } from '../declarations/period-text.js';

/** The declarations that wait for an examiner, the oldest first. */
export function ExaminationWork(): ReactElement | null {
  const { t } = useTranslation('examination');
  const titleOf = useTitle();
  const paths = usePaths();
  const periodText = usePeriodText();
  const { data } = useExaminationQueue();
  if (data === undefined || data.length === 0) return null;
  const today = localDayOf(new Date());
  return (
    <section className="work-group" aria-label={t('queue')}>
      <h2>
        {t('queue')} <span className="work-count">{data.length}</span>
      </h2>
      <ul>
        {data.map(({ id, ref, organisation, period, warnings, submittedAt }) => (
          <li key={id} className="work-item">
            <span className="work-what">
              <Link to={paths.examination(ref)} className="work-link">
                <span className="name">{t('heading', { organisation: titleOf(organisation.name), period: periodText(period) })}</span> <bdi className="reference">{ref}</bdi>
              </Link>
            </span>
            <span className="work-when">
              {warnings === 0 ? <Health level="on_track">{t('noWarning')}</Health> : <Health level="at_risk">{t('warnings', { count: warnings })}</Health>}
              <span className="small muted">{submittedAt === null ? null : t('days', { days: daysBetween(localDayOf(new Date(submittedAt)), today) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
