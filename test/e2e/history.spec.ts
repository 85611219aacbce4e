import type { AuditLog } from '@/lib/admin/client';
import { auditOf, expectError, expectFaults, UNKNOWN_ID, walk } from '../support/answers';
import { signInWith } from '../support/callers';
import { createApiKey, createOrganization, createUser, PASSWORD, userData } from '../support/factories';
import { anOrganization, aUser, insertEntry } from '../support/lives';
import { insertOrganizations, insertUsers } from '../support/rows';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';

describe('The history of a resource', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  it.each(['user', 'organization'] as const)('lists what changed this very %s, newest first', async (type) => {
    const { path, update, id } = await (type === 'user' ? aUser(service) : anOrganization(service));
    await update({ name: 'Renamed' });
    await update({ metadata: { a: 1 } });
    await service.as().get(path);
    expectError(await service.as().patch(path).set('If-Match', '"1"').send({ name: 'Late' }), 'PRECONDITION_FAILED');
    const response = await service.as().get(`${path}/history`);
    const entries = response.body.data as AuditLog[];
    expect(response.status).toBe(200);
    expect(entries.map(({ action }) => action)).toEqual(['UPDATE', 'UPDATE', 'CREATE']);
    expect(entries[1]!.changes.name!.to).toBe('Renamed');
    expect(response.body).toEqual({
      success: true,
      data: (await auditOf(service, id)).filter(({ action }) => action !== 'READ'),
      meta: { page: 1, limit: 20, total: 3, totalIsCapped: false, nextCursor: null },
    });
  });

  it('the history of a deleted resource is kept, with its deletion first', async () => {
    for (const { path, remove } of [await aUser(service), await anOrganization(service)]) {
      await remove();
      expectError(await service.as().get(path), 'NOT_FOUND');
      const { body } = await service.as().get(`${path}/history`);
      expect((body.data as AuditLog[]).map(({ action }) => action)).toEqual(['DELETE', 'CREATE']);
    }
  });

  it('leaves out what was refused, what was read, and other resources of the same id', async () => {
    const { id, path } = await aUser(service);
    await insertEntry(service, { type: 'user', id, action: 'UPDATE', outcome: 'DENIED' });
    await insertEntry(service, { type: 'user', id, action: 'READ' });
    await insertEntry(service, { type: 'organization', id, action: 'DELETE' });
    const { body } = await service.as().get(`${path}/history`);
    expect((body.data as AuditLog[]).map(({ action }) => action)).toEqual(['CREATE']);
  });

  it('is walked by page or by cursor, as every list is', async () => {
    const { id, path, update } = await aUser(service);
    for (let turn = 1; turn <= 6; turn++) {
      await update({ metadata: { turn } });
    }
    const all = await service.admin.users.history(id, { limit: 100 });
    expect(await walk(service, `${path}/history`, { limit: '3' })).toEqual(all.data);
    expect((await service.admin.users.history(id, { page: 3, limit: 3 })).data).toEqual(all.data.slice(6));
    expect((await service.admin.users.history(id, { page: 9 })).data).toEqual([]);
    const { nextCursor } = (await service.admin.users.history(id, { limit: 3 })).meta;
    const other = (await aUser(service)).path;
    expectFaults(await service.as().get(`${other}/history`).query({ cursor: nextCursor! }), 'cursor');
    expectFaults(await service.as().get(`${path}/history`).query({ limit: '101' }), 'limit');
    expectFaults(await service.as().get(`${path}/history`).query({ action: 'CREATE' }), 'action');
  });

  it('is empty where no entry is kept, a 404 where there never was such a resource, a 400 for no id', async () => {
    const [userId, organizationId] = [UNKNOWN_ID.replace('0', '1'), UNKNOWN_ID.replace('0', '2')];
    await insertUsers(service, [{ id: userId }]);
    await insertOrganizations(service, [{ id: organizationId }]);
    for (const [path, id, name] of [
      [USERS, userId, 'User'],
      [ORGANIZATIONS, organizationId, 'Organization'],
    ] as const) {
      const { status, body } = await service.as().get(`${path}/${id}/history`);
      expect([status, body.data, body.meta.total]).toEqual([200, [], 0]);
      const unknown = await service.as().get(`${path}/${UNKNOWN_ID}/history`);
      expectError(unknown, 'NOT_FOUND');
      expect(unknown.body.error.message).toBe(`${name} not found`);
      expectFaults(await service.as().get(`${path}/1/history`), 'id');
    }
  });

  describe('with include=related', () => {
    const kindsOf = (entries: AuditLog[]) => entries.map(({ action, resource }) => `${action} ${resource.type}`);

    /** A user with everything that can belong to one, invited before the account existed. */
    async function liveAsInvited() {
      const { admin } = service;
      const [organization, other] = [await createOrganization(admin), await createOrganization(admin)];
      const email = userData().email;
      const invitation = await admin.organizations.invitations.create(organization.id, { email });
      const invitee = await createUser(admin, { email, password: PASSWORD, role: 'admin' });
      await service.client('').auth.acceptInvitation({ token: invitation.acceptUrl!.split('#token=')[1]! });
      await admin.organizations.members.add(other.id, { userId: invitee.id });
      const { token } = await service.client('').auth.login({ email, password: PASSWORD });
      const key = await createApiKey(service.client(token));
      await admin.apiKeys.revoke(key.id);
      await service.client(token).auth.logout();
      await admin.users.update(invitee.id, { name: 'Renamed' });
      return { organization, other, invitee, email, key };
    }

    it('lists what belongs to a user in one order, and nothing of others', async () => {
      const { invitee, key } = await liveAsInvited();
      const { data, meta } = await service.admin.users.history(invitee.id, { include: 'related', limit: 100 });
      const kinds = kindsOf(data);
      expect(kinds).toEqual([
        'UPDATE user',
        'DELETE session',
        'UPDATE api_key',
        'CREATE api_key',
        'CREATE session',
        'CREATE membership',
        'CREATE membership',
        'UPDATE invitation',
        'UPDATE user',
        'CREATE user',
        'CREATE invitation',
      ]);
      expect(meta.total).toBe(data.length);
      expect(data.map(({ sequence }) => sequence)).toEqual(data.map(({ sequence }) => sequence).sort((a, b) => b - a));
      expect(data.filter(({ resource }) => resource.type === 'api_key').map(({ resource }) => resource.id)).toEqual([
        key.id,
        key.id,
      ]);
      const plain = await service.admin.users.history(invitee.id, { limit: 100 });
      expect(kindsOf(plain.data)).toEqual(['UPDATE user', 'UPDATE user', 'CREATE user']);
      const path = `${USERS}/${invitee.id}/history`;
      expect(await walk(service, path, { limit: '3', include: 'related' })).toEqual(data);
      const { nextCursor } = (await service.admin.users.history(invitee.id, { include: 'related', limit: 3 })).meta;
      expectFaults(await service.as().get(path).query({ limit: '3', cursor: nextCursor! }), 'cursor');
    });

    it('keeps the entries of a deleted user', async () => {
      const { invitee, email } = await liveAsInvited();
      await service.admin.users.update(invitee.id, { role: 'user' });
      const before = (await service.admin.users.history(invitee.id, { include: 'related', limit: 100 })).data;
      await service.admin.users.delete(invitee.id);
      const after = (await service.admin.users.history(invitee.id, { include: 'related', limit: 100 })).data;
      expect(after.slice(-before.length)).toEqual(before);
      expect(kindsOf(after.slice(0, -before.length)).sort()).toEqual(
        expect.arrayContaining(['DELETE membership', 'DELETE membership', 'DELETE user']),
      );
      expect(JSON.stringify(after)).toContain(email);
    });

    it('lists the members and the invitations of an organization, and nothing of others', async () => {
      const { organization, invitee } = await liveAsInvited();
      const { id } = organization;
      await service.admin.organizations.members.update(id, invitee.id, { role: 'owner' });
      await service.admin.organizations.update(id, { name: 'Renamed' });
      await service.admin.organizations.delete(id);
      const { data } = await service.admin.organizations.history(id, { include: 'related', limit: 100 });
      expect(kindsOf(data).sort()).toEqual([
        ...['CREATE invitation', 'CREATE membership', 'CREATE organization'],
        ...['DELETE membership', 'DELETE organization'],
        ...['UPDATE invitation', 'UPDATE membership', 'UPDATE organization'],
      ]);
      expect(data.map(({ organizationId }) => organizationId)).toEqual(data.map(() => id));
      const path = `${ORGANIZATIONS}/${id}/history`;
      expect(await walk(service, path, { limit: '3', include: 'related' })).toEqual(data);
    });

    it.each([
      [USERS, 'users:read'],
      [ORGANIZATIONS, 'organizations:read'],
    ] as const)('%s/:id/history needs audit-logs:read beside %s', async (path, permission) => {
      const { id } = await (path === USERS ? createUser(service.admin) : createOrganization(service.admin));
      const weak = await signInWith(service, [permission, 'sessions:read', 'members:read', 'invitations:read']);
      const able = await signInWith(service, [permission, 'audit-logs:read']);
      const url = `${path}/${id}/history`;
      expect((await service.as(weak.token).get(url)).status).toBe(200);
      const refused = await service.as(weak.token).get(url).query({ include: 'related' });
      expectError(refused, 'FORBIDDEN');
      expect(refused.body.error).toMatchObject({
        reason: 'PERMISSION_REQUIRED',
        message: expect.stringContaining('audit-logs:read') as string,
      });
      expect((await service.as(able.token).get(url).query({ include: 'related' })).status).toBe(200);
      const { key } = await createApiKey(service.admin, { permissions: [permission] });
      expectError(await service.as(key).get(url).query({ include: 'related' }), 'FORBIDDEN');
    });

    it('is a 404 for an unknown id, and a 400 for another value', async () => {
      for (const path of [USERS, ORGANIZATIONS]) {
        const url = `${path}/${UNKNOWN_ID}/history`;
        expectError(await service.as().get(url).query({ include: 'related' }), 'NOT_FOUND');
        expectFaults(await service.as().get(url).query({ include: 'all' }), 'include');
      }
    });
  });
});
