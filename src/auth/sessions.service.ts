import { Inject, Injectable } from '@nestjs/common';
import type { Actor, RequestFacts } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type AccountState, AccountStates } from './account-state.js';
import { derivedKey } from './derived-key.js';
import { hashOf, isRefreshToken, type RefreshToken, successorOf } from './refresh-token.js';
import { anonymousActor } from './request-facts.js';
import { endSession, findToken, openSession, rotateToken, type SessionEnd, type StoredSession, type StoredToken } from './session-store.js';
import { viewSession } from './session-view.js';
import type { SessionAnswer, WhoAmIAnswer } from './session.dto.js';
import { AccessTokens } from './tokens.js';

/** Requests that left a browser together present one token within this time. */
const TOGETHER_MS = 10_000;

/** What a session gives: the answer for the page's memory, and the token for the cookie. */
export interface Grant {
  answer: SessionAnswer;
  refreshToken: RefreshToken;
}

/** `reused`: a token came back that another had replaced; its whole session was ended. */
export type Refreshed = { outcome: 'granted'; grant: Grant } | { outcome: 'ended' } | { outcome: 'reused'; sessionId: string };

/** Sessions: a short access token, and a refresh token that is used once. */
@Injectable()
export class Sessions {
  private readonly successorKey: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly states: AccountStates,
    private readonly tokens: AccessTokens,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.successorKey = derivedKey(settings.secret, 'refresh token successors');
  }

  /** Opens a session in the transaction of whatever allows it; `grant` answers after the commit. */
  open(tx: Transaction, accountId: string): Promise<{ sessionId: string; refreshToken: RefreshToken }> {
    return openSession(tx, accountId, this.settings.sessionLifeHours);
  }

  /** @throws Problem session_ended when the account was disabled meanwhile */
  async grant(session: StoredSession, refreshToken: RefreshToken, request: RequestFacts): Promise<Grant> {
    const state = await this.states.renewed(session.accountId, session.sessionId);
    if (!state || state.disabled || !state.sessionLive) {
      throw new Problem('session_ended');
    }
    const actor: Actor = { ...session, personId: state.personId, memberships: state.memberships, request };
    const [accessToken, view] = [await this.tokens.sign({ ...session, epoch: state.epoch }), await this.whoAmI(actor, state)];
    return { answer: { accessToken, expiresInSeconds: this.settings.accessTokenSeconds, ...view }, refreshToken };
  }

  whoAmI(actor: Actor, state: AccountState): Promise<WhoAmIAnswer> {
    return this.unitOfWork.read(actor, (tx) => viewSession(tx, actor, state));
  }

  async refresh(token: string | undefined, request: RequestFacts): Promise<Refreshed> {
    if (!isRefreshToken(token)) {
      return { outcome: 'ended' };
    }
    const successor = successorOf(token, this.successorKey);
    const found = await this.unitOfWork.run(anonymousActor(request), async (tx) => {
      const rotated = await rotateToken(tx, token, successor, this.idleSince(tx.now));
      return rotated ? { ...rotated, reused: false } : this.judge(tx, token, successor);
    });
    if (!found) {
      return { outcome: 'ended' };
    }
    if (found.reused) {
      return { outcome: 'reused', sessionId: found.sessionId };
    }
    return { outcome: 'granted', grant: await this.grant({ sessionId: found.sessionId, accountId: found.accountId }, successor, request) };
  }

  /** Ends the session to which the token belongs, however old the token is. */
  async endByToken(token: string | undefined, request: RequestFacts): Promise<void> {
    if (!isRefreshToken(token)) {
      return;
    }
    await this.unitOfWork.run(anonymousActor(request), async (tx) => {
      const found = await findToken(tx, token);
      if (found) {
        await this.endIn(tx, found, 'logout');
      }
    });
  }

  async end(actor: Actor): Promise<void> {
    const { accountId, sessionId } = actor;
    if (accountId && sessionId) {
      await this.unitOfWork.run(anonymousActor(actor.request), (tx) => this.endIn(tx, { accountId, sessionId }, 'logout'));
    }
  }

  private async endIn(tx: Transaction, { accountId, sessionId }: StoredSession, because: SessionEnd): Promise<void> {
    await endSession(tx, sessionId, because);
    tx.onCommit(() => this.states.forget(accountId));
  }

  /** A token that rotated for another request: with it, in the last seconds, the same answer is due; otherwise someone kept a copy. */
  private async judge(tx: Transaction, token: RefreshToken, successor: RefreshToken): Promise<(StoredSession & { reused: boolean }) | undefined> {
    const found = await findToken(tx, token);
    if (!found || !found.usedAt || !this.isLive(found, tx.now)) {
      return undefined;
    }
    const together = tx.now.getTime() - found.usedAt.getTime() <= TOGETHER_MS;
    if (together && !found.successorUsed && found.successorHash?.equals(hashOf(successor))) {
      return { ...found, reused: false };
    }
    await this.endIn(tx, found, 'refresh_reused');
    return { ...found, reused: true };
  }

  private isLive({ ended, endsAt, lastUsedAt }: StoredToken, now: Date): boolean {
    return !ended && endsAt > now && lastUsedAt > this.idleSince(now);
  }

  private idleSince(now: Date): Date {
    return new Date(now.getTime() - this.settings.sessionIdleMinutes * 60_000);
  }
}
