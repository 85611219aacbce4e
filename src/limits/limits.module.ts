import { Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import Redis from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { APP_CONFIG } from '@/config/config.module';
import type { AppConfig } from '@/config/config';
import { SettingsModule } from '@/settings/settings.module';
import { AdmissionPace } from './admission-pace';
import { BudgetService } from './budget.service';
import { FallbackHitCounter } from './fallback.counter';
import { Gate } from './gate';
import { FlexibleHitCounter, type HitCounter } from './hit-counter';
import { LoginLimiter } from './login-limiter';
import { Patience } from './patience';
import { RateLimitGuard } from './rate-limit.guard';
import { CounterThrottlerStorage } from './throttler-storage';
import { HIT_COUNTER } from './quotas';

const REDIS = Symbol('REDIS');

/** A request waits no longer for Redis. The contract of the limits allows 250 ms. */
const REDIS_TIMEOUT_MS = 200;

/** The throttler warns where it has no limit. RateLimitGuard has its own, which follow the settings. */
const NOT_READ = { ttl: 60_000, limit: 0 };

/** The counters only count; the guard compares. So no number of points is ever too many for them. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

function connectRedis({ redisUrl }: AppConfig): Redis | null {
  if (redisUrl === undefined) {
    return null;
  }
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    connectTimeout: REDIS_TIMEOUT_MS * 5,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  });
  // Without a listener ioredis prints every failed attempt; the fallback says once that Redis is away.
  redis.on('error', (error: Error) => new Logger('Limits').debug(`Redis: ${error.message}`));
  return redis;
}

function createCounter(redis: Redis | null): HitCounter {
  const memory = new FlexibleHitCounter((duration) => new RateLimiterMemory({ points: UNBOUNDED, duration }));
  if (!redis) {
    return memory;
  }
  const shared = new FlexibleHitCounter(
    (duration) =>
      new RateLimiterRedis({
        storeClient: redis,
        keyPrefix: 'admin-api',
        points: UNBOUNDED,
        duration,
        rejectIfRedisNotReady: true,
      }),
  );
  return new FallbackHitCounter(shared, memory, new Patience(REDIS_TIMEOUT_MS));
}

const counter = { provide: HIT_COUNTER, inject: [REDIS], useFactory: createCounter };
const redis = { provide: REDIS, inject: [APP_CONFIG], useFactory: connectRedis };

@Module({ providers: [redis, counter], exports: [HIT_COUNTER] })
class CounterModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis | null) {}

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}

@Module({
  imports: [
    CounterModule,
    SettingsModule,
    ThrottlerModule.forRootAsync({
      imports: [CounterModule],
      inject: [HIT_COUNTER],
      useFactory: (hits: HitCounter) => ({ throttlers: [NOT_READ], storage: new CounterThrottlerStorage(hits) }),
    }),
  ],
  providers: [AdmissionPace, BudgetService, Gate, RateLimitGuard, LoginLimiter],
  exports: [BudgetService, RateLimitGuard, LoginLimiter],
})
export class LimitsModule {}
