import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { type KeysetList, programmeKey, useKeysetList } from '../../api/queries.js';
import type { Zone } from '../../api/types.js';
import { useClocks, useKnownOn } from '../../lib/clocks.js';
import { usePlace } from '../../lib/place.js';

export type ZoneFile = components['schemas']['ZoneFileAnswer'];
export type ZoneFigure = components['schemas']['ZoneFigureAnswer'];
export type ZoneCapacity = components['schemas']['ZoneCapacityAnswer'];
export type Measure = ZoneFigure['measure'];
export type Stage = ZoneFigure['stage'];

export const ZONE_STATUSES = ['announced', 'planned', 'under_construction', 'operational', 'deferred', 'cancelled'] as const;
export type ZoneStatus = (typeof ZONE_STATUSES)[number];

export interface ZoneSearch {
  q?: string;
  etat?: readonly string[];
  region?: readonly string[];
  tri?: string;
}

const sorts: Record<string, string> = { nom: 'name', '-nom': '-name', region: 'region', '-region': '-region', etat: 'status', '-etat': '-status' };

/** The query of the list and of its CSV; a state that does not exist is left out. */
export function zoneQuery({ q, etat, region, tri }: ZoneSearch): { q?: string; status?: string; region?: string; sort?: string } {
  const states = etat?.filter((state) => (ZONE_STATUSES as readonly string[]).includes(state)) ?? [];
  return { q, status: states.length === 0 ? undefined : states.join(','), region: region?.join(','), sort: tri === undefined ? undefined : sorts[tri] };
}

/** Figures dated after the day of the situation are not seen, where it is another day than today. */
export function useZoneClocks(): { asOf: string | undefined; knownOn: string | undefined } {
  const { asOf, today } = useClocks();
  return { asOf: asOf === today ? undefined : asOf, knownOn: useKnownOn() };
}

export function useZoneList(search: ZoneSearch): KeysetList<Zone> {
  const { programme } = usePlace();
  const query = { ...zoneQuery(search), ...useZoneClocks() };
  return useKeysetList(programmeKey(programme, 'zones', 'list', query), (cursor, signal) =>
    answerOf(
      api.GET('/api/v1/programmes/{programme}/zones', {
        params: { path: { programme }, query: { ...query, cursor, limit: 50, total: cursor === undefined ? true : undefined } },
        signal,
      }),
    ),
  );
}

export function useZoneFile(ref: string): UseQueryResult<ZoneFile> {
  const { programme } = usePlace();
  const clocks = useZoneClocks();
  return useQuery({
    queryKey: programmeKey(programme, 'zones', ref, clocks),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/zones/{ref}', { params: { path: { programme, ref }, query: clocks }, signal })),
  });
}
