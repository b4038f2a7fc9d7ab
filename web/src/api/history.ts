import { usePlace } from '../lib/place.js';
import { answerOf, api } from './client.js';
import { type KeysetList, programmeKey, useKeysetList } from './queries.js';
import type { HistoryEvent, HistoryPage } from './types.js';

const ADDRESSES = {
  agreements: '/api/v1/programmes/{programme}/agreements/{ref}/history',
  commitments: '/api/v1/programmes/{programme}/commitments/{ref}/history',
} as const;

/** The events of an agreement with all that descends from it, or of a commitment, newest first. */
export function useHistory(subject: keyof typeof ADDRESSES, ref: string): KeysetList<HistoryEvent> {
  const { programme } = usePlace();
  return useKeysetList<HistoryEvent>(programmeKey(programme, subject, ref, 'history'), async (cursor, signal) => {
    const answer = await answerOf(api.GET(ADDRESSES[subject], { params: { path: { programme, ref }, query: { cursor } }, signal }));
    return answer as HistoryPage;
  });
}
