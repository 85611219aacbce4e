import { randomUUID } from 'node:crypto';
import type { Member, Organization } from '@/lib/admin/contract/organizations';
import type { User } from '@/lib/admin/contract/users';
import { auditCount, auditOf, expectError, expectFaults, INSTANT, UNKNOWN_ID, UUID_V7 } from '../support/answers';
import { createOrganization, createUser } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

describe('The members of an organization', () => {
  let service: TestApp;
  let organization: Organization;
  let user: User;

  beforeAll(async () => {
    service = await createTestApp();
  });
  beforeEach(async () => {
    organization = await createOrganization(service.admin);
    user = await createUser(service.admin);
  });
  afterAll(() => service.close());

  const pathOf = (organizationId = organization.id, userId?: string) =>
    `/api/admin/organizations/${organizationId}/members${userId === undefined ? '' : `/${userId}`}`;
  const add = (body: object, organizationId?: string) => service.as().post(pathOf(organizationId)).send(body);
  const list = (query: Record<string, string> = {}) => service.as().get(pathOf()).query(query);
  const ids = (members: Member[]) => members.map((member) => member.user.id);

  it('GET /organizations/:id/members is empty for a new organization', async () => {
    const response = await list();
    const meta = { page: 1, limit: 20, total: 0, totalIsCapped: false, nextCursor: null };
    expect([response.status, response.body]).toEqual([200, { success: true, data: [], meta }]);
  });

  it('POST /organizations/:id/members returns 201 with Location and the role member by default', async () => {
    const response = await add({ userId: user.id });
    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      success: true,
      data: {
        id: expect.stringMatching(UUID_V7),
        user: { id: user.id, email: user.email, name: user.name },
        role: 'member',
        createdAt: expect.stringMatching(INSTANT),
      },
    });
    expect(response.headers.location).toBe(pathOf(organization.id, user.id));
    expect((await service.as().get(response.headers.location!)).body).toEqual(response.body);
    expect((await list()).body.data).toEqual([response.body.data]);
    expect((await service.admin.organizations.get(organization.id)).memberCount).toBe(1);
  });

  it('the id of a member is the resource.id of the entries about the membership', async () => {
    const { id } = (await add({ userId: user.id })).body.data as Member;
    const changed = await service.as().patch(pathOf(organization.id, user.id)).send({ role: 'admin' });
    const read = await service.admin.organizations.members.get(organization.id, user.id);
    const [listed] = (await service.admin.organizations.members.list(organization.id)).data;
    expect([changed.body.data.id, read.id, listed!.id]).toEqual([id, id, id]);
    await service.admin.organizations.members.remove(organization.id, user.id);
    const actions = (await auditOf(service, id)).map(({ action, resource }) => `${action} ${resource.type}`);
    expect(actions).toEqual(['DELETE membership', 'UPDATE membership', 'CREATE membership']);
  });

  it('GET /organizations/:id/members/:userId returns 404 without such a member or organization', async () => {
    expectError(await service.as().get(pathOf(organization.id, user.id)), 'NOT_FOUND');
    await add({ userId: user.id });
    expectError(await service.as().get(pathOf(randomUUID(), user.id)), 'NOT_FOUND');
  });

  it.each(['owner', 'admin', 'member'])('a member can get the role %s, on POST or on PATCH', async (role) => {
    const other = await createUser(service.admin);
    expect((await add({ userId: other.id, role })).body.data.role).toBe(role);
    await add({ userId: user.id, role: role === 'member' ? 'admin' : 'member' });
    const response = await service.as().patch(pathOf(organization.id, user.id)).send({ role });
    expect([response.status, response.body.data.role]).toEqual([200, role]);
    const members = (await list()).body.data as Member[];
    expect(members.map((member) => member.role)).toEqual([role, role]);
    expect((await list({ role })).body.meta.total).toBe(2);
    expect((await list({ role: role === 'owner' ? 'admin' : 'owner' })).body.meta.total).toBe(0);
  });

  it('GET /organizations/:id/members lists the members of this organization, newest first', async () => {
    const second = await createUser(service.admin);
    const elsewhere = await createOrganization(service.admin);
    await add({ userId: user.id });
    await add({ userId: second.id });
    await add({ userId: (await createUser(service.admin)).id }, elsewhere.id);
    await service.admin.users.update(user.id, { name: 'Renamed', email: `renamed-${user.email}` });
    const { data } = (await list()).body as { data: Member[] };
    expect(ids(data)).toEqual([second.id, user.id]);
    expect(data[1]!.user).toEqual({ id: user.id, email: `renamed-${user.email}`, name: 'Renamed' });
  });

  it('a user can be a member of several organizations', async () => {
    const elsewhere = await createOrganization(service.admin);
    expect((await add({ userId: user.id })).status).toBe(201);
    expect((await add({ userId: user.id }, elsewhere.id)).status).toBe(201);
    const { data } = await service.admin.users.list({ organizationId: organization.id });
    expect(data.map(({ id }) => id)).toEqual([user.id]);
  });

  it('POST /organizations/:id/members returns 409 for a member, and changes nothing', async () => {
    await add({ userId: user.id });
    const entries = await auditCount(service);
    expectError(await add({ userId: user.id, role: 'owner' }), 'CONFLICT');
    expectError(await add({ userId: user.id.toUpperCase() }), 'CONFLICT');
    expect(await auditCount(service)).toBe(entries);
    expect((await list()).body.data[0].role).toBe('member');
  });

  it('PATCH /organizations/:id/members/:userId is a no-op without an entry for the same role', async () => {
    const { body } = await add({ userId: user.id, role: 'owner' });
    const entries = await auditCount(service);
    const response = await service.as().patch(pathOf(organization.id, user.id)).send({ role: 'owner' });
    expect([response.status, response.body]).toEqual([200, body]);
    expect(await auditCount(service)).toBe(entries);
  });

  it('DELETE /organizations/:id/members/:userId returns 200, then 404, and the user can be added again', async () => {
    await add({ userId: user.id });
    const response = await service.as().delete(pathOf(organization.id, user.id));
    expect([response.status, response.body]).toEqual([200, { success: true, data: { id: user.id, deleted: true } }]);
    expect((await list()).body.meta.total).toBe(0);
    expect((await service.admin.organizations.get(organization.id)).memberCount).toBe(0);
    expectError(await service.as().delete(pathOf(organization.id, user.id)), 'NOT_FOUND');
    expectError(await service.as().patch(pathOf(organization.id, user.id)).send({ role: 'admin' }), 'NOT_FOUND');
    expect(await service.admin.users.get(user.id)).toEqual(user);
    expect((await add({ userId: user.id })).status).toBe(201);
  });

  it('changes of members return 404 without such an organization, user or membership', async () => {
    expectError(await service.as().get(pathOf(UNKNOWN_ID)), 'NOT_FOUND');
    expectError(await add({ userId: user.id }, UNKNOWN_ID), 'NOT_FOUND');
    expectError(await add({ userId: UNKNOWN_ID }), 'NOT_FOUND');
    for (const path of [
      pathOf(UNKNOWN_ID, user.id),
      pathOf(organization.id, user.id),
      pathOf(organization.id, UNKNOWN_ID),
    ]) {
      expectError(await service.as().patch(path).send({ role: 'admin' }), 'NOT_FOUND');
      expectError(await service.as().delete(path), 'NOT_FOUND');
    }
    expect((await list()).body.meta.total).toBe(0);
  });

  it('changes of members return 400 that names each fault', async () => {
    expectFaults(await add({}), 'userId');
    expectFaults(await add({ userId: null, role: null }), 'userId', 'role');
    expectFaults(await add({ userId: '42', role: 'boss', email: user.email }), 'userId', 'role', 'email');
    expectFaults(await service.as().post(`${pathOf()}?role=owner`).send({ userId: user.id }), 'role');
    expectFaults(await list({ role: 'boss', search: 'x' }), 'role', 'search');
    expectFaults(await service.as().get(pathOf('acme')), 'id');
    await add({ userId: user.id });
    const path = pathOf(organization.id, user.id);
    expectFaults(await service.as().patch(path).send({}), 'role');
    expectFaults(await service.as().patch(path).send({ role: null }), 'role');
    expectFaults(await service.as().patch(path).send({ role: 'boss', userId: UNKNOWN_ID }), 'role', 'userId');
    expectFaults(await service.as().patch(`${path}?dry=1`).send({ role: 'admin' }), 'dry');
    expectFaults(await service.as().delete(`${path}?force=1`), 'force');
    expectFaults(await service.as().delete(pathOf(organization.id, 'me')), 'userId');
    expect((await list()).body.data).toMatchObject([{ user: { id: user.id }, role: 'member' }]);
  });
});
