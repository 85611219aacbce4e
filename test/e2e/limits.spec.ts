import { loadConfig } from '@/config/config';
import { freshAddress } from '../support/addresses';
import { createSignedInUser } from '../support/factories';
import { atOnce, call, callWhenServed, quotasOf, tally, until } from '../support/requests';
import { limitTo } from '../support/small-limits';
import { slowDownWindows } from '../support/slow-windows';
import { createTestApp, type TestApp } from '../support/test-app';

const SESSION = '/api/auth/session';
const signIn = (service: TestApp) => createSignedInUser(service.admin, service.client(''));

describe('The limits of a user', () => {
  let service: TestApp;
  /** Enough users for all tests, as the first admin is limited too once the limits are small. */
  let users: Awaited<ReturnType<typeof signIn>>[];
  const nextUser = () => {
    const user = users.pop();
    if (!user) {
      throw new Error('Sign in more users');
    }
    return user;
  };
  const session = (token: string) => call(service.baseUrl, SESSION, { token });

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
    slowDownWindows(service);
    users = await atOnce(8, () => signIn(service));
    limitTo(service, { rateLimitPerMinute: 5, rateLimitPerHour: 8 });
  });
  afterAll(() => service.close());

  it('let as many requests pass in a minute as the settings say, and refuse the next with 429', async () => {
    const { token } = nextUser();
    const answers = [];
    for (let request = 0; request < 6; request++) {
      answers.push(await session(token));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => quotasOf(headers).minute?.remaining)).toEqual([4, 3, 2, 1, 0, 0]);
    expect(answers.map(({ headers }) => quotasOf(headers).hour?.remaining)).toEqual([7, 6, 5, 4, 3, 2]);
    expect(answers.map(({ headers }) => headers.has('retry-after'))).toEqual([false, false, false, false, false, true]);
  });

  it('answer with the envelope, RATE_LIMITED and a Retry-After of whole seconds', async () => {
    const { token } = nextUser();
    const answers = await atOnce(6, () => session(token));
    const refused = answers.find(({ status }) => status === 429);
    const requestId = refused?.headers.get('x-request-id');
    expect(refused?.body).toEqual({
      success: false,
      error: {
        code: 'RATE_LIMITED',
        message: expect.stringMatching(/^Too many requests\. Retry in \d+ seconds?\.$/) as string,
        requestId,
        reason: 'MINUTE_LIMIT_REACHED',
      },
    });
    expect(refused?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    const { minute } = quotasOf(refused?.headers ?? new Headers());
    expect(Number(refused?.headers.get('retry-after'))).toBe(minute?.resetSeconds);
    expect(minute?.resetSeconds).toBeGreaterThan(0);
    expect(minute?.resetSeconds).toBeLessThanOrEqual(60);
  });

  it('hold for an hour too, in which requests over the limit of the minute count', async () => {
    const { token } = nextUser();
    const answers = [];
    for (let request = 0; request < 9; request++) {
      answers.push(await session(token));
    }
    expect(answers.map(({ headers }) => quotasOf(headers).hour?.remaining)).toEqual([7, 6, 5, 4, 3, 2, 1, 0, 0]);
    // The eighth is over the minute only, the ninth over the hour.
    expect(Number(answers[7]?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(Number(answers[8]?.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect(Number(answers[8]?.headers.get('retry-after'))).toBeLessThanOrEqual(3_600);
  });

  it('are one for all sessions of a user', async () => {
    const { token, user } = nextUser();
    const other = await service.client('').auth.login({ email: user.email, password: 'a teapot on the moon' });
    expect(other.token).not.toBe(token);
    const answers = await atOnce(10, (index) => session(index % 2 === 0 ? token : other.token));
    expect(tally(answers)).toEqual({ 200: 5, 429: 5 });
  });

  it('are one for each user, whatever address the requests come from', async () => {
    const [ann, bob] = [nextUser(), nextUser()];
    const answers = await atOnce(6, () =>
      call(service.baseUrl, SESSION, { token: ann.token, address: freshAddress() }),
    );
    expect(tally(answers)).toEqual({ 200: 5, 429: 1 });
    expect((await session(bob.token)).status).toBe(200);
  });

  it('count 403s, and refuse with 429 before it would be a 403', async () => {
    const { token } = nextUser();
    const answers = [];
    for (let request = 0; request < 6; request++) {
      answers.push(await call(service.baseUrl, '/api/admin/users', { token }));
    }
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429]);
  });

  it('do not count the probes and the documentation, which have no headers of limits either', async () => {
    const { token } = nextUser();
    for (const path of ['/health/live', '/health/ready', '/docs', '/docs/openapi.json']) {
      const response = await fetch(`${service.baseUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
      expect([path, response.status]).toEqual([path, 200]);
      expect([response.headers.get('ratelimit'), response.headers.get('ratelimit-policy')]).toEqual([null, null]);
      await response.text();
    }
    expect(quotasOf((await session(token)).headers)).toMatchObject({
      minute: { remaining: 4 },
      hour: { remaining: 7 },
    });
  });
});

describe('The limits of a user, as they are without any setting', () => {
  it('let exactly 500 of 1,000 requests at once pass, and count all of them in the hour', async () => {
    const { rateLimitPerMinute, rateLimitPerHour } = loadConfig({});
    const service = await createTestApp({ config: { rateLimitPerMinute, rateLimitPerHour } });
    slowDownWindows(service);
    try {
      const { token } = await signIn(service);
      const answers = await atOnce(1_000, () => callWhenServed(service.baseUrl, SESSION, { token }));
      expect(tally(answers)).toEqual({ 200: 500, 429: 500 });
      const next = await call(service.baseUrl, SESSION, { token });
      expect(next.headers.get('ratelimit-policy')).toBe('"minute";q=500;w=60, "hour";q=5000;w=3600');
      expect(quotasOf(next.headers)).toMatchObject({ minute: { remaining: 0 }, hour: { remaining: 3_999 } });
    } finally {
      await service.close();
    }
  });
});

describe('The limits of an address, without a valid session', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
    slowDownWindows(service);
  });
  afterAll(() => service.close());

  it('let exactly 100 of 150 requests at once be answered as what they are, and refuse the others with 429', async () => {
    const address = freshAddress();
    const answers = await atOnce(150, () => call(service.baseUrl, '/api/admin/users', { address }));
    expect(tally(answers)).toEqual({ 401: 100, 429: 50 });
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.error?.code).toBe('RATE_LIMITED');
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await call(service.baseUrl, '/api/admin/users', { address: freshAddress() })).status).toBe(401);
  });

  it('count no token, a refused one, a path that is not there and a login alike', async () => {
    const address = freshAddress();
    const remaining = async (path: string, options: object = {}) =>
      quotasOf((await call(service.baseUrl, path, { address, ...options })).headers).minute?.remaining;
    expect(await remaining('/api/admin/users')).toBe(99);
    expect(await remaining('/api/admin/users', { token: 'no.such.token' })).toBe(98);
    expect(await remaining('/api/nowhere')).toBe(97);
    expect(await remaining('/api/auth/login', { method: 'POST', body: {} })).toBe(96);
    const credentials = { email: service.config.adminEmail, password: service.config.adminPassword };
    expect(await remaining('/api/auth/login', { method: 'POST', body: credentials })).toBe(95);
  });

  it('do not count for a user, nor does a user count for them', async () => {
    const address = freshAddress();
    const { token } = await signIn(service);
    await atOnce(101, () => call(service.baseUrl, SESSION, { address }));
    expect((await call(service.baseUrl, SESSION, { address, token })).status).toBe(200);
    const other = freshAddress();
    await atOnce(10, () => call(service.baseUrl, SESSION, { address: other, token }));
    const anonymous = await call(service.baseUrl, SESSION, { address: other });
    expect(quotasOf(anonymous.headers)).toMatchObject({ minute: { limit: 100, remaining: 99 } });
  });

  it('trust as many proxies as TRUST_PROXY says, and no address that a client writes', async () => {
    const address = freshAddress();
    const forged = await atOnce(3, (index) =>
      call(service.baseUrl, SESSION, { address: `203.0.113.${index + 1}, ${address}` }),
    );
    const remaining = forged.map(({ headers }) => quotasOf(headers).minute?.remaining);
    expect(remaining.sort()).toEqual([97, 98, 99]);
  });

  it('are those of the socket where no proxy is believed', async () => {
    const plain = await createTestApp({ config: { trustProxy: 0 }, database: undefined });
    try {
      const answers = await atOnce(3, () => call(plain.baseUrl, SESSION, { address: freshAddress() }));
      const remaining = answers.map(({ headers }) => quotasOf(headers).minute?.remaining ?? NaN);
      expect(Math.max(...remaining) - Math.min(...remaining)).toBe(2);
    } finally {
      await plain.close();
    }
  });
});

describe('The settings of the limits', () => {
  it('are in force at once where they were changed, and in the headers', async () => {
    const service = await createTestApp();
    slowDownWindows(service);
    try {
      const { token } = await signIn(service);
      await service.admin.settings.update({ rateLimitPerMinute: 60, rateLimitPerHour: 1_000 });
      const answer = await call(service.baseUrl, SESSION, { token });
      expect(answer.headers.get('ratelimit-policy')).toBe('"minute";q=60;w=60, "hour";q=1000;w=3600');
      await atOnce(59, () => call(service.baseUrl, SESSION, { token }));
      const refused = await call(service.baseUrl, SESSION, { token });
      expect(refused.status).toBe(429);
      await service.sql('UPDATE settings SET rate_limit_per_minute = 10000');
      await until('the larger limit lets the user pass', async () => {
        const { status, headers } = await call(service.baseUrl, SESSION, { token });
        return status === 200 && quotasOf(headers).minute?.limit === 10_000;
      });
    } finally {
      await service.close();
    }
  });
});
