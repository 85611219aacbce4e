import { Logger } from '@nestjs/common';
import type { HitCounter, Hits } from './hit-counter';
import type { Patience } from './patience';

/** How long Redis is left alone after it failed; meanwhile no request waits for it. */
const PAUSE_MS = 1_000;

/**
 * Counts in Redis, and in memory while Redis is away: each instance then counts for itself, which lets more pass
 * than one count for all, but never all. It says so in the log, and returns to Redis by itself.
 */
export class FallbackHitCounter implements HitCounter {
  private readonly logger = new Logger('Limits');
  private away = false;
  private retryAt = -Infinity;

  constructor(
    private readonly redis: HitCounter,
    private readonly memory: HitCounter,
    private readonly patience: Patience,
    private readonly now: () => number = () => performance.now(),
  ) {}

  hit(key: string, windowSeconds: number, firstSeconds?: number): Promise<Hits> {
    return this.use((counter) => counter.hit(key, windowSeconds, firstSeconds));
  }

  takeBack(key: string, windowSeconds: number): Promise<void> {
    return this.use((counter) => counter.takeBack(key, windowSeconds));
  }

  peek(key: string, windowSeconds: number): Promise<Hits> {
    return this.use((counter) => counter.peek(key, windowSeconds));
  }

  private async use<T>(operation: (counter: HitCounter) => Promise<T>): Promise<T> {
    if (this.now() < this.retryAt) {
      return operation(this.memory);
    }
    try {
      const result = await this.patience.wait(operation(this.redis));
      this.setAway(false);
      return result;
    } catch (error) {
      this.retryAt = this.now() + PAUSE_MS;
      this.setAway(true, error);
      return operation(this.memory);
    }
  }

  private setAway(away: boolean, error?: unknown): void {
    if (away && !this.away) {
      this.logger.warn({ err: error }, 'Redis is away: limits are counted in the memory of each instance');
    } else if (!away && this.away) {
      this.logger.log('Redis is back: limits are counted in Redis again');
    }
    this.away = away;
  }
}
