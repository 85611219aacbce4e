import { RateLimiterMemory } from 'rate-limiter-flexible';
import { RateLimited } from '@/common/errors';
import { FlexibleHitCounter } from '@/limits/hit-counter';
import { LoginLimiter } from '@/limits/login-limiter';

const MINUTE_MS = 60_000;
const RIGHT = () => Promise.resolve('a session');
const WRONG = () => Promise.resolve(null);

describe('The limit of failed logins', () => {
  let limiter: LoginLimiter;
  let addresses: number;
  const anyAddress = () => `address ${(addresses += 1)}`;
  /** The error's `Retry-After`, or what the attempt gave. */
  const attempt = (account: string, address: string, work: () => Promise<string | null>) =>
    limiter.attempt(account, address, work).catch((error: unknown) => {
      if (error instanceof RateLimited) {
        return error.retryAfter;
      }
      throw error;
    });
  const fail = async (times: number, account: () => string, address: () => string) => {
    for (let time = 0; time < times; time++) {
      expect(await attempt(account(), address(), WRONG)).toBeNull();
    }
  };

  beforeEach(() => {
    jest.useFakeTimers();
    addresses = 0;
    limiter = new LoginLimiter(
      new FlexibleHitCounter((duration) => new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration })),
    );
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('refuses an account after 10 failures from wherever, for the rest of 15 minutes, without trying', async () => {
    await fail(10, () => 'ann', anyAddress);
    jest.advanceTimersByTime(MINUTE_MS);
    const right = jest.fn(RIGHT);
    expect(await attempt('ann', anyAddress(), right)).toBe(14 * 60);
    expect(right).not.toHaveBeenCalled();
    expect(await attempt('bob', anyAddress(), RIGHT)).toBe('a session');
    jest.advanceTimersByTime(14 * MINUTE_MS);
    expect(await attempt('ann', anyAddress(), RIGHT)).toBe('a session');
  });

  it('refuses an address after 30 failures with whatever account, for the rest of the minute', async () => {
    let account = 0;
    await fail(
      30,
      () => `account ${(account += 1)}`,
      () => '192.0.2.1',
    );
    expect(await attempt('ann', '192.0.2.1', RIGHT)).toBe(60);
    expect(await attempt('ann', '192.0.2.2', RIGHT)).toBe('a session');
    jest.advanceTimersByTime(MINUTE_MS);
    expect(await attempt('ann', '192.0.2.1', RIGHT)).toBe('a session');
  });

  it('does not count successes, nor attempts that ended in a fault', async () => {
    for (let time = 0; time < 40; time++) {
      expect(await attempt('ann', '192.0.2.1', RIGHT)).toBe('a session');
      await expect(attempt('ann', '192.0.2.1', () => Promise.reject(new Error('database')))).rejects.toThrow(
        'database',
      );
    }
    await fail(
      10,
      () => 'ann',
      () => '192.0.2.1',
    );
    expect(await attempt('ann', '192.0.2.1', RIGHT)).toBe(15 * 60);
  });

  it('does not forget the failures for a success', async () => {
    await fail(9, () => 'ann', anyAddress);
    expect(await attempt('ann', anyAddress(), RIGHT)).toBe('a session');
    await fail(1, () => 'ann', anyAddress);
    expect(await attempt('ann', anyAddress(), RIGHT)).toBe(15 * 60);
  });

  it('tries exactly 10 of 50 wrong ones at once', async () => {
    const wrong = jest.fn(WRONG);
    const results = await Promise.all(Array.from({ length: 50 }, () => attempt('ann', anyAddress(), wrong)));
    expect(results.filter((result) => result === null)).toHaveLength(10);
    expect(results.filter((result) => result === 15 * 60)).toHaveLength(40);
    expect(wrong).toHaveBeenCalledTimes(10);
  });

  it('does not take a refusal for the account as a failure of the address', async () => {
    await fail(
      10,
      () => 'ann',
      () => '192.0.2.1',
    );
    for (let time = 0; time < 40; time++) {
      expect(await attempt('ann', '192.0.2.1', RIGHT)).toBe(15 * 60);
    }
    expect(await attempt('bob', '192.0.2.1', RIGHT)).toBe('a session');
  });

  it('does not take a refusal for the address as a failure of the account', async () => {
    let account = 0;
    await fail(
      30,
      () => `account ${(account += 1)}`,
      () => '192.0.2.1',
    );
    for (let time = 0; time < 20; time++) {
      expect(await attempt('ann', '192.0.2.1', RIGHT)).toBe(60);
    }
    expect(await attempt('ann', '192.0.2.2', RIGHT)).toBe('a session');
  });

  describe('gives the audit log', () => {
    const owner = () => Promise.resolve({ id: 'u1', email: 'ann@example.com' });
    const denialOf = async (account: string, address: string) => {
      const refusal: unknown = await limiter.attempt(account, address, RIGHT, owner).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(RateLimited);
      return (refusal as RateLimited).denial;
    };

    it('the first refusal of each window of an account, and whose it is', async () => {
      for (let window = 0; window < 2; window++) {
        await fail(10, () => 'ann', anyAddress);
        jest.advanceTimersByTime(MINUTE_MS);
        expect(await denialOf('ann', anyAddress())).toEqual({ code: 'ACCOUNT_LOCKED', account: owner });
        jest.advanceTimersByTime(14 * MINUTE_MS - 1);
        expect(await denialOf('ann', anyAddress())).toBeUndefined();
        jest.advanceTimersByTime(1);
      }
    });

    it('the first refusal of each window of an address', async () => {
      for (let window = 0; window < 2; window++) {
        let account = 0;
        await fail(
          30,
          () => `account ${(account += 1)}`,
          () => '192.0.2.1',
        );
        jest.advanceTimersByTime(1_500);
        expect(await denialOf('ann', '192.0.2.1')).toEqual({ code: 'RATE_LIMITED', account: undefined });
        jest.advanceTimersByTime(MINUTE_MS - 1_501);
        expect(await denialOf('bob', '192.0.2.1')).toBeUndefined();
        jest.advanceTimersByTime(1_000);
      }
    });
  });

  it('tells the longer of two waits', async () => {
    await fail(10, () => 'ann', anyAddress);
    jest.advanceTimersByTime(10 * MINUTE_MS);
    let account = 0;
    await fail(
      30,
      () => `account ${(account += 1)}`,
      () => '192.0.2.1',
    );
    expect(await attempt('ann', '192.0.2.1', RIGHT)).toBe(5 * 60);
  });
});
