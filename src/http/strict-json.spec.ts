import fc from 'fast-check';
import { Problem } from '../common/problems.js';
import { parseStrictJson } from './strict-json.js';

const read = (text: string): unknown => parseStrictJson(Buffer.from(text));
function codeOf(bytes: Buffer | string): string {
  try {
    parseStrictJson(Buffer.from(bytes as string));
  } catch (error) {
    if (error instanceof Problem) {
      return error.code;
    }
    throw error;
  }
  return 'read';
}

const forbidden = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
const hasForbidden = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.entries(value).some(([key, inner]) => (!Array.isArray(value) && forbidden.has(key)) || hasForbidden(inner));

it('reads what JSON reads', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), fc.boolean(), (value, spaced) => {
    fc.pre(!hasForbidden(value));
    const text = JSON.stringify(value, null, spaced ? 2 : 0);
    expect(read(text)).toEqual(JSON.parse(text));
  }));
});

it('refuses a key twice in one object, however it is written, and takes it in two', () => {
  fc.assert(fc.property(fc.string(), fc.nat({ max: 200 }), (key, spaces) => {
    fc.pre(!forbidden.has(key));
    const written = JSON.stringify(key);
    const gap = ' '.repeat(spaces);
    expect(codeOf(`{${written}${gap}:1,${gap}${written}${gap}:2}`)).toBe('malformed_request');
    expect(codeOf(`[{${written}:1},{${written}:{${written}:2}}]`)).toBe('read');
  }));
});

it.each([...forbidden])('refuses the key %s, in clear or escaped', (key) => {
  const escaped = [...key].map((letter) => '\\u' + letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  expect([codeOf(`{"${key}":1}`), codeOf(`{"a":[{"${escaped}":1}]}`)]).toEqual(['unknown_field', 'unknown_field']);
  expect(codeOf(`["${key}"]`)).toBe('read');
});

it('counts no brace or key inside a text', () => {
  expect(read('{"a":"{\\"a\\":[[[","b":"}\\\\"}')).toEqual({ a: '{"a":[[[', b: '}\\' });
});

it('refuses a depth beyond 32', () => {
  expect([codeOf('['.repeat(32) + ']'.repeat(32)), codeOf('['.repeat(33) + ']'.repeat(33))]).toEqual(['read', 'malformed_request']);
});

it('answers any bytes with a value or a problem', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    expect(['read', 'malformed_request', 'unknown_field']).toContain(codeOf(Buffer.from(bytes)));
  }));
});
