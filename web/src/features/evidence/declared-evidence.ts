import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey } from '../../api/queries.js';
import { usePlace } from '../../lib/place.js';

export type Evidence = components['schemas']['EvidenceAnswer'];
export type EvidenceList = components['schemas']['EvidenceListAnswer'];

export const EVIDENCE = '/api/v1/programmes/{programme}/declarations/{ref}/evidence';

/** How often a file that waits for the virus scanner is asked for again. */
const SCAN_MS = 4000;

export function useEvidence(ref: string): UseQueryResult<EvidenceList> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: programmeKey(programme, 'declarations', ref, 'evidence'),
    queryFn: ({ signal }) => answerOf(api.GET(EVIDENCE, { params: { path: { programme, ref } }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'scanning') === true ? SCAN_MS : false),
  });
}

/** What still counts: neither withdrawn nor destroyed. */
export function isLive({ state }: Pick<Evidence, 'state'>): boolean {
  return state !== 'withdrawn' && state !== 'destroyed';
}

/** Open, and linked to what it proves. */
export function isReady({ state, links }: Pick<Evidence, 'state' | 'links'>): boolean {
  return state === 'available' && links.length > 0;
}

/** Files linked to the indicator; at a site, those of the site and those of the whole organisation. */
export function evidenceOf(items: readonly Evidence[], indicator: string, site: string | null): Evidence[] {
  return items.filter((one) => isLive(one) && one.links.some((link) => link.indicator === indicator && (site === null || link.site === null || link.site === site)));
}
