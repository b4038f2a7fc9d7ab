import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '../../api/types.js';
import { usePaths } from '../../lib/place.js';

interface Props {
  commitment: Pick<Commitment, 'clause' | 'agreement'>;
}

export function useClauseText(): (clause: { article: string; page: number | null }) => string {
  const { t } = useTranslation('agreements');
  return ({ article, page }) => (page === null ? article : t('articlePage', { article, page }));
}

/** Article and page, leading to the act; or that the signed act has to tell. */
export function ClauseReference({ commitment: { clause, agreement } }: Props): ReactElement {
  const { t } = useTranslation('commitments');
  const paths = usePaths();
  const text = useClauseText();
  if (clause === null) return <span className="muted">{t('clauseUnknown')}</span>;
  return (
    <Link to={paths.agreement(agreement.ref, 'acts')} hash={`clause-${clause.id}`} search={(previous) => ({ au: previous.au })}>
      {text(clause)}
    </Link>
  );
}
