import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type AppOptions } from './app.module.js';
import { uuid7 } from './common/uuid7.js';
import { takeStrictJson } from './http/json-body.js';
import { LIMITS } from './http/limits.js';
import { serveOpenApi } from './http/openapi.js';
import { ProblemFilter } from './http/problem-filter.js';
import { createLogger, nestLogger } from './http/server-logger.js';
import { validationPipe } from './http/validation.js';
import { serveWebApplication } from './http/web-application.js';

/** The whole server, not yet listening: the program, the command line and the tests start the same one. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const { settings } = options;
  const logger = createLogger(settings.logLevel);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    genReqId: () => uuid7(new Date()),
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: LIMITS.requestMilliseconds,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options), adapter, {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance();
  takeStrictJson(server);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id).header('Cache-Control', 'no-store');
    done();
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"],
        upgradeInsecureRequests: settings.publicUrl.startsWith('https://') ? [] : null,
      },
    },
    strictTransportSecurity: settings.publicUrl.startsWith('https://'),
  });
  await app.register(cookie as never);
  await app.register(multipart, { limits: { fileSize: LIMITS.workbookBytes, files: 1, fields: 10, parts: 11, headerPairs: 50 } });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveOpenApi(app);
  await serveWebApplication(server);
  return app;
}
