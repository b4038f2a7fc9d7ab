import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Settings } from '../config/settings.js';

/** Structured logs: a request id on every line; headers, bodies, addresses and query texts never. */
export function createLogger(level: Settings['logLevel']): Logger {
  return pino({
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({ id: request.id, method: request.method, path: request.url.split('?')[0] }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error & { code?: string }) => ({ type: error.name, code: error.code, message: error.message.split('\n')[0], stack: error.stack }),
    },
  });
}

/** Nest's own lines go to the same log. */
export function nestLogger(logger: Logger): LoggerService {
  const line = (level: 'info' | 'error' | 'warn' | 'debug') => (message: unknown, ...rest: unknown[]) => {
    logger[level]({ context: rest.at(-1) }, String(message));
  };
  return { log: line('debug'), error: line('error'), warn: line('warn'), debug: line('debug'), verbose: line('debug') };
}
