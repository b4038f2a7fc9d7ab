import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { usePaths, usePlace } from '../../lib/place.js';

/** The pairs of names so close that a person should decide; nothing when there is none. */
export function DuplicatesNote(): ReactElement | null {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const paths = usePaths();
  const titleOf = useTitle();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'organisations', 'duplicates'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/organisations/duplicates', { params: { path: { programme } }, signal })),
  });
  const pairs = data?.items ?? [];
  if (pairs.length === 0) return null;
  return (
    <details className="note risk" style={{ marginBlockEnd: 'var(--s3)' }}>
      <summary>{t('duplicates.list', { count: pairs.length })}</summary>
      <p>{t('duplicates.page')}</p>
      {data?.complete === false ? <p>{t('duplicates.more')}</p> : null}
      <ul className="stack">
        {pairs.map(({ first, second }) => (
          <li key={`${first.id} ${second.id}`} className="line wrap">
            <Link to={paths.partner(first.id)}>{titleOf(first.name)}</Link>
            <span aria-hidden="true">≈</span>
            <Link to={paths.partner(second.id)}>{titleOf(second.name)}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
