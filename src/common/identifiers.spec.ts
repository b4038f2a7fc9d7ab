import fc from 'fast-check';
import { checkIce } from './identifiers.js';

describe('the ICE', () => {
  it.each([
    ['001561191000066', 'valid'],
    ['002136093000040', 'valid'],
    ['001561191000065', 'wrong_key'],
    ['00156119100006', 'malformed'],
    ['0015611910000660', 'malformed'],
    ['001561191 00066', 'malformed'],
    ['00156119100006A', 'malformed'],
    ['٠٠١٥٦١١٩١٠٠٠٠٦٦', 'malformed'],
    ['', 'malformed'],
  ])('%s is %s', (text, expected) => {
    expect(checkIce(text)).toBe(expected);
  });

  it('shows any one wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 9 }), (position, change) => {
        const digits = Array.from('001561191000066');
        digits[position] = String((Number(digits[position]) + change) % 10);
        expect(checkIce(digits.join(''))).toBe('wrong_key');
      }),
    );
  });
});
