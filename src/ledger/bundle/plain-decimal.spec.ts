import fc from 'fast-check';
import { addDecimals, ExactDecimal } from '../../common/quantity.js';
import { sumOfDecimals } from './plain-decimal.js';

const plain = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 })).map(([digits, places]) => new ExactDecimal(digits.toString()).times(`1e-${places}`).toFixed());

it('adds and takes off exactly, as the register does', () => {
  fc.assert(fc.property(fc.array(fc.record({ value: plain, sign: fc.constantFrom(1 as const, -1 as const) }), { minLength: 1, maxLength: 20 }), (terms) => {
    expect(sumOfDecimals(terms)).toBe(addDecimals(terms.map(({ value, sign }) => new ExactDecimal(value).times(sign).plus(0).toFixed())));
  }));
});

it.each([[['0.1', '0.2'], '0.3'], [['1', '-1'], '0'], [['-0.05'], '-0.05'], [['10', '90'], '100']] as const)('%j add up to %s', (values, sum) => {
  expect(sumOfDecimals(values.map((value) => ({ value, sign: 1 })))).toBe(sum);
});

it('refuses what is no decimal', () => {
  expect(() => sumOfDecimals([{ value: '1e3', sign: 1 }])).toThrow(SyntaxError);
});
