import { PUBLIC } from '@/http/access/public.decorator';
import { StreamPace } from '@/audit/stream/stream-pace';
import type { CreateUser, UpdateUser } from '@/lib/admin/client';
import { expectError, expectFaults, faultsOf } from '../support/answers';
import { openEvents } from '../support/event-streams';
import { createSignedInUser, createUser, PASSWORD, userData } from '../support/factories';
import { holdBack } from '../support/held-request';
import { until } from '../support/requests';
import { handlerRoutes } from '../support/routes';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const NEW_PASSWORD = 'a kettle on the sun';
/** All that a session can do before the password is changed. */
const OPEN = ['GET /api/auth/session', 'POST /api/auth/logout', 'POST /api/auth/password'];

describe('A password that must be changed', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
    Object.assign(service.app.get(StreamPace, { strict: false }), { authorizeMs: 50 });
  });
  afterAll(() => service.close());

  const signedIn = (overrides: Partial<CreateUser> = {}) =>
    createSignedInUser(service.admin, service.client(''), { role: 'admin', ...overrides });
  const barred = () => signedIn({ mustChangePassword: true });
  const entriesOf = async (actorId: string) =>
    (await service.admin.auditLogs.list({ actorId, outcome: 'DENIED' })).data.map(({ resource, reason }) => ({
      label: resource.label,
      reason,
    }));

  describe('is set', () => {
    it.each<[string, Partial<CreateUser>, UpdateUser, boolean]>([
      ['false for a new account', { password: PASSWORD }, {}, false],
      ['as a creation says', { password: PASSWORD, mustChangePassword: true }, {}, true],
      ['true for a password that an admin replaces', { password: PASSWORD }, { password: NEW_PASSWORD }, true],
      ['true for a first password of an existing account', {}, { password: NEW_PASSWORD }, true],
      ['as a change says', { password: PASSWORD }, { password: NEW_PASSWORD, mustChangePassword: false }, false],
      ['without a new password', { password: PASSWORD }, { mustChangePassword: true }, true],
      ['not by the same password', { password: PASSWORD }, { password: PASSWORD }, false],
      ['not by another change', { password: PASSWORD }, { name: 'Renamed' }, false],
      ['back by a change', { password: PASSWORD, mustChangePassword: true }, { mustChangePassword: false }, false],
    ])('%s', async (_, account, changes, expected) => {
      const { id } = await createUser(service.admin, account);
      await service.admin.users.update(id, changes);
      const user = await service.admin.users.get(id);
      expect(user.mustChangePassword).toBe(expected);
      expect(await service.admin.users.get(id, { at: user.updatedAt })).toEqual(user);
    });

    it('to true or false only', async () => {
      const { id } = await createUser(service.admin);
      for (const mustChangePassword of [null, 'true', 1]) {
        const path = `${USERS}/${id}`;
        expectFaults(await service.as().patch(path).send({ mustChangePassword }), 'mustChangePassword');
        const body = { ...userData(), mustChangePassword };
        expectFaults(await service.as().post(USERS).send(body), 'mustChangePassword');
      }
    });
  });

  it('PATCH /users/:id returns 409 OWN_PASSWORD if admins demand it of their own account', async () => {
    const { user, token } = await signedIn();
    const demand = (mustChangePassword: boolean) =>
      service.as(token).patch(`${USERS}/${user.id}`).send({ mustChangePassword });
    const refused = await demand(true);
    expectError(refused, 'CONFLICT');
    expect(refused.body.error.reason).toBe('OWN_PASSWORD');
    expect((await demand(false)).status).toBe(200);
  });

  it('leaves a session every route of its own and no other: 403 PASSWORD_CHANGE_REQUIRED', async () => {
    const { token } = await barred();
    const closed = handlerRoutes(service.app).filter(
      (route) =>
        route.url.startsWith('/api') && !OPEN.includes(`${route.method} ${route.url}`) && route.read(PUBLIC) !== true,
    );
    expect(closed.length).toBeGreaterThan(30);
    for (const { method, url } of closed) {
      const verb = (method === 'ALL' ? 'put' : method.toLowerCase()) as 'get';
      const response = await service.as(token)[verb](url.replace(/:\w+/g, 'x').replace('*', 'nothing'));
      expectError(response, 'FORBIDDEN');
      expect(response.body.error.reason).toBe('PASSWORD_CHANGE_REQUIRED');
    }
    expect((await service.as(token).get('/api/auth/session')).body.data.user.mustChangePassword).toBe(true);
    expect((await service.as(token).post('/api/auth/logout')).status).toBe(200);
  });

  it('is asked of users without admin rights too, and told by the login', async () => {
    const { user, token } = await signedIn({ role: 'user', mustChangePassword: true });
    expect(user.mustChangePassword).toBe(true);
    const response = await service.as(token).get(USERS);
    expect([response.status, response.body.error.reason]).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
  });

  it('leaves an entry of each refusal', async () => {
    const { user, token } = await barred();
    await service.as(token).get(USERS);
    expect(await entriesOf(user.id)).toEqual([{ label: 'GET /api/admin/users', reason: 'FORBIDDEN' }]);
  });

  it('POST /auth/password ends the demand, and refuses the same password while it holds', async () => {
    const { user, token } = await barred();
    const change = (newPassword: string) =>
      service.as(token).post('/api/auth/password').send({ currentPassword: PASSWORD, newPassword });
    const same = await change(PASSWORD);
    expectFaults(same, 'newPassword');
    expect(faultsOf(same)[0]!.code).toBe('SAME_PASSWORD');
    expect((await service.as(token).get(USERS)).status).toBe(403);
    const changed = await change(NEW_PASSWORD);
    expect(changed.status).toBe(200);
    expect((await service.as(token).get(USERS)).status).toBe(200);
    const requestId = changed.headers['x-request-id'];
    const { data } = await service.admin.auditLogs.list({ requestId });
    expect(data.map(({ resource, changes }) => [resource.id, changes])).toEqual([
      [user.id, { mustChangePassword: { from: true, to: false }, password: { from: '[REDACTED]', to: '[REDACTED]' } }],
    ]);
  });

  it('refuses a change whose body was on its way, at the commit, and an error of it tells no more', async () => {
    const { user, token } = await signedIn();
    const taken = userData();
    await createUser(service.admin, taken);
    const hold = (body: object) => holdBack(service, { method: 'POST', path: USERS, token, body });
    const [created, conflicting] = [await hold(userData()), await hold(taken)];
    await service.admin.users.update(user.id, { mustChangePassword: true });
    for (const finish of [created, conflicting]) {
      const { status, body } = await finish();
      expect([status, (body.error as { reason?: string }).reason]).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
    }
    expect(
      (
        await service.admin.auditLogs.list({
          actorId: user.id,
          resourceType: 'user',
          action: 'CREATE',
          outcome: 'SUCCESS',
        })
      ).data,
    ).toEqual([]);
  });

  it('does not hold back a change of the own password that was on its way', async () => {
    const { user, token } = await signedIn();
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    const finish = await holdBack(service, { method: 'POST', path: '/api/auth/password', token, body });
    await service.admin.users.update(user.id, { mustChangePassword: true });
    expect((await finish()).status).toBe(200);
    expect((await service.admin.users.get(user.id)).mustChangePassword).toBe(false);
  });

  it('ends a stream of the audit log that is open', async () => {
    const { user, token } = await signedIn();
    const stream = await openEvents(service.baseUrl, { token });
    await service.admin.users.update(user.id, { mustChangePassword: true });
    await until('the stream has ended', () => stream.end !== null);
    expect(stream.end).toBe('whole');
    expect((await openEvents(service.baseUrl, { token })).status).toBe(403);
  });
});
