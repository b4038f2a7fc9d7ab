import { codePointLength } from '../common/folded-key.js';
import { Problem } from '../common/problems.js';
import { COMMON_WORDS } from './common-passwords.js';
import { emailKeyOf } from './email-key.js';

const SHORTEST = 12;
/** Longest that is accepted anywhere: hashing more would only cost. */
export const LONGEST_PASSWORD = 256;
const FEWEST_DIFFERENT = 5;

/**
 * Whether a password may be chosen: length counts, composition does not (NIST SP 800-63B).
 * @throws Problem validation_failed with password_too_weak on the field
 */
export function assertStrongPassword(password: string, email: string, field: string): void {
  if (isWeak(password, email)) {
    throw new Problem('validation_failed', {}, [{ field, code: 'password_too_weak' }]);
  }
}

function isWeak(password: string, email: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const length = codePointLength(text);
  if (length < SHORTEST || length > LONGEST_PASSWORD || new Set(text).size < FEWEST_DIFFERENT) {
    return true;
  }
  const word = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const address = emailKeyOf(email);
  const [name = ''] = address.split('@');
  return word === '' || COMMON_WORDS.has(text) || COMMON_WORDS.has(word) || text.includes(address) || word === name;
}
