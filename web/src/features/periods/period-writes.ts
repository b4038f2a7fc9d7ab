import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { useRegisterWrite } from '../../api/queries.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';
import type { DueDeclaration, Period } from '../declarations/declaration-queries.js';

type Schemas = components['schemas'];

const LIST = '/api/v1/programmes/{programme}/periods';

export function useMovePeriod(onDone: (period: Period) => void) {
  const { programme } = usePlace();
  return useRegisterWrite(({ period, action }: { period: Period; action: 'open' | 'close' }, key) => {
    const options = { params: { path: { programme, ref: period.ref } }, headers: changeHeaders(key, period) };
    return answerOf(action === 'open' ? api.POST(`${LIST}/{ref}/open`, options) : api.POST(`${LIST}/{ref}/close`, options));
  }, onDone);
}

export function useCreatePeriod(onDone: (period: Period) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: Schemas['CreatePeriodBody'], key) => answerOf(api.POST(LIST, { params: { path: { programme } }, headers: writeHeaders(key), body })), onDone);
}

export function useExtendPeriod(ref: string, onDone: (due: DueDeclaration[]) => void) {
  const { programme } = usePlace();
  return useRegisterWrite((body: Schemas['ExtendPeriodBody'], key) => answerOf(api.POST(`${LIST}/{ref}/extensions`, { params: { path: { programme, ref } }, headers: writeHeaders(key), body })), onDone);
}
