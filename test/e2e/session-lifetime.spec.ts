import { SessionActivity } from '@/auth/sessions/session-activity';
import type { CurrentSession, UserSession } from '@/lib/admin/contract/sessions';
import { environment } from '../support/environment';
import { openEvents } from '../support/event-streams';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { claimsOf } from '../support/forge';
import { holdBack } from '../support/held-request';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const onPostgres = environment.databaseUrl ? it : it.skip;

describe('The lifetime of a session', () => {
  let service: TestApp;
  let other: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
    // The embedded database serves one process, so that there is one instance.
    other = environment.databaseUrl ? await createTestApp({ database: service.database }) : service;
  });
  afterEach(() => service.admin.settings.update({ sessionTtlSeconds: null, sessionIdleSeconds: null }));
  afterAll(async () => {
    if (other !== service) {
      await other.close();
    }
    await service.close();
  });

  const signedIn = (role: 'user' | 'admin' = 'user') => createSignedInUser(service.admin, service.client(''), { role });
  const idOf = (token: string) => String(claimsOf(token).sid);
  /** As each instance answers. */
  const statusesOf = async (token: string) => {
    const responses = [service, other].map((each) => each.as(token).get('/api/auth/session'));
    return [...new Set((await Promise.all(responses)).map(({ status }) => status))];
  };
  const age = (token: string, column: 'created_at' | 'last_seen_at', seconds: number) =>
    service.sql(`UPDATE sessions SET ${column} = now() - $2 * interval '1 second' WHERE id = $1`, [
      idOf(token),
      seconds,
    ]);
  const lastSeen = async (token: string) => {
    const rows = await service.sql<{ ago: number }>(
      'SELECT extract(epoch FROM now() - last_seen_at)::float8 AS ago FROM sessions WHERE id = $1',
      [idOf(token)],
    );
    return rows[0]!.ago;
  };
  const entriesAbout = async (token: string) =>
    (await service.admin.auditLogs.list({ resourceId: idOf(token), action: 'DELETE' })).data;

  describe('and sessionTtlSeconds:', () => {
    it('a lower value ends sessions that are older, at once and on every instance, without an entry', async () => {
      const { token } = await signedIn();
      await age(token, 'created_at', 3_601);
      expect(await statusesOf(token)).toEqual([200]);
      await service.admin.settings.update({ sessionTtlSeconds: 3_600 });
      expect(await statusesOf(token)).toEqual([401]);
      expect(await entriesAbout(token)).toEqual([]);
    });

    it('a lower value shortens expiresAt of younger sessions in every answer, by createdAt', async () => {
      const { user, token } = await signedIn();
      await service.admin.settings.update({ sessionTtlSeconds: 3_600 });
      const { session } = (await service.as(token).get('/api/auth/session')).body.data as CurrentSession;
      expect(Date.parse(session.expiresAt) - Date.parse(session.createdAt)).toBe(3_600_000);
      const lists = ['/api/auth/sessions', `/api/admin/users/${user.id}/sessions`];
      const [own, listed] = await Promise.all([service.as(token).get(lists[0]!), service.as().get(lists[1]!)]);
      expect([own, listed].map(({ body }) => (body.data as UserSession[])[0]!.expiresAt)).toEqual([
        session.expiresAt,
        session.expiresAt,
      ]);
    });

    it('a higher value does not lengthen a session, nor bring one back', async () => {
      const [{ token }, { token: ended }] = [await signedIn(), await signedIn()];
      const before = (await service.client(token).auth.session()).session.expiresAt;
      await age(ended, 'created_at', 3_601);
      await service.admin.settings.update({ sessionTtlSeconds: 3_600 });
      expect(await statusesOf(ended)).toEqual([401]);
      await service.admin.settings.update({ sessionTtlSeconds: 86_400 });
      expect(await statusesOf(ended)).toEqual([401]);
      expect((await service.client(token).auth.session()).session.expiresAt).toBe(before);
    });

    it('a change whose body was held back is refused if a lower value has ended its session meanwhile', async () => {
      const { token } = await signedIn('admin');
      const target = await createUser(service.admin);
      await age(token, 'created_at', 3_601);
      // The one that checks tokens, because Passport has one strategy for all applications of a process.
      const finish = await holdBack(other, {
        method: 'PATCH',
        path: `/api/admin/users/${target.id}`,
        token,
        body: { name: 'Changed' },
      });
      await service.admin.settings.update({ sessionTtlSeconds: 3_600 });
      expect((await finish()).status).toBe(401);
      expect((await service.admin.users.get(target.id)).name).toBe(target.name);
    });

    it('an admin may shorten the own session too: the change succeeds, and then the session has ended', async () => {
      const { token } = await signedIn('admin');
      await age(token, 'created_at', 3_601);
      const response = await service.as(token).patch('/api/admin/settings').send({ sessionTtlSeconds: 3_600 });
      expect(response.status).toBe(200);
      expect(await statusesOf(token)).toEqual([401]);
    });

    it('an event stream ends with its session', async () => {
      const { token } = await signedIn('admin');
      const stream = await openEvents(service.baseUrl, { token });
      await age(token, 'created_at', 3_601);
      expect(stream.end).toBeNull();
      await service.admin.settings.update({ sessionTtlSeconds: 3_600 });
      await until('the stream ends', () => stream.end !== null);
    });
  });

  describe('and sessionIdleSeconds:', () => {
    it('a session without a request for an hour is refused on every instance, exactly by the clock of the database', async () => {
      const [{ token }, { token: idle }] = [await signedIn(), await signedIn()];
      await age(token, 'last_seen_at', 3_590);
      await age(idle, 'last_seen_at', 3_600);
      expect(await statusesOf(idle)).toEqual([401]);
      expect(await statusesOf(token)).toEqual([200]);
      expect(await entriesAbout(idle)).toEqual([]);
    });

    it('a request makes the session last for another hour', async () => {
      const { token } = await signedIn();
      await age(token, 'last_seen_at', 3_590);
      expect((await service.as(token).get('/api/auth/session')).status).toBe(200);
      expect(await lastSeen(token)).toBeLessThan(60);
    });

    it('a request of any kind and answer counts: a 404, a 403 and a 400', async () => {
      for (const path of ['/api/nothing', '/api/admin/users', '/api/auth/sessions?limit=0']) {
        const { token } = await signedIn();
        await age(token, 'last_seen_at', 3_590);
        expect((await service.as(token).get(path)).status).toBeGreaterThanOrEqual(400);
        expect(await lastSeen(token)).toBeLessThan(60);
      }
    });

    it('a request writes the time only if the stored one is older than 30 seconds, or a quarter of a short limit', async () => {
      const { token } = await signedIn();
      await age(token, 'last_seen_at', 20);
      await service.as(token).get('/api/auth/session');
      expect(await lastSeen(token)).toBeGreaterThanOrEqual(20);
      await service.admin.settings.update({ sessionIdleSeconds: 60 });
      await service.as(token).get('/api/auth/session');
      expect(await lastSeen(token)).toBeLessThan(15);
    });

    it('0 switches the limit off', async () => {
      const { token } = await signedIn();
      await age(token, 'last_seen_at', 40_000);
      await service.admin.settings.update({ sessionIdleSeconds: 0 });
      // The change has removed the sessions that had ended before.
      expect(await statusesOf(token)).toEqual([401]);
      const { token: later } = await signedIn();
      await age(later, 'last_seen_at', 40_000);
      expect(await statusesOf(later)).toEqual([200]);
    });

    it('a session that was idle for too long is in no list, cannot be ended, and does not count for maxSessionsPerUser', async () => {
      const { user, token: idle } = await signedIn();
      await service.admin.settings.update({ maxSessionsPerUser: 1 });
      await age(idle, 'last_seen_at', 3_601);
      const path = `/api/admin/users/${user.id}/sessions`;
      expect((await service.as().get(path)).body.data).toEqual([]);
      expect((await service.as().delete(`${path}/${idOf(idle)}`)).status).toBe(404);
      const { token } = await service.client('').auth.login({ email: user.email, password: PASSWORD });
      await service.admin.settings.update({ maxSessionsPerUser: null });
      expect(await statusesOf(token)).toEqual([200]);
      expect(await entriesAbout(idle)).toEqual([]);
    });

    it('an open event stream is not cut, and keeps its session in use', async () => {
      const { token } = await signedIn('admin');
      const stream = await openEvents(service.baseUrl, { token });
      await age(token, 'last_seen_at', 3_601);
      await until('the stream has recorded its use', async () => (await lastSeen(token)) < 60);
      expect([stream.end, await statusesOf(token)]).toEqual([null, [200]]);
      stream.cut();
    });

    onPostgres('a use that one instance has seen counts on the other one before the next interval', async () => {
      const { token } = await signedIn();
      await age(token, 'last_seen_at', 3_590);
      expect((await service.as(token).get('/api/auth/session')).status).toBe(200);
      // The stored time is the only thing that the other instance knows.
      await service.sql(`UPDATE sessions SET last_seen_at = last_seen_at - interval '20 seconds' WHERE id = $1`, [
        idOf(token),
      ]);
      expect((await other.as(token).get('/api/auth/session')).status).toBe(200);
    });
  });

  describe('and lastActiveAt of its user:', () => {
    const activeAt = async (id: string) => Date.parse((await service.admin.users.get(id)).lastActiveAt!);
    // Passport has one strategy for all applications of a process, so that either may have seen the session.
    const flush = () =>
      Promise.all([service, other].map(({ app }) => app.get(SessionActivity, { strict: false }).flush()));

    it('a login sets it, and the newest use of any session moves it, without a version or an entry', async () => {
      const { user, token } = await signedIn();
      const before = await service.admin.users.get(user.id);
      expect(before.lastActiveAt).toBe(before.lastLoginAt);
      const { token: newer } = await service.client('').auth.login({ email: user.email, password: PASSWORD });
      const loggedInAt = await activeAt(user.id);
      await service.client(newer).auth.session();
      await service.client(token).auth.session();
      await flush();
      const after = await service.admin.users.get(user.id);
      expect(Date.parse(after.lastActiveAt!)).toBeGreaterThan(loggedInAt);
      expect(after).toMatchObject({ version: before.version, updatedAt: before.updatedAt });
      expect((await service.admin.users.history(user.id)).meta.total).toBe(1);
    });

    it('an older use does not move it back', async () => {
      const { user, token } = await signedIn();
      await service.client(token).auth.session();
      await service.sql(`UPDATE users SET last_active_at = '2100-01-01' WHERE id = $1`, [user.id]);
      await flush();
      expect(await activeAt(user.id)).toBe(Date.parse('2100-01-01'));
    });

    it('it is written if the session was written already, for example because the user was locked then', async () => {
      const { user, token } = await signedIn();
      await service.client(token).auth.session();
      await service.sql(`UPDATE sessions SET last_seen_at = '2100-01-01' WHERE user_id = $1`, [user.id]);
      await service.sql(`UPDATE users SET last_active_at = NULL WHERE id = $1`, [user.id]);
      await flush();
      expect(await activeAt(user.id)).toBeGreaterThanOrEqual(Date.parse(user.createdAt));
    });
  });

  it('times of use that cannot be written are kept for the next interval', async () => {
    const { token } = await signedIn();
    await age(token, 'last_seen_at', 20);
    await service.sql('ALTER TABLE sessions RENAME COLUMN last_seen_at TO hidden');
    const activity = service.app.get(SessionActivity, { strict: false });
    activity.note(idOf(token));
    await expect(activity.flush()).rejects.toThrow();
    await service.sql('ALTER TABLE sessions RENAME COLUMN hidden TO last_seen_at');
    await activity.flush();
    expect(await lastSeen(token)).toBeLessThan(20);
  });
});
