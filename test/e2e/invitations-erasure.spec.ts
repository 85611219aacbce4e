import type { IssuedInvitation, Organization } from '@/lib/admin/client';
import { freshAddress } from '../support/addresses';
import { expectError } from '../support/answers';
import { createOrganization, createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const ACCOUNT = { name: 'Grace Hopper', password: PASSWORD };

describe('An invitation', () => {
  let service: TestApp;
  let organization: Organization;
  let serial = 0;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
    organization = await createOrganization(service.admin);
  });
  afterAll(() => service.close());

  const address = () => `guest${(serial += 1)}@example.com`;
  const invite = (email = address()) => service.admin.organizations.invitations.create(organization.id, { email });
  const tokenOf = ({ acceptUrl }: IssuedInvitation) => acceptUrl!.split('#token=')[1]!;
  const accept = (body: object) =>
    service.http.post('/api/auth/invitations/accept').set('X-Forwarded-For', freshAddress()).send(body);

  it('leaves nothing of a person who is erased, be the invitation of before the account or after', async () => {
    const email = address();
    const [first, other] = [await invite(email), await createOrganization(service.admin)];
    const second = await service.admin.organizations.invitations.create(other.id, { email });
    await accept({ token: tokenOf(second), ...ACCOUNT });
    await accept({ token: tokenOf(first) });
    await service.admin.users.delete(second.id);
    await service.admin.users.erase(second.id);
    const log = JSON.stringify((await service.admin.auditLogs.list({ limit: 100 })).data);
    expect(log.includes(email)).toBe(false);
    expect(await service.sql('SELECT FROM invitations WHERE email = $1', [email])).toEqual([]);
  });

  it('leaves nothing of them where nobody accepted it either, made before the account or after its end', async () => {
    const early = await invite();
    const user = await createUser(service.admin, { email: early.email });
    await service.admin.users.delete(user.id);
    const other = await createOrganization(service.admin);
    await service.admin.organizations.invitations.create(other.id, { email: early.email });
    await service.admin.users.erase(user.id);
    const log = JSON.stringify((await service.admin.auditLogs.list({ limit: 100 })).data);
    expect(log.includes(early.email)).toBe(false);
    expect(await service.sql('SELECT FROM invitations WHERE email = $1', [early.email])).toEqual([]);
  });

  it('an invitation of a person with an account is erased with the account only', async () => {
    const issued = await invite();
    const user = await createUser(service.admin, { email: issued.email });
    await accept({ token: tokenOf(issued) });
    expectError(await service.as().post(`/api/admin/users/${issued.id}/erase`), 'NOT_FOUND');
    expect((await service.admin.organizations.invitations.get(organization.id, issued.id)).email).toBe(user.email);
  });

  it('that nobody accepted is forgotten by its own id', async () => {
    const issued = await invite();
    expect(await service.admin.users.erase(issued.id)).toMatchObject({ id: issued.id, erased: true });
    expect(JSON.stringify((await service.admin.auditLogs.list()).data).includes(issued.email)).toBe(false);
    expectError(await accept({ token: tokenOf(issued), ...ACCOUNT }), 'NOT_FOUND');
  });
});
