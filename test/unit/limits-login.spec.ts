import { RateLimiterMemory } from 'rate-limiter-flexible';
import { RateLimited } from '@/http/errors/errors';
import { FlexibleHitCounter } from '@/counters/hit-counter';
import { LoginLimiter } from '@/rate-limits/login-limiter';

const MINUTE_MS = 60_000;
const RIGHT = () => Promise.resolve({ verified: 'a session' });
const WRONG = () => Promise.resolve({ verified: null });

describe('The limit of failed logins from one address', () => {
  let limiter: LoginLimiter;
  /** The refusal, or what the attempt gave. */
  const attempt = (address: string, work: () => Promise<{ verified: string | null }>) =>
    limiter.attempt(address, work).then(
      ({ verified }) => verified,
      (error: unknown) => {
        if (error instanceof RateLimited) {
          return error;
        }
        throw error;
      },
    );
  const fail = async (times: number, address: string) => {
    for (let time = 0; time < times; time++) {
      expect(await attempt(address, WRONG)).toBeNull();
    }
  };

  beforeEach(() => {
    jest.useFakeTimers();
    limiter = new LoginLimiter(
      new FlexibleHitCounter((duration) => new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration })),
    );
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('refuses an address after 30 failures, for the rest of the minute, without trying', async () => {
    await fail(30, '192.0.2.1');
    const right = jest.fn(RIGHT);
    expect(await attempt('192.0.2.1', right)).toMatchObject({ retryAfter: 60 });
    expect(right).not.toHaveBeenCalled();
    expect(await attempt('192.0.2.2', RIGHT)).toBe('a session');
    jest.advanceTimersByTime(MINUTE_MS);
    expect(await attempt('192.0.2.1', RIGHT)).toBe('a session');
  });

  it('says when to retry', async () => {
    await fail(30, '192.0.2.1');
    jest.advanceTimersByTime(18_000);
    expect(await attempt('192.0.2.1', RIGHT)).toMatchObject({
      message: 'Too many failed logins from this address. Retry in 42 seconds.',
    });
  });

  it('counts an IPv6 address by its /64', async () => {
    await fail(15, '2001:db8:7:7::1');
    await fail(15, '2001:db8:7:7::2');
    expect(await attempt('2001:db8:7:7::3', RIGHT)).toBeInstanceOf(RateLimited);
    expect(await attempt('2001:db8:7:8::1', RIGHT)).toBe('a session');
  });

  it('does not count successes, nor attempts that ended in a fault', async () => {
    for (let time = 0; time < 40; time++) {
      expect(await attempt('192.0.2.1', RIGHT)).toBe('a session');
      await expect(attempt('192.0.2.1', () => Promise.reject(new Error('database')))).rejects.toThrow('database');
    }
    await fail(30, '192.0.2.1');
    expect(await attempt('192.0.2.1', RIGHT)).toBeInstanceOf(RateLimited);
  });

  it('tries exactly 30 of 50 wrong ones at once', async () => {
    const wrong = jest.fn(WRONG);
    const results = await Promise.all(Array.from({ length: 50 }, () => attempt('192.0.2.1', wrong)));
    expect(results.filter((result) => result === null)).toHaveLength(30);
    expect(wrong).toHaveBeenCalledTimes(30);
  });

  it('gives the audit log the first refusal of each window', async () => {
    for (let window = 0; window < 2; window++) {
      await fail(30, '192.0.2.1');
      jest.advanceTimersByTime(1_500);
      expect(await attempt('192.0.2.1', RIGHT)).toMatchObject({ denial: { code: 'RATE_LIMITED' } });
      jest.advanceTimersByTime(MINUTE_MS - 1_501);
      expect(await attempt('192.0.2.1', RIGHT)).toMatchObject({ denial: undefined });
      jest.advanceTimersByTime(1_000);
    }
  });
});
