import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey } from '../../api/queries.js';
import { useClocks, useKnownOn } from '../../lib/clocks.js';
import { usePlace } from '../../lib/place.js';

export type Promises = components['schemas']['PromisesAnswer'];
export type Measure = Promises['measures'][number];
export type Watched = Promises['watched'][number];
export type Sector = components['schemas']['SectorAnswer'];
export type SectorIndicator = Sector['indicators'][number];
export type Execution = components['schemas']['ExecutionAnswer'];

/** What the address narrows the figures to. */
export interface DashboardSearch {
  region?: string[];
  filiere?: string[];
  nature?: string[];
  partenaire?: string[];
  ministere?: string[];
  convention?: string[];
}

function useQuestion({ region, filiere, nature, partenaire, ministere, convention }: DashboardSearch) {
  const { asOf } = useClocks();
  const knownOn = useKnownOn();
  return {
    asOf, knownOn, region: region?.join(','), segment: filiere?.join(','), kind: nature?.join(','), organisation: partenaire?.join(','), ministry: ministere?.join(','), agreement: convention?.join(','),
  };
}

export function usePromises(search: DashboardSearch): UseQueryResult<Promises> {
  const { programme } = usePlace();
  const query = useQuestion(search);
  return useQuery({
    queryKey: programmeKey(programme, 'insights', 'promises', query),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/insights/promises', { params: { path: { programme }, query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useExecution(search: DashboardSearch): UseQueryResult<Execution> {
  const { programme } = usePlace();
  const query = { ...useQuestion(search), knownOn: undefined };
  return useQuery({
    queryKey: programmeKey(programme, 'insights', 'execution', query),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/insights/execution', { params: { path: { programme }, query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useSector(): UseQueryResult<Sector> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'insights', 'sector'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/insights/sector', { params: { path: { programme } }, signal })),
  });
}
