import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '@/http/errors/exception.filter';
import { setSlot, type Slot, slotOf } from '@/http/routing/slot';
import { RateLimitGuard } from '@/rate-limits/rate-limit.guard';
import { OverloadLimits } from './overload-limits';
import { OVERLOADED, RequestQueue } from './request-queue';

/** Pause between two warnings about the same queue, in milliseconds. */
const WARNING_INTERVAL_MS = 60_000;

/** Held from when a request is let in until its response is ready to be sent. */
class RequestSlot implements Slot {
  private isHeld = false;

  constructor(
    private readonly queue: RequestQueue,
    private readonly request: FastifyRequest,
  ) {}

  tryTake(): boolean {
    this.isHeld = this.queue.tryEnter();
    return this.isHeld;
  }

  /** @throws Overloaded */
  async take(): Promise<void> {
    await this.queue.enter(() => this.request.raw.socket.destroyed);
    this.isHeld = true;
  }

  /** May be called more than once. */
  release(): void {
    if (this.isHeld) {
      this.isHeld = false;
      this.queue.leave();
    }
  }

  async releaseWhile<T>(work: () => Promise<T>): Promise<T> {
    this.release();
    const result = await work();
    await this.take();
    return result;
  }
}

/** Limits the API requests in flight, and refuses requests that would wait for too long. */
@Injectable()
export class OverloadGuard {
  private readonly logger = new Logger('Limits');
  private readonly queues: Record<'auth' | 'api', RequestQueue>;

  constructor(
    @Inject(OverloadLimits) limits: OverloadLimits,
    @Inject(RateLimitGuard) private readonly rateLimits: RateLimitGuard,
  ) {
    this.queues = {
      auth: new RequestQueue(() => limits.maxInFlightAuth, limits, this.warning('/api/auth')),
      api: new RequestQueue(() => limits.maxInFlight, limits, this.warning('/api')),
    };
  }

  /** Numbers of requests in flight and waiting, by queue. */
  get state(): Record<'auth' | 'api', RequestQueue['state']> {
    return { auth: this.queues.auth.state, api: this.queues.api.state };
  }

  /** Adds the hooks. Call it after the hooks that set headers: a refusal needs these headers. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      const queue = this.queueOf(request.url);
      if (!queue) {
        done();
        return;
      }
      const slot = new RequestSlot(queue, request);
      setSlot(request, slot);
      if (slot.tryTake()) {
        done();
      } else if (queue.tryRefuse()) {
        this.refuse(request, reply);
      } else {
        slot.take().then(
          () => done(),
          () => this.refuse(request, reply),
        );
      }
    });
    // A client that reads slowly, or follows a stream, holds no slot. A client that disconnects keeps its slot until the
    // work is done: otherwise requests could be started without limit.
    fastify.addHook('onSend', (request, _reply, _payload, done) => {
      (slotOf(request) as RequestSlot | undefined)?.release();
      done();
    });
  }

  private queueOf(url: string): RequestQueue | null {
    if (!url.startsWith('/api')) {
      return null;
    }
    return url.startsWith('/api/auth/') ? this.queues.auth : this.queues.api;
  }

  /** Returns a function that logs a refusal, at most once per interval. */
  private warning(path: string): () => void {
    let warnedAt = -Infinity;
    return () => {
      if (performance.now() - warnedAt > WARNING_INTERVAL_MS) {
        warnedAt = performance.now();
        this.logger.warn(`More requests arrive at ${path} than the server can handle. Some are refused with 503.`);
      }
    };
  }

  /** Done thousands of times per second. Waits for nothing if the rate limits are counted in memory. */
  private refuse(request: FastifyRequest, reply: FastifyReply): void {
    const send = () => sendError(reply, request.id, OVERLOADED);
    const described = this.rateLimits.describe(request, reply);
    if (described) {
      described.then(send, send);
    } else {
      send();
    }
  }
}
