import { Logger, type Params } from 'nestjs-pino';

/**
 * One line of JSON for each request and event, with the request id. Headers and bodies are not logged; what a secret
 * could be called is redacted all the same, for the day that somebody logs an object that holds one.
 */
export function loggerOptions(level: string): Params {
  return {
    pinoHttp: {
      level,
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'requestId' },
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
      serializers: {
        req: ({ method, url, remoteAddress }: { method: string; url: string; remoteAddress: string }) => ({
          method,
          // A search or a filter may hold personal data; the path is enough to find one's way.
          path: url.split('?', 1)[0],
          remoteAddress,
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
      genReqId: (request) => request.id,
      redact: {
        paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
        censor: '[REDACTED]',
      },
    },
  };
}

const SECRETS = [
  'authorization',
  'Authorization',
  'password',
  'currentPassword',
  'newPassword',
  'passwordHash',
  'password_hash',
  'token',
  'jwtSecret',
  'cookie',
  // Parameters of a failed query, as TypeORM keeps them on its error.
  'parameters',
];

/** Where Nest tells what it wires together: of use to who works on the service, not to who runs it. */
const FRAMEWORK_CONTEXTS = new Set<unknown>(['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver']);

export class AppLogger extends Logger {
  override log(message: unknown, ...parameters: unknown[]): void {
    if (FRAMEWORK_CONTEXTS.has(parameters.at(-1))) {
      this.debug(message, ...parameters);
    } else {
      super.log(message, ...parameters);
    }
  }
}
