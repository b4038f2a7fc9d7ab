import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { useRegisterWrite } from '../../api/queries.js';
import { usePlace } from '../../lib/place.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { useKeepFile } from '../declarations/declaration-writes.js';

type Schemas = components['schemas'];
export type Adjustment = Schemas['AdjustedLineBody'];
export type ReturnBody = Schemas['ReturnBody'];

const FILE = '/api/v1/programmes/{programme}/examination/{ref}';

interface Read {
  ref: string;
  version: number;
}

export function useBeginExamination() {
  const { programme } = usePlace();
  const keep = useKeepFile();
  return useRegisterWrite((read: Read, key) => answerOf(api.POST(`${FILE}/begin`, { params: { path: { programme, ref: read.ref } }, headers: changeHeaders(key, read) })), keep);
}

export interface Acceptance {
  read: Read;
  as: 'visa' | 'accept';
  adjustments: readonly Adjustment[];
}

/** The visa of the first of two persons, or the acceptance; without adjustments an acceptance takes those of its visa. */
export function useAccept(onDone: (file: DeclarationFile, given: Acceptance) => void) {
  const { programme } = usePlace();
  const keep = useKeepFile();
  return useRegisterWrite(({ read, as, adjustments }: Acceptance, key) => {
    const body = adjustments.length === 0 ? {} : { adjustments: [...adjustments] };
    const options = { params: { path: { programme, ref: read.ref } }, headers: changeHeaders(key, read), body };
    return answerOf(as === 'visa' ? api.POST(`${FILE}/visa`, options) : api.POST(`${FILE}/accept`, options));
  }, (file, given) => {
    keep(file);
    onDone(file, given);
  });
}

export function useSendBack(onDone: (file: DeclarationFile) => void) {
  const { programme } = usePlace();
  const keep = useKeepFile(onDone);
  return useRegisterWrite(({ read, body }: { read: Read; body: ReturnBody }, key) => answerOf(api.POST(`${FILE}/return`, { params: { path: { programme, ref: read.ref } }, headers: changeHeaders(key, read), body })), keep);
}
