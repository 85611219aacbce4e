import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DomainError } from '@/http/errors/errors';
import { sendError } from '@/http/errors/exception.filter';
import { setSlot, type Slot, slotOf } from '@/http/routing/slot';
import { RequestQueue } from './request-queue';
import { OverloadLimits } from './overload-limits';
import { RateLimitGuard } from '@/rate-limits/rate-limit.guard';

/** A place from when a request is let in to when its answer is made. */
class HeldSlot implements Slot {
  private heldSince: number | null = null;

  constructor(
    private readonly lane: RequestQueue,
    private readonly request: FastifyRequest,
    private readonly pace: OverloadLimits,
  ) {}

  /** At once, where that is possible. */
  tryTake(): boolean {
    const isIn = this.lane.tryEnter();
    if (isIn) {
      this.heldSince = this.pace.now();
    }
    return isIn;
  }

  /** @throws Overloaded */
  async take(): Promise<void> {
    await this.lane.wait(() => this.request.raw.socket.destroyed);
    this.heldSince = this.pace.now();
  }

  /** Also where it has been given back before. */
  giveBack(): void {
    if (this.heldSince !== null) {
      const ms = this.pace.now() - this.heldSince;
      this.heldSince = null;
      this.lane.leave(ms);
    }
  }

  async releaseWhile<T>(work: () => Promise<T>): Promise<T> {
    this.giveBack();
    const result = await work();
    if (!this.tryTake()) {
      await this.take();
    }
    return result;
  }
}

/** Lets as many requests of the API in as can be worked on, and refuses those that would wait for too long. */
@Injectable()
export class OverloadGuard {
  private readonly logger = new Logger('Limits');
  private readonly lanes: Record<'auth' | 'api', RequestQueue>;

  constructor(
    @Inject(OverloadLimits) private readonly pace: OverloadLimits,
    @Inject(RateLimitGuard) private readonly limits: RateLimitGuard,
  ) {
    this.lanes = { auth: this.lane('/api/auth', () => pace.authPlaces), api: this.lane('/api', () => pace.places) };
  }

  /** How many are inside and wait, by lane. */
  get state(): Record<'auth' | 'api', RequestQueue['state']> {
    return { auth: this.lanes.auth.state, api: this.lanes.api.state };
  }

  /** To be called behind all whose headers a refusal needs. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      const lane = this.laneOf(request.url);
      if (!lane) {
        done();
        return;
      }
      const place = new HeldSlot(lane, request, this.pace);
      setSlot(request, place);
      if (place.tryTake()) {
        done();
        return;
      }
      place.take().then(
        () => done(),
        (error: unknown) => void this.refuse(request, reply, error as DomainError),
      );
    });
    // Not when the answer has been read: who reads slowly, or follows a stream, keeps nobody from being served. Where the
    // client goes away, what it asked for is still worked on, and keeps its place.
    fastify.addHook('onSend', (request, _reply, _payload, done) => {
      (slotOf(request) as HeldSlot | undefined)?.giveBack();
      done();
    });
  }

  private lane(path: string, places: () => number): RequestQueue {
    return new RequestQueue(places, this.pace, (refuses) => {
      if (refuses) {
        this.logger.warn(`More requests come to ${path} than can be served: what would wait for too long is refused`);
      } else {
        this.logger.log(`All requests to ${path} are served again`);
      }
    });
  }

  private laneOf(url: string): RequestQueue | null {
    if (!url.startsWith('/api')) {
      return null;
    }
    return url.startsWith('/api/auth/') ? this.lanes.auth : this.lanes.api;
  }

  private async refuse(request: FastifyRequest, reply: FastifyReply, error: DomainError): Promise<void> {
    await this.limits.describe(request, reply).catch(() => undefined);
    sendError(reply, request.id, error);
  }
}
