import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { type AccountState, AccountStates } from './account-state.js';
import { requestFacts } from './request-facts.js';
import { isApiToken, type TokenScope } from './api-token.js';
import { ApiTokens } from './api-tokens.js';
import { AccessTokens } from './tokens.js';

const BEARER = /^Bearer +([A-Za-z0-9_.-]+)$/i;

export interface Authenticated {
  actor: Actor;
  state: AccountState;
  /** Of the token through which the actor's own system acts; undefined: the person acts. */
  scopes?: readonly TokenScope[];
}

/** From the access token of a request to the one who acts, with the rights that hold now. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly states: AccountStates,
    private readonly apiTokens: ApiTokens,
  ) {}

  /** @throws Problem sign_in_required without a token, session_ended or token_refused when it opens nothing any more, too_many_requests */
  async authenticate(request: FastifyRequest): Promise<Authenticated> {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      throw new Problem('sign_in_required');
    }
    const bearer = BEARER.exec(authorization)?.[1] ?? '';
    if (isApiToken(bearer)) {
      return this.throughToken(bearer, request);
    }
    const claims = await this.tokens.verify(bearer);
    const state = claims && (await this.states.of(claims.sub, claims.sid));
    if (!claims || !state || state.disabled || !state.sessionLive || state.epoch !== claims.epoch) {
      throw new Problem('session_ended');
    }
    const { personId, memberships } = state;
    return { actor: { accountId: claims.sub, personId, sessionId: claims.sid, memberships, request: requestFacts(request) }, state };
  }

  /** As its person, with the rights that the person holds now, in the token's programme alone. */
  private async throughToken(text: string, request: FastifyRequest): Promise<Authenticated> {
    const { id, accountId, programmeId, scopes } = await this.apiTokens.open(text);
    const state = await this.states.of(accountId, id);
    if (!state || state.disabled) {
      throw new Problem('token_refused');
    }
    const memberships = state.memberships.filter((one) => one.programmeId === programmeId);
    return { actor: { accountId, personId: state.personId, sessionId: null, apiTokenId: id, memberships, request: requestFacts(request) }, state, scopes };
  }
}
