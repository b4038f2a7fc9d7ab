import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { usePlace } from '../../lib/place.js';

/** Indicators under agreement: the published figures of the sector are never promised by a clause. */
export function useIndicators() {
  const { programme } = usePlace();
  const titleOf = useTitle();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'programme', 'indicators'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/indicators', { params: { path: { programme } }, signal })),
    staleTime: Infinity,
  });
  const indicators = data?.items.filter(({ family }) => family === 'under_agreement') ?? [];
  return {
    options: indicators.map(({ code, name }) => ({ value: code, label: titleOf(name) })),
    unitOf: (code: string | null): string | null => indicators.find((indicator) => indicator.code === code)?.unit ?? null,
  };
}
