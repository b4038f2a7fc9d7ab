import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import type { components } from './generated/schema.js';
import { programmeKey } from './queries.js';
import { usePlace } from '../lib/place.js';

export type OrganisationFile = components['schemas']['OrganisationFileAnswer'];
export type OrganisationIdentifier = components['schemas']['OrganisationIdentifierAnswer'];
export type Site = components['schemas']['SiteAnswer'];
export type Succession = components['schemas']['SuccessionAnswer'];
export type NameOverTime = components['schemas']['NameOverTimeAnswer'];

export function useOrganisationFile(id: string): UseQueryResult<OrganisationFile> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'organisations', id),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/organisations/{id}', { params: { path: { programme, id } }, signal })),
  });
}
