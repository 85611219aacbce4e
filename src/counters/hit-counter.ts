import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

export const HIT_COUNTER = Symbol('HIT_COUNTER');

/** How often a key was hit in its window, and how long the window lasts on. */
export interface Hits {
  count: number;
  msToReset: number;
}

/** Counts hits in fixed windows that open with a key's first hit. Every call is atomic. */
export interface HitCounter {
  /** @param firstSeconds How long the window lasts that this hit may open, where it is to end with another one. */
  hit(key: string, windowSeconds: number, firstSeconds?: number): Promise<Hits>;
  /** Takes a hit back, for what turned out not to count. */
  takeBack(key: string, windowSeconds: number): Promise<void>;
  /** The hits so far, without one more. */
  peek(key: string, windowSeconds: number): Promise<Hits>;
}

type LimiterFactory = (windowSeconds: number) => RateLimiterAbstract;

/** A counter on one of rate-limiter-flexible's stores. What is too many is not its business: it only counts. */
export class FlexibleHitCounter implements HitCounter {
  private readonly limiters = new Map<number, RateLimiterAbstract>();

  constructor(private readonly createLimiter: LimiterFactory) {}

  async hit(key: string, windowSeconds: number, firstSeconds = windowSeconds): Promise<Hits> {
    const options = { customDuration: firstSeconds };
    return toHits(await this.limiter(windowSeconds).penalty(key, 1, options), windowSeconds);
  }

  async takeBack(key: string, windowSeconds: number): Promise<void> {
    const limiter = this.limiter(windowSeconds);
    const { consumedPoints } = await limiter.reward(key);
    if (consumedPoints < 0) {
      // Its window has ended, or was counted elsewhere: the next one must not begin with a hit to spare.
      await limiter.penalty(key);
    }
  }

  async peek(key: string, windowSeconds: number): Promise<Hits> {
    return toHits(await this.limiter(windowSeconds).get(key), windowSeconds);
  }

  private limiter(windowSeconds: number): RateLimiterAbstract {
    let limiter = this.limiters.get(windowSeconds);
    if (!limiter) {
      limiter = this.createLimiter(windowSeconds);
      this.limiters.set(windowSeconds, limiter);
    }
    return limiter;
  }
}

function toHits(result: RateLimiterRes | null, windowSeconds: number): Hits {
  return result && result.msBeforeNext > 0
    ? { count: Math.max(0, result.consumedPoints), msToReset: result.msBeforeNext }
    : { count: 0, msToReset: windowSeconds * 1000 };
}
