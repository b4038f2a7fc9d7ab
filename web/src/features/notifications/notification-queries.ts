import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey, useKeysetList } from '../../api/queries.js';
import { idempotencyKey, writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';

export type Notification = components['schemas']['NotificationAnswer'];

const LIST = '/api/v1/programmes/{programme}/notifications';
const EVERY_MINUTE = 60_000;

/** How many the reader has not read; asked again each minute, for they come from what others do. */
export function useUnreadCount(): number {
  const { programme } = usePlace();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'notifications', 'unread'),
    queryFn: ({ signal }) => answerOf(api.GET(LIST, { params: { path: { programme }, query: { unread: 'true', total: 'true', limit: 1 } }, signal })),
    refetchInterval: EVERY_MINUTE,
  });
  return data?.total ?? 0;
}

export function useNotifications() {
  const { programme } = usePlace();
  return useKeysetList(programmeKey(programme, 'notifications', 'list'), (cursor, signal) =>
    answerOf(api.GET(LIST, { params: { path: { programme }, query: { cursor, limit: 20 } }, signal })));
}

/** Marks one, or all of the programme; nothing else of the register changes by it. */
export function useMarkRead() {
  const { programme } = usePlace();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (id: string | 'all'): Promise<void> => {
      const headers = writeHeaders(idempotencyKey());
      if (id === 'all') await answerOf(api.POST(`${LIST}/read-all`, { params: { path: { programme } }, headers }));
      else await answerOf(api.POST(`${LIST}/{id}/read`, { params: { path: { programme, id } }, headers }));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: programmeKey(programme, 'notifications') }),
  });
}
