import type { Organization } from '@/lib/admin/client';
import { expectFaults } from '../support/answers';
import { createOrganization, createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

describe('A pending invitation is settled', () => {
  let service: TestApp;
  let organization: Organization;
  let serial = 0;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    organization = await createOrganization(service.admin);
  });

  const address = () => `settled${(serial += 1)}@example.com`;
  const invitations = () => service.admin.organizations.invitations;
  const members = () => service.admin.organizations.members;
  const invite = (email: string) => invitations().create(organization.id, { email });
  const add = (userId: string) => members().add(organization.id, { userId });
  const expectSettled = async (id: string, userId: string) => {
    expect(await invitations().get(organization.id, id)).toMatchObject({
      status: 'accepted',
      userId,
      acceptedAt: expect.any(String),
    });
    expect((await invitations().list(organization.id, { status: 'pending' })).data).toEqual([]);
    const { data } = await service.admin.auditLogs.list({ resourceType: 'invitation', resourceId: id });
    expect(data.map(({ action }) => action)).toEqual(['UPDATE', 'CREATE']);
    expect(data[0]!.changes).toMatchObject({ acceptedAt: { from: null, to: expect.any(String) } });
  };

  it('when its address is added as a member', async () => {
    const user = await createUser(service.admin);
    const { id } = await invite(user.email);
    await add(user.id);
    await expectSettled(id, user.id);
  });

  it('when a user with its address is created and then added', async () => {
    const email = address();
    const { id, acceptUrl } = await invite(email);
    const user = await createUser(service.admin, { email });
    await add(user.id);
    await expectSettled(id, user.id);
    const token = acceptUrl!.split('#token=')[1]!;
    const late = await service.http.post('/api/auth/invitations/accept').send({ token });
    expect(late.status).toBe(404);
  });

  it('when a member gets its address', async () => {
    const user = await createUser(service.admin);
    await add(user.id);
    const email = address();
    const { id } = await invite(email);
    await service.admin.users.update(user.id, { email });
    await expectSettled(id, user.id);
  });

  it('when a deleted member with its address is restored', async () => {
    const user = await createUser(service.admin);
    await add(user.id);
    await service.admin.users.delete(user.id);
    const { id } = await invite(user.email);
    await service.admin.users.restore(user.id);
    await expectSettled(id, user.id);
  });

  it('once when it is accepted', async () => {
    const email = address();
    const { id, acceptUrl } = await invite(email);
    const token = acceptUrl!.split('#token=')[1]!;
    const { user } = await service.client('').auth.acceptInvitation({ token, name: 'Guest', password: PASSWORD });
    await expectSettled(id, user.id);
  });

  it('only in the organization that has the new member', async () => {
    const user = await createUser(service.admin);
    const elsewhere = await createOrganization(service.admin);
    const { id } = await invitations().create(elsewhere.id, { email: user.email });
    await add(user.id);
    expect(await invitations().get(elsewhere.id, id)).toMatchObject({ status: 'pending', userId: null });
  });

  it('and the erasure of the user takes its address out of the audit log', async () => {
    const email = address();
    const { id } = await invite(email);
    const user = await createUser(service.admin, { email });
    await add(user.id);
    await service.admin.users.delete(user.id);
    await service.admin.users.erase(user.id);
    const { data } = await service.admin.auditLogs.list({ resourceId: id });
    expect(JSON.stringify(data)).not.toContain(email);
  });

  it('never for an address with a quoted local part: POST /organizations/:id/invitations returns 400', async () => {
    const path = `/api/admin/organizations/${organization.id}/invitations`;
    expectFaults(await service.as().post(path).send({ email: '"x>"@example.com' }), 'email');
  });
});
