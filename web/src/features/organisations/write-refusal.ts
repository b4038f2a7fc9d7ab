import { useMay } from '../../lib/place.js';

/** The sentence that says why the reader's role cannot write here; null when it can. */
export function useWriteRefusal(permission: string, sentence: string): string | null {
  return useMay(permission) ? null : sentence;
}
