import type { KeysetList } from '../../api/queries.js';
import { programmeKey, useKeysetList } from '../../api/queries.js';
import { answerOf, api } from '../../api/client.js';
import type { Organisation } from '../../api/types.js';
import { usePlace } from '../../lib/place.js';

export interface OrganisationSearch {
  q?: string;
  nature?: readonly string[];
  tri?: string;
}

/** Columns as the address names them, in French, and as the server does. */
const sorts: Record<string, string> = { nom: 'name', '-nom': '-name', nature: 'kind', '-nature': '-kind' };

/** The query of the list and of its CSV. */
export function organisationQuery({ q, nature, tri }: OrganisationSearch): { q?: string; kind?: string; sort?: string } {
  return { q, kind: nature?.join(','), sort: tri === undefined ? undefined : sorts[tri] };
}

export function useOrganisationList(search: OrganisationSearch): KeysetList<Organisation> {
  const { programme } = usePlace();
  const query = organisationQuery(search);
  return useKeysetList(programmeKey(programme, 'organisations', 'list', query), (cursor, signal) =>
    answerOf(
      api.GET('/api/v1/programmes/{programme}/organisations', {
        params: { path: { programme }, query: { ...query, cursor, limit: 50, total: cursor === undefined ? true : undefined } },
        signal,
      }),
    ),
  );
}
