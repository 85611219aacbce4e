import * as argon2 from '@node-rs/argon2';
import type { Response } from 'supertest';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import { freshAddress } from '../support/addresses';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { claimsOf } from '../support/forge';
import { createTestApp, type TestApp } from '../support/test-app';

// The real one, watched: how often a password is really verified is what takes the time of a login.
jest.mock('@node-rs/argon2', () => {
  const actual = jest.requireActual<typeof argon2>('@node-rs/argon2');
  return { ...actual, verify: jest.fn(actual.verify) };
});

const NEW_PASSWORD = 'a kettle under the sea';
const OURS = '$argon2id$v=19$m=19456,t=2,p=1$';
/** Different on every answer, whatever was asked. */
const PER_REQUEST = ['x-request-id', 'date', 'ratelimit', 'connection', 'keep-alive'];

describe('Sessions', () => {
  let service: TestApp;

  beforeAll(async () => {
    // One proxy is believed, so that each login may come from an address of its own.
    service = await createTestApp({ config: { trustProxy: 1 }, passwordCost: {} });
  });
  afterAll(() => service.close());

  const login = (email: string, password: string, address = freshAddress()) =>
    service.http.post('/api/auth/login').set('X-Forwarded-For', address).send({ email, password });
  const signedIn = (overrides = {}) => createSignedInUser(service.admin, service.client(''), overrides);
  const statusOf = async (token: string) => (await service.as(token).get('/api/auth/session')).status;

  async function entryOf(response: Response): Promise<AuditLog> {
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    expect(data).toHaveLength(1);
    return data[0]!;
  }

  describe('Login', () => {
    it('POST /auth/login returns a token, its expiry and the user', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      const before = Math.floor(Date.now() / 1000);
      const response = await login(user.email, PASSWORD);
      expect(response.status).toBe(200);
      const { token, expiresAt } = response.body.data as { token: string; expiresAt: string };
      expect(response.body).toEqual({ success: true, data: { token, expiresAt, user: expect.any(Object) } });
      expect(response.body.data.user).toEqual({
        ...user,
        lastLoginAt: expect.any(String),
        lastActiveAt: expect.any(String),
      });

      const header = JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as unknown;
      expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
      const claims = claimsOf(token);
      expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
      expect(claims.sub).toBe(user.id);
      expect(new Date(Number(claims.exp) * 1000).toISOString()).toBe(expiresAt);
      expect(Number(claims.exp) - Number(claims.iat)).toBe(service.config.sessionTtlSeconds);
      expect(Number(claims.iat)).toBeGreaterThanOrEqual(before);
    });

    it('POST /auth/login sets lastLoginAt, which is no change of the user', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      expect(user.lastLoginAt).toBeNull();
      const before = Date.now();
      await login(user.email, PASSWORD);
      const after = await service.admin.users.get(user.id);
      expect(Date.parse(after.lastLoginAt!)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(after.lastLoginAt!)).toBeLessThanOrEqual(Date.now());
      expect(after).toEqual({ ...user, lastLoginAt: after.lastLoginAt, lastActiveAt: after.lastLoginAt });
      const { data } = await service.admin.auditLogs.list({ resourceId: user.id });
      expect(data.map(({ action }) => action)).toEqual(['CREATE']);
    });

    it.each([
      ['in capitals', 'SPELLING@EXAMPLE.COM'],
      ['with blanks around it', '  spelling@example.com\t'],
      ['in full width', 'ｓｐｅｌｌｉｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ'],
      ['as it is', 'spelling@example.com'],
    ])('POST /auth/login takes the email %s', async (_, spelling) => {
      const { data } = await service.admin.users.list({ email: 'spelling@example.com' });
      const user = data[0] ?? (await createUser(service.admin, { email: 'spelling@example.com', password: PASSWORD }));
      const response = await login(spelling, PASSWORD);
      expect([response.status, response.body.data.user.id]).toEqual([200, user.id]);
    });

    it('POST /auth/login takes the password in any Unicode normal form, and no other spelling', async () => {
      const { email } = await createUser(service.admin, { password: 'crème brûlée for breakfast' });
      expect((await login(email, 'crème brûlée for breakfast'.normalize('NFD'))).status).toBe(200);
      expect((await login(email, 'Crème brûlée for breakfast')).status).toBe(401);
      expect((await login(email, 'crème brûlée for breakfast ')).status).toBe(401);
      expect((await login(email, 'crème brûlée for breakfast\0')).status).toBe(400);
    });

    it('POST /auth/login is audited as the creation of a session by its user', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      const response = await login(user.email, PASSWORD, '10.200.0.1').set('User-Agent', 'a browser');
      const { token, expiresAt } = response.body.data as { token: string; expiresAt: string };
      expect(await entryOf(response)).toMatchObject({
        action: 'CREATE',
        resource: { type: 'session', id: claimsOf(token).sid, label: user.email },
        actor: { type: 'user', id: user.id, email: user.email },
        changes: { userId: { from: null, to: user.id }, expiresAt: { from: null, to: expiresAt } },
        outcome: 'SUCCESS',
        ip: '10.200.0.1',
        userAgent: 'a browser',
      });
    });

    it('POST /auth/login returns 400 that names the fault if the body is no login', async () => {
      for (const body of [
        {},
        { email: 'a@example.com' },
        { email: 1, password: {} },
        { email: null, password: null },
      ]) {
        const response = await service.http.post('/api/auth/login').set('X-Forwarded-For', freshAddress()).send(body);
        expect([response.status, response.body.error.code]).toEqual([400, 'BAD_REQUEST']);
        expect(response.body.error.details).toContainEqual(expect.objectContaining({ field: 'password' }));
      }
      const extra = { email: 'a@example.com', password: PASSWORD, role: 'admin' };
      const response = await service.http.post('/api/auth/login').send(extra);
      expect(response.body.error.details).toEqual([expect.objectContaining({ field: 'role', code: 'UNKNOWN_FIELD' })]);
    });

    it('a session lasts as long as the settings say', async () => {
      const { email } = await createUser(service.admin, { password: PASSWORD });
      await service.admin.settings.update({ sessionTtlSeconds: 61 });
      const claims = claimsOf((await login(email, PASSWORD)).body.data.token as string);
      expect(Number(claims.exp) - Number(claims.iat)).toBe(61);
      await service.admin.settings.update({ sessionTtlSeconds: service.config.sessionTtlSeconds });
    });
  });

  it('POST /auth/login refuses a wrong password, an unknown email, a suspended account and one without password alike', async () => {
    const known = await createUser(service.admin, { password: PASSWORD });
    const suspended = await createUser(service.admin, { password: PASSWORD });
    await service.admin.users.update(suspended.id, { status: 'suspended' });
    const passwordless = await createUser(service.admin);
    const refusals: Record<string, [email: string, password: string]> = {
      'wrong password': [known.email, NEW_PASSWORD],
      'empty password': [known.email, ''],
      'over-long password': [known.email, 'x'.repeat(1024)],
      'unknown email': ['nobody@example.com', PASSWORD],
      'no email': ['nobody', PASSWORD],
      'suspended, right password': [suspended.email, PASSWORD],
      'suspended, wrong password': [suspended.email, NEW_PASSWORD],
      'without password': [passwordless.email, PASSWORD],
      'without password, empty one': [passwordless.email, ''],
    };
    const seen: unknown[] = [];
    const times: string[] = [];
    for (const [name, [email, password]] of Object.entries(refusals)) {
      jest.mocked(argon2.verify).mockClear();
      const begun = performance.now();
      const response = await login(email, password);
      times.push(`${name} ${Math.round(performance.now() - begun)} ms`);
      const { requestId, ...error } = response.body.error as Record<string, unknown>;
      expect(requestId).toBe(response.headers['x-request-id']);
      const headers = Object.entries(response.headers).filter(([header]) => !PER_REQUEST.includes(header));
      seen.push({ status: response.status, error, headers: Object.fromEntries(headers) });
      // The work behind it: one verification, with a hash of our own cost.
      expect(jest.mocked(argon2.verify).mock.calls.map(([hash]) => String(hash).startsWith(OURS))).toEqual([true]);
      const { data } = await service.admin.auditLogs.list({ requestId: String(requestId) });
      expect(data).toMatchObject([{ action: 'CREATE', outcome: 'DENIED', reason: 'INVALID_CREDENTIALS', changes: {} }]);
    }
    expect(seen[0]).toMatchObject({
      status: 401,
      error: { code: 'UNAUTHORIZED', reason: 'INVALID_CREDENTIALS', message: 'Invalid email or password' },
      headers: { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' },
    });
    expect(new Set(seen.map((answer) => JSON.stringify(answer))).size).toBe(1);
    process.stdout.write(`Refused logins: ${times.join(', ')}\n`);
  });

  it('GET /auth/session returns the session of the token and its user, to users and admins', async () => {
    const { user, token } = await signedIn();
    const { sid, iat, exp } = claimsOf(token);
    const response = await service.as(token).get('/api/auth/session');
    expect(response.status).toBe(200);
    const { createdAt } = response.body.data.session as { createdAt: string };
    expect(response.body).toEqual({
      success: true,
      data: {
        user,
        session: { id: sid, createdAt, expiresAt: new Date(Number(exp) * 1000).toISOString() },
        permissions: [],
      },
    });
    expect(Math.floor(Date.parse(createdAt) / 1000)).toBe(iat);
    expect(await statusOf(service.adminToken)).toBe(200);
  });

  it('POST /auth/logout ends one session only, and is audited', async () => {
    const { user, token } = await signedIn();
    const other = (await login(user.email, PASSWORD)).body.data.token as string;
    const response = await service.as(token).post('/api/auth/logout');
    expect([response.status, response.body]).toEqual([200, { success: true, data: null }]);
    expect([await statusOf(token), await statusOf(other)]).toEqual([401, 200]);
    expect(await entryOf(response)).toMatchObject({
      action: 'DELETE',
      resource: { type: 'session', id: claimsOf(token).sid, label: user.email },
      actor: { type: 'user', id: user.id, email: user.email },
      changes: { userId: { from: user.id, to: null } },
    });
    expect((await service.as(token).post('/api/auth/logout')).status).toBe(401);
  });
});
