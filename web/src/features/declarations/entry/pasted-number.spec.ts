import { describe, expect, it } from '@jest/globals';
import { type PastedValue, readBlock, readPastedNumber } from './pasted-number.js';

const whole = { whole: true, largest: null };
const decimal = { whole: false, largest: null };
const reported = (value: string): PastedValue => ({ kind: 'reported', value });

describe('a number pasted from a workbook', () => {
  it.each([
    ['1234', '1234'], ['1 234', '1234'], ['1\u00a0234', '1234'], ['1\u202f234', '1234'], ['270 000,5', '270000.5'], ['1.234.567', '1234567'], ['1,234,567', '1234567'],
    ['1.234,5', '1234.5'], ['1,234.5', '1234.5'], ['0,5', '0.5'], ['0.125', '0.125'], ['12,50', '12.5'], ['١٢٣٤', '1234'], ['١٢٬٣٤٥٫٥', '12345.5'], ['۱۲', '12'], ['+7', '7'],
    ["1'234", '1234'], ['\u200f42\u200f', '42'], ['1 234,500', '1234.5'],
  ])('reads %s as %s', (text, value) => {
    expect(readPastedNumber(text, decimal)).toEqual(reported(value));
  });

  it.each(['1.234', '1,234', '12.345', '١٢٫٣٤٥'.replace('٫', ',')])('refuses %s, which has two readings, where decimals are allowed', (text) => {
    expect(readPastedNumber(text, decimal)).toMatchObject({ kind: 'refused', reason: 'ambiguous' });
  });

  it('takes the whole reading in a whole column, to be confirmed, unless it is out of scale with the column', () => {
    expect(readPastedNumber('1.234', { whole: true, largest: '900' })).toEqual({ kind: 'reported', value: '1234', mayMean: '1.234' });
    expect(readPastedNumber('1.234', { whole: true, largest: '40' })).toEqual({ kind: 'refused', text: '1.234', reason: 'ambiguous', readings: ['1234', '1.234'] });
    expect(readPastedNumber('1.000', { whole: true, largest: '900' })).toMatchObject({ kind: 'refused', reason: 'ambiguous' });
  });

  it.each([
    ['-5', 'negative'], ['(5)', 'negative'], ['5-', 'negative'], ['−3', 'negative'], ['12,5', 'not_whole'], ['douze', 'not_a_number'], ['1 23', 'not_a_number'], ['1,2,3', 'not_a_number'], ['=A1', 'not_a_number'],
    ['1e5', 'not_a_number'], ['12%', 'not_a_number'], ['1234567890123456', 'too_long'],
  ])('refuses %s as %s', (text, reason) => {
    expect(readPastedNumber(text, whole)).toMatchObject({ kind: 'refused', text, reason });
  });

  it('keeps zero, not reported, not applicable and nothing apart', () => {
    expect(['0', '—', 'sans objet', 'لا ينطبق', 'N/A', '  '].map((text) => readPastedNumber(text, whole).kind)).toEqual(['reported', 'not_reported', 'not_applicable', 'not_applicable', 'not_applicable', 'nothing']);
  });
});

describe('a block of the clipboard', () => {
  it('has its rows and columns, with or without a last line break', () => {
    expect(readBlock('1\t2\r\n3\t\r\n')).toEqual([['1', '2'], ['3', '']]);
    expect(readBlock('5')).toEqual([['5']]);
  });

  it('keeps what is quoted in one cell', () => {
    expect(readBlock('"a\tb"\t"say ""so"""\n1\t2')).toEqual([['a\tb', 'say "so"'], ['1', '2']]);
  });
});
