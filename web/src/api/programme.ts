import { useQuery } from '@tanstack/react-query';
import { partsOf } from '@common/civil-date.js';
import { usePlace } from '../lib/place.js';
import { answerOf, api } from './client.js';
import { programmeKey } from './queries.js';

/** The years that the programme covers, first to last; none until it is known. */
export function useProgrammeYears(): number[] {
  const { programme } = usePlace();
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'programme'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}', { params: { path: { programme } }, signal })),
    staleTime: Infinity,
  });
  if (data === undefined) return [];
  const first = partsOf(data.startsOn).year;
  return Array.from({ length: partsOf(data.endsOn).year - first + 1 }, (_, index) => first + index);
}
