import type { UserSession } from '@/lib/admin/contract/sessions';
import { expectError, expectFaults, UNKNOWN_ID } from '../support/answers';
import { freshAddress } from '../support/addresses';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { claimsOf } from '../support/forge';
import { createTestApp, type TestApp } from '../support/test-app';

const OWN = '/api/auth/sessions';

describe('The own sessions', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1, maxSessionsPerUser: 20 } });
  });
  afterEach(() => service.admin.settings.update({ maxSessionsPerUser: null }));
  afterAll(() => service.close());

  const signedIn = () => createSignedInUser(service.admin, service.client(''));
  const login = async (email: string, address = freshAddress()) => {
    const response = await service.http
      .post('/api/auth/login')
      .set('X-Forwarded-For', address)
      .set('User-Agent', 'a browser')
      .send({ email, password: PASSWORD });
    expect(response.status).toBe(200);
    return { token: response.body.data.token as string, requestId: String(response.headers['x-request-id']) };
  };
  const idOf = (token: string) => String(claimsOf(token).sid);
  const statusOf = async (token: string) => (await service.as(token).get('/api/auth/session')).status;
  const statusesOf = (tokens: readonly string[]) => Promise.all(tokens.map(statusOf));

  it('GET /auth/sessions lists the sessions of the caller only, newest first, and marks the current one', async () => {
    const { user, token } = await signedIn();
    await signedIn();
    const other = (await login(user.email, '10.201.0.1')).token;
    const response = await service.as(token).get(OWN);
    expect(response.status).toBe(200);
    const data = response.body.data as UserSession[];
    expect(data.map(({ id, current }) => [id, current])).toEqual([
      [idOf(other), false],
      [idOf(token), true],
    ]);
    expect(data[0]).toMatchObject({ ip: '10.201.0.1', userAgent: 'a browser' });
    expect(response.body.meta).toMatchObject({ page: 1, limit: 20, total: 2 });
    expect(data).toEqual(
      (await service.admin.users.sessions.list(user.id)).data.map((session) => ({
        ...session,
        current: session.id === idOf(token),
      })),
    );
    const first = await service.as(token).get(`${OWN}?limit=1`);
    const second = await service.as(token).get(`${OWN}?limit=1&cursor=${first.body.meta.nextCursor}`);
    expect([first, second].map(({ body }) => (body.data as UserSession[])[0]!.id)).toEqual([idOf(other), idOf(token)]);
    expectFaults(await service.as(token).get(`${OWN}?userId=${user.id}`), 'userId');
  });

  it('DELETE /auth/sessions/:sid ends one session of the caller, audited with the caller as the actor', async () => {
    const { user, token } = await signedIn();
    const [first, second] = [(await login(user.email)).token, (await login(user.email)).token];
    const response = await service.as(token).delete(`${OWN}/${idOf(first)}`);
    expect([response.status, response.body]).toEqual([
      200,
      { success: true, data: { id: idOf(first), deleted: true } },
    ]);
    expect(await statusesOf([token, first, second])).toEqual([200, 401, 200]);
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    expect(data).toMatchObject([
      {
        action: 'DELETE',
        resource: { type: 'session', id: idOf(first), label: user.email },
        actor: { type: 'user', id: user.id },
        changes: { userId: { from: user.id, to: null } },
      },
    ]);
    expectError(await service.as(token).delete(`${OWN}/${idOf(first)}`), 'NOT_FOUND');
  });

  it('DELETE /auth/sessions/:sid may end the current session', async () => {
    const { token } = await signedIn();
    expect((await service.as(token).delete(`${OWN}/${idOf(token)}`)).status).toBe(200);
    expect(await statusOf(token)).toBe(401);
  });

  it('DELETE /auth/sessions/:sid returns 404 for a session of somebody else, an expired one and an unknown one', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const expired = (await login(one.user.email)).token;
    await service.sql(`UPDATE sessions SET expires_at = now() WHERE id = $1`, [idOf(expired)]);
    for (const id of [idOf(other.token), idOf(service.adminToken), idOf(expired), UNKNOWN_ID]) {
      expectError(await service.as(one.token).delete(`${OWN}/${id}`), 'NOT_FOUND');
    }
    expectFaults(await service.as(one.token).delete(`${OWN}/mine`), 'sid');
    expect(await statusesOf([one.token, other.token, service.adminToken])).toEqual([200, 200, 200]);
    // An admin gets no more from this route than anybody else.
    expectError(await service.as().delete(`${OWN}/${idOf(other.token)}`), 'NOT_FOUND');
  });

  it('DELETE /auth/sessions ends all sessions of the caller but the current one, each with its entry', async () => {
    const [{ user, token }, other] = [await signedIn(), await signedIn()];
    const further = [(await login(user.email)).token, (await login(user.email)).token];
    const response = await service.as(token).delete(OWN);
    expect([response.status, response.body.data]).toEqual([200, { ended: 2 }]);
    expect(await statusesOf([token, ...further, other.token])).toEqual([200, 401, 401, 200]);
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    expect(data.map(({ action, resource }) => `${action} ${resource.id}`).sort()).toEqual(
      further.map((each) => `DELETE ${idOf(each)}`).sort(),
    );
    expect((await service.as(token).delete(OWN)).body.data).toEqual({ ended: 0 });
  });

  it('admin.auth.sessions lists, iterates, ends one and ends the others', async () => {
    const { user, token } = await signedIn();
    const [first] = [(await login(user.email)).token, await login(user.email)];
    const { sessions } = service.client(token).auth;
    const ids = (await sessions.list()).data.map(({ id }) => id);
    const iterated: string[] = [];
    for await (const { id } of sessions.iterate({ limit: 1 })) {
      iterated.push(id);
    }
    expect([ids.length, iterated]).toEqual([3, ids]);
    expect(await sessions.delete(idOf(first))).toEqual({ id: idOf(first), deleted: true });
    expect(await sessions.deleteOthers()).toEqual({ ended: 1 });
    expect((await sessions.list()).data).toMatchObject([{ id: idOf(token), current: true }]);
  });

  describe('maxSessionsPerUser', () => {
    it('is 20: the 21st login ends the oldest session, with an entry of the same request', async () => {
      const { user, token: oldest } = await signedIn();
      const further: string[] = [];
      for (let count = 1; count < 20; count += 1) {
        further.push((await login(user.email)).token);
      }
      expect(await statusOf(oldest)).toBe(200);
      const last = await login(user.email);
      expect(await statusesOf([oldest, further[0]!, last.token])).toEqual([401, 200, 200]);
      const { data } = await service.admin.auditLogs.list({ requestId: last.requestId });
      expect(data.map(({ action, resource, actor }) => [action, resource.id, actor.id]).sort()).toEqual([
        ['CREATE', idOf(last.token), user.id],
        ['DELETE', idOf(oldest), user.id],
      ]);
      expect((await service.admin.users.sessions.list(user.id)).meta.total).toBe(20);
    });

    it('counts the sessions of each user apart, and not those that have expired', async () => {
      await service.admin.settings.update({ maxSessionsPerUser: 2 });
      const [one, other] = [await signedIn(), await signedIn()];
      const second = await login(one.user.email);
      await service.sql(`UPDATE sessions SET expires_at = now() WHERE id = $1`, [idOf(second.token)]);
      const third = await login(one.user.email);
      expect(await statusesOf([one.token, second.token, third.token, other.token])).toEqual([200, 401, 200, 200]);
      const entries = await service.admin.auditLogs.list({ requestId: third.requestId });
      expect(entries.data.map(({ action }) => action)).toEqual(['CREATE']);
    });

    it('ends all sessions above a lower value at the next login, in batches, and none before', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      await service.sql(
        `INSERT INTO sessions (id, user_id, created_at, expires_at, last_seen_at, user_agent)
         SELECT gen_random_uuid(), $1, now() - make_interval(secs => n), now() + interval '1 hour', now(), n
         FROM generate_series(1, 1001) n`,
        [user.id],
      );
      await service.admin.settings.update({ maxSessionsPerUser: 3 });
      expect((await service.admin.users.sessions.list(user.id)).meta.total).toBe(1001);
      const { requestId } = await login(user.email);
      const left = await service.sql<{ agent: string }>(
        'SELECT user_agent AS agent FROM sessions WHERE user_id = $1 ORDER BY created_at DESC',
        [user.id],
      );
      expect(left).toEqual([{ agent: 'a browser' }, { agent: '1' }, { agent: '2' }]);
      const entries = await service.admin.auditLogs.list({ requestId, action: 'DELETE' });
      expect(entries.meta.total).toBe(999);
    });

    it('keeps the newest session only if it is 1', async () => {
      await service.admin.settings.update({ maxSessionsPerUser: 1 });
      const { user, token } = await signedIn();
      const second = await login(user.email);
      expect(await statusesOf([token, second.token])).toEqual([401, 200]);
    });
  });
});
