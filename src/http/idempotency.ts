import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Problem } from '../common/problems.js';

const KEY = /^[\x21-\x7e]{8,128}$/;

/** Puts the Idempotency-Key of a write on the actor, whose unit of work then answers it once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key !== undefined && request.actor?.accountId && !['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
      if (typeof key !== 'string' || !KEY.test(key)) {
        throw new Problem('validation_failed', {}, [{ field: 'Idempotency-Key', code: 'field_text', parameters: { minimum: '8', maximum: '128' } }]);
      }
      const declared = Reflect.getMetadata(HTTP_CODE_METADATA, context.getHandler()) as number | undefined;
      request.actor = {
        ...request.actor,
        request: {
          ...request.actor.request,
          idempotency: {
            key,
            digest: createHash('sha256').update(`${request.method} ${request.url}\n`).update(JSON.stringify(request.body ?? null)).digest(),
            status: declared ?? (request.method === 'POST' ? 201 : 200),
          },
        },
      };
    }
    return next.handle();
  }
}
