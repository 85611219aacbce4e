import type { Response } from 'supertest';
import type { User } from '@/lib/admin/contract/users';
import { auditCount, auditOf, expectError, expectFaults } from '../support/answers';
import { createOrganization, createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { ADMIN_EMAIL, createTestApp, type TestApp } from '../support/test-app';

describe('The rules of users:', () => {
  let service: TestApp;
  let me: User;

  beforeAll(async () => {
    service = await createTestApp();
    ({ user: me } = await service.admin.auth.session());
  });
  afterAll(() => service.close());

  const patch = (id: string, body: object, token?: string) =>
    service.as(token).patch(`/api/admin/users/${id}`).send(body);
  const isSignedIn = async (token: string) => (await service.as(token).get('/api/auth/session')).status === 200;
  const login = (email: string, password: string) => service.http.post('/api/auth/login').send({ email, password });
  const signIn = (role: 'admin' | 'user' = 'user') =>
    createSignedInUser(service.admin, service.client(''), { role, password: PASSWORD });

  describe('the own account', () => {
    it.each([
      ['suspended', { status: 'suspended' }],
      ['demoted', { role: 'user' }],
      ['suspended and demoted', { status: 'suspended', role: 'user' }],
      ['demoted and renamed', { role: 'user', name: 'Renamed' }],
    ])('cannot be %s (409), which changes nothing, even while there are other admins', async (_, changes) => {
      const other = await createUser(service.admin, { role: 'admin' });
      const entries = await auditCount(service);
      expectError(await patch(me.id, changes), 'CONFLICT');
      expect((await service.as().get(`/api/admin/users/${me.id}`)).body.data).toEqual(me);
      expect(await auditCount(service)).toBe(entries);
      await service.admin.users.delete(other.id);
    });

    it('cannot be deleted (409), even while there are other admins', async () => {
      const other = await createUser(service.admin, { role: 'admin' });
      expectError(await service.as().delete(`/api/admin/users/${me.id}`), 'CONFLICT');
      expectError(await service.as().delete(`/api/admin/users/${me.id.toUpperCase()}`), 'CONFLICT');
      expect((await service.as().get(`/api/admin/users/${me.id}`)).body.data).toEqual(me);
      await service.admin.users.delete(other.id);
    });

    it('can stay what it is, and change its name and email', async () => {
      const { user, token } = await signIn('admin');
      const same = await patch(user.id, { role: 'admin', status: 'active' }, token);
      expect([same.status, same.body.data.version]).toEqual([200, 1]);
      expect((await patch(user.id, { email: user.email }, token)).body.data.version).toBe(1);
      const changes = { name: 'Renamed', email: 'renamed@example.com', currentPassword: PASSWORD };
      const renamed = await patch(user.id, changes, token);
      expect([renamed.status, renamed.body.data.name]).toEqual([200, 'Renamed']);
      expect(await isSignedIn(token)).toBe(true);
    });
  });

  describe('PATCH /users/:id with a new email of the own account', () => {
    const EMAIL = 'thief@example.com';
    const codeOf = ({ body }: { body: { error: { details: { code: string }[] } } }) => body.error.details[0]!.code;

    it('returns 400 REQUIRED without currentPassword, and changes nothing', async () => {
      const { user, token } = await signIn('admin');
      const refused = await patch(user.id, { email: EMAIL, name: 'Thief' }, token);
      expectFaults(refused, 'currentPassword');
      expect(codeOf(refused)).toBe('REQUIRED');
      expect(await service.admin.users.get(user.id)).toMatchObject({ email: user.email, name: user.name, version: 1 });
    });

    it('returns 400 WRONG_PASSWORD for a wrong currentPassword, and 429 ACCOUNT_LOCKED after ten', async () => {
      const { user, token } = await signIn('admin');
      const attempt = () => patch(user.id, { email: EMAIL, currentPassword: 'not that one at all' }, token);
      for (let failure = 0; failure < 10; failure++) {
        const refused = await attempt();
        expectFaults(refused, 'currentPassword');
        expect(codeOf(refused)).toBe('WRONG_PASSWORD');
      }
      const blocked = await attempt();
      expect([blocked.status, blocked.body.error.reason]).toEqual([429, 'ACCOUNT_LOCKED']);
      expect((await service.admin.users.get(user.id)).email).toBe(user.email);
    });

    it('returns 400 NOT_OWN_ACCOUNT if currentPassword is sent for another account', async () => {
      const { id } = await createUser(service.admin);
      const refused = await patch(id, { email: EMAIL, currentPassword: PASSWORD });
      expectFaults(refused, 'currentPassword');
      expect(codeOf(refused)).toBe('NOT_OWN_ACCOUNT');
    });

    it('leaves no currentPassword in the audit log', async () => {
      const { user, token } = await signIn('admin');
      await patch(user.id, { email: `moved-${user.email}`, currentPassword: PASSWORD }, token);
      const [entry] = (await service.admin.users.history(user.id)).data;
      expect(Object.keys(entry!.changes)).toEqual(['email']);
    });
  });

  it('another admin can be demoted, suspended, reinstated and deleted', async () => {
    const { id } = await createUser(service.admin, { role: 'admin' });
    expect((await patch(id, { status: 'suspended' })).body.data.status).toBe('suspended');
    expect((await patch(id, { status: 'active' })).body.data.status).toBe('active');
    expect((await patch(id, { role: 'user' })).body.data.role).toBe('user');
    expect((await patch(id, { role: 'admin' })).body.data.role).toBe('admin');
    expect((await service.as().delete(`/api/admin/users/${id}`)).status).toBe(200);
  });

  describe('there is always an active admin if two at once', () => {
    const attacks: [string, (victim: string, token: string) => Promise<Response>][] = [
      ['demote', async (victim, token) => patch(victim, { role: 'user' }, token)],
      ['suspend', async (victim, token) => patch(victim, { status: 'suspended' }, token)],
      ['delete', async (victim, token) => service.as(token).delete(`/api/admin/users/${victim}`)],
    ];
    const cases = attacks.flatMap(([one, first]) => attacks.map(([two, second]) => [one, two, first, second] as const));

    it.each(cases)('%s and %s each other one fails', async (_one, _two, first, second) => {
      const [a, b] = [await signIn('admin'), await signIn('admin')];
      for (const { id } of (await service.admin.users.list({ role: 'admin', limit: 100 })).data) {
        if (![me.id, a.user.id, b.user.id].includes(id)) {
          await service.admin.users.delete(id);
        }
      }
      await service.client(a.token).users.update(me.id, { role: 'user' });
      const answers = await Promise.all([first(b.user.id, a.token), second(a.user.id, b.token)]);
      const active = await service.sql<{ id: string }>(
        `SELECT id FROM users WHERE role = 'admin' AND status = 'active'`,
      );
      expect(active).toHaveLength(1);
      expect(answers.map(({ status }) => status).sort()[0]).toBe(200);
      expect([401, 403, 409]).toContain(answers.map(({ status }) => status).sort()[1]);
      const survivor = active[0]!.id === a.user.id ? a.token : b.token;
      await service.client(survivor).users.update(me.id, { role: 'admin' });
    });
  });

  describe('sessions', () => {
    it('end with a suspension and are not there again after it, each with its entry', async () => {
      const { user, token } = await signIn();
      const { token: second } = (await login(user.email, PASSWORD)).body.data as { token: string };
      expect([await isSignedIn(token), await isSignedIn(second)]).toEqual([true, true]);
      const response = await patch(user.id, { status: 'suspended' }).set('X-Request-Id', `suspend-${user.id}`);
      expect(response.status).toBe(200);
      expect([await isSignedIn(token), await isSignedIn(second)]).toEqual([false, false]);
      expectError(await login(user.email, PASSWORD), 'UNAUTHORIZED');
      const { data } = await service.admin.auditLogs.list({ requestId: `suspend-${user.id}` });
      expect(data.map((entry) => `${entry.action} ${entry.resource.type}`).sort()).toEqual([
        'DELETE session',
        'DELETE session',
        'UPDATE user',
      ]);
      await patch(user.id, { status: 'active' });
      expect([await isSignedIn(token), await isSignedIn(second)]).toEqual([false, false]);
      expect((await login(user.email, PASSWORD)).status).toBe(200);
    });

    it('end with a new password, but not with the same one', async () => {
      const { user, token } = await signIn();
      expect((await patch(user.id, { password: PASSWORD })).status).toBe(200);
      expect(await isSignedIn(token)).toBe(true);
      expect((await patch(user.id, { password: 'a kettle on the sun' })).status).toBe(200);
      expect(await isSignedIn(token)).toBe(false);
    });

    it('stay if an admin tries to set the own password, which is a 409', async () => {
      const { user, token } = await signIn('admin');
      const path = `/api/admin/users/${user.id}`;
      for (const password of ['a kettle on the sun', PASSWORD]) {
        const response = await service.as(token).patch(path).send({ password, name: 'Renamed' });
        expectError(response, 'CONFLICT');
        expect(response.body.error.reason).toBe('OWN_PASSWORD');
      }
      expect((await service.admin.users.get(user.id)).version).toBe(user.version);
      expect(await isSignedIn(token)).toBe(true);
      await patch(user.id, { role: 'user' });
    });

    it('end with the account', async () => {
      const { user, token } = await signIn();
      await service.as().delete(`/api/admin/users/${user.id}`);
      expect(await isSignedIn(token)).toBe(false);
      expectError(await login(user.email, PASSWORD), 'UNAUTHORIZED');
    });

    it('do not end with a new name, email, role or metadata, nor with a change that is refused', async () => {
      const { user, token } = await signIn();
      await patch(user.id, { name: 'New', email: `new-${user.email}`, role: 'admin', metadata: { a: 1 } });
      expect((await patch(user.id, { status: 'suspended', email: ADMIN_EMAIL })).status).toBe(409);
      expect((await patch(user.id, { password: 'short' })).status).toBe(400);
      expect(await isSignedIn(token)).toBe(true);
      await patch(user.id, { role: 'user' });
    });
  });

  it('a user who goes takes memberships and sessions along, each with its entry', async () => {
    const { user } = await signIn();
    const organizations = [await createOrganization(service.admin), await createOrganization(service.admin)];
    for (const { id } of organizations) {
      await service.admin.organizations.members.add(id, { userId: user.id, role: 'owner' });
    }
    const requestId = `delete-${user.id}`;
    expect((await service.as().delete(`/api/admin/users/${user.id}`).set('X-Request-Id', requestId)).status).toBe(200);
    const { data } = await service.admin.auditLogs.list({ requestId });
    expect(data.map((entry) => `${entry.action} ${entry.resource.type} ${entry.resource.label}`).sort()).toEqual(
      [
        `DELETE user ${user.email}`,
        `DELETE session ${user.email}`,
        ...organizations.map(({ slug }) => `DELETE membership ${user.email} in ${slug}`),
      ].sort(),
    );
    for (const { id } of organizations) {
      expect((await service.admin.organizations.get(id)).memberCount).toBe(0);
      expect((await service.admin.organizations.members.list(id)).data).toEqual([]);
    }
    expect(await auditOf(service, user.id)).toHaveLength(2);
  });
});
