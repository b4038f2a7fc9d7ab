import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../common/problems.js';
import { answerError } from './problem-filter.js';

const YEAR = 31_536_000;

/** The built web application stands beside the sources and beside the built server alike. */
function webFolder(): string | undefined {
  return ['../../web/dist', '../../../web/dist'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);
}

/** Serves the web application: hashed files for a year, the page itself always fresh; its addresses all answer with the page. */
export async function serveWebApplication(server: FastifyInstance): Promise<void> {
  const folder = webFolder();
  if (folder) {
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header('Cache-Control', /[\\/]assets[\\/]/.test(path) ? `public, max-age=${YEAR}, immutable` : 'no-cache');
      },
    });
  }
  const fallback = (request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined => {
    if (!folder || /^\/(api|health)(\/|\?|$)/.test(request.url) || /^\/assets\//.test(request.url)) {
      answerError(new Problem('not_found'), request, reply);
      return undefined;
    }
    return reply.sendFile('index.html');
  };
  server.get('/*', fallback);
}
