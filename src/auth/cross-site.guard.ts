import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../common/problems.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { ACCEPTS_MULTIPART } from './accepts-multipart.js';
import { RefreshCookie } from './refresh-cookie.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];
const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];
const JSON_TYPE = /^application\/json\s*(?:;|$)/i;
const MULTIPART_TYPE = /^multipart\/form-data\s*;/i;

/** Refuses what another site makes a browser send: its origin is not ours, or its body is what a form can make. */
@Injectable()
export class CrossSiteGuard implements CanActivate {
  private readonly publicOrigin: URL;

  constructor(
    private readonly reflector: Reflector,
    private readonly cookie: RefreshCookie,
    @Inject(SETTINGS) { publicUrl }: Settings,
  ) {
    this.publicOrigin = new URL(publicUrl);
  }

  /** @throws Problem method_override_refused, cross_site_request, unsupported_media_type */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (OVERRIDES.some((name) => name in request.headers)) {
      throw new Problem('method_override_refused');
    }
    if (READS.includes(request.method)) {
      return true;
    }
    if (!this.comesFromHere(request)) {
      request.log.warn('cross_site_request');
      throw new Problem('cross_site_request');
    }
    const multipart = this.reflector.get<boolean | undefined>(ACCEPTS_MULTIPART, context.getHandler()) === true;
    if (hasBody(request) && !(multipart ? MULTIPART_TYPE : JSON_TYPE).test(request.headers['content-type'] ?? '')) {
      throw new Problem('unsupported_media_type', { expected: multipart ? 'multipart/form-data' : 'application/json' });
    }
    return true;
  }

  /** Browsers say where a writing request comes from. Programs need not, unless they send the cookie. */
  private comesFromHere(request: FastifyRequest): boolean {
    const { origin, host } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return false;
    }
    if (origin === undefined) {
      return this.cookie.read(request) === undefined;
    }
    if (origin === this.publicOrigin.origin) {
      return true;
    }
    // reached by another of its names, such as 127.0.0.1 for localhost: the page and the request name the same host
    return URL.canParse(origin) && new URL(origin).host === host && new URL(origin).protocol === this.publicOrigin.protocol;
  }
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
