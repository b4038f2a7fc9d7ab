import type { FastifyInstance } from 'fastify';
import { LIMITS } from './limits.js';
import { parseStrictJson } from './strict-json.js';

/** Bodies are JSON read strictly; every other media type answers 415 where the route does not take files. */
export function takeStrictJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: LIMITS.bodyBytes }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : parseStrictJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}
