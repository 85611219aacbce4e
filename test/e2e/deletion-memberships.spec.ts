import type { Organization, User } from '@/lib/admin/client';
import { expectError } from '../support/answers';
import { createOrganization, createUser } from '../support/factories';
import { wrongCounts } from '../support/row-counts';
import { createTestApp, type TestApp } from '../support/test-app';
import { entriesOf } from '../support/two-instances';

describe('The memberships of who is deleted', () => {
  let service: TestApp;
  let one: User;
  let other: User;
  let organization: Organization;

  beforeAll(async () => {
    service = await createTestApp();
  });
  beforeEach(async () => {
    [one, other] = [await createUser(service.admin), await createUser(service.admin)];
    organization = await createOrganization(service.admin);
    const { members } = service.admin.organizations;
    await members.add(organization.id, { userId: one.id, role: 'owner' });
    await members.add(organization.id, { userId: other.id, role: 'admin' });
  });
  afterEach(async () => {
    expect(await wrongCounts(service)).toEqual([]);
  });
  afterAll(() => service.close());

  const members = async () =>
    (await service.admin.organizations.members.list(organization.id)).data.map(({ user, ...rest }) => [user.id, rest]);
  const memberCount = async () => (await service.admin.organizations.get(organization.id)).memberCount;
  const entries = async (action: 'CREATE' | 'DELETE') =>
    (await entriesOf(service, { resourceType: 'membership', action })).filter(({ changes }) =>
      Object.values(changes.organizationId!).includes(organization.id),
    );

  it('go with an organization and come back with it, since when they were, each with its entries', async () => {
    const before = await members();
    await service.admin.organizations.delete(organization.id);
    expect((await service.admin.users.organizations(one.id)).data).toEqual([]);
    expect((await entries('DELETE')).length).toBe(2);
    const restored = await service.admin.organizations.restore(organization.id);
    expect(restored.memberCount).toBe(2);
    expect(await members()).toEqual(before);
    const created = await entries('CREATE');
    expect(created.length).toBe(4);
    expect(created.at(-1)!.changes).toMatchObject({ organizationId: { from: null, to: organization.id } });
    expect(created.at(-1)!.resource.label).toContain(organization.slug);
    expect(await service.sql('SELECT FROM deleted_memberships')).toEqual([]);
  });

  it('go with a user and come back with them', async () => {
    const before = await members();
    await service.admin.users.delete(other.id);
    expect(await memberCount()).toBe(1);
    await service.admin.users.restore(other.id);
    expect([await memberCount(), await members()]).toEqual([2, before]);
  });

  it.each([
    ['the user first', ['user', 'organization'], ['user', 'organization']],
    ['the organization first', ['user', 'organization'], ['organization', 'user']],
    ['the user first, who went last', ['organization', 'user'], ['user', 'organization']],
    ['the organization first, which went first', ['organization', 'user'], ['organization', 'user']],
  ])('come back with the second of both: %s', async (_what, deletions, restorations) => {
    const before = await members();
    const { users, organizations } = service.admin;
    for (const type of deletions) {
      await (type === 'user' ? users.delete(other.id) : organizations.delete(organization.id));
    }
    const [first] = restorations;
    for (const type of restorations) {
      await (type === 'user' ? users.restore(other.id) : organizations.restore(organization.id));
      if (type === first) {
        expect((await service.admin.users.organizations(one.id)).data.length).toBe(type === 'user' ? 0 : 1);
      }
    }
    expect([await memberCount(), await members()]).toEqual([2, before]);
  });

  it('that were removed by themselves stay gone', async () => {
    await service.admin.organizations.members.remove(organization.id, other.id);
    await service.admin.users.delete(other.id);
    await service.admin.users.restore(other.id);
    expect(await memberCount()).toBe(1);
  });

  it('are gone with the other side, once that is removed for good', async () => {
    await service.admin.organizations.delete(organization.id);
    await service.admin.users.delete(other.id, { permanent: true });
    const { memberCount } = await service.admin.organizations.restore(organization.id);
    expect(memberCount).toBe(1);
    await service.admin.organizations.delete(organization.id);
    await service.admin.organizations.delete(organization.id, { permanent: true });
    expect((await service.admin.users.organizations(one.id)).data).toEqual([]);
    expect(await service.sql('SELECT FROM deleted_memberships')).toEqual([]);
    // A row that is deleted along has the entry of its deletion, and no other.
    expect((await entries('DELETE')).length).toBe((await entries('CREATE')).length);
  });

  it('are told of a moment by their number', async () => {
    const { updatedAt } = await service.admin.organizations.update(organization.id, { plan: 'pro' });
    await service.admin.organizations.delete(organization.id);
    const restored = await service.admin.organizations.restore(organization.id);
    const then = await service.admin.organizations.get(organization.id, { at: updatedAt });
    expect([then.memberCount, then.plan]).toEqual([2, 'pro']);
    const at = new Date(Date.parse(restored.updatedAt) + 5_000).toISOString();
    expect(await service.admin.organizations.get(organization.id, { at })).toEqual(restored);
  });

  it('need a seat each to come back with their user: 409 otherwise, and nothing has changed; with their organization none', async () => {
    const { users, organizations } = service.admin;
    await users.delete(other.id);
    await organizations.update(organization.id, { seatLimit: 1 });
    const answer = await service.as().post(`/api/admin/users/${other.id}/restore`);
    expectError(answer, 'CONFLICT');
    expect(answer.body.error.message).toContain(organization.slug);
    expectError(await service.as().get(`/api/admin/users/${other.id}`), 'NOT_FOUND');
    await organizations.update(organization.id, { seatLimit: 2 });
    await users.restore(other.id);
    await users.delete(other.id);
    const third = await createUser(service.admin);
    await organizations.members.add(organization.id, { userId: third.id });
    await organizations.delete(organization.id);
    await users.restore(other.id);
    // Nobody could give it another limit before it is there again.
    expect(await organizations.restore(organization.id)).toMatchObject({ memberCount: 3, seatLimit: 2 });
    const { id: userId } = await createUser(service.admin);
    expectError(
      await service.as().post(`/api/admin/organizations/${organization.id}/members`).send({ userId }),
      'CONFLICT',
    );
    await users.delete(third.id, { permanent: true });
  });
});

