import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
} from '@nestjs/throttler';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '@/http/errors/errors';
import type { Principal } from '@/http/access/principal';
import { networkOf } from '@/http/ip-address';
import { SettingsService } from '@/settings/settings.service';
import { rateLimitHeaders } from './rate-limit.headers';
import type { CounterThrottlerStorage } from './throttler-storage';
import { addressQuotas, principalQuotas, type Quota } from './quotas';
import { UNLIMITED } from '@/http/routing/unlimited.decorator';

type Hits = Awaited<ReturnType<CounterThrottlerStorage['increment']>>;

type LimitedRequest = FastifyRequest & { user?: Principal };

/**
 * Counts requests and refuses those over a limit. The throttler's own guard has a key per route and stops at the first
 * limit. Here a key is a user, an API key or a network, and all windows count every request.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() private readonly counters: CounterThrottlerStorage,
    reflector: Reflector,
    @Inject(SettingsService) private readonly settings: SettingsService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    super(options, counters, reflector);
  }

  /** @throws RateLimited */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(UNLIMITED, [context.getHandler(), context.getClass()])) {
      return true;
    }
    const http = context.switchToHttp();
    const request = http.getRequest<LimitedRequest>();
    await this.settings.refresh();
    const quotas = this.quotasOf(request);
    const hits = await Promise.all(
      quotas.map(({ key, windowSeconds, limit }) => this.counters.increment(key, windowSeconds * 1000, limit)),
    );
    setHeaders(http.getResponse<FastifyReply>(), quotas, hits);
    const exceeded = quotas.flatMap(({ reason }, index) => {
      const { isBlocked = false, timeToBlockExpire: seconds = 0 } = hits[index] ?? {};
      return isBlocked ? [{ reason, seconds }] : [];
    });
    // If several limits are exceeded, the one that ends last decides.
    const [last] = exceeded.sort((a, b) => b.seconds - a.seconds);
    if (last) {
      // Counting is atomic, so that exactly one request of a window is the first over its limit.
      const isFirst = hits.some(({ totalHits }, index) => totalHits === (quotas[index]?.limit ?? 0) + 1);
      throw new RateLimited(last.reason, last.seconds * 1000, isFirst ? { code: 'RATE_LIMITED' } : undefined);
    }
    return true;
  }

  /**
   * Sets the headers without counting, for a request that failed before its user was known. Returns a promise only if the
   * counts are not in memory.
   */
  describe(request: LimitedRequest, reply: FastifyReply): Promise<void> | undefined {
    const quotas = this.quotasOf(request);
    const hits = quotas.map(({ key, windowSeconds, limit }) => this.counters.peek(key, windowSeconds * 1000, limit));
    const known = hits.filter((hit): hit is Hits => !(hit instanceof Promise));
    if (known.length === hits.length) {
      setHeaders(reply, quotas, known);
      return undefined;
    }
    return Promise.all(hits.map((hit) => Promise.resolve(hit))).then((found) => setHeaders(reply, quotas, found));
  }

  private quotasOf(request: LimitedRequest): Quota[] {
    return request.user
      ? principalQuotas(request.user, this.settings.inForce)
      : addressQuotas(networkOf(request.clientAddress), this.config.rateLimitAnonymousPerMinute);
  }
}

function setHeaders(reply: FastifyReply, quotas: readonly Quota[], hits: readonly Hits[]): void {
  const states = quotas.map(({ name, limit, windowSeconds }, index) => {
    const { totalHits = 0, timeToExpire = windowSeconds } = hits[index] ?? {};
    return { name, limit, windowSeconds, remaining: Math.max(0, limit - totalHits), resetSeconds: timeToExpire };
  });
  void reply.headers(rateLimitHeaders(states));
}
