import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AwakeTimeout } from './awake-timeout';
import { BudgetService } from './budget.service';
import { deploymentPrefix } from './deployment-prefix';
import { FallbackHitCounter } from './fallback.counter';
import { FlexibleHitCounter, HIT_COUNTER, type HitCounter } from './hit-counter';
import { MemoryHitCounter } from './memory.counter';
import { RedisConnection } from './redis-connection';

const REDIS = Symbol('REDIS');

/** The counters only count, and the guard compares. They need no limit of their own. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;

async function connectRedis({ redisUrl, timeLimits }: AppConfig): Promise<RedisConnection | null> {
  return redisUrl === undefined ? null : RedisConnection.open(redisUrl, timeLimits.redis);
}

async function createCounter(
  redis: RedisConnection | null,
  { redisPrefix, timeLimits }: AppConfig,
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
  return new FallbackHitCounter(shared, memory, new AwakeTimeout(timeLimits.redis), (error) => redis.reasonOf(error));
}

const counter = { provide: HIT_COUNTER, inject: [REDIS, APP_CONFIG, UnitOfWork], useFactory: createCounter };
const redis = { provide: REDIS, inject: [APP_CONFIG], useFactory: connectRedis };

@Module({ providers: [redis, counter, BudgetService], exports: [HIT_COUNTER, BudgetService] })
export class CountersModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: RedisConnection | null) {}

  onApplicationShutdown(): void {
    this.redis?.client.disconnect();
  }
}
