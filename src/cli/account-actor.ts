import { randomUUID } from 'node:crypto';
import { AccountStates } from '../auth/account-state.js';
import { emailKeyOf } from '../auth/email-key.js';
import { anonymousActor } from '../auth/request-facts.js';
import type { Actor } from '../common/actor.js';
import { systemClock } from '../common/clock.js';
import type { UnitOfWork } from '../database/unit-of-work.js';

/** Who reads from the command line: what an account may see today, and nothing else. @throws Error when there is no such account */
export async function accountActor(unitOfWork: UnitOfWork, email: string, requestId: string): Promise<Actor> {
  const request = { id: requestId, language: 'fr' } as const;
  const [found] = await unitOfWork.read(anonymousActor(request), (tx) => tx.query<{ accountId: string; disabled: boolean }>('select account_id as "accountId", disabled from access.find_for_sign_in($1)', [emailKeyOf(email)]));
  const state = found === undefined || found.disabled ? undefined : await new AccountStates(unitOfWork, systemClock).of(found.accountId, randomUUID());
  if (found === undefined || state === undefined) throw new Error(`there is no account ${email}, or it is disabled.`);
  return { accountId: found.accountId, personId: state.personId, sessionId: null, memberships: state.memberships, request };
}
