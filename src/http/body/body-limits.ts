import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { ArrivingBody, hasBody } from './arriving-body';
import { type BodyLimit, BodyMemory } from './body-memory';

const KIB = 1_024;
const MIB = 1_024 * KIB;

/** Largest body of a request with a session, in bytes. Source: contract section 1. */
export const BODY_MAX_BYTES = MIB;
/** Largest body of a request without a session, in bytes. Source: contract section 1. */
export const PUBLIC_BODY_MAX_BYTES = 16 * KIB;

/** Pause between two warnings about the same memory, in milliseconds. */
const WARNING_INTERVAL_MS = 60_000;

/** Bounds bodies one by one and over all connections. Strangers and signed-in clients share no memory. */
@Injectable()
export class BodyLimits {
  private readonly logger = new Logger('Limits');
  readonly withoutSession: BodyLimit = this.limit('without a session', PUBLIC_BODY_MAX_BYTES, 8 * MIB);
  readonly withSession: BodyLimit = this.limit('with a session', BODY_MAX_BYTES, 64 * MIB);

  /** Keeps every body from being read before `readJsonBody` asks for it, and drops it with the response. */
  watch(fastify: FastifyInstance): void {
    // Fastify would read and parse bodies before authentication. It does not look at the bodies of these methods.
    for (const method of fastify.supportedMethods) {
      fastify.addHttpMethod(method, { hasBody: false, overrideExisting: true });
    }
    fastify.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (hasBody(request)) {
        const body = new ArrivingBody(request, this.withoutSession);
        response.once('close', () => body.abandon());
      }
    });
  }

  private limit(whose: string, maxBytes: number, memoryBytes: number): BodyLimit {
    let warnedAt = -Infinity;
    const warn = (): void => {
      if (performance.now() - warnedAt > WARNING_INTERVAL_MS) {
        warnedAt = performance.now();
        this.logger.warn(
          `Unfinished request bodies ${whose} fill their ${memoryBytes / MIB} MiB. The slowest are refused.`,
        );
      }
    };
    return { maxBytes, memory: new BodyMemory(memoryBytes, warn) };
  }
}
