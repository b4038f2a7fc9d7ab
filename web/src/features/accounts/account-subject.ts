import type { Subject } from '../../lib/draft-store.js';
import type { Account, Membership } from './account-queries.js';

/** An account as it was read, for what changes it. */
export function accountSubject({ version, name, email, language, disabled, mustChangePassword }: Account): Subject {
  return { table: 'account', version, says: { name, email, language, disabled: String(disabled), must_change_password: String(mustChangePassword) } };
}

export function membershipSubject({ version, validFrom, validTo }: Membership): Subject {
  return { table: 'membership', version, says: { valid_from: validFrom, valid_to: validTo } };
}
