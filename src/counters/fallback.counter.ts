import { Logger } from '@nestjs/common';
import type { HitCounter, Hits } from './hit-counter';
import type { MemoryHitCounter } from './memory.counter';
import type { AwakeTimeout } from './awake-timeout';

/** How long Redis is left alone after it failed; meanwhile no request waits for it. */
const PAUSE_MS = 1_000;

/**
 * Counts in Redis for all instances, and always in memory too; the greater count decides. So an instance never lets more
 * than the limit pass, whether Redis is away, comes and goes, or has lost its counts. While Redis is away the other
 * instances are not counted. It says so in the log, and returns to Redis by itself.
 */
export class FallbackHitCounter implements HitCounter {
  private readonly logger = new Logger('Limits');
  private away = false;
  private retryAt = -Infinity;

  /** @param reasonOf Says in a sentence why Redis failed. */
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
    return this.greater(key, windowSeconds, await own, await shared);
  }

  private greater(key: string, windowSeconds: number, own: Hits, shared: Hits | null): Hits {
    if (shared === null) {
      return own;
    }
    if (shared.count >= own.count) {
      // Redis knows all that this instance knows, and its window is the one that all instances have.
      this.memory.align(key, windowSeconds, shared.msToReset);
      return shared;
    }
    // Redis has lost hits. A retry is never told too early: until then both windows have ended.
    return { count: own.count, msToReset: Math.max(own.msToReset, shared.count > 0 ? shared.msToReset : 0) };
  }

  /** @returns null if Redis is away. */
  private async use<T>(operation: (redis: HitCounter) => Promise<T>): Promise<T | null> {
    if (this.now() < this.retryAt) {
      return null;
    }
    try {
      const result = await this.patience.wait(operation(this.redis));
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
