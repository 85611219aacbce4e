import { Logger } from '@nestjs/common';
import { FallbackHitCounter } from '@/counters/fallback.counter';
import type { HitCounter, Hits } from '@/counters/hit-counter';
import { MemoryHitCounter } from '@/counters/memory.counter';
import { AwakeTimeout } from '@/counters/awake-timeout';

/** A counter that counts, or fails while it is away. */
class FakeCounter implements HitCounter {
  away = false;
  calls = 0;
  msToReset = 60_000;
  private readonly counts = new Map<string, number>();

  hit(key: string): Promise<Hits> {
    return this.change(key, 1);
  }

  async takeBack(key: string): Promise<void> {
    await this.change(key, -1);
  }

  peek(key: string): Promise<Hits> {
    return this.change(key, 0);
  }

  /** As a server that was restarted without its data. */
  forget(): void {
    this.counts.clear();
  }

  private async change(key: string, by: number): Promise<Hits> {
    this.calls += 1;
    await Promise.resolve();
    if (this.away) {
      throw new Error('Connection is closed.');
    }
    const count = (this.counts.get(key) ?? 0) + by;
    this.counts.set(key, count);
    return { count, msToReset: this.msToReset };
  }
}

describe('The fallback to memory', () => {
  let redis: FakeCounter;
  let now: number;
  let counter: FallbackHitCounter;
  let warn: jest.SpyInstance;
  let log: jest.SpyInstance;

  beforeEach(() => {
    redis = new FakeCounter();
    now = 5_000;
    counter = new FallbackHitCounter(
      redis,
      new MemoryHitCounter(() => now),
      new AwakeTimeout(200),
      () => 'The cause.',
      () => now,
    );
    warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    log = jest.spyOn(Logger.prototype, 'log').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());

  it('counts each hit once, as long as Redis is there', async () => {
    await counter.hit('ann', 60);
    expect(await counter.hit('ann', 60)).toMatchObject({ count: 2 });
    expect(await counter.peek('ann', 60)).toMatchObject({ count: 2 });
    expect(warn).not.toHaveBeenCalled();
    expect(log).not.toHaveBeenCalled();
  });

  it('answers every call while Redis is away, and keeps counting', async () => {
    redis.away = true;
    await counter.hit('ann', 60);
    await counter.hit('ann', 60);
    await counter.takeBack('ann', 60);
    expect(await counter.peek('ann', 60)).toMatchObject({ count: 1 });
    expect(await counter.hit('ann', 60)).toMatchObject({ count: 2 });
  });

  it('asks Redis once in a second while it is away, so that not every request waits for it', async () => {
    redis.away = true;
    for (let hit = 0; hit < 100; hit++) {
      await counter.hit('ann', 60);
      now += 9;
    }
    expect(redis.calls).toBe(1);
    now = 6_000;
    await counter.hit('ann', 60);
    await counter.hit('ann', 60);
    expect(redis.calls).toBe(2);
  });

  it('returns to Redis by itself', async () => {
    await counter.hit('ann', 60);
    redis.away = true;
    await counter.hit('ann', 60);
    redis.away = false;
    now += 1_000;
    expect(await counter.hit('ann', 60)).toMatchObject({ count: 3 });
    expect(redis.calls).toBe(3);
  });

  it('says in the log that Redis is away and that it is back, once each however many calls there are', async () => {
    redis.away = true;
    await Promise.all(Array.from({ length: 50 }, () => counter.hit('ann', 60)));
    now += 1_000;
    await counter.hit('ann', 60);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(log).not.toHaveBeenCalled();
    redis.away = false;
    now += 1_000;
    await Promise.all(Array.from({ length: 50 }, () => counter.hit('ann', 60)));
    expect(log).toHaveBeenCalledTimes(1);
    redis.away = true;
    await counter.hit('ann', 60);
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it('goes on from its own count if Redis was restarted without its data', async () => {
    await counter.hit('ann', 60);
    await counter.hit('ann', 60);
    redis.forget();
    expect(await counter.hit('ann', 60)).toMatchObject({ count: 3 });
    expect(await counter.peek('ann', 60)).toMatchObject({ count: 3 });
  });

  it('counts every hit although Redis comes and goes', async () => {
    let hits = 0;
    for (let turn = 0; turn < 20; turn++) {
      redis.away = turn % 2 === 1;
      await counter.hit('ann', 60);
      hits += 1;
      now += 700;
    }
    redis.away = false;
    now += 1_000;
    expect(await counter.peek('ann', 60)).toMatchObject({ count: hits });
    expect(await redis.peek('ann')).not.toMatchObject({ count: hits });
  });

  it('goes by Redis where other instances have counted more', async () => {
    await redis.hit('ann');
    await redis.hit('ann');
    expect(await counter.hit('ann', 60)).toMatchObject({ count: 3 });
  });

  it('ends its own window with that of Redis', async () => {
    redis.msToReset = 10_000;
    await counter.hit('ann', 60);
    redis.away = true;
    expect(await counter.hit('ann', 60)).toEqual({ count: 2, msToReset: 10_000 });
    now += 10_000;
    expect(await counter.hit('ann', 60)).toEqual({ count: 1, msToReset: 60_000 });
  });

  it('never tells the end of a window too early if Redis has lost its counts', async () => {
    redis.msToReset = 10_000;
    await counter.hit('ann', 60);
    await counter.hit('ann', 60);
    redis.forget();
    redis.msToReset = 60_000;
    expect(await counter.hit('ann', 60)).toEqual({ count: 3, msToReset: 60_000 });
  });

  it('takes a hit back in both', async () => {
    await counter.hit('ann', 60);
    await counter.takeBack('ann', 60);
    expect(await counter.peek('ann', 60)).toMatchObject({ count: 0 });
    redis.away = true;
    expect(await counter.peek('ann', 60)).toMatchObject({ count: 0 });
  });

  it('names the cause in the warning', async () => {
    redis.away = true;
    await counter.hit('ann', 60);
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^Redis is away: .* The cause\.$/));
  });
});
