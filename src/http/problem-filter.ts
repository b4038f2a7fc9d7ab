import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemText } from '../common/problems.js';
import { type Language, pickLanguage } from '../common/translated.js';
import { IdempotentReplay } from '../database/idempotent-request.js';
import { problemOfDatabase } from './database-problems.js';

export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: string;
  instance: string;
  request: string;
  fields?: { field: string; code: string; message: string }[];
}

/** Every error leaves as RFC 9457 problem details: a code, a sentence in the reader's language, a reference; no stack, SQL or path. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerError(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof IdempotentReplay) {
    const version = error.body ? (JSON.parse(error.body) as { version?: unknown } | null)?.version : undefined;
    void reply
      .status(error.status)
      .headers({ 'Idempotent-Replayed': 'true', ...(typeof version === 'number' ? { ETag: `"${version}"` } : {}) })
      .type('application/json; charset=utf-8')
      .send(error.body);
    return;
  }
  const problem = toProblem(error);
  if (problem.status >= 500) {
    request.log.error({ err: error }, problem.code);
  }
  if (problem.status === 503 || problem.parameters['seconds']) {
    void reply.header('Retry-After', problem.parameters['seconds'] ?? '5');
  }
  if (problem.status === 401) {
    void reply.header('WWW-Authenticate', 'Bearer');
  }
  const language = pickLanguage(request.headers['accept-language']);
  void reply
    .status(problem.status)
    .header('Content-Language', language)
    .type('application/problem+json; charset=utf-8')
    .send(problemDocument(problem, request, language));
}

export function problemDocument(problem: Problem, request: FastifyRequest, language: Language): ProblemDocument {
  return {
    type: `/api/docs/problems#${problem.code}`,
    title: problemText(problem.code, language, { request: request.id, ...problem.parameters }),
    status: problem.status,
    code: problem.code,
    instance: request.url.split('?')[0] ?? '',
    request: request.id,
    ...(problem.fields.length > 0
      ? { fields: problem.fields.map(({ field, code, parameters }) => ({ field, code, message: problemText(code, language, parameters) })) }
      : {}),
  };
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  return problemOfDatabase(error) ?? problemOfTransport(error) ?? new Problem('unexpected');
}

/** Errors of the HTTP layer itself, by status: the body was too large, the address too long, the route unknown. */
function problemOfTransport(error: unknown): Problem | undefined {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  switch (status) {
    case 400: return new Problem('malformed_request');
    case 403: case 404: return new Problem('not_found'); // 403: a path that the file server does not serve
    case 405: return new Problem('method_not_allowed');
    case 408: return new Problem('request_timeout');
    case 413: return new Problem('too_large', { limit: '1 MiB' });
    case 414: return new Problem('address_too_long');
    case 415: return new Problem('unsupported_media_type', { expected: 'application/json' });
    case 431: return new Problem('header_too_large');
    default: return typeof status === 'number' && status >= 400 && status < 500 ? new Problem('malformed_request') : undefined;
  }
}
