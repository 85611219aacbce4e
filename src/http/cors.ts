import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Lets browsers on these origins call the API and read its headers. */
export function enableCors(app: NestFastifyApplication, origins: readonly string[]): void {
  app.enableCors({
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
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
