import { RateLimited } from '@/http/errors/errors';
import { MemoryHitCounter } from '@/counters/memory.counter';
import { CounterThrottlerStorage } from '@/rate-limits/throttler-storage';

const MINUTE = 60;
const newCounter = () => new MemoryHitCounter();

describe('A counter of hits', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('opens the window with the first hit, and not one millisecond of it is forgotten', async () => {
    const counter = newCounter();
    jest.setSystemTime(1_700_000_012_345);
    expect(await counter.hit('ann', MINUTE)).toEqual({ count: 1, msToReset: 60_000 });
    jest.advanceTimersByTime(59_999);
    expect(await counter.hit('ann', MINUTE)).toEqual({ count: 2, msToReset: 1 });
    jest.advanceTimersByTime(1);
    expect(await counter.hit('ann', MINUTE)).toEqual({ count: 1, msToReset: 60_000 });
  });

  it('does not open the window anew with a later hit: the windows are fixed', async () => {
    const counter = newCounter();
    await counter.hit('ann', MINUTE);
    for (let second = 1; second < 60; second++) {
      jest.advanceTimersByTime(1_000);
      expect(await counter.hit('ann', MINUTE)).toEqual({ count: second + 1, msToReset: (60 - second) * 1_000 });
    }
  });

  it('counts each key for itself, and each window', async () => {
    const counter = newCounter();
    await counter.hit('ann', MINUTE);
    await counter.hit('ann', MINUTE);
    expect(await counter.hit('bob', MINUTE)).toMatchObject({ count: 1 });
    expect(await counter.hit('ann', 3600)).toEqual({ count: 1, msToReset: 3_600_000 });
  });

  it('looks without counting, also where there is nothing yet and where the window has ended', async () => {
    const counter = newCounter();
    expect(counter.peek('ann', MINUTE)).toEqual({ count: 0, msToReset: 60_000 });
    await counter.hit('ann', MINUTE);
    jest.advanceTimersByTime(20_000);
    expect(counter.peek('ann', MINUTE)).toEqual({ count: 1, msToReset: 40_000 });
    expect(counter.peek('ann', MINUTE)).toEqual({ count: 1, msToReset: 40_000 });
    jest.advanceTimersByTime(40_000);
    expect(counter.peek('ann', MINUTE)).toEqual({ count: 0, msToReset: 60_000 });
  });

  it('takes a hit back, without touching the window', async () => {
    const counter = newCounter();
    await counter.hit('ann', MINUTE);
    await counter.hit('ann', MINUTE);
    jest.advanceTimersByTime(10_000);
    await counter.takeBack('ann', MINUTE);
    expect(counter.peek('ann', MINUTE)).toEqual({ count: 1, msToReset: 50_000 });
  });

  it('gives nothing away for a hit that is taken back when its window has ended already', async () => {
    const counter = newCounter();
    await counter.hit('ann', MINUTE);
    jest.advanceTimersByTime(60_000);
    await counter.takeBack('ann', MINUTE);
    expect(await counter.hit('ann', MINUTE)).toMatchObject({ count: 1 });
  });

  it('gives each of 1,000 hits at once a number of its own', async () => {
    const counter = newCounter();
    const hits = await Promise.all(Array.from({ length: 1_000 }, () => counter.hit('ann', MINUTE)));
    expect(hits.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 1_000 }, (_, i) => i + 1),
    );
  });
});

describe('The storage of the throttler', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('blocks what is over the limit, and only that', async () => {
    const storage = new CounterThrottlerStorage(newCounter());
    const blocked: boolean[] = [];
    for (let hit = 0; hit < 5; hit++) {
      blocked.push((await storage.increment('ann', 60_000, 3)).isBlocked);
    }
    expect(blocked).toEqual([false, false, false, true, true]);
    expect(await storage.peek('ann', 60_000, 3)).toMatchObject({ totalHits: 5, isBlocked: true });
  });

  it.each([0, 1, 499, 500, 999, 1_000, 1_001, 30_500, 58_999, 59_000, 59_001, 59_999])(
    'tells whoever is blocked %i ms into the window a time in whole seconds that is never early, and less than 1 s late',
    async (elapsed) => {
      const storage = new CounterThrottlerStorage(newCounter());
      await storage.increment('ann', 60_000, 1);
      jest.advanceTimersByTime(elapsed);
      const { isBlocked, timeToBlockExpire } = await storage.increment('ann', 60_000, 1);
      const retryAfter = new RateLimited('MINUTE_LIMIT_REACHED', timeToBlockExpire * 1_000).retryAfter ?? 0;
      expect(isBlocked).toBe(true);
      expect(Number.isInteger(retryAfter)).toBe(true);
      expect(retryAfter * 1_000 - (60_000 - elapsed)).toBeLessThan(1_000);
      jest.advanceTimersByTime(retryAfter * 1_000);
      expect(await storage.increment('ann', 60_000, 1)).toMatchObject({ isBlocked: false, totalHits: 1 });
    },
  );
});
