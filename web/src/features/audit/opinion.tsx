import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { NoValue } from '../../ui/no-value.js';
import { ProofMark } from '../../ui/proof.js';
import type { WorksheetRow } from './audit-queries.js';

/** The opinion of a row in a word, or what is still to do. */
export function Opinion({ row: { review, accepted, changedSince }, isCurrent }: { row: WorksheetRow; isCurrent: boolean }): ReactElement {
  const { t } = useTranslation('audit');
  const format = useFormat();
  if (review === null) return <span className={isCurrent ? 'medium' : 'muted'}>{t(isCurrent ? 'mission.current' : 'mission.toDo')}</span>;
  if (review.opinion === null) return <span>{t('mission.notRated', { reason: t(`reason.${review.reasonCode ?? 'other'}`) })}</span>;
  return (
    <span className="line wrap">
      {review.verified === null ? null : <ProofMark level="verified" />}
      {t(`opinionShort.${review.opinion}`)}
      {changedSince ? <span className="small muted">{accepted === null ? <NoValue absence="notDeclared" /> : t('mission.changedSince', { value: format.number(accepted) })}</span> : null}
    </span>
  );
}
