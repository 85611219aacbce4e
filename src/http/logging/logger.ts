import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';
import { pathOf } from '../routing/route-table';

/** Members with these names are never logged, in any spelling and at any depth. */
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
  // TypeORM keeps these on the error of a failed query. They hold the parameters.
  'parameters',
  'detail',
]);
const CENSORED = '[REDACTED]';
const MAX_DEPTH = 8;

/** Contexts in which Nest logs how it wires modules. They are of use to developers only. */
const FRAMEWORK_CONTEXTS = new Set<unknown>(['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver']);

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Writes log lines in JSON with pino. Each line has the id of the request in which it was written. */
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
        // The redaction of pino takes 60 µs per line, which otherwise takes 2.
        formatters: { level: (label) => ({ level: label }), log: (line) => censored(line) },
        serializers: { err: (error: Error) => censored(pino.stdSerializers.err(error)) },
      },
      destination ?? pino.destination({ sync: true }),
    );
  }

  /** Adds the request id to every line, and logs one line per response. Probes are not logged. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      // Fastify's onResponse hook does not run if a response breaks off.
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
    if (request.url.startsWith('/health') || !this.pino.isLevelEnabled('info')) {
      return;
    }
    // The query is left out: a search may contain personal data.
    const { method, clientAddress: ip } = request;
    const { statusCode, elapsedTime } = reply;
    this.pino.info(
      { requestId: request.id, method, path: pathOf(request), statusCode, durationMs: Math.round(elapsedTime), ip },
      'request',
    );
  }

  /** Follows the convention of Nest: a message or an object, further details, and the context last. */
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

/** Returns a copy without the members in SECRETS. Errors are left to their serializer. */
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
