import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';
import { pathOf } from '../routing/route-table';

/** Nothing called one of these, in whatever spelling, gets into a log, however deep in an object it is. */
const SECRETS = new Set([
  'authorization',
  'cookie',
  'password',
  'currentpassword',
  'newpassword',
  'passwordhash',
  'password_hash',
  'token',
  'jwtsecret',
  // What TypeORM keeps on the error of a failed query: its parameters, and the driver's words, which quote them.
  'parameters',
  'detail',
]);
const CENSORED = '[REDACTED]';
const MAX_DEPTH = 8;

/** Where Nest tells what it wires together: of use to who works on the service, not to who runs it. */
const FRAMEWORK_CONTEXTS = new Set<unknown>(['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver']);

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** The log: lines of JSON by pino, for Nest and through it for us, each with the id of the request it was written in. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;
  private readonly requestId = new AsyncLocalStorage<string>();

  constructor(level: LevelWithSilent, destination?: DestinationStream) {
    this.pino = pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        mixin: () => ({ requestId: this.requestId.getStore() }),
        // pino's own redaction walks its paths on every line: 60 µs for a line that takes 2.
        formatters: { level: (label) => ({ level: label }), log: (line) => censored(line) },
        serializers: { err: (error: Error) => censored(pino.stdSerializers.err(error)) },
      },
      destination ?? pino.destination({ sync: true }),
    );
  }

  /** Gives every line its request's id and writes one line for each answer. Probes are not worth a line. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      // Not by onResponse, which does not come where an answer is broken off in the middle.
      reply.raw.once('close', () => this.answered(request, reply));
      this.requestId.run(request.id, done);
    });
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(FRAMEWORK_CONTEXTS.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private answered(request: FastifyRequest, reply: FastifyReply): void {
    if (request.url.startsWith('/health')) {
      return;
    }
    // Without the query: a search may hold personal data.
    const { method, clientAddress: ip } = request;
    const { statusCode, elapsedTime } = reply;
    this.pino.info(
      { requestId: request.id, method, path: pathOf(request), statusCode, durationMs: Math.round(elapsedTime), ip },
      'request',
    );
  }

  /** Nest's convention: a message or an object, then what belongs to it, then the context. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const details = rest.slice(0, -1);
    if (message instanceof Error) {
      this.pino[level]({ context, err: message }, message.message);
    } else if (typeof message === 'object') {
      this.pino[level]({ context, ...message }, details.map(String).join(' '));
    } else {
      this.pino[level](
        { context, ...(details.length > 0 && { details }) },
        typeof message === 'string' ? message : JSON.stringify(message),
      );
    }
  }
}

/** A copy of an object without what SECRETS names. Errors are left to their serializer. */
function censored<T extends object>(object: T, depth = 0): T {
  const entries = Object.entries(object).map(([key, value]: [string, unknown]) => {
    if (SECRETS.has(key.toLowerCase())) {
      return [key, CENSORED];
    }
    const isNested =
      typeof value === 'object' && value !== null && !(value instanceof Error) && !(value instanceof Date);
    if (!isNested) {
      return [key, value];
    }
    return [key, depth < MAX_DEPTH ? censored(value, depth + 1) : '[...]'];
  });
  return (Array.isArray(object) ? entries.map(([, value]) => value) : Object.fromEntries(entries)) as T;
}
