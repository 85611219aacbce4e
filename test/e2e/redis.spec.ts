import Redis from 'ioredis';
import { createSignedInUser } from '../support/factories';
import { environment } from '../support/environment';
import { createOwnRedis, type OwnRedis } from '../support/own-redis';
import { atOnce, call, callWhenServed, HANG_MS, quotasOf, tally, until } from '../support/requests';
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

  it('holds the window whose end Retry-After tells: a retry then passes, none before', async () => {
    const user = await signIn(service);
    const key = await inspect(async (client) => {
      await call(service.baseUrl, SESSION, { token: user.token });
      return (await client.keys(`*user:${user.user.id}:minute`))[0] ?? '';
    });
    const restoreLimits = limitTo(service, { rateLimitPerMinute: 1 });
    try {
      const before = await inspect((client) => client.pttl(key));
      const { headers } = await call(service.baseUrl, SESSION, { token: user.token });
      const after = await inspect((client) => client.pttl(key));
      const retryAfterMs = Number(headers.get('retry-after')) * 1_000;
      expect(retryAfterMs).toBeGreaterThanOrEqual(after);
      expect(retryAfterMs).toBeLessThan(before + 1_000);

      await inspect((client) => client.pexpire(key, 3_000));
      const shortened = performance.now();
      const refused = await call(service.baseUrl, SESSION, { token: user.token });
      expect(refused.status).toBe(429);
      const retryAfter = Number(refused.headers.get('retry-after'));
      expect(retryAfter).toBeLessThanOrEqual(3);
      await until('the window ends', async () => {
        return (await call(service.baseUrl, SESSION, { token: user.token })).status === 200;
      });
      expect(performance.now() - shortened).toBeGreaterThanOrEqual(3_000);
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

  it('may hang: no request waits for long, and most do not wait at all', async () => {
    const usual = median((await sequence(30, session)).map(({ ms }) => ms));
    redis.freeze();
    try {
      const times: number[] = [];
      const waited = () => times.filter((ms) => ms > usual + 200);
      // One in a second looks whether Redis is back; had none waited, Redis would not have hung.
      await until('three have waited', async () => {
        const { status, ms } = await session();
        expect(status).toBe(200);
        times.push(ms);
        return waited().length >= 3;
      });
      expect(Math.max(...times)).toBeLessThan(HANG_MS);
      expect(waited().length).toBeLessThan(times.length / 2);
      const credentials = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
      const login = await call(service.baseUrl, '/api/auth/login', { method: 'POST', body: credentials });
      expect([login.status, login.ms < HANG_MS]).toEqual([200, true]);
    } finally {
      redis.thaw();
    }
    await until('Redis counts again', async () => {
      await session();
      return said('Redis is back') === 2;
    });
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

async function sequence<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time++) {
    results.push(await work());
  }
  return results;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
