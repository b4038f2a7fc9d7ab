import { createHash, createHmac, randomBytes } from 'node:crypto';

/** An opaque token of 256 bits, in the base64url that the cookie carries. */
export type RefreshToken = string;

const BYTES = 32;
const FORM = /^[A-Za-z0-9_-]{43}$/;

export function newRefreshToken(): RefreshToken {
  return randomBytes(BYTES).toString('base64url');
}

export function isRefreshToken(text: string | undefined): text is RefreshToken {
  return text !== undefined && FORM.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;
}

/** The same successor each time, so that requests that leave a browser together are answered alike; only the key's holder can make it. */
export function successorOf(token: RefreshToken, key: Buffer): RefreshToken {
  return createHmac('sha256', key).update(token).digest('base64url');
}

/** What is stored: a stolen table opens nothing. */
export function hashOf(token: RefreshToken): Buffer {
  return createHash('sha256').update(token).digest();
}
