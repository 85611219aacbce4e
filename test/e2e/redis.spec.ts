import Redis from 'ioredis';
import { TimeLimits } from '@/config/time-limits';
import type { FallbackHitCounter } from '@/counters/fallback.counter';
import { HIT_COUNTER, type HitCounter } from '@/counters/hit-counter';
import { createSignedInUser } from '../support/factories';
import { environment } from '../support/environment';
import { createOwnRedis, type OwnRedis } from '../support/own-redis';
import { patientTimeLimits } from '../support/patience';
import { atOnce, call, callWhenServed, quotasOf, tally, until } from '../support/requests';
import { slowDownWindows } from '../support/slow-windows';
import { limitTo } from '../support/small-limits';
import { ADMIN_EMAIL, ADMIN_PASSWORD, createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const SESSION = '/api/auth/session';
const signIn = (service: TestApp) => createSignedInUser(service.admin, service.client(''));

// Two instances share their database and their Redis; without TEST_DATABASE_URL and TEST_REDIS_URL there is neither.
const onBoth = environment.databaseUrl && environment.redisUrl ? describe : describe.skip;

onBoth('Two instances', () => {
  let one: TestApp;
  let other: TestApp;

  beforeAll(async () => {
    one = await createTestApp({ config: { rateLimitPerMinute: 500, rateLimitPerHour: 5_000, trustProxy: 1 } });
    other = await createTestApp({ config: one.config, database: one.database });
    [one, other].forEach(slowDownWindows);
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  const either = (index: number) => (index % 2 === 0 ? one : other).baseUrl;
  const guess = (index: number, email: string, address: string) =>
    callWhenServed(either(index), '/api/auth/login', { method: 'POST', body: { email, password: 'wrong' }, address });

  it('let exactly 500 of 1,000 requests pass that a user sends to both at once', async () => {
    const { token } = await signIn(one);
    const answers = await atOnce(1_000, (index) => callWhenServed(either(index), SESSION, { token }));
    expect(tally(answers)).toEqual({ 200: 500, 429: 500 });
    const { headers } = await call(other.baseUrl, SESSION, { token });
    expect(quotasOf(headers)).toMatchObject({ minute: { remaining: 0 }, hour: { remaining: 3_999 } });
  });

  it('let exactly 100 of 150 requests of an address pass', async () => {
    const answers = await atOnce(150, (index) => call(either(index), SESSION, { address: '192.0.2.1' }));
    expect(tally(answers)).toEqual({ 401: 100, 429: 50 });
  });

  it('try exactly 10 of 50 wrong logins of one account from one address', async () => {
    const answers = await atOnce(50, (index) => guess(index, 'nobody@example.com', '192.0.2.2'));
    expect(tally(answers)).toEqual({ 401: 10, 429: 40 });
  });

  it('try exactly 100 of 110 wrong logins of one account from 110 addresses', async () => {
    const answers = await atOnce(110, (index) => guess(index, 'no-one@example.com', `198.51.100.${index + 1}`));
    expect(tally(answers)).toEqual({ 401: 100, 429: 10 });
  });

  it('have a change of the limits in force within 5 s on the one that did not make it', async () => {
    const { token } = await signIn(one);
    await call(other.baseUrl, SESSION, { token });
    await one.admin.settings.update({ rateLimitPerMinute: 450, rateLimitPerHour: 4_500 });
    const policyOf = async ({ baseUrl }: TestApp) =>
      (await call(baseUrl, SESSION, { token })).headers.get('ratelimit-policy');
    const changed = '"minute";q=450;w=60, "hour";q=4500;w=3600';
    expect(await policyOf(one)).toBe(changed);
    await until('the other instance knows', async () => (await policyOf(other)) === changed);
  });
});

// TEST_REDIS_URL says that there is a redis-server; these tests start and stop one of their own.
const onRedis = environment.redisUrl ? describe : describe.skip;

onRedis('Redis', () => {
  let redis: OwnRedis;
  let database: TestDatabase;
  let service: TestApp;
  let token: string;
  const said = (message: string) => service.logs.filter(({ msg }) => String(msg).startsWith(message)).length;
  const session = () => call(service.baseUrl, SESSION, { token });
  const inspect = async <T>(work: (client: Redis) => Promise<T>): Promise<T> => {
    const client = new Redis(redis.url);
    try {
      return await work(client);
    } finally {
      client.disconnect();
    }
  };
  /** Returns the key of a user's window of a minute, which a request opens. */
  const minuteOf = async ({ user, token: own }: Awaited<ReturnType<typeof signIn>>): Promise<string> => {
    await call(service.baseUrl, SESSION, { token: own });
    return inspect(async (client) => (await client.keys(`*user:${user.id}:minute`))[0] ?? '');
  };
  const isCounting = () => inspect(async (client) => (await client.dbsize()) > 0);

  beforeAll(async () => {
    redis = await createOwnRedis();
    await redis.start();
    database = await createTestDatabase();
    service = await createTestApp({ config: { redisUrl: redis.url }, database });
    ({ token } = await signIn(service));
  });
  afterAll(async () => {
    try {
      await service.close();
    } finally {
      // Also after a failure: no server may outlive the suite.
      await redis.stop();
      await database.drop();
    }
  });

  it('holds the window whose end Retry-After tells, never too early', async () => {
    const user = await signIn(service);
    const key = await minuteOf(user);
    const restoreLimits = limitTo(service, { rateLimitPerMinute: 1 });
    try {
      const before = await inspect((client) => client.pttl(key));
      const { headers } = await call(service.baseUrl, SESSION, { token: user.token });
      const after = await inspect((client) => client.pttl(key));
      const retryAfterMs = Number(headers.get('retry-after')) * 1_000;
      expect(retryAfterMs).toBeGreaterThanOrEqual(after);
      expect(retryAfterMs).toBeLessThan(before + 1_000);
    } finally {
      restoreLimits();
    }
  });

  it('ends a window when it is over: a request then passes', async () => {
    const user = await signIn(service);
    const key = await minuteOf(user);
    const restoreLimits = limitTo(service, { rateLimitPerMinute: 1 });
    try {
      // The service learns of the shorter window with a request. On a slow machine that may come too late.
      await until('the window is about to end', async () => {
        await inspect((client) => client.pexpire(key, 2_000));
        const { status, headers } = await call(service.baseUrl, SESSION, { token: user.token });
        return status === 200 || Number(headers.get('retry-after')) <= 2;
      });
      await until('the window ends', async () => {
        return (await call(service.baseUrl, SESSION, { token: user.token })).status === 200;
      });
    } finally {
      restoreLimits();
    }
  });

  it('may be stopped: every request is answered, limits hold in memory, and the log says so once', async () => {
    await redis.stop();
    const before = quotasOf((await session()).headers).hour?.remaining;
    const answers = await atOnce(20, session);
    expect(tally(answers)).toEqual({ 200: 20 });
    expect(quotasOf((await session()).headers).hour?.remaining).toBe((before ?? NaN) - 21);
    expect(said('Redis is away')).toBe(1);
    expect(tally(await atOnce(15, () => wrongLogin('away@example.com')))).toEqual({ 401: 10, 429: 5 });
  });

  it('is used again by itself when it is back', async () => {
    await redis.start();
    await until('the log says that Redis is back', async () => {
      expect((await session()).status).toBe(200);
      return said('Redis is back') === 1;
    });
    expect(await isCounting()).toBe(true);
    expect(said('Redis is away')).toBe(1);
  });

  it('may hang: one request in a second asks it and waits, and all others do not ask', async () => {
    const timeLimits = patientTimeLimits({ redis: new TimeLimits().redis });
    const own = await createTestApp({ config: { redisUrl: redis.url, timeLimits }, database });
    const ask = () => call(own.baseUrl, SESSION, { token: own.adminToken });
    const log = (message: string) => own.logs.some(({ msg }) => String(msg).startsWith(message));
    try {
      await ask();
      const counter = own.app.get<FallbackHitCounter>(HIT_COUNTER, { strict: false });
      const asked = jest.spyOn((counter as unknown as { redis: HitCounter }).redis, 'hit');
      // Its clock stands still, so that the second lasts as long as the test needs.
      let now = performance.now();
      Object.assign(counter, { now: () => now });
      redis.freeze();
      for (let second = 0; second < 2; second += 1) {
        now += 1_000;
        asked.mockClear();
        expect((await ask()).status).toBe(200);
        expect(asked).toHaveBeenCalled();
        asked.mockClear();
        expect(tally(await atOnce(20, ask))).toEqual({ 200: 20 });
        const body = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
        expect((await call(own.baseUrl, '/api/auth/login', { method: 'POST', body })).status).toBe(200);
        expect(asked).not.toHaveBeenCalled();
      }
      expect(log('Redis is away')).toBe(true);
      redis.thaw();
      Object.assign(counter, { now: () => performance.now() });
      await until('Redis counts again', async () => {
        await ask();
        return log('Redis is back');
      });
    } finally {
      redis.thaw();
      await own.close();
    }
  });

  it('need not be there when the service starts', async () => {
    await service.close();
    await redis.stop();
    service = await createTestApp({ config: { redisUrl: redis.url }, database });
    expect((await session()).status).toBe(200);
    expect(said('Redis is away')).toBe(1);
    await redis.start();
    await until('Redis counts', async () => {
      await session();
      return said('Redis is back') === 1;
    });
    expect(await isCounting()).toBe(true);
  });

  const wrongLogin = (email: string) =>
    call(service.baseUrl, '/api/auth/login', { method: 'POST', body: { email, password: 'wrong' } });
});
