import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './keyset.js';

const encode = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');

describe('a cursor', () => {
  it('gives back the values it was made of, for the same sort', () => {
    const cursor = encodeCursor(['ministere', null, '018f6d2e-7c3a-7abc-8def-0123456789ab'], 'name');
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeCursor(cursor, 'name')).toEqual(['ministere', null, '018f6d2e-7c3a-7abc-8def-0123456789ab']);
    expect(decodeCursor(cursor, '-name')).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no base64url', 'a+b/'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another shape', encode({ sort: 'name' })],
    ['a bare text', encode('name')],
    ['a number', encode(['name', 1])],
    ['an object', encode(['name', { $ne: null }])],
    ['a NUL', encode(['name', 'a\u0000b'])],
    ['half a surrogate pair', encode(['name', '\ud800'])],
    ['too many values', encode(['name', ...Array<string>(9).fill('a')])],
    ['too long a text', encode(['name', 'a'.repeat(5000)])],
  ])('made of %s is malformed', (_, text) => {
    expect(decodeCursor(text, 'name')).toBeUndefined();
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, 'name')).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'grapheme-ascii', maxLength: 50 })), { maxLength: 8 }), (values) => {
        expect(decodeCursor(encodeCursor(values, 'sort'), 'sort')).toEqual(values);
      }),
    );
  });
});
