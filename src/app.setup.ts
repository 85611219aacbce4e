import type { IncomingMessage } from 'node:http';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { setUpAccountPages } from './account-pages/account-pages';
import { setUpPages } from './openapi/pages/pages';
import { enableCompression } from './http/compression';
import { enableCors } from './http/cors';
import { BodyLimits } from './http/body/body-limits';
import { answerClientError } from './http/errors/client-error';
import { Connections } from './http/connections/connections';
import type { JsonLogger } from './http/logging/logger';
import { Readiness } from './jobs/readiness';
import { rewriteUrl } from './http/routing/rewrite-url';
import { securityHeaders } from './http/security-headers';
import { requestIdOf } from './http/logging/request-id';
import { deprecationHeaders } from '@/http/routing/deprecation';
import { RouteTable } from './http/routing/route-table';
import type { AppConfig } from './config/config';
import { resolveClientAddresses } from './http/client-address';
import { OverloadGuard } from './overload/overload-guard';

/** Time limit for the header of a request, in milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Time limit for the whole request, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Interval at which the server looks for requests over these limits, in milliseconds. */
const TIMEOUT_CHECK_MS = 1_000;
/** One year. The proxy in front decides about subdomains and preload lists. */
const HSTS = 'max-age=31536000';
/** Longer than any URL that Node accepts, so that the router refuses no parameter for its length. */
const MAX_PARAM_LENGTH = 65_536;

/** No route has a JSON Schema. Without compilers of its own Fastify loads two that have 100 modules. */
const compilersFactory = { buildValidator: noCompiler, buildSerializer: noCompiler };

function noCompiler(): never {
  throw new Error('Routes are validated by class-validator: give them no JSON Schema');
}

export function createAdapter({ trustProxy }: Pick<AppConfig, 'trustProxy'>): FastifyAdapter {
  return new FastifyAdapter({
    // Hop 0 is the peer of the socket. One hop is trusted per configured proxy.
    trustProxy: (_address: string, hop: number) => hop < trustProxy,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    // Sets the id for Fastify and its responses, and on the raw request, where the log reads it.
    genReqId: (request: IncomingMessage) => Object.assign(request, { id: requestIdOf(request) }).id,
    schemaController: { compilersFactory },
    rewriteUrl,
    clientErrorHandler: answerClientError,
    // During a stop, requests on open connections are served. Fastify's own refusal has no envelope.
    return503OnClosing: false,
    http: {
      // RequestSyntaxInterceptor refuses a request without a host. Node's own refusal has an empty body.
      requireHostHeader: false,
      // Must not exceed requestTimeout: Node would swap the two.
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    },
  });
}

/** Sets up the HTTP layer: hooks, headers, limits and documentation. */
export async function setUpApp(app: NestFastifyApplication, config: AppConfig, logger: JsonLogger): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  // Node would answer an unknown expectation with 417 and no body. It may be ignored (RFC 9110, 10.1.1).
  fastify.server.on('checkExpectation', (request, response) => fastify.server.emit('request', request, response));
  app.get(Connections).watch(fastify);
  app.get(BodyLimits).watch(fastify);
  resolveClientAddresses(fastify, config.trustProxy);
  logger.watch(fastify);
  app.get(RouteTable).watch(fastify);
  const headers = securityHeaders();
  const readiness = app.get(Readiness, { strict: false });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('X-Request-Id', request.id);
    if (readiness.isDraining) {
      void reply.header('Connection', 'close');
    }
    // Fastify reads X-Forwarded-Proto only from a trusted proxy.
    if (request.protocol === 'https') {
      void reply.header('Strict-Transport-Security', HSTS);
    }
    if (request.url.startsWith('/api')) {
      void reply.header('Cache-Control', 'no-store');
    }
    done();
  });
  fastify.addHook('onRequest', deprecationHeaders);
  if (config.corsOrigins.length > 0) {
    enableCors(app, config.corsOrigins);
  }
  await enableCompression(fastify);
  // The hooks that set headers are registered by now, so that a refusal has these headers too.
  await fastify.after();
  app.get(OverloadGuard, { strict: false }).watch(fastify);
  if (config.accountPages) {
    setUpAccountPages(fastify);
  }
  if (config.docs === 'on') {
    setUpPages(app);
  }
}
