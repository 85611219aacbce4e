import type { ThrottlerStorage } from '@nestjs/throttler';
import type { HitCounter } from '@/counters/hit-counter';

type ThrottlerRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** Adapts our counter to a storage of @nestjs/throttler. It takes milliseconds, and returns whole seconds, rounded up. */
export class CounterThrottlerStorage implements ThrottlerStorage {
  constructor(private readonly counter: HitCounter) {}

  async increment(key: string, ttl: number, limit: number): Promise<ThrottlerRecord> {
    return toRecord(await this.counter.hit(key, ttl / 1000), limit);
  }

  /** Like `increment`, without counting. Not a promise if the counts are in memory. */
  peek(key: string, ttl: number, limit: number): ThrottlerRecord | Promise<ThrottlerRecord> {
    const hits = this.counter.peek(key, ttl / 1000);
    return hits instanceof Promise ? hits.then((found) => toRecord(found, limit)) : toRecord(hits, limit);
  }
}

function toRecord({ count, msToReset }: { count: number; msToReset: number }, limit: number): ThrottlerRecord {
  const timeToExpire = Math.ceil(msToReset / 1000);
  return { totalHits: count, timeToExpire, isBlocked: count > limit, timeToBlockExpire: timeToExpire };
}
