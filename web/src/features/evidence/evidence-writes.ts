import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';
import { EVIDENCE, type Evidence } from './declared-evidence.js';
import type { LinkBody } from './evidence-queries.js';

type Read = Pick<Evidence, 'id' | 'version'>;

export function useLinkEvidence(ref: string, onDone: () => void) {
  const { programme } = usePlace();
  return useRegisterWrite(
    ({ evidence, body }: { evidence: string; body: LinkBody }, key) => answerOf(api.POST(`${EVIDENCE}/{evidence}/links`, { params: { path: { programme, ref, evidence } }, headers: writeHeaders(key), body })),
    onDone,
  );
}

export function useUnlinkEvidence(ref: string, onDone: () => void) {
  const { programme } = usePlace();
  return useRegisterWrite(
    ({ evidence, link }: { evidence: string; link: string }, key) => answerOf(api.POST(`${EVIDENCE}/{evidence}/links/{link}/withdrawal`, { params: { path: { programme, ref, evidence, link } }, headers: writeHeaders(key) })),
    onDone,
  );
}

export function useConfirmEvidence(ref: string, onDone: () => void) {
  const { programme } = usePlace();
  return useRegisterWrite(
    ({ read, reason }: { read: Read; reason: string }, key) => answerOf(api.POST(`${EVIDENCE}/{evidence}/confirmation`, { params: { path: { programme, ref, evidence: read.id } }, headers: changeHeaders(key, read), body: { reason } })),
    onDone,
  );
}

export function useWithdrawEvidence(ref: string, onDone: (evidence: Evidence) => void) {
  const { programme } = usePlace();
  return useRegisterWrite(
    (read: Read, key) => answerOf(api.POST(`${EVIDENCE}/{evidence}/withdrawal`, { params: { path: { programme, ref, evidence: read.id } }, headers: changeHeaders(key, read) })),
    onDone,
  );
}
