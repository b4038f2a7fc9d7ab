import fc from 'fast-check';
import { Problem } from '../common/problems.js';
import { generatePassword } from './generate-password.js';
import { assertStrongPassword } from './password-policy.js';

const EMAIL = 'Nadia.Berrada@exemple.ma';

function isAccepted(password: string): boolean {
  try {
    assertStrongPassword(password, EMAIL, 'new');
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

describe('the password policy', () => {
  it.each(['quatre chevaux verts', 'حصان أخضر في الحقل', 'x7!kQ9#vLm2z', 'é'.repeat(3) + 'abcdefghi'])('accepts %s', (password) => {
    expect(isAccepted(password)).toBe(true);
  });

  it.each([
    ['too short', 'x7!kQ9#vLm2'],
    ['one letter again and again', 'aaaaaaaaaaaaaaaa'],
    ['digits alone', '20261123202611'],
    ['a common word with numbers', 'MotDePasse2026!'],
    ['a keyboard row', 'azertyuiop12'],
    ['the address', 'nadia.berrada@exemple.ma'],
    ['the name in the address with numbers', 'nadia.berrada2026'],
    ['longer than is hashed', 'ab1!cd'.repeat(50)],
  ])('refuses %s', (_, password) => {
    expect(isAccepted(password)).toBe(false);
  });

  it('counts characters as people do', () => {
    expect(isAccepted('🌳🌲🌴🌵🌾🌿')).toBe(false);
  });

  it('names the field and the code', () => {
    expect(() => assertStrongPassword('short', EMAIL, 'new')).toThrow(
      expect.objectContaining({ code: 'validation_failed', fields: [{ field: 'new', code: 'password_too_weak' }] }),
    );
  });

  it('never throws anything but a problem, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (password) => typeof isAccepted(password) === 'boolean'));
  });

  it('accepts every generated password', () => {
    fc.assert(fc.property(fc.constant(null), () => isAccepted(generatePassword())), { numRuns: 200 });
  });
});
