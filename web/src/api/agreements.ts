import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CivilDate } from '@common/civil-date.js';
import { useKnownOn } from '../lib/clocks.js';
import { usePlace } from '../lib/place.js';
import { answerOf, api } from './client.js';
import { programmeKey } from './queries.js';
import type { AgreementFile, Commitment, Milestone } from './types.js';

/** More milestones than any agreement of the programme has. */
const ALL_MILESTONES = 200;

export function useAgreementFile(ref: string): UseQueryResult<AgreementFile> {
  const { programme } = usePlace();
  const knownOn = useKnownOn();
  return useQuery({
    queryKey: programmeKey(programme, 'agreements', ref, 'file', knownOn ?? null),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/agreements/{ref}', { params: { path: { programme, ref }, query: { knownOn } }, signal })),
  });
}

/** The commitments of an agreement with the terms in force on a day. */
export function useAgreementCommitments(ref: string, asOf: CivilDate): UseQueryResult<Commitment[]> {
  const { programme } = usePlace();
  const knownOn = useKnownOn();
  return useQuery({
    queryKey: programmeKey(programme, 'agreements', ref, 'commitments', asOf, knownOn ?? null),
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/programmes/{programme}/agreements/{ref}/commitments', { params: { path: { programme, ref }, query: { asOf, knownOn } }, signal })),
    placeholderData: (earlier) => earlier,
  });
}

export function useAgreementMilestones(ref: string): UseQueryResult<Milestone[]> {
  const { programme } = usePlace();
  const knownOn = useKnownOn();
  return useQuery({
    queryKey: programmeKey(programme, 'milestones', 'of-agreement', ref, knownOn ?? null),
    queryFn: async ({ signal }) => {
      const query = { agreement: ref, limit: ALL_MILESTONES, knownOn };
      const { items } = await answerOf(api.GET('/api/v1/programmes/{programme}/milestones', { params: { path: { programme }, query }, signal }));
      return items;
    },
  });
}
