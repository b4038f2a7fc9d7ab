import '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { RefreshToken } from './refresh-token.js';

const ONLY_SESSION_ROUTES = '/api/v1/session';

/** The cookie that scripts cannot read and other sites cannot send. It ends with the browser; the session's own end is kept by the server. */
@Injectable()
export class RefreshCookie {
  private readonly name: string;
  private readonly options: { httpOnly: true; sameSite: 'strict'; secure: boolean; path: string };

  constructor(@Inject(SETTINGS) { publicUrl }: Settings) {
    const secure = publicUrl.startsWith('https://');
    // the prefix binds the cookie to this host over TLS, and asks for the path /
    this.name = secure ? '__Host-mithaq' : 'mithaq_refresh';
    this.options = { httpOnly: true, sameSite: 'strict', secure, path: secure ? '/' : ONLY_SESSION_ROUTES };
  }

  read(request: FastifyRequest): RefreshToken | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, token: RefreshToken): void {
    void reply.setCookie(this.name, token, this.options);
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }
}
