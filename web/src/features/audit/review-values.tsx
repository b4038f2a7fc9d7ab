import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { NoValue } from '../../ui/no-value.js';
import { Proof } from '../../ui/proof.js';
import { usePeriodText } from '../declarations/period-text.js';
import type { WorksheetRow } from './audit-queries.js';

/** Declared, accepted, attested and verified, one under the other. */
export function ReviewValues({ row }: { row: WorksheetRow }): ReactElement {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const paths = usePaths();
  const periodText = usePeriodText();
  const { review, verifiedBefore } = row;
  const value = (text: string | null): ReactElement => (text === null ? <NoValue absence="notDeclared" /> : <Link className="num-link" to={paths.commitment(row.commitment)}><bdi>{format.number(text)}</bdi></Link>);
  return (
    <div className="review-values">
      {(['declared', 'accepted', 'attested'] as const).map((level) => (
        <div key={level}>
          <Proof level={level} />
          {value(row[level])}
        </div>
      ))}
      <div>
        <Proof level="verified" />
        {review?.verified != null ? value(review.verified) : verifiedBefore === null ? value(null) : <span className="muted">{value(verifiedBefore.value)} {t('mission.before', { period: periodText(verifiedBefore.period) })}</span>}
      </div>
      <div>
        <span className="secondary">{t('review.target')}</span>
        {value(row.target)}
      </div>
      <div>
        <span className="secondary">{t('review.previous')}</span>
        {value(row.previous)}
      </div>
      {row.risks.length === 0 ? null : (
        <div>
          <span className="secondary">{t('review.signs')}</span>
          <span>{row.risks.map((risk) => t(`risk.${risk}`)).join(' · ')}</span>
        </div>
      )}
    </div>
  );
}
