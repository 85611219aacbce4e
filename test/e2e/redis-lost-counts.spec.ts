import { TimeLimits } from '@/config/time-limits';
import { environment } from '../support/environment';
import { createSignedInUser } from '../support/factories';
import { createOwnRedis, type OwnRedis } from '../support/own-redis';
import { patientTimeLimits } from '../support/patience';
import { atOnce, call, tally, until } from '../support/requests';
import { slowDownWindows } from '../support/slow-windows';
import { ADMIN_EMAIL, ADMIN_PASSWORD, createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const SESSION = '/api/auth/session';
const LIMIT = 60;

// TEST_REDIS_URL says that there is a redis-server; these tests start and stop servers of their own.
const onRedis = environment.redisUrl ? describe : describe.skip;

onRedis('Limits of one instance whose Redis fails', () => {
  let redis: OwnRedis;
  let database: TestDatabase;
  let service: TestApp;

  beforeAll(async () => {
    redis = await createOwnRedis();
    await redis.start();
    database = await createTestDatabase();
    const timeLimits = patientTimeLimits({ redis: new TimeLimits().redis });
    service = await createTestApp({ config: { redisUrl: redis.url, rateLimitPerMinute: LIMIT, timeLimits }, database });
    slowDownWindows(service);
  });
  afterAll(async () => {
    try {
      await service.close();
    } finally {
      await redis.stop();
      await database.drop();
    }
  });

  const said = (message: string) => service.logs.filter(({ msg }) => String(msg).startsWith(message)).length;
  const send = async (count: number, token: string): Promise<number> =>
    tally(await atOnce(count, () => call(service.baseUrl, SESSION, { token })))[200] ?? 0;
  const isBack = async (before: number): Promise<void> => {
    const other = await createSignedInUser(service.admin, service.client(''));
    await until('Redis counts again', async () => {
      await call(service.baseUrl, SESSION, { token: other.token });
      return said('Redis is back') > before;
    });
  };

  it('let exactly the limit pass if Redis hangs in between', async () => {
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const back = said('Redis is back');
    let passed = await send(LIMIT / 2, token);
    redis.freeze();
    try {
      passed += await send(LIMIT, token);
    } finally {
      redis.thaw();
    }
    expect(passed).toBe(LIMIT);
    await isBack(back);
    expect(await send(5, token)).toBe(0);
  });

  it('let exactly the limit pass if Redis is restarted without its counts', async () => {
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const back = said('Redis is back');
    let passed = await send(LIMIT / 2, token);
    await redis.stop();
    passed += await send(1, token);
    await redis.start();
    await isBack(back);
    passed += await send(LIMIT, token);
    expect(passed).toBe(LIMIT);
  });
});

onRedis('Two deployments on one Redis', () => {
  let redis: OwnRedis;
  const services: TestApp[] = [];
  const databases: TestDatabase[] = [];

  beforeAll(async () => {
    redis = await createOwnRedis();
    await redis.start();
  });
  afterAll(async () => {
    try {
      await Promise.all(services.map((service) => service.close()));
    } finally {
      await redis.stop();
      await Promise.all(databases.map((database) => database.drop()));
    }
  });

  async function deploy(redisPrefix?: string): Promise<TestApp> {
    const database = await createTestDatabase({ migrated: false });
    databases.push(database);
    const service = await createTestApp({ config: { redisUrl: redis.url, redisPrefix }, database });
    services.push(service);
    return service;
  }

  const anonymous = async ({ baseUrl }: TestApp): Promise<string | null> =>
    (await call(baseUrl, SESSION)).headers.get('ratelimit');

  it('count apart without any configuration', async () => {
    const [one, other] = [await deploy(), await deploy()];
    expect(await anonymous(one)).toMatch(/r=98;/);
    expect(await anonymous(one)).toMatch(/r=97;/);
    expect(await anonymous(other)).toMatch(/r=98;/);
  });

  it('count together with the same REDIS_PREFIX', async () => {
    const [one, other] = [await deploy('shared'), await deploy('shared')];
    const first = Number(/r=(\d+);/.exec((await anonymous(one)) ?? '')?.[1]);
    expect(await anonymous(other)).toMatch(new RegExp(`r=${first - 1};`));
  });
});

onRedis('A Redis that rejects the password of REDIS_URL', () => {
  const secret = 'not-the-right-one';
  let redis: OwnRedis;
  let database: TestDatabase;
  let service: TestApp;

  beforeAll(async () => {
    redis = await createOwnRedis('the-right-one');
    await redis.start();
    database = await createTestDatabase();
    const redisUrl = redis.url.replace('the-right-one', secret);
    service = await createTestApp({ config: { redisUrl, logLevel: 'trace' }, database });
  });
  afterAll(async () => {
    try {
      await service.close();
    } finally {
      await redis.stop();
      await database.drop();
    }
  });

  it('is named in one warning, which has the cause and no password, and limits are counted in memory', async () => {
    const body = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
    expect((await call(service.baseUrl, '/api/auth/login', { method: 'POST', body })).status).toBe(200);
    const warnings = service.logs.filter(({ level, context }) => level === 'warn' && context === 'Limits');
    expect(warnings.map(({ msg }) => msg)).toEqual([
      'Redis is away: limits are counted in the memory of each instance. Redis rejects the user or the password of REDIS_URL: correct it.',
    ]);
    expect(JSON.stringify(service.logs)).not.toContain(secret);
  });
});
