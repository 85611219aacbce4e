import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

export const HIT_COUNTER = Symbol('HIT_COUNTER');

/** The hits of a key in its window, and the time until the window ends. */
export interface Hits {
  count: number;
  msToReset: number;
}

/** Counts hits in fixed windows. The first hit of a key opens its window. Every call is atomic. */
export interface HitCounter {
  /** @param firstSeconds Length of the window if this hit opens it, so that it ends together with another window. */
  hit(key: string, windowSeconds: number, firstSeconds?: number): Promise<Hits>;
  /** Takes back a hit that turned out not to count. */
  takeBack(key: string, windowSeconds: number): Promise<void>;
  /** Returns the hits without counting one. Not a promise if no other process is asked: refusals in an overload are cheap. */
  peek(key: string, windowSeconds: number): Hits | Promise<Hits>;
}

type LimiterFactory = (windowSeconds: number) => RateLimiterAbstract;

/** A counter on a store of rate-limiter-flexible. It only counts; callers compare with the limit. */
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
      // Its window has ended, or was counted elsewhere. The next window must not start below zero.
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
