import { type Permission, ROLE_PERMISSIONS } from '@/lib/admin/contract/permissions';
import { expectError } from '../support/answers';
import { createSignedInUser, userData } from '../support/factories';
import { holdBack } from '../support/held-request';
import { signInWith } from '../support/callers';
import { createTestApp, type TestApp } from '../support/test-app';
import { openEvents } from '../support/event-streams';
import { until } from '../support/requests';
import { StreamPace } from '@/audit/stream/stream-pace';

const USERS = '/api/admin/users';

describe('Permissions', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
    Object.assign(service.app.get(StreamPace, { strict: false }), { authorizeMs: 50 });
  });
  afterAll(() => service.close());

  async function signedInWith(...permissions: Permission[]) {
    const { role, ...signedIn } = await signInWith(service, permissions);
    const narrowTo = (...rest: Permission[]) =>
      service.sql('UPDATE roles SET permissions = $2 WHERE name = $1', [role, rest]);
    return { ...signedIn, narrowTo };
  }

  const entriesOf = async (actorId: string) =>
    (await service.admin.auditLogs.list({ actorId, outcome: 'DENIED' })).data.map(({ resource, reason }) => ({
      label: resource.label,
      reason,
    }));

  it('GET /api/auth/session lists what the caller may do, in the order of the contract', async () => {
    const { token } = await signedInWith('settings:read', 'users:read');
    const { permissions } = await service.client(token).auth.session();
    expect(permissions).toEqual(['users:read', 'settings:read']);
    expect((await service.admin.auth.session()).permissions).toEqual(ROLE_PERMISSIONS);
    const user = await createSignedInUser(service.admin, service.client(''));
    expect((await service.client(user.token).auth.session()).permissions).toEqual([]);
  });

  it('a caller with the permission of a route may use it, and gets 403 PERMISSION_REQUIRED from others', async () => {
    const { token, user } = await signedInWith('users:read');
    expect((await service.as(token).get(USERS)).status).toBe(200);
    const response = await service.as(token).post(USERS).send(userData());
    expectError(response, 'FORBIDDEN');
    expect(response.body.error).toMatchObject({
      reason: 'PERMISSION_REQUIRED',
      details: [
        { field: 'permission', code: 'PERMISSION_REQUIRED', message: 'The permission users:write is required' },
      ],
    });
    expect(await entriesOf(user.id)).toEqual([{ label: `POST ${USERS}`, reason: 'FORBIDDEN' }]);
  });

  it('a caller without any permission gets 403 ADMIN_REQUIRED, which is recorded too', async () => {
    const { token, user } = await signedInWith();
    const response = await service.as(token).get(USERS);
    expectError(response, 'FORBIDDEN');
    expect(response.body.error).toMatchObject({ reason: 'ADMIN_REQUIRED', message: 'Admin access required' });
    expect(await entriesOf(user.id)).toEqual([{ label: `GET ${USERS}`, reason: 'FORBIDDEN' }]);
  });

  it('an unknown path is a 404 for a caller with any permission', async () => {
    const { token } = await signedInWith('settings:read');
    expectError(await service.as(token).get('/api/admin/nothing'), 'NOT_FOUND');
  });

  it('a permission that the role loses counts from the next request on', async () => {
    const { token, narrowTo } = await signedInWith('users:read', 'settings:read');
    await narrowTo('settings:read');
    expectError(await service.as(token).get(USERS), 'FORBIDDEN');
    await narrowTo('users:read');
    expect((await service.as(token).get(USERS)).status).toBe(200);
  });

  it.each([
    { name: 'another permission is left', rest: ['users:read'] as Permission[], reason: 'PERMISSION_REQUIRED' },
    { name: 'no permission is left', rest: [], reason: 'ADMIN_REQUIRED' },
  ])('POST /users changes nothing if its role is narrowed while the body arrives ($name)', async ({ rest, reason }) => {
    const { token, narrowTo } = await signedInWith('users:read', 'users:write');
    const body = userData();
    const finish = await holdBack(service, { method: 'POST', path: USERS, token, body });
    await narrowTo(...rest);
    const response = await finish();
    expect([response.status, (response.body as { error: { reason?: string } }).error.reason]).toEqual([403, reason]);
    expect((await service.admin.users.list({ email: body.email })).meta.total).toBe(0);
  });

  it('the stream of the audit log ends when the role loses audit-logs:read', async () => {
    const { token, narrowTo } = await signedInWith('audit-logs:read', 'users:read');
    const stream = await openEvents(service.baseUrl, { token });
    await narrowTo('users:read');
    await until('the stream has ended', () => stream.end !== null);
  });

  it('a built-in role cannot be changed or deleted, not even in the database', async () => {
    await expect(service.sql(`UPDATE roles SET permissions = '{}' WHERE name = 'admin'`)).rejects.toThrow(/built in/);
    await expect(service.sql(`DELETE FROM roles WHERE name = 'auditor'`)).rejects.toThrow(/built in/);
  });
});
