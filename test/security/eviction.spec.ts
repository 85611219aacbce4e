import { ExportPages } from '@/audit/export/export-pages';
import { StreamPace } from '@/audit/stream/stream-pace';
import { CHANGES } from '../support/changes';
import { openEvents } from '../support/event-streams';
import { createSignedInUser, createUser, PASSWORD, userData } from '../support/factories';
import { holdBack } from '../support/held-request';
import { call, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const EXPIRE = `UPDATE sessions SET created_at = now() - interval '2 hours', expires_at = now()`;

describe('An admin who is evicted', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { erasureAdminHoldDays: 0 } });
    Object.assign(service.app.get(StreamPace, { strict: false }), { authorizeMs: 50 });
  });
  afterAll(() => service.close());

  const signedIn = (role: 'admin' | 'user' = 'admin') =>
    createSignedInUser(service.admin, service.client(''), { role });
  const countOf = async (email: string) => (await service.admin.users.list({ email })).meta.total;

  type Evict = (id: string) => Promise<unknown>;
  const endSessions: Evict = (id) => service.admin.users.sessions.deleteAll(id);

  const WAYS: [string, number, Evict][] = [
    ['suspended', 401, (id) => service.admin.users.update(id, { status: 'suspended' })],
    ['demoted', 403, (id) => service.admin.users.update(id, { role: 'user' })],
    ['deleted', 401, (id) => service.admin.users.delete(id)],
    ['erased', 401, (id) => service.admin.users.delete(id).then(() => service.admin.users.erase(id))],
    ['given another password', 401, (id) => service.admin.users.update(id, { password: 'a kettle on the sun' })],
    ['signed out', 401, endSessions],
    ['expired', 401, (id) => service.sql(`${EXPIRE} WHERE user_id = $1`, [id])],
  ];

  describe.each(WAYS)('(%s, %i)', (_, status, evict) => {
    it('changes nothing by POST /users whose body was held back', async () => {
      const { user, token } = await signedIn();
      const body = userData({ role: 'admin', password: PASSWORD });
      const finish = await holdBack(service, { method: 'POST', path: '/api/admin/users', token, body });
      await evict(user.id);
      expect((await finish()).status).toBe(status);
      expect(await countOf(body.email)).toBe(0);
    });

    it('is not told why a change would be refused', async () => {
      const { user, token } = await signedIn();
      const body = userData({ email: (await createUser(service.admin)).email });
      const finish = await holdBack(service, { method: 'POST', path: '/api/admin/users', token, body });
      await evict(user.id);
      expect((await finish()).status).toBe(status);
    });

    it('is sent no further entry by an event stream, which ends', async () => {
      const { user, token } = await signedIn();
      const stream = await openEvents(service.baseUrl, { token });
      await evict(user.id);
      await until('the stream has ended', () => stream.end !== null);
      expect(stream.end).toBe('whole');
    });

    it('is sent no further page of an export', async () => {
      const { user, token } = await signedIn();
      const pages = service.app.get(ExportPages, { strict: false });
      const walk = pages.walk.bind(pages);
      jest.spyOn(pages, 'walk').mockImplementationOnce(async function* (section) {
        for await (const page of walk(section)) {
          yield page.slice(0, 1);
          await evict(user.id);
          yield page.slice(1);
        }
      });
      const { status: answered } = await call(service.baseUrl, '/api/admin/audit-logs/export', { token });
      expect(answered).toBe(401);
    });
  });

  it('is told nothing by a dry run whose body was held back', async () => {
    const { user, token } = await signedIn();
    const path = '/api/admin/users?dryRun=true';
    const finish = await holdBack(service, { method: 'POST', path, token, body: userData() });
    await endSessions(user.id);
    expect((await finish()).status).toBe(401);
  });

  it('is not given a stored answer again by a request whose body was held back', async () => {
    const { user, token } = await signedIn();
    const headers = { 'idempotency-key': 'evicted' };
    const request = { method: 'POST', path: '/api/admin/users', token, body: userData(), headers };
    expect((await (await holdBack(service, request))()).status).toBe(201);
    const finish = await holdBack(service, request);
    await endSessions(user.id);
    const answer = await finish();
    expect([answer.status, answer.headers['idempotent-replayed']]).toEqual([401, undefined]);
  });

  describe.each(Object.keys(CHANGES))('by %s', (route) => {
    it('changes nothing if its body was held back, and the same request succeeds otherwise', async () => {
      const [method] = route.split(' ') as [string];
      const { path, body, token: ofOwner } = await CHANGES[route]!(service);
      const evicted = ofOwner ? await ownerOf(ofOwner) : await signedIn();
      const finish = await holdBack(service, { method, path, body, token: evicted.token });
      await endSessions(evicted.user.id);
      expect((await finish()).status).toBe(401);
      // The first admin sends it, because DELETE /api/admin/sessions keeps the session of its caller alone. Own sessions have ended.
      const again = ofOwner ? await CHANGES[route]!(service) : { path, body };
      expect((await (await holdBack(service, { method, token: service.adminToken, ...again }))()).status).toBeLessThan(
        300,
      );
    });
  });

  it('cannot log out by a request whose body was held back', async () => {
    const { user, token } = await signedIn('user');
    const finish = await holdBack(service, { method: 'POST', path: '/api/auth/logout', token });
    await endSessions(user.id);
    expect((await finish()).status).toBe(401);
  });

  it('may still change the own password if only the role was taken', async () => {
    const { user, token } = await signedIn();
    const body = { currentPassword: PASSWORD, newPassword: 'a kettle on the sun' };
    const finish = await holdBack(service, { method: 'POST', path: '/api/auth/password', token, body });
    await service.admin.users.update(user.id, { role: 'user' });
    expect((await finish()).status).toBe(200);
  });

  it('by themselves is answered as before: ending the own sessions, and logging out', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    await service.client(one.token).users.sessions.deleteAll(one.user.id);
    await service.client(other.token).auth.logout();
    for (const { token } of [one, other]) {
      expect((await call(service.baseUrl, '/api/auth/session', { token })).status).toBe(401);
    }
  });

  async function ownerOf(token: string) {
    return { token, user: (await service.client(token).auth.session()).user };
  }
});
