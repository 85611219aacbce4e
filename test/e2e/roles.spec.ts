import { BUILT_IN_ROLES, type Role } from '@/lib/admin/contract/roles';
import { PERMISSIONS, ROLE_PERMISSIONS, type RolePermission } from '@/lib/admin/contract/permissions';
import { auditCount, expectError, expectFaults, tagOf, UNKNOWN_ID, UUID_V7 } from '../support/answers';
import { signInWith } from '../support/callers';
import { createUser } from '../support/factories';
import { holdBack } from '../support/held-request';
import { createTestApp, type TestApp } from '../support/test-app';

const ROLES = '/api/admin/roles';
const USERS = '/api/admin/users';
const HELP: RolePermission[] = ['users:read', 'users:write'];

describe('/api/admin/roles', () => {
  let service: TestApp;
  let serial = 0;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const newName = () => `desk-${(serial += 1)}`;
  const createRole = (permissions = HELP): Promise<Role> =>
    service.admin.roles.create({ name: newName(), permissions });
  const send = (method: 'post' | 'patch' | 'delete', path = '', body?: object, token?: string) =>
    service.as(token)[method](`${ROLES}${path}`).send(body);
  const builtIn = async (name: string) =>
    (await service.admin.roles.list({ search: name })).data.find((role) => role.name === name)!;

  function expectReason(response: { body: { error: { reason?: string } } }, reason: string): void {
    expect(response.body.error.reason).toBe(reason);
  }

  it('GET /roles lists the built-in roles with what they may do', async () => {
    const { data } = await service.admin.roles.list({ limit: 100 });
    const roles = new Map(data.filter((role) => role.builtIn).map(({ name, permissions }) => [name, permissions]));
    expect([...roles.keys()]).toEqual([...BUILT_IN_ROLES]);
    const reads = PERMISSIONS.filter((permission) => permission.endsWith(':read'));
    expect(roles.get('admin')).toEqual(ROLE_PERMISSIONS);
    expect(roles.get('auditor')!.toSorted()).toEqual([...reads, 'audit-logs:export'].sort());
    const changes = ['users:write', 'members:write', 'invitations:write', 'sessions:revoke'];
    expect(roles.get('support')!.toSorted()).toEqual([...reads, ...changes].sort());
    expect(roles.get('user')).toEqual([]);
  });

  it('POST /roles returns 201 with Location and ETag, and one entry with every field', async () => {
    const name = newName();
    const permissions = ['users:write', 'users:read', 'users:write'];
    const response = await send('post', '', { name, permissions });
    expect(response.status).toBe(201);
    const role = response.body.data as Role;
    expect(role).toEqual({
      id: expect.stringMatching(UUID_V7) as string,
      name,
      description: null,
      permissions: HELP,
      builtIn: false,
      createdAt: role.createdAt,
      updatedAt: role.createdAt,
      version: 1,
    });
    expect(response.headers.location).toBe(`${ROLES}/${role.id}`);
    expect(response.headers.etag).toEqual(tagOf(1));
    expect(await service.admin.roles.get(role.id)).toEqual(role);
    const { data } = await service.admin.auditLogs.list({ resourceId: role.id });
    expect(data).toMatchObject([
      {
        action: 'CREATE',
        resource: { type: 'role', id: role.id, label: name },
        changes: { name: { from: null, to: name }, permissions: { from: null, to: HELP } },
      },
    ]);
  });

  it.each(['a', 'A-b', '1st', '-x', 'with blank', 'ünder', 'x'.repeat(64), 7, null])(
    'POST /roles returns 400 for the name %j',
    async (name) => {
      expectFaults(await send('post', '', { name, permissions: [] }), 'name');
    },
  );

  it.each([['users:fly'], 'users:read', [7], null, undefined, [null], ['users:read', 'x']])(
    'POST /roles returns 400 for the permissions %j',
    async (permissions) => {
      expectFaults(await send('post', '', { name: newName(), permissions }), 'permissions');
    },
  );

  it('POST /roles returns 409 ROLE_NAME_TAKEN if the name is taken, also by a built-in role', async () => {
    for (const name of [(await createRole()).name, 'admin']) {
      const response = await send('post', '', { name, permissions: [] });
      expectError(response, 'CONFLICT');
      expectReason(response, 'ROLE_NAME_TAKEN');
    }
  });

  it('PATCH /roles/:id changes the given fields, with If-Match, and records what changed', async () => {
    const role = await createRole();
    const changed = await service.admin.roles.update(
      role.id,
      { description: 'Answers customers.', permissions: ['users:read'] },
      { ifMatch: role.version },
    );
    expect(changed).toMatchObject({ description: 'Answers customers.', permissions: ['users:read'], version: 2 });
    const { data } = await service.admin.auditLogs.list({ resourceId: role.id, action: 'UPDATE' });
    expect(data.map(({ changes }) => changes)).toEqual([
      {
        description: { from: null, to: 'Answers customers.' },
        permissions: { from: HELP, to: ['users:read'] },
      },
    ]);
    expectError(
      await send('patch', `/${role.id}`, { description: null }).set('If-Match', '"1"'),
      'PRECONDITION_FAILED',
    );
    expect((await service.admin.roles.update(role.id, { description: null })).description).toBeNull();
  });

  it('PATCH /roles/:id leaves version and log alone if nothing changes', async () => {
    const role = await createRole();
    const entries = await auditCount(service);
    expect(await service.admin.roles.update(role.id, { permissions: [...HELP].reverse() })).toEqual(role);
    expect(await auditCount(service)).toBe(entries);
  });

  it('PATCH /roles/:id returns 400 for the name, which is fixed', async () => {
    const role = await createRole();
    const response = await send('patch', `/${role.id}`, { name: newName() });
    expectFaults(response, 'name');
    expect(response.body.error.details[0].code).toBe('UNKNOWN_FIELD');
  });

  it.each(BUILT_IN_ROLES)('PATCH and DELETE return 409 BUILT_IN_ROLE for %s', async (name) => {
    const { id } = await builtIn(name);
    for (const response of [await send('patch', `/${id}`, { description: 'x' }), await send('delete', `/${id}`)]) {
      expectError(response, 'CONFLICT');
      expectReason(response, 'BUILT_IN_ROLE');
    }
  });

  it('DELETE /roles/:id removes a role that no user has', async () => {
    const role = await createRole();
    expect((await send('delete', `/${role.id}`)).body.data).toEqual({ id: role.id, deleted: true });
    expectError(await service.as().get(`${ROLES}/${role.id}`), 'NOT_FOUND');
    expectError(await send('delete', `/${role.id}`), 'NOT_FOUND');
    expectError(await send('patch', `/${UNKNOWN_ID}`, {}), 'NOT_FOUND');
    expectFaults(await service.as().post(USERS).send({ email: 'x@example.com', name: 'X', role: role.name }), 'role');
  });

  it('DELETE /roles/:id returns 409 ROLE_IN_USE as long as a user has it, also a deleted one', async () => {
    const role = await createRole();
    const user = await createUser(service.admin, { role: role.name });
    const expectInUse = async () => {
      const response = await send('delete', `/${role.id}`);
      expectError(response, 'CONFLICT');
      expectReason(response, 'ROLE_IN_USE');
    };
    await expectInUse();
    await service.admin.users.delete(user.id);
    await expectInUse();
    expect((await service.admin.users.restore(user.id)).role).toBe(role.name);
    await service.admin.users.update(user.id, { role: 'user' });
    expect((await send('delete', `/${role.id}`)).status).toBe(200);
  });

  it('GET /roles searches, filters, sorts and walks by cursor', async () => {
    const names = [newName(), newName(), newName()];
    for (const name of names) {
      await service.admin.roles.create({ name, description: `Räume ${name}`, permissions: ['settings:write'] });
    }
    const found = await service.admin.roles.list({
      search: 'RÄUME',
      permission: 'settings:write',
      sort: '-name',
      limit: 2,
    });
    expect([found.meta.total, found.data.map(({ name }) => name)]).toEqual([3, names.toSorted().reverse().slice(0, 2)]);
    const walked: string[] = [];
    for await (const { name } of service.admin.roles.iterate({ search: 'räume', limit: 1 })) {
      walked.push(name);
    }
    expect(walked).toEqual(names.toSorted());
    const either = await service.admin.roles.list({
      search: 'räume',
      permission: ['settings:write', 'audit-logs:export'],
    });
    expect(either.meta.total).toBe(3);
    expectFaults(await service.as().get(`${ROLES}?permission=x&sort=id&colour=red`), 'colour', 'permission', 'sort');
  });

  it('GET /users?role= counts the users of each role, also together with a status', async () => {
    const { name } = await createRole();
    const [suspended] = [
      await createUser(service.admin, { role: name }),
      await createUser(service.admin, { role: name }),
    ];
    await service.admin.users.update(suspended.id, { status: 'suspended' });
    const totalOf = async (status?: 'active' | 'suspended') =>
      (await service.admin.users.list({ role: name, status })).meta.total;
    expect([await totalOf(), await totalOf('active'), await totalOf('suspended')]).toEqual([2, 1, 1]);
    expect((await service.admin.users.list({ role: newName() })).meta.total).toBe(0);
  });

  describe('the privilege rule', () => {
    it.each(['grants', 'changes', 'takes', 'deletes'])('refuses who %s what they lack (403)', async (what) => {
      const { token } = await signInWith(service, ['roles:read', 'roles:write', ...HELP]);
      const [weak, strong] = [await createRole(), await createRole([...HELP, 'settings:write'])];
      const permissions = ['users:read', 'settings:write'];
      const attempts = {
        grants: () => send('post', '', { name: newName(), permissions }, token),
        changes: () => send('patch', `/${weak.id}`, { permissions }, token),
        takes: () => send('patch', `/${strong.id}`, { permissions: [] }, token),
        deletes: () => send('delete', `/${strong.id}`, undefined, token),
      };
      const response = await attempts[what as keyof typeof attempts]();
      expectError(response, 'FORBIDDEN');
      expectReason(response, 'PRIVILEGE_REQUIRED');
    });

    it('lets a caller change what they have, but not lose a permission themselves (409 OWN_ACCOUNT)', async () => {
      const { token, client, role } = await signInWith(service, ['roles:read', 'roles:write', ...HELP]);
      const weak = await client.roles.create({ name: newName(), permissions: HELP });
      expect((await client.roles.update(weak.id, { permissions: [] })).permissions).toEqual([]);
      const [own] = (await client.roles.list({ search: role })).data;
      const response = await send('patch', `/${own!.id}`, { permissions: ['roles:read', 'roles:write'] }, token);
      expectError(response, 'CONFLICT');
      expectReason(response, 'OWN_ACCOUNT');
    });
  });

  it('PATCH /roles/:id counts for a change of a user with the role whose body is still arriving', async () => {
    const role = await createRole();
    const { token } = await signInWith(service, role.name);
    const { id, name } = await createUser(service.admin);
    const body = { name: 'Changed' };
    const finish = await holdBack(service, { method: 'PATCH', path: `${USERS}/${id}`, token, body });
    await service.admin.roles.update(role.id, { permissions: ['users:read'] });
    expect((await finish()).status).toBe(403);
    expect((await service.admin.users.get(id)).name).toBe(name);
  });
});
