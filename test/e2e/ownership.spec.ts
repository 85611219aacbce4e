import type { MemberRole, Organization, User } from '@/lib/admin/client';
import { auditCount, auditOf, expectError, expectFaults, UNKNOWN_ID } from '../support/answers';
import { createOrganization, createUser } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';
import { entriesOf } from '../support/two-instances';

describe('The owners of an organization', () => {
  let service: TestApp;
  let organization: Organization;
  let one: User;
  let other: User;

  beforeAll(async () => {
    service = await createTestApp();
  });
  beforeEach(async () => {
    organization = await createOrganization(service.admin);
    [one, other] = [await createUser(service.admin), await createUser(service.admin)];
  });
  afterAll(() => service.close());

  const path = () => `/api/admin/organizations/${organization.id}`;
  const add = ({ id }: User, role?: MemberRole) =>
    service.admin.organizations.members.add(organization.id, { userId: id, role });
  const change = ({ id }: User, role: MemberRole) => service.as().patch(`${path()}/members/${id}`).send({ role });
  const remove = ({ id }: User) => service.as().delete(`${path()}/members/${id}`);
  const transfer = (body: object) => service.as().post(`${path()}/transfer-ownership`).send(body);
  const roles = async () =>
    Object.fromEntries(
      (await service.admin.organizations.members.list(organization.id)).data.map(({ user, role }) => [user.id, role]),
    );

  it('are one at least while others remain: the last one is neither demoted nor removed nor deleted', async () => {
    await add(one, 'owner');
    await add(other, 'admin');
    const count = await auditCount(service);
    for (const permanent of ['false', 'true']) {
      for (const answer of [
        await change(one, 'admin'),
        await change(one, 'member'),
        await remove(one),
        await service.as().delete(`/api/admin/users/${one.id}`).query({ permanent }),
      ]) {
        expectError(answer, 'CONFLICT');
        expect(answer.body.error.message).toContain(`${organization.slug}. Transfer the ownership first`);
      }
    }
    expect([await auditCount(service), await roles()]).toEqual([count, { [one.id]: 'owner', [other.id]: 'admin' }]);
  });

  it('can go while another one stays', async () => {
    await add(one, 'owner');
    await add(other, 'owner');
    expect((await change(one, 'member')).status).toBe(200);
    expectError(await remove(other), 'CONFLICT');
    expect((await change(one, 'owner')).status).toBe(200);
    expect((await remove(other)).status).toBe(200);
    expect(await roles()).toEqual({ [one.id]: 'owner' });
  });

  it('that are the only member can be removed or deleted, and not demoted', async () => {
    await add(one, 'owner');
    expectError(await change(one, 'admin'), 'CONFLICT');
    expect((await change(one, 'owner')).status).toBe(200);
    expect((await remove(one)).status).toBe(200);
    await add(one, 'owner');
    expect((await service.as().delete(`/api/admin/users/${one.id}`)).status).toBe(200);
    expect(await roles()).toEqual({});
  });

  it('can be none where there never was one', async () => {
    await add(one, 'admin');
    await add(other, 'member');
    expect((await change(one, 'member')).status).toBe(200);
    expect((await remove(one)).status).toBe(200);
    expect((await service.as().delete(`/api/admin/users/${other.id}`)).status).toBe(200);
  });

  it('go with the organization', async () => {
    await add(one, 'owner');
    await add(other);
    expect((await service.as().delete(path())).status).toBe(200);
    expect((await service.as().delete(`/api/admin/users/${one.id}`)).status).toBe(200);
  });

  describe('change by a transfer', () => {
    it('in one step: 200 with both, each with its entry', async () => {
      const owner = await add(one, 'owner');
      const member = await add(other);
      const answer = await transfer({ toUserId: other.id.toUpperCase() });
      expect([answer.status, answer.body]).toEqual([
        200,
        { success: true, data: { owner: { ...member, role: 'owner' }, previousOwner: { ...owner, role: 'admin' } } },
      ]);
      expect(await roles()).toEqual({ [one.id]: 'admin', [other.id]: 'owner' });
      const entries = await entriesOf(service, { requestId: answer.headers['x-request-id']! });
      expect(entries.map(({ action, resource, changes }) => [action, resource.type, changes])).toEqual([
        ['UPDATE', 'membership', { role: { from: 'member', to: 'owner' } }],
        ['UPDATE', 'membership', { role: { from: 'owner', to: 'admin' } }],
      ]);
      expect(entries[0]!.resource.label).toBe(`${other.email} in ${organization.slug}`);
      expect(await auditOf(service, organization.id)).toHaveLength(1);
    });

    it('POST /organizations/:id/transfer-ownership works if there is no owner', async () => {
      await add(one);
      const { owner, previousOwner } = await service.admin.organizations.transferOwnership(organization.id, {
        toUserId: one.id,
      });
      expect([owner.user.id, owner.role, previousOwner]).toEqual([one.id, 'owner', null]);
    });

    it('to who is it already changes nothing', async () => {
      await add(one, 'owner');
      const count = await auditCount(service);
      for (const body of [{ toUserId: one.id }, { toUserId: one.id, fromUserId: one.id }]) {
        expect((await transfer(body)).body.data).toMatchObject({ owner: { role: 'owner' }, previousOwner: null });
      }
      expect(await auditCount(service)).toBe(count);
    });

    it('POST /organizations/:id/transfer-ownership needs fromUserId if there are several owners', async () => {
      const third = await createUser(service.admin);
      await add(one, 'owner');
      await add(other, 'owner');
      await add(third);
      const refused = await transfer({ toUserId: third.id });
      expectError(refused, 'CONFLICT');
      expect(refused.body.error.message).toContain('fromUserId');
      const answer = await transfer({ toUserId: third.id, fromUserId: other.id });
      expect(answer.body.data).toMatchObject({
        owner: { user: { id: third.id } },
        previousOwner: { user: { id: other.id } },
      });
      expect(await roles()).toEqual({ [one.id]: 'owner', [other.id]: 'admin', [third.id]: 'owner' });
    });

    it('is refused where somebody is no member, no owner, or the organization is not there', async () => {
      await add(one, 'owner');
      await add(other);
      const third = await createUser(service.admin);
      const count = await auditCount(service);
      expectError(await transfer({ toUserId: third.id }), 'NOT_FOUND');
      expectError(await transfer({ toUserId: UNKNOWN_ID }), 'NOT_FOUND');
      expectError(await transfer({ toUserId: other.id, fromUserId: third.id }), 'NOT_FOUND');
      expectError(await transfer({ toUserId: one.id, fromUserId: other.id }), 'CONFLICT');
      expectFaults(await transfer({}), 'toUserId');
      expectFaults(await transfer({ toUserId: '42', fromUserId: null, role: 'x' }), 'toUserId', 'fromUserId', 'role');
      expect(await auditCount(service)).toBe(count);
      await service.admin.organizations.delete(organization.id);
      expectError(await transfer({ toUserId: other.id }), 'NOT_FOUND');
    });
  });
});

