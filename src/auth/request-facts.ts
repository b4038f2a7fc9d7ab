import type { FastifyRequest } from 'fastify';
import type { Actor, RequestFacts } from '../common/actor.js';
import { pickLanguage } from '../common/translated.js';

export function requestFacts(request: FastifyRequest): RequestFacts {
  return { id: request.id, language: pickLanguage(request.headers['accept-language']) };
}

/** The facts of a request whose answer is not kept: it has no account yet, or it holds secrets. */
export function notRepeatable({ id, language }: RequestFacts): RequestFacts {
  return { id, language };
}

/** Nobody yet: what signing in needs is reached through functions that take no actor. */
export function anonymousActor(request: RequestFacts): Actor {
  return { accountId: null, personId: null, sessionId: null, memberships: [], request: notRepeatable(request) };
}
