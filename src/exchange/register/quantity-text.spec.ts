import fc from 'fast-check';
import { formatDecimal, isDecimalText, normaliseDecimal } from '../../common/quantity.js';
import { readQuantityText } from './quantity-text.js';

const read = (text: string, whole = false): unknown => {
  const reading = readQuantityText(text, whole);
  if ('error' in reading) return reading.error.code;
  return reading.value === null ? null : [reading.value.value, reading.value.qualifier, reading.value.unit];
};

describe('a figure typed by a person', () => {
  it.each([
    ['375\u202f000\u202f000 DH', '375000000', 'exact', 'MAD'],
    ['375\u00a0000\u00a0000 dirhams', '375000000', 'exact', 'MAD'],
    ['MAD 375,000,000', '375000000', 'exact', 'MAD'],
    ['plus de 50 MDH', '50000000', 'more_than', 'MAD'],
    ['Plus de 50 millions de dirhams', '50000000', 'more_than', 'MAD'],
    ['2,5 MMDH', '2500000000', 'exact', 'MAD'],
    ['2.5 milliards DH', '2500000000', 'exact', 'MAD'],
    ['MAD 40 billion', '40000000000', 'exact', 'MAD'],
    ['1,234 MDH', 'number_ambiguous', '', ''],
    ['500 KDH', '500000', 'exact', 'MAD'],
    ['2 مليار درهم', '2000000000', 'exact', 'MAD'],
    ['أكثر من 50 مليون درهم', '50000000', 'more_than', 'MAD'],
    ['au moins 100', '100', 'at_least', null],
    ['100 au moins', '100', 'at_least', null],
    ['≥ 100', '100', 'at_least', null],
    ['ما لا يقل عن ١٠٠', '100', 'at_least', null],
    ['100 على الأقل', '100', 'at_least', null],
    ['environ 1 200', '1200', 'about', null],
    ['حوالي 1200', '1200', 'about', null],
    ['plus de 20\u202f000 emplois', '20000', 'more_than', 'jobs'],
    ['15 000 personnes', '15000', 'exact', 'people'],
    ['26.22', '26.22', 'exact', null],
    ['26,22', '26.22', 'exact', null],
    ['1 234,5', '1234.5', 'exact', null],
    ['1.234,5', '1234.5', 'exact', null],
    ['1,234.5', '1234.5', 'exact', null],
    ['1.234.567', '1234567', 'exact', null],
    ["1'234'567", '1234567', 'exact', null],
    ['0,500', '0.5', 'exact', null],
    ['1234.567', '1234.567', 'exact', null],
    ['٢٧٠ ٠٠٠', '270000', 'exact', null],
    ['١٬٢٣٤٫٥', '1234.5', 'exact', null],
    ['0', '0', 'exact', null],
  ])('reads %j', (text, value, qualifier, unit) => {
    expect(read(text)).toEqual(value === 'number_ambiguous' ? value : [value, qualifier, unit]);
  });

  it.each(['1.234', '270,000', '1,234'])('does not guess whether %s has thousands or decimals', (text) => {
    expect(read(text)).toBe('number_ambiguous');
  });

  it('takes 270,000 for thousands where only whole numbers make sense, and says so', () => {
    expect(readQuantityText('270,000', true)).toMatchObject({ value: { value: '270000' }, warning: { code: 'number_read_as_thousands', params: { number: '270000' } } });
    expect(read('1,5', true)).toBe('number_not_whole');
    expect(read('1,5 million', true)).toEqual(['1500000', 'exact', null]);
  });

  it.each(['n.c.', 'NC', '-', '—', 'N/A', 'non publié', 'غير منشور', '?'])('reads %j as a figure that is not published', (text) => {
    expect(readQuantityText(text, false)).toEqual({ value: null, warning: { code: 'value_not_published', params: {} } });
  });

  it.each([
    ['abc', 'number_unreadable'],
    ['100 à 200', 'number_unreadable'],
    ['100-200', 'number_unreadable'],
    ['50 M€', 'number_unreadable'],
    ['$50', 'number_unreadable'],
    ['1e5', 'number_unreadable'],
    ['1e400', 'number_unreadable'],
    ['NaN', 'number_unreadable'],
    ['Infinity', 'number_unreadable'],
    ['true', 'number_unreadable'],
    ['12 34', 'number_unreadable'],
    ['1 234 5', 'number_unreadable'],
    ['1.2.3', 'number_unreadable'],
    ['=1+1', 'number_unreadable'],
    ['80 %', 'number_unreadable'],
    ['-1', 'number_out_of_range'],
    ['\u22121', 'number_out_of_range'],
    ['(1 234)', 'number_out_of_range'],
    ['2 000 000 milliards DH', 'number_out_of_range'],
    ['9999999999999999', 'number_out_of_range'],
    ['1,12345678901234567890', 'number_too_precise'],
    ['moins de 100', 'qualifier_unsupported'],
    ['jusqu’à 100', 'qualifier_unsupported'],
    ['100 au maximum', 'qualifier_unsupported'],
  ])('case 37: refuses %j', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('reads back every decimal written in the house style, in each language', () => {
    const decimals = fc.tuple(fc.bigInt(0n, 999_999_999_999_999n), fc.nat(999_999)).map(([whole, fraction]) => normaliseDecimal(`${whole}.${String(fraction).padStart(6, '0')}`));
    fc.assert(
      fc.property(decimals, fc.constantFrom('fr' as const, 'ar' as const, 'en' as const), (decimal, language) => {
        const result = read(formatDecimal(decimal, language));
        // Below 1000 no grouping shows which mark is the decimal one, and three decimals may be thousands.
        expect(result === 'number_ambiguous' ? decimal : result).toEqual(result === 'number_ambiguous' ? expect.stringMatching(/^(?:[1-9]\d{0,2}\.\d{3}|\d{4,6})$/) : [decimal, 'exact', null]);
      }),
    );
  });

  it('never invents: whatever the text, a plain decimal that is not negative, nothing, or a reason', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-+ .,'0-9a-z%٠-٩]{0,24}$/));
    fc.assert(
      fc.property(texts, fc.boolean(), (text, whole) => {
        const reading = readQuantityText(text, whole);
        if ('error' in reading || reading.value === null) return;
        expect(isDecimalText(reading.value.value)).toBe(true);
        expect(reading.value.value).not.toMatch(/^-/);
        if (whole) expect(reading.value.value).not.toContain('.');
      }),
      { numRuns: 500 },
    );
  });
});
