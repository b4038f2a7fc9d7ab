import fc from 'fast-check';
import { addDecimals, formatDecimal, formatQuantity, isDecimalText, isWhole, normaliseDecimal, type Qualifier } from './quantity.js';
import type { Language } from './translated.js';

const NNBSP = '\u202F';
const NBSP = '\u00A0';
const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), fc.option(fc.stringMatching(/^\d{1,6}$/)))
  .map(([whole, fraction]) => (fraction === null ? String(whole) : `${whole}.${fraction}`));

/** The decimal in millionths, by whole numbers alone. */
function millionths(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  return text.startsWith('-') ? -size : size;
}

describe('decimals as text, case 37', () => {
  it.each(['0', '-1', '0.1', '999999999999999.999999', '-999999999999999.999999', '007', '0.000001', '900719925474099'])('accepts %s', (text) => {
    expect(isDecimalText(text)).toBe(true);
  });

  it.each([
    '', '-0', '-0.0', '+1', 'NaN', 'Infinity', '-Infinity', '1e308', '1E5', '1e400', '1,5', '1 000', '١٢', '.5', '5.', '0x10', '1.0000001', '1000000000000000', '9007199254740993',
    '0.12345678901234567890', ' 1', '1\n', '--1',
  ])('refuses %j', (text) => {
    expect(isDecimalText(text)).toBe(false);
    expect(() => normaliseDecimal(text)).toThrow(RangeError);
  });

  it.each([null, undefined, 1, true, [], {}, Number.NaN])('refuses %p, which is not a text', (value) => {
    expect(isDecimalText(value)).toBe(false);
  });

  it('adds exactly', () => {
    expect(addDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(addDecimals(['9007199254740992', '1', '0.000001'])).toBe('9007199254740993.000001');
    expect(addDecimals(['-1', '1'])).toBe('0');
    expect(addDecimals([])).toBe('0');
    expect(addDecimals(Array<string>(200_000).fill('0.1'))).toBe('20000');
  });

  it('adds as whole numbers of millionths do, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(anyDecimal), (decimals) => {
        const expected = decimals.reduce((sum, decimal) => sum + millionths(decimal), 0n);
        expect(millionths(addDecimals(decimals))).toBe(expected);
        expect(addDecimals([...decimals].reverse())).toBe(addDecimals(decimals));
      }),
    );
  });

  it('has one writing per number', () => {
    expect(normaliseDecimal('007.50')).toBe('7.5');
    expect(normaliseDecimal('-12.000')).toBe('-12');
    fc.assert(
      fc.property(anyDecimal, (decimal) => {
        fc.pre(isDecimalText(decimal));
        const once = normaliseDecimal(decimal);
        expect(normaliseDecimal(once)).toBe(once);
        expect(millionths(once)).toBe(millionths(decimal));
      }),
    );
  });

  it('tells whole numbers', () => {
    expect(['12', '12.0', '-3', '12.5', '0.000001'].map(isWhole)).toEqual([true, true, true, false, false]);
  });
});

describe('quantities as shown to people', () => {
  it.each<[string, string, Qualifier, Language, string]>([
    ['270000', 'jobs', 'exact', 'fr', `270${NNBSP}000 emplois`],
    ['270000', 'jobs', 'exact', 'en', '270,000 jobs'],
    ['270000', 'jobs', 'exact', 'ar', `270${NNBSP}000 منصب شغل`],
    ['100', 'jobs', 'at_least', 'fr', 'au moins 100 emplois'],
    ['1000', 'companies', 'more_than', 'fr', `plus de 1${NNBSP}000 entreprises`],
    ['1000', 'people', 'about', 'en', 'about 1,000 people'],
    ['12.5', 'percent', 'exact', 'fr', `12,5${NBSP}%`],
    ['12.5', 'percent', 'exact', 'ar', `12,5${NBSP}%`],
    ['12.5', 'percent', 'exact', 'en', '12.5%'],
    ['-1234567.5', 'm2', 'exact', 'fr', `\u22121${NNBSP}234${NNBSP}567,5${NBSP}m²`],
    ['40000000000', 'MAD', 'exact', 'fr', '40 milliards de dirhams'],
    ['40000000000', 'MAD', 'exact', 'ar', '40 مليار درهم'],
    ['40000000000', 'MAD', 'exact', 'en', 'MAD 40 billion'],
    ['375000000', 'MAD', 'exact', 'fr', '375 millions de dirhams'],
    ['50000000', 'MAD', 'more_than', 'fr', 'plus de 50 millions de dirhams'],
    ['26.22', 'MAD bn', 'exact', 'fr', '26,22 milliards de dirhams'],
    ['40', 'MAD bn', 'exact', 'en', 'MAD 40 billion'],
    ['26220000000', 'MAD', 'exact', 'fr', '26,22 milliards de dirhams'],
    ['1500000000', 'MAD', 'exact', 'fr', '1,5 milliard de dirhams'],
    ['5000000', 'MAD', 'exact', 'ar', '5 ملايين درهم'],
    ['2000000000', 'MAD', 'at_least', 'ar', 'ما لا يقل عن ملياري درهم'],
    ['11', 'people', 'exact', 'ar', '11 شخصا'],
    ['-2', 'jobs', 'exact', 'ar', '\u22122 منصب شغل'],
    ['1234567891', 'MAD', 'exact', 'fr', `1${NNBSP}234${NNBSP}567${NNBSP}891 dirhams`],
    ['250000', 'MAD', 'exact', 'en', 'MAD 250,000'],
    ['0', 'MAD', 'exact', 'fr', '0 dirham'],
    ['7', 'ateliers', 'exact', 'fr', `7${NBSP}ateliers`],
    ['7', 'constructor', 'exact', 'fr', `7${NBSP}constructor`],
  ])('%s %s, %s, in %s', (value, unit, qualifier, language, expected) => {
    expect(formatQuantity({ value, unit, qualifier }, language)).toBe(expected);
  });

  it('agrees the noun with 0, 1, 2, 3, 11 and 100', () => {
    const shown = (language: Language) => ['0', '1', '2', '3', '11', '100'].map((value) => formatQuantity({ value, unit: 'jobs', qualifier: 'exact' }, language));
    expect(shown('fr')).toEqual(['0 emploi', '1 emploi', '2 emplois', '3 emplois', '11 emplois', '100 emplois']);
    expect(shown('en')).toEqual(['0 jobs', '1 job', '2 jobs', '3 jobs', '11 jobs', '100 jobs']);
    expect(shown('ar')).toEqual(['0 منصب شغل', 'منصب شغل واحد', 'منصبا شغل', '3 مناصب شغل', '11 منصب شغل', '100 منصب شغل']);
  });

  it('refuses what is not a decimal', () => {
    expect(() => formatQuantity({ value: 'NaN', unit: 'jobs', qualifier: 'exact' }, 'fr')).toThrow(RangeError);
  });

  it('loses no digit', () => {
    fc.assert(
      fc.property(anyDecimal.filter((decimal) => isDecimalText(decimal)).map(normaliseDecimal), (decimal) => {
        const shown = formatDecimal(decimal, 'fr');
        expect(shown.replaceAll(NNBSP, '').replace(',', '.').replace('\u2212', '-')).toBe(decimal);
      }),
    );
  });
});
