import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CivilDate } from '@common/civil-date.js';
import { useKnownOn } from '../lib/clocks.js';
import { usePlace } from '../lib/place.js';
import { answerOf, api } from './client.js';
import { programmeKey } from './queries.js';
import type { CommitmentFile } from './types.js';

/** A commitment with the terms in force on a day; `ref` null asks for nothing. */
export function useCommitmentFile(ref: string | null, asOf: CivilDate): UseQueryResult<CommitmentFile> {
  const { programme } = usePlace();
  const knownOn = useKnownOn();
  return useQuery({
    queryKey: programmeKey(programme, 'commitments', ref, asOf, knownOn ?? null),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/programmes/{programme}/commitments/{ref}', { params: { path: { programme, ref: ref ?? '' }, query: { asOf, knownOn } }, signal })),
    enabled: ref !== null,
    placeholderData: (earlier) => (earlier?.ref === ref ? earlier : undefined),
  });
}
