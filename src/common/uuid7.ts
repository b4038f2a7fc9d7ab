import { v7, validate } from 'uuid';

let lastMilliseconds = -1;
let sequence = 0;

/**
 * RFC 9562 version 7. Identifiers made one after the other sort in that order, also within a millisecond, as far as one process goes:
 * a clock that stands still, as in a test or a told history, gives no ties.
 */
export function uuid7(now: Date): string {
  const msecs = now.getTime();
  sequence = msecs === lastMilliseconds ? sequence + 1 : 0;
  lastMilliseconds = msecs;
  return v7({ msecs, seq: sequence });
}

export function isUuid(text: unknown): boolean {
  return validate(text);
}
