import { v7, validate } from 'uuid';

/** A UUID v7 whose time part is the given instant, so that identifiers follow the injected clock. */
export function uuid7(now: Date): string {
  return v7({ msecs: now.getTime() });
}

export function isUuid(text: unknown): boolean {
  return validate(text);
}
