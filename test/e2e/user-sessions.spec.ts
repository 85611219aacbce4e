import { randomUUID } from 'node:crypto';
import type { UserSession } from '@/lib/admin/contract/sessions';
import { SessionActivity } from '@/auth/sessions/session-activity';
import { expectError } from '../support/answers';
import { doneBy } from '../support/done-by';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { claimsOf } from '../support/forge';
import { createTestApp, type TestApp } from '../support/test-app';

describe('The sessions of a user', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
  });
  afterAll(() => service.close());

  const pathOf = (userId: string, rest = '') => `/api/admin/users/${userId}/sessions${rest}`;
  const login = (email: string, headers: Record<string, string> = {}) =>
    service.http.post('/api/auth/login').set(headers).send({ email, password: PASSWORD });
  const signedIn = (role: 'admin' | 'user' = 'user') =>
    createSignedInUser(service.admin, service.client(''), { role, password: PASSWORD });
  const statusOf = async (token: string) => (await service.as(token).get('/api/auth/session')).status;
  const sidOf = (token: string) => String(claimsOf(token).sid);

  it('are listed newest first, each with where it was begun and when it was last seen', async () => {
    const user = await createUser(service.admin, { password: PASSWORD });
    const first = await login(user.email, { 'X-Forwarded-For': '203.0.113.7', 'User-Agent': 'a browser' });
    const second = await login(user.email, { 'X-Forwarded-For': '2001:db8::1', 'User-Agent': 'x'.repeat(600) });
    const response = await service.as().get(pathOf(user.id));
    expect(response.status).toBe(200);
    expect(response.body.meta).toEqual({ page: 1, limit: 20, total: 2, totalIsCapped: false, nextCursor: null });
    const [newer, older] = response.body.data as UserSession[];
    expect(older).toEqual({
      id: sidOf(first.body.data.token as string),
      createdAt: first.body.data.user.lastLoginAt,
      expiresAt: first.body.data.expiresAt,
      lastSeenAt: first.body.data.user.lastLoginAt,
      ip: '203.0.113.7',
      userAgent: 'a browser',
      current: false,
    });
    expect(newer).toMatchObject({
      id: sidOf(second.body.data.token as string),
      ip: '2001:db8::1',
      userAgent: 'x'.repeat(512),
    });
  });

  it('tell which one is asking', async () => {
    const { user, token } = await signedIn('admin');
    await login(user.email);
    const { data } = await service.client(token).users.sessions.list(user.id);
    expect(data.filter(({ current }) => current).map(({ id }) => id)).toEqual([sidOf(token)]);
    const { data: asOther } = await service.admin.users.sessions.list(user.id);
    expect(asOther.map(({ current }) => current)).toEqual([false, false]);
  });

  it('are paged like other lists, by page and by cursor', async () => {
    const { user } = await signedIn();
    await login(user.email);
    await login(user.email);
    const all = (await service.admin.users.sessions.list(user.id)).data.map(({ id }) => id);
    expect(all).toHaveLength(3);
    const { data, meta } = await service.admin.users.sessions.list(user.id, { limit: 2, page: 2 });
    expect([data.map(({ id }) => id), meta.total]).toEqual([all.slice(2), 3]);
    const walked: string[] = [];
    for await (const { id } of service.admin.users.sessions.iterate(user.id, { limit: 1 })) {
      walked.push(id);
    }
    expect(walked).toEqual(all);
  });

  it('that have expired are not listed, nor there to be ended', async () => {
    const { user, token } = await signedIn();
    await service.sql(`UPDATE sessions SET expires_at = now() WHERE user_id = $1`, [user.id]);
    expect((await service.admin.users.sessions.list(user.id)).meta.total).toBe(0);
    expectError(await service.as().delete(pathOf(user.id, `/${sidOf(token)}`)), 'NOT_FOUND');
    expect(await service.admin.users.sessions.deleteAll(user.id)).toEqual({ ended: 0 });
  });

  it('were last seen when they were last used, which costs no request a statement and leaves no entry', async () => {
    const { user, token } = await signedIn();
    const [begun] = (await service.admin.users.sessions.list(user.id)).data;
    const before = Date.now();
    expect(await statusOf(token)).toBe(200);
    expect((await service.admin.users.sessions.list(user.id)).data).toEqual([begun]);
    const entries = (await service.admin.auditLogs.list()).meta.total;
    await service.app.get(SessionActivity, { strict: false }).flush();
    const [seen] = (await service.admin.users.sessions.list(user.id)).data;
    expect(Date.parse(seen!.lastSeenAt)).toBeGreaterThanOrEqual(before);
    expect(seen).toEqual({ ...begun, lastSeenAt: seen!.lastSeenAt });
    expect((await service.admin.auditLogs.list()).meta.total).toBe(entries);
  });

  it('keep a later time that another instance has written', async () => {
    const { user, token } = await signedIn();
    await statusOf(token);
    await service.sql(`UPDATE sessions SET last_seen_at = '2100-01-01' WHERE user_id = $1`, [user.id]);
    await service.app.get(SessionActivity, { strict: false }).flush();
    const [seen] = (await service.admin.users.sessions.list(user.id)).data;
    expect(seen!.lastSeenAt).toBe('2100-01-01T00:00:00.000Z');
  });

  describe('can be ended', () => {
    it('one by one, each with its entry: the very next request is refused', async () => {
      const { user, token } = await signedIn();
      const other = (await login(user.email)).body.data.token as string;
      const response = await service.as().delete(pathOf(user.id, `/${sidOf(token).toUpperCase()}`));
      expect([response.status, response.body]).toEqual([
        200,
        { success: true, data: { id: sidOf(token), deleted: true } },
      ]);
      expect([await statusOf(token), await statusOf(other)]).toEqual([401, 200]);
      expect(await doneBy(service, response)).toEqual([`DELETE session ${user.email}`]);
      expectError(await service.as().delete(pathOf(user.id, `/${sidOf(token)}`)), 'NOT_FOUND');
    });

    it('all at once, each with its entry', async () => {
      const { user, token } = await signedIn();
      const other = (await login(user.email)).body.data.token as string;
      const response = await service.as().delete(pathOf(user.id));
      expect([response.status, response.body]).toEqual([200, { success: true, data: { ended: 2 } }]);
      expect([await statusOf(token), await statusOf(other)]).toEqual([401, 401]);
      expect(await doneBy(service, response)).toEqual([`DELETE session ${user.email}`, `DELETE session ${user.email}`]);
      const again = await service.as().delete(pathOf(user.id));
      expect([again.body.data, await doneBy(service, again)]).toEqual([{ ended: 0 }, []]);
    });

    it('the one that asks too, and with all of them', async () => {
      const { user, token } = await signedIn('admin');
      expect(await service.client(token).users.sessions.delete(user.id, sidOf(token))).toMatchObject({ deleted: true });
      expect(await statusOf(token)).toBe(401);
      const again = (await login(user.email)).body.data.token as string;
      expect(await service.client(again).users.sessions.deleteAll(user.id)).toEqual({ ended: 1 });
      expect(await statusOf(again)).toBe(401);
    });

    it('only as those of their user: another one, or none, is a 404 that says which is missing', async () => {
      const { token } = await signedIn();
      const other = await createUser(service.admin);
      const foreign = await service.as().delete(pathOf(other.id, `/${sidOf(token)}`));
      expectError(foreign, 'NOT_FOUND');
      expect(foreign.body.error.message).toBe('Session not found');
      expect(await statusOf(token)).toBe(200);
      for (const request of [
        service.as().get(pathOf(randomUUID())),
        service.as().delete(pathOf(randomUUID())),
        service.as().delete(pathOf(randomUUID(), `/${sidOf(token)}`)),
      ]) {
        const nobody = await request;
        expectError(nobody, 'NOT_FOUND');
        expect(nobody.body.error.message).toBe('User not found');
      }
      expectError(await service.as().delete(pathOf(other.id, '/nonsense')), 'BAD_REQUEST');
    });
  });

  it('go with their user, addresses and all', async () => {
    const { user } = await signedIn();
    await service.admin.users.delete(user.id);
    expect(await service.sql('SELECT FROM sessions WHERE user_id = $1', [user.id])).toEqual([]);
  });
});