describe('The organizations of a user', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  it('are listed newest membership first, in pages, each with the role in it', async () => {
    const { id } = await createUser(service.admin);
    const organizations: Organization[] = [];
    for (const role of ['owner', 'admin', 'member'] as const) {
      const organization = await createOrganization(service.admin);
      await service.admin.organizations.members.add(organization.id, { userId: id, role });
      organizations.push(organization);
    }
    const path = `/api/admin/users/${id}/organizations`;
    const first = await service.as().get(path).query({ limit: '2' });
    const { nextCursor } = first.body.meta as { nextCursor: string };
    expect(first.body.meta).toMatchObject({ page: 1, limit: 2, total: 3, totalIsCapped: false });
    const second = await service.as().get(path).query({ limit: '2', cursor: nextCursor });
    const data = [...first.body.data, ...second.body.data] as object[];
    expect(data).toEqual(
      organizations
        .map(({ id: organizationId, name, slug }, index) => ({
          organization: { id: organizationId, name, slug },
          role: ['owner', 'admin', 'member'][index],
          createdAt: expect.any(String) as string,
        }))
        .reverse(),
    );
    expect((await service.as().get(path).query({ page: '9' })).body.data).toEqual([]);
  });

  it('are a 404 of a user who is not there, or deleted', async () => {
    const { id } = await createUser(service.admin);
    expect((await service.as().get(`/api/admin/users/${id}/organizations`)).body.data).toEqual([]);
    await service.admin.users.delete(id);
    expectError(await service.as().get(`/api/admin/users/${id}/organizations`), 'NOT_FOUND');
  });
});