describe('The seats of an organization', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const patch = (id: string, body: object) => service.as().patch(`/api/admin/organizations/${id}`).send(body);
  const join = async ({ id }: Organization) => {
    const { id: userId } = await createUser(service.admin);
    return service.as().post(`/api/admin/organizations/${id}/members`).send({ userId });
  };

  it('have no limit unless one is given, at the creation or later; it is audited', async () => {
    expect((await createOrganization(service.admin)).seatLimit).toBeNull();
    expect((await createOrganization(service.admin, { seatLimit: null })).seatLimit).toBeNull();
    const { id, seatLimit } = await createOrganization(service.admin, { seatLimit: 1_000_000 });
    expect(seatLimit).toBe(1_000_000);
    expect((await patch(id, { seatLimit: 5 })).body.data.seatLimit).toBe(5);
    expect((await patch(id, { name: 'Renamed' })).body.data.seatLimit).toBe(5);
    expect((await patch(id, { seatLimit: null })).body.data.seatLimit).toBeNull();
    const changes = (await auditOf(service, id)).map((entry) => entry.changes.seatLimit);
    expect(changes).toEqual([
      { from: 5, to: null },
      undefined,
      { from: 1_000_000, to: 5 },
      { from: null, to: 1_000_000 },
    ]);
  });

  it('are told of as what is wrong with them', async () => {
    const { id } = await createOrganization(service.admin);
    expect((await patch(id, { seatLimit: '5' })).body.error.details).toMatchObject([
      { field: 'seatLimit', code: 'IS_INT' },
    ]);
    expect((await patch(id, { seatLimit: 0 })).body.error.details).toMatchObject([{ field: 'seatLimit', code: 'MIN' }]);
  });

  it.each([0, -1, 1_000_001, 1.5, '5', true, []])('are never %j', async (seatLimit) => {
    const { id } = await createOrganization(service.admin);
    expectFaults(await patch(id, { seatLimit }), 'seatLimit');
    expectFaults(await service.as().post('/api/admin/organizations').send({ name: 'X', seatLimit }), 'seatLimit');
  });

  it('are taken one by one; without a free one joining is a 409 that changes nothing', async () => {
    const organization = await createOrganization(service.admin, { seatLimit: 2 });
    expect([(await join(organization)).status, (await join(organization)).status]).toEqual([201, 201]);
    const refused = await join(organization);
    expectError(refused, 'CONFLICT');
    expect(refused.body.error.message).toContain(`${organization.slug} has no free seat`);
    expect((await service.admin.organizations.get(organization.id)).memberCount).toBe(2);
    await patch(organization.id, { seatLimit: 3 });
    expect((await join(organization)).status).toBe(201);
  });

  it('are never fewer than the members that there are', async () => {
    const organization = await createOrganization(service.admin);
    await join(organization);
    await join(organization);
    const refused = await patch(organization.id, { seatLimit: 1, name: 'Smaller' });
    expectError(refused, 'CONFLICT');
    expect(refused.body.error.message).toContain('2 members');
    expect((await patch(organization.id, { seatLimit: 2 })).status).toBe(200);
    expect((await service.admin.organizations.get(organization.id)).name).toBe(organization.name);
  });
});
