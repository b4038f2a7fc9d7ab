import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from './csv.js';

const textOf = (value: string | number | null): string => csvOf({ value: (row: { value: string | number | null }) => row.value }, [{ value }]);
const readBack = (csv: string): string => parse<{ value: string }>(csv, { bom: true, columns: true })[0]?.value ?? '';

describe('CSV', () => {
  it.each(['=1+1', '+212', '-A1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"])(
    'makes %j inert with an apostrophe', (text) => {
      expect(readBack(textOf(text))).toBe("'" + text);
    });

  it.each(['-12', '-12.5', '12'])('leaves the number %s a number', (text) => {
    expect(readBack(textOf(text))).toBe(text);
  });

  it('tells null by an empty field and keeps zero', () => {
    expect(textOf(null)).toBe('\uFEFFvalue\r\n\r\n');
    expect(textOf(0)).toBe('\uFEFFvalue\r\n0\r\n');
  });

  it('gives every text back, with at most an apostrophe before it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      fc.pre(!text.includes('\uFEFF'));
      const read = readBack(textOf(text));
      expect([text, "'" + text]).toContain(read);
    }));
  });
});
