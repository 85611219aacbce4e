import type { IncomingMessage } from 'node:http';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { setUpDocs } from './openapi/docs';
import { BodyLimits } from './http/body/body-limits';
import { answerClientError } from './http/errors/client-error';
import { Connections } from './http/connections/connections';
import { deferBody } from './http/body/json-body';
import type { JsonLogger } from './http/logging/logger';
import { Readiness } from './jobs/readiness';
import { rewriteUrl } from './http/routing/rewrite-url';
import { securityHeaders } from './http/security-headers';
import { requestIdOf } from './http/logging/request-id';
import { RouteTable } from './http/routing/route-table';
import type { AppConfig } from './config/config';
import { resolveClientAddresses } from './http/client-address';
import { OverloadGuard } from './overload/overload-guard';

/** How long a client may take to send the header of a request, and all of it, in milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** How often the server looks for requests that exceed these times, in milliseconds. */
const TIMEOUT_CHECK_MS = 1_000;
/** For a year. The proxy in front decides about subdomains and preload lists. */
const HSTS = 'max-age=31536000';
/** Longer than any URL that Node lets through, so that no parameter is too long for the router alone. */
const MAX_PARAM_LENGTH = 65_536;

export function createAdapter({ trustProxy }: Pick<AppConfig, 'trustProxy'>): FastifyAdapter {
  return new FastifyAdapter({
    // Hop 0 is the peer of the socket; as many hops as there are proxies are believed.
    trustProxy: (_address: string, hop: number) => hop < trustProxy,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // The same id for Fastify, for the log, which looks on the raw request, and for the answer.
    genReqId: (request: IncomingMessage) => Object.assign(request, { id: requestIdOf(request) }).id,
    rewriteUrl,
    clientErrorHandler: answerClientError,
    // During a stop requests on open connections are served; Fastify's own refusal has no envelope.
    return503OnClosing: false,
    http: {
      // Node would refuse a request without a host with an empty body; see RequestSyntaxInterceptor.
      requireHostHeader: false,
      // Node swaps the two limits if this one is the larger.
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    },
  });
}

/** The HTTP surface, the same for the service, for the tests and for the export of the API's document. */
export async function setUpApp(app: NestFastifyApplication, config: AppConfig, logger: JsonLogger): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  // Node would answer 417 without a body; an expectation that is not known may be ignored (RFC 9110, 10.1.1).
  fastify.server.on('checkExpectation', (request, response) => fastify.server.emit('request', request, response));
  app.get(Connections).watch(fastify);
  app.get(BodyLimits).watch(fastify);
  resolveClientAddresses(fastify, config.trustProxy);
  logger.watch(fastify);
  app.get(RouteTable).watch(fastify);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
  const headers = securityHeaders();
  const readiness = app.get(Readiness, { strict: false });
  fastify.addHook('onRequest', (request, reply, done) => {
    deferBody(request);
    void reply.headers(headers).header('X-Request-Id', request.id);
    if (readiness.isDraining) {
      void reply.header('Connection', 'close');
    }
    // Fastify believes X-Forwarded-Proto only of a trusted proxy.
    if (request.protocol === 'https') {
      void reply.header('Strict-Transport-Security', HSTS);
    }
    if (request.url.startsWith('/api')) {
      void reply.header('Cache-Control', 'no-store');
    }
    done();
  });
  if (config.corsOrigins.length > 0) {
    app.enableCors({
      origin: [...config.corsOrigins],
      methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
      allowedHeaders: [
        'Authorization',
        'baggage',
        'Content-Type',
        'Idempotency-Key',
        'If-Match',
        'If-None-Match',
        'Last-Event-ID',
        'traceparent',
        'tracestate',
        'X-Audit-Reason',
        'X-Request-Id',
      ],
      exposedHeaders: [
        'Allow',
        'Audit-Export-Complete',
        'Audit-Export-Up-To',
        'ETag',
        'Idempotent-Replayed',
        'Location',
        'RateLimit',
        'RateLimit-Policy',
        'Retry-After',
        'WWW-Authenticate',
        'X-Request-Id',
      ],
      maxAge: 600,
    });
  }
  // What sets headers is there then, so that a refusal has them too.
  await fastify.after();
  app.get(OverloadGuard, { strict: false }).watch(fastify);
  if (config.docs === 'on') {
    setUpDocs(app);
  }
}
