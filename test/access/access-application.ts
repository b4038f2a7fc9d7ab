import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Global, Module, type Type } from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import supertest from 'supertest';
import { AccountsModule } from '../../src/accounts/accounts.module.js';
import { AuthModule } from '../../src/auth/auth.module.js';
import { SETTINGS, type Settings } from '../../src/config/settings.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { IdempotencyInterceptor } from '../../src/http/idempotency.js';
import { takeStrictJson } from '../../src/http/json-body.js';
import { answerError, ProblemFilter } from '../../src/http/problem-filter.js';
import { validationPipe } from '../../src/http/validation.js';
import { VersionInterceptor } from '../../src/http/versions.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { MovableClock, testSettings } from '../setup/settings.js';

export interface AccessApplication {
  http: ReturnType<typeof supertest>;
  owner: Client;
  database: TestDatabase;
  clock: MovableClock;
  settings: Settings;
  /** Everything the program logged, line by line. */
  log: string[];
  close(): Promise<void>;
}

/** The sessions and accounts of the program on a database of their own, with the controllers that a test adds. */
export async function startAccessApplication({ settings: changes = {}, controllers = [] }: { settings?: Partial<Settings>; controllers?: Type[] } = {}): Promise<AccessApplication> {
  const database = await createTestDatabase();
  const clock = new MovableClock();
  const settings = testSettings(changes);

  @Global()
  @Module({
    imports: [DatabaseModule.forRoot({ url: database.serveUrl, poolSize: 8, clock }), AuthModule, AccountsModule],
    controllers,
    providers: [
      { provide: SETTINGS, useValue: settings },
      { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      { provide: APP_INTERCEPTOR, useClass: VersionInterceptor },
    ],
    exports: [SETTINGS],
  })
  class AccessTestModule {}

  const log: string[] = [];
  const adapter = new FastifyAdapter({
    logger: { level: 'warn', stream: { write: (line: string) => log.push(line) } },
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AccessTestModule, adapter, { logger: false, bodyParser: false, abortOnError: false });
  const server = app.getHttpAdapter().getInstance();
  takeStrictJson(server);
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  await app.register(cookie as never);
  await app.register(multipart as never);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app.listen(0, '127.0.0.1');
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  return {
    http: supertest(app.getHttpServer()), owner, database, clock, settings, log,
    close: async () => {
      await owner.end();
      await app.close();
      await database.drop();
    },
  };
}
