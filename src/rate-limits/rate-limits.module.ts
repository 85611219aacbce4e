import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { APP_CONFIG } from '@/config/config.module';
import type { AppConfig } from '@/config/config';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { SettingsModule } from '@/settings/settings.module';
import { AdmissionPace } from '@/overload/overload-limits';
import { BudgetService } from './budget.service';
import { deploymentPrefix } from './deployment-prefix';
import { FallbackHitCounter } from './fallback.counter';
import { Gate } from '@/overload/overload-guard';
import { FlexibleHitCounter, type HitCounter } from './hit-counter';
import { LoginLimiter } from './login-limiter';
import { MemoryHitCounter } from './memory.counter';
import { Patience } from './awake-timeout';
import { RateLimitGuard } from './rate-limit.guard';
import { RedisConnection } from './redis-connection';
import { CounterThrottlerStorage } from './throttler-storage';
import { HIT_COUNTER } from './quotas';

const REDIS = Symbol('REDIS');

/** A request waits no longer for Redis. The contract of the limits allows 250 ms. */
const REDIS_TIMEOUT_MS = 200;

/** The throttler warns where it has no limit. RateLimitGuard has its own, which follow the settings. */
const NOT_READ = { ttl: 60_000, limit: 0 };

/** The counters only count; the guard compares. So no number of points is ever too many for them. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

function connectRedis({ redisUrl }: AppConfig): RedisConnection | null {
  return redisUrl === undefined ? null : new RedisConnection(redisUrl, REDIS_TIMEOUT_MS);
}

async function createCounter(
  redis: RedisConnection | null,
  { redisPrefix }: AppConfig,
  unitOfWork: UnitOfWork,
): Promise<HitCounter> {
  const memory = new MemoryHitCounter();
  if (!redis) {
    return memory;
  }
  const keyPrefix = redisPrefix ?? (await deploymentPrefix(unitOfWork));
  const shared = new FlexibleHitCounter(
    (duration) =>
      new RateLimiterRedis({
        storeClient: redis.client,
        keyPrefix,
        points: UNBOUNDED,
        duration,
        rejectIfRedisNotReady: true,
      }),
  );
  return new FallbackHitCounter(shared, memory, new Patience(REDIS_TIMEOUT_MS), (error) => redis.reasonOf(error));
}

const counter = { provide: HIT_COUNTER, inject: [REDIS, APP_CONFIG, UnitOfWork], useFactory: createCounter };
const redis = { provide: REDIS, inject: [APP_CONFIG], useFactory: connectRedis };

@Module({ providers: [redis, counter], exports: [HIT_COUNTER] })
class CounterModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: RedisConnection | null) {}

  onApplicationShutdown(): void {
    this.redis?.client.disconnect();
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
