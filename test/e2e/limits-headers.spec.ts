import { freshAddress } from '../support/addresses';
import { createSignedInUser } from '../support/factories';
import { call, type CallOptions, quotasOf } from '../support/requests';
import { limitTo } from '../support/small-limits';
import { slowDownWindows } from '../support/slow-windows';
import { ADMIN_EMAIL, ADMIN_PASSWORD, createTestApp, type TestApp } from '../support/test-app';

const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';
const USERS = '/api/admin/users';

/** Every answer has the quotas of whom it counted for, and counts exactly once, whatever it says. */
describe('The headers of the limits', () => {
  let service: TestApp;
  let adminToken: string;
  let userToken: string;

  beforeAll(async () => {
    service = await createTestApp({
      config: { trustProxy: 1, rateLimitPerMinute: 400, rateLimitPerHour: 900, rateLimitAnonymousPerMinute: 70 },
    });
    slowDownWindows(service);
    ({ adminToken } = service);
    ({ token: userToken } = await createSignedInUser(service.admin, service.client('')));
  });
  afterAll(() => service.close());

  const remainingOf = async (token: string) => {
    const { minute, hour } = quotasOf((await call(service.baseUrl, '/api/auth/session', { token })).headers);
    return [minute?.remaining ?? NaN, hour?.remaining ?? NaN] as const;
  };

  const json = { 'content-type': 'application/json' };
  const cases: [status: number, what: string, path: string, options: () => CallOptions & { raw?: string }][] = [
    [200, 'a list', USERS, () => ({})],
    [200, 'a HEAD of a list', USERS, () => ({ method: 'HEAD' })],
    [201, 'a creation', USERS, () => ({ method: 'POST', body: { email: 'headers@example.com', name: 'Headers' } })],
    [400, 'an invalid body', USERS, () => ({ method: 'POST', body: {} })],
    [400, 'a body that is no JSON', USERS, () => ({ method: 'POST', headers: json, raw: '{' })],
    [400, 'an unknown query parameter', `${USERS}?nothing=1`, () => ({})],
    [400, 'a malformed URL', `${USERS}/%zz`, () => ({})],
    [404, 'an unknown id', `${USERS}/${UNKNOWN_ID}`, () => ({})],
    [404, 'an unknown path', '/api/nowhere', () => ({})],
    [405, 'a wrong verb', USERS, () => ({ method: 'DELETE' })],
    [409, 'a taken email', USERS, () => ({ method: 'POST', body: { email: ADMIN_EMAIL, name: 'Root' } })],
    [413, 'a body over 1 MiB', USERS, () => ({ method: 'POST', headers: json, raw: ' '.repeat(1_048_577) })],
    [
      415,
      'a body that says it is no JSON',
      USERS,
      () => ({ method: 'POST', headers: { 'content-type': 'text/plain' }, raw: 'a' }),
    ],
  ];

  it.each(cases)('are on a %i: %s, which counts once in both windows', async (status, _what, path, options) => {
    const [minute, hour] = await remainingOf(adminToken);
    const { raw, body, headers, method } = options();
    const response = await fetch(`${service.baseUrl}${path}`, {
      method,
      headers: { ...(body && json), ...headers, authorization: `Bearer ${adminToken}` },
      body: raw ?? (body && JSON.stringify(body)),
    });
    await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('ratelimit-policy')).toBe('"minute";q=400;w=60, "hour";q=900;w=3600');
    const quotas = quotasOf(response.headers);
    expect(quotas).toMatchObject({ minute: { remaining: minute - 1 }, hour: { remaining: hour - 1 } });
    expect(quotas.minute?.resetSeconds).toBeLessThanOrEqual(60);
    expect(quotas.minute?.resetSeconds).toBeGreaterThan(0);
    expect(quotas.hour?.resetSeconds).toBeLessThanOrEqual(3_600);
    expect(quotas.hour?.resetSeconds).toBeGreaterThan(3_000);
  });

  it('are on a 403, with the quotas of the user who is refused', async () => {
    const [minute] = await remainingOf(userToken);
    const { status, headers } = await call(service.baseUrl, USERS, { token: userToken });
    expect(status).toBe(403);
    expect(quotasOf(headers)).toMatchObject({ minute: { limit: 400, remaining: minute - 1 }, hour: { limit: 900 } });
  });

  it('are on a 500', async () => {
    await service.sql('ALTER TABLE organizations RENAME COLUMN plan TO plan_away');
    try {
      const { status, headers, body } = await call(service.baseUrl, '/api/admin/organizations', { token: adminToken });
      expect([status, body.error?.code]).toEqual([500, 'INTERNAL_ERROR']);
      expect(Object.keys(quotasOf(headers))).toEqual(['minute', 'hour']);
    } finally {
      await service.sql('ALTER TABLE organizations RENAME COLUMN plan_away TO plan');
    }
  });

  it.each([
    [401, 'a request without a token', USERS, {}],
    [401, 'a refused token', USERS, { token: 'no.such.token' }],
    [401, 'a refused login', '/api/auth/login', { method: 'POST', body: { email: 'a@b.co', password: 'x' } }],
    [400, 'an invalid login', '/api/auth/login', { method: 'POST', body: {} }],
    [405, 'a wrong verb on the login', '/api/auth/login', { method: 'PUT' }],
    [200, 'a login', '/api/auth/login', { method: 'POST', body: { email: ADMIN_EMAIL, password: ADMIN_PASSWORD } }],
  ])('are on a %i: %s, with the one quota of the address', async (status, _what, path, options) => {
    const address = freshAddress();
    const answer = await call(service.baseUrl, path, { ...options, address });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('ratelimit-policy')).toBe('"minute";q=70;w=60');
    expect(answer.headers.get('ratelimit')).toMatch(/^"minute";r=69;t=(60|59)$/);
  });

  it('are on a 429, of a user and of an address', async () => {
    limitTo(service, { rateLimitPerMinute: 1 });
    await call(service.baseUrl, '/api/auth/session', { token: userToken });
    const user = await call(service.baseUrl, '/api/auth/session', { token: userToken });
    expect(user.status).toBe(429);
    expect(user.headers.get('ratelimit')).toMatch(/^"minute";r=0;t=\d+, "hour";r=\d+;t=\d+$/);
    const address = freshAddress();
    for (let request = 0; request < 70; request++) {
      await call(service.baseUrl, USERS, { address });
    }
    const anonymous = await call(service.baseUrl, USERS, { address });
    expect(anonymous.status).toBe(429);
    expect(anonymous.headers.get('ratelimit')).toMatch(/^"minute";r=0;t=\d+$/);
  });
});
