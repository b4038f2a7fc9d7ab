import { hashOf, isRefreshToken, newRefreshToken, successorOf } from './refresh-token.js';

const key = Buffer.alloc(32, 7);

describe('refresh tokens', () => {
  it('have 256 bits and are never the same', () => {
    const [one, other] = [newRefreshToken(), newRefreshToken()];
    expect(Buffer.from(one, 'base64url')).toHaveLength(32);
    expect(one).not.toBe(other);
    expect(isRefreshToken(one)).toBe(true);
  });

  it('have one successor, which needs the key', () => {
    const token = newRefreshToken();
    expect(successorOf(token, key)).toBe(successorOf(token, key));
    expect(successorOf(token, key)).not.toBe(successorOf(token, Buffer.alloc(32, 8)));
    expect(isRefreshToken(successorOf(token, key))).toBe(true);
  });

  it('are kept as a hash of 32 bytes', () => {
    expect(hashOf(newRefreshToken())).toHaveLength(32);
  });

  it.each([undefined, '', 'a', 'a'.repeat(44), `${'A'.repeat(42)}B`, 'é'.repeat(43)])('are not %p', (text) => {
    expect(isRefreshToken(text)).toBe(false);
  });
});
