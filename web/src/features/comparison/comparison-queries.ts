import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type CivilDate } from '@common/civil-date.js';
import { endOfLocalDay } from '@common/local-day.js';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { type KeysetList, programmeKey, useKeysetList } from '../../api/queries.js';
import type { HistoryEvent } from '../../api/types.js';
import { usePlace } from '../../lib/place.js';

export type Comparison = components['schemas']['ComparisonAnswer'];
export type ComparedAgreement = Comparison['agreements'][number];
export type ComparedFigure = ComparedAgreement['figures'][number];

/** The last instants of two days in Morocco. */
export interface ComparedDays {
  from: CivilDate;
  to: CivilDate;
}

const instantsOf = ({ from, to }: ComparedDays) => ({ from: endOfLocalDay(from).toISOString(), to: endOfLocalDay(to).toISOString() });

export function useComparison(days: ComparedDays): UseQueryResult<Comparison> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'comparison', days.from, days.to),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/comparison', { params: { path: { programme }, query: instantsOf(days) }, signal })),
  });
}

export function useComparedEvents(days: ComparedDays, agreement: string): KeysetList<HistoryEvent> {
  const { programme } = usePlace();
  return useKeysetList<HistoryEvent>(programmeKey(programme, 'comparison', days.from, days.to, 'events', agreement), async (cursor, signal) => {
    const answer = await answerOf(api.GET('/api/v1/programmes/{programme}/comparison/events', { params: { path: { programme }, query: { ...instantsOf(days), agreement, cursor } }, signal }));
    return { ...answer, items: answer.items as HistoryEvent[] };
  });
}
