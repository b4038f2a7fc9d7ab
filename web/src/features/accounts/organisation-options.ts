import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { usePlace } from '../../lib/place.js';
import type { FilterOption } from '../../ui/filter-pill.js';

/** The server answers no more organisations at once. */
const MOST = 200;

/** The organisations of the programme, for which an account may act. */
export function useOrganisationOptions(): FilterOption[] {
  const titleOf = useTitle();
  const { programme } = usePlace();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'organisations', 'filter'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/organisations', { params: { path: { programme }, query: { limit: MOST } }, signal })),
  });
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: titleOf(name) }));
}
