import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { Settings } from '../config/settings.js';

/** An address that is itself a secret, as that of a calendar, is logged without it. */
const SECRET_PATH = /^(\/+api\/v1\/calendar\/).+$/i;

/** Structured logs: a request id on every line; headers, bodies, addresses and query texts never. */
export function createLogger(level: Settings['logLevel'], destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({ id: request.id, method: request.method, path: request.url.split('?')[0]?.replace(SECRET_PATH, '$1…') }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error & { code?: string }) => ({ type: error.name, code: error.code, message: error.message.split('\n')[0], stack: error.stack }),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest's own lines go to the same log. */
export function nestLogger(logger: Logger): LoggerService {
  const line = (level: 'info' | 'error' | 'warn' | 'debug') => (message: unknown, ...rest: unknown[]) => {
    logger[level]({ context: rest.at(-1) }, String(message));
  };
  return { log: line('debug'), error: line('error'), warn: line('warn'), debug: line('debug'), verbose: line('debug') };
}
