import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { type AccountState, AccountStates } from './account-state.js';
import { requestFacts } from './request-facts.js';
import { AccessTokens } from './tokens.js';

const BEARER = /^Bearer +([A-Za-z0-9_.-]+)$/i;

export interface Authenticated {
  actor: Actor;
  state: AccountState;
}

/** From the access token of a request to the one who acts, with the rights that hold now. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly states: AccountStates,
  ) {}

  /** @throws Problem sign_in_required without a token, session_ended when it opens nothing any more */
  async authenticate(request: FastifyRequest): Promise<Authenticated> {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      throw new Problem('sign_in_required');
    }
    const claims = await this.tokens.verify(BEARER.exec(authorization)?.[1] ?? '');
    const state = claims && (await this.states.of(claims.sub, claims.sid));
    if (!claims || !state || state.disabled || !state.sessionLive || state.epoch !== claims.epoch) {
      throw new Problem('session_ended');
    }
    const { personId, memberships } = state;
    return { actor: { accountId: claims.sub, personId, sessionId: claims.sid, memberships, request: requestFacts(request) }, state };
  }
}
