import { hkdfSync } from 'node:crypto';

/** One secret, a key of 32 bytes per purpose: what leaks of one use tells nothing about another. */
export function derivedKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, 32));
}
