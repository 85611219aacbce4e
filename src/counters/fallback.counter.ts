import { Logger } from '@nestjs/common';
import type { HitCounter, Hits } from './hit-counter';
import type { MemoryHitCounter } from './memory.counter';
import type { AwakeTimeout } from './awake-timeout';

/** Pause after a failure of Redis, in milliseconds. Meanwhile no request waits for it. */
const PAUSE_MS = 1_000;

/**
 * Counts in Redis for all instances, and in memory for this one. The greater count decides. So one instance never exceeds
 * the limit, also if Redis is unavailable, unstable, or has lost its counts. During an outage the requests of other
 * instances are not counted. An outage is logged, and the counter returns to Redis by itself.
 */
export class FallbackHitCounter implements HitCounter {
  private readonly logger = new Logger('Limits');
  private away = false;
  private retryAt = -Infinity;

  /** @param reasonOf Returns a sentence that says why Redis failed. */
  constructor(
    private readonly redis: HitCounter,
    private readonly memory: MemoryHitCounter,
    private readonly patience: AwakeTimeout,
    private readonly reasonOf: (error: unknown) => string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  async hit(key: string, windowSeconds: number, firstSeconds?: number): Promise<Hits> {
    const own = this.memory.hit(key, windowSeconds, firstSeconds);
    const shared = this.use((redis) => redis.hit(key, windowSeconds, firstSeconds));
    return this.greater(key, windowSeconds, await own, await shared);
  }

  async takeBack(key: string, windowSeconds: number): Promise<void> {
    await this.memory.takeBack(key, windowSeconds);
    await this.use((redis) => redis.takeBack(key, windowSeconds));
  }

  async peek(key: string, windowSeconds: number): Promise<Hits> {
    const own = this.memory.peek(key, windowSeconds);
    const shared = this.use((redis) => redis.peek(key, windowSeconds));
    return this.greater(key, windowSeconds, own, await shared);
  }

  private greater(key: string, windowSeconds: number, own: Hits, shared: Hits | null): Hits {
    if (shared === null) {
      return own;
    }
    if (shared.count >= own.count) {
      // Redis has at least the hits of this instance, and its window is that of all instances.
      this.memory.align(key, windowSeconds, shared.msToReset);
      return shared;
    }
    // Redis has lost hits. Both windows have ended by the returned time, so that a retry is never early.
    return { count: own.count, msToReset: Math.max(own.msToReset, shared.count > 0 ? shared.msToReset : 0) };
  }

  /** @returns null during an outage of Redis */
  private async use<T>(operation: (redis: HitCounter) => T | Promise<T>): Promise<T | null> {
    if (this.now() < this.retryAt) {
      return null;
    }
    try {
      const result = await this.patience.wait(Promise.resolve(operation(this.redis)));
      this.setAway(false);
      return result;
    } catch (error) {
      this.retryAt = this.now() + PAUSE_MS;
      this.setAway(true, error);
      return null;
    }
  }

  private setAway(away: boolean, error?: unknown): void {
    if (away && !this.away) {
      this.logger.warn(`Redis is away: limits are counted in the memory of each instance. ${this.reasonOf(error)}`);
    } else if (!away && this.away) {
      this.logger.log('Redis is back: limits are counted in Redis again');
    }
    this.away = away;
  }
}
