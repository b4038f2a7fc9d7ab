import { Problem } from '../common/problems.js';

const DEEPEST = 32;
/** Names that every object has already: a careless copy or lookup reaches the prototype through them. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
const MOST_KEYS = 20_000;

/**
 * JSON as RFC 8259 reads it, without what makes two readers disagree: invalid UTF-8, duplicate keys, `__proto__`, abysmal depth.
 * @throws Problem malformed_request, unknown_field
 */
export function parseStrictJson(bytes: Buffer): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    assertUnambiguous(text);
    value = JSON.parse(text);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('malformed_request');
  }
  return value;
}

/** One pass over the text with a stack of the keys seen; strings are skipped, so braces inside them do not count. */
function assertUnambiguous(text: string): void {
  const open: (Set<string> | null)[] = [];
  const strings = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;
  const colon = /\s*:/y;
  let keys = 0;
  for (const match of text.matchAll(strings)) {
    const token = match[0];
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > DEEPEST) {
        throw new Problem('malformed_request');
      }
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (open.at(-1) && followedBy(colon, text, match.index + token.length)) {
      const key = JSON.parse(token) as string;
      keys += 1;
      if (FORBIDDEN_KEYS.has(key)) {
        throw new Problem('unknown_field', { field: key });
      }
      if (keys > MOST_KEYS || open.at(-1)?.has(key)) {
        throw new Problem('malformed_request');
      }
      open.at(-1)?.add(key);
    }
  }
}

function followedBy(pattern: RegExp, text: string, position: number): boolean {
  pattern.lastIndex = position;
  return pattern.test(text);
}
