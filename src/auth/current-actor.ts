import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard on every route. */
    actor?: Actor;
    /** Set by the access guard on routes of a programme. */
    programmeId?: string;
  }
}

/** The one who acts, as the guard established it. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) {
    throw new Error('The access guard set no actor.');
  }
  return actor;
});

/** Identifier of the programme in the address, in which the actor holds the permission of the route. */
export const ProgrammeId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { programmeId } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!programmeId) {
    throw new Error('The route has no :programme in its address.');
  }
  return programmeId;
});
