import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { usePlace } from '../../lib/place.js';
import { FilterPill } from '../../ui/filter-pill.js';

interface Props {
  selected: readonly string[];
  onChange(selected: string[]): void;
}

/** The server answers no more organisations at once. */
const MOST = 200;

export function OrganisationPill(props: Props): ReactElement {
  const { t } = useTranslation('accounts');
  const titleOf = useTitle();
  const { programme } = usePlace();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'organisations', 'filter'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/organisations', { params: { path: { programme }, query: { limit: MOST } }, signal })),
  });
  return <FilterPill {...props} label={t('filter.organisation')} options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: titleOf(name) }))} />;
}
