import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Actor, rolesIn } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { scopesOpen } from './api-token.js';
import { Authenticator } from './authenticator.js';
import './current-actor.js';
import { mayAs, type Permission, ROUTE_ACCESS, type RouteAccess } from './permissions.js';
import { anonymousActor, requestFacts } from './request-facts.js';

/** The first wall: a route that declares no access is closed. PostgreSQL is the second. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  /** @throws Problem permission_not_declared, sign_in_required, session_ended, token_refused, token_scope, password_change_required, not_found, not_permitted */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [context.getHandler(), context.getClass()]);
    if (!access) {
      throw new Problem('permission_not_declared');
    }
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (access.kind === 'public') {
      request.actor = anonymousActor(requestFacts(request));
      return true;
    }
    const { actor, state, scopes } = await this.authenticator.authenticate(request);
    request.actor = actor;
    if (scopes && (access.kind !== 'permission' || !scopesOpen(scopes, access.permission))) {
      throw new Problem('token_scope');
    }
    if (access.kind === 'permission') {
      if (state.mustChangePassword) {
        throw new Problem('password_change_required');
      }
      this.admit(request, actor, access.permission);
    }
    return true;
  }

  /** A programme in which one has no role is not there; in one's own, the role decides. */
  private admit(request: FastifyRequest, actor: Actor, permission: Permission): void {
    const { programme } = request.params as { programme?: string };
    if (programme === undefined) {
      throw new Problem('permission_not_declared');
    }
    const membership = actor.memberships.find((one) => one.programmeCode === programme);
    if (!membership) {
      throw new Problem('not_found');
    }
    if (!mayAs(permission, rolesIn(actor, membership.programmeId))) {
      request.log.warn({ account: actor.accountId, permission, programme }, 'not_permitted');
      throw new Problem('not_permitted', { permission });
    }
    request.programmeId = membership.programmeId;
  }
}
