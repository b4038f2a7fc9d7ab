import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { useRegisterWrite } from '../../api/queries.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';

const HEALTH = '/api/v1/programmes/{programme}/commitments/{ref}/health';

export function useOverrideHealth(ref: string, onDone: () => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: components['schemas']['OverrideHealthBody'], key) => answerOf(api.POST(HEALTH, { params: { path: { programme, ref } }, headers: writeHeaders(key), body })), onDone);
}

export function useWithdrawHealth(ref: string, onDone: () => void) {
  const { programme } = usePlace();
  return useRegisterWrite((_: null, key) => answerOf(api.POST(`${HEALTH}/withdraw`, { params: { path: { programme, ref } }, headers: writeHeaders(key) })), onDone);
}
