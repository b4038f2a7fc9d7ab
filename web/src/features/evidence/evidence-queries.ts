import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { usePlace } from '../../lib/place.js';
import { EVIDENCE, type Evidence } from './declared-evidence.js';

type Schemas = components['schemas'];

export type EvidenceLink = Evidence['links'][number];
export type Finding = Evidence['findings'][number];
export type Preview = Schemas['PreviewAnswer'];
export type LinkBody = Schemas['LinkEvidenceBody'];

export const KINDS = ['attestation', 'contract', 'minutes', 'list', 'photo', 'other'] as const satisfies readonly Evidence['kind'][];

export function evidenceAddress(programme: string, ref: string): string {
  return `/api/v1/programmes/${encodeURIComponent(programme)}/declarations/${encodeURIComponent(ref)}/evidence`;
}

/** An address that is good for a minute, or the first rows; asked anew each time that it is shown. */
export function usePreview(ref: string, evidence: string): UseQueryResult<Preview> {
  const { programme } = usePlace();
  return useQuery({
    queryKey: ['preview', programme, ref, evidence],
    queryFn: ({ signal }) => answerOf(api.GET(`${EVIDENCE}/{evidence}/preview`, { params: { path: { programme, ref, evidence } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
