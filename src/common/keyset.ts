import { hasForbiddenControls } from './folded-key.js';

const MAX_CURSOR_LENGTH = 4_096;
const MAX_VALUES = 8;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** Where a page of a sorted list ended, as an opaque text: the values of the sort columns of its last row, and the name of the sort. */
export function encodeCursor(values: readonly (string | null)[], sort: string): string {
  return Buffer.from(JSON.stringify([sort, ...values]), 'utf8').toString('base64url');
}

/** The values of a cursor; undefined when it is malformed, too long or made for another sort, which the caller answers as bad input. */
export function decodeCursor(text: string, sort: string): readonly (string | null)[] | undefined {
  if (text.length > MAX_CURSOR_LENGTH || !BASE64URL.test(text)) return undefined;
  const content = parse(Buffer.from(text, 'base64url').toString('utf8'));
  if (!Array.isArray(content) || content.length > MAX_VALUES + 1 || !content.every(isValue)) return undefined;
  const [madeFor, ...values] = content;
  return madeFor === sort ? values : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isValue(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && !hasForbiddenControls(value));
}
