import { Injectable } from '@nestjs/common';
import type { Actor, RequestFacts } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AccountStates } from './account-state.js';
import { type Attempt, AttemptLimits } from './attempt-limits.js';
import { emailKeyOf } from './email-key.js';
import { assertStrongPassword } from './password-policy.js';
import { Passwords } from './passwords.js';
import { anonymousActor, notRepeatable } from './request-facts.js';
import { endSessionsOf } from './session-store.js';
import { type Grant, Sessions } from './sessions.service.js';

interface SignInRow {
  accountId: string;
  passwordHash: string | null;
  disabled: boolean;
}

/** What is proved with a password: who signs in, and who may change the password. */
@Injectable()
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly limits: AttemptLimits,
    private readonly sessions: Sessions,
    private readonly states: AccountStates,
  ) {}

  /**
   * @param address network address of the one who asks
   * @throws Problem wrong_credentials alike for an unknown address, a wrong password and a disabled account; too_many_attempts
   */
  async signIn({ email, password }: { email: string; password: string }, address: string, request: RequestFacts): Promise<Grant> {
    const anonymous = anonymousActor(request);
    const emailKey = emailKeyOf(email);
    const attempt: Attempt = { emailKey, address, request };
    await this.limits.count(attempt);
    const [found] = await this.unitOfWork.read(anonymous, (tx) =>
      tx.query<SignInRow>('select account_id as "accountId", password_hash as "passwordHash", disabled from access.find_for_sign_in($1)', [emailKey]));
    const { matches, newHash } = await this.passwords.verify(found?.passwordHash ?? null, password);
    if (!found || !matches || found.disabled) {
      throw new Problem('wrong_credentials');
    }
    const { accountId } = found;
    const { sessionId, refreshToken } = await this.unitOfWork.run(anonymous, async (tx) => {
      if (newHash) {
        await tx.execute('select access.rehash_password($1, $2, $3)', [accountId, found.passwordHash, newHash]);
      }
      return this.sessions.open(tx, accountId);
    });
    await this.limits.forget(attempt);
    return this.sessions.grant({ accountId, sessionId }, refreshToken, request);
  }

  /**
   * Changes the actor's own password: every session ends, this one too, and a new one is opened in its place.
   * @throws Problem validation_failed naming the field (wrong_password, password_too_weak, password_unchanged), too_many_attempts
   */
  async changePassword(actor: Actor, passwords: { current: string; new: string }, address: string): Promise<Grant> {
    const { accountId, sessionId } = actor;
    const state = accountId && sessionId ? await this.states.of(accountId, sessionId) : undefined;
    if (!state || !accountId) {
      throw new Problem('session_ended');
    }
    const email = state.email ?? '';
    const attempt: Attempt = { emailKey: emailKeyOf(email), address, request: actor.request };
    await this.limits.count(attempt);
    await this.assertCurrent(actor, passwords.current);
    await this.limits.forget(attempt);
    assertStrongPassword(passwords.new, email, 'new');
    if (passwords.new.normalize('NFKC') === passwords.current.normalize('NFKC')) {
      throw new Problem('validation_failed', {}, [{ field: 'new', code: 'password_unchanged' }]);
    }
    const newHash = await this.passwords.hash(passwords.new);
    const opened = await this.unitOfWork.run({ ...actor, request: notRepeatable(actor.request) }, async (tx) => {
      await tx.execute('select access.change_own_password($1)', [newHash]);
      await endSessionsOf(tx, accountId, 'password_changed');
      tx.onCommit(() => this.states.forget(accountId));
      return this.sessions.open(tx, accountId);
    });
    return this.sessions.grant({ accountId, sessionId: opened.sessionId }, opened.refreshToken, actor.request);
  }

  private async assertCurrent(actor: Actor, password: string): Promise<void> {
    const [own] = await this.unitOfWork.read(actor, (tx) => tx.query<{ hash: string | null }>('select access.own_password_hash() as hash'));
    const { matches } = await this.passwords.verify(own?.hash ?? null, password);
    if (!matches) {
      throw new Problem('validation_failed', {}, [{ field: 'current', code: 'wrong_password' }]);
    }
  }
}
