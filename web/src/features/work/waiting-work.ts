import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useMay, usePlace } from '../../lib/place.js';

/** What waits for the reader in this programme; the page and the navigation read it together. */
export function useWaitingWork() {
  const { programme } = usePlace();
  const mayRead = useMay('register.read');
  return useQuery({
    enabled: mayRead,
    queryKey: programmeKey(programme, 'work'),
    queryFn: async ({ signal }) => (await answerOf(api.GET('/api/v1/programmes/{programme}/work', { params: { path: { programme } }, signal }))).items,
  });
}
