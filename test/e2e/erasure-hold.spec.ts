import type { AdminClient, User } from '@/lib/admin/client';
import { expectError } from '../support/answers';
import { freshAddress } from '../support/addresses';
import { createOrganization, createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { entriesAbout, placesOf } from '../support/personal-values';
import { acceptPasswordReset, tokenOfLink } from '../support/password-resets';
import { createTestApp, type TestApp } from '../support/test-app';

const DAY_MS = 86_400_000;

describe('The hold on the erasure of an admin', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1, deletedRetentionDays: 0 } });
  });
  afterAll(() => service.close());

  const erase = (id: string) => service.as().post(`/api/admin/users/${id}/erase`);

  /** An admin, signed in, and the first thing the admin did. */
  async function createActingAdmin(): Promise<{ user: User; admin: AdminClient }> {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const admin = service.client(token);
    await createUser(admin);
    return { user, admin };
  }

  async function expectHeld(user: User): Promise<void> {
    const response = await erase(user.id);
    expectError(response, 'CONFLICT');
    expect(response.body.error.reason).toBe('ERASURE_HELD');
    expect(await placesOf(service, user.email)).toContain('audit_logs');
  }

  it('POST /users/:id/erase returns 409 ERASURE_HELD with the date if the person acted as an admin', async () => {
    const { user, admin } = await createActingAdmin();
    const { updatedAt } = await admin.users.update((await createUser(service.admin)).id, { name: 'Changed' });
    await service.admin.users.delete(user.id);
    const response = await erase(user.id);
    expectError(response, 'CONFLICT');
    expect(response.body.error).toMatchObject({
      reason: 'ERASURE_HELD',
      message: expect.stringContaining(new Date(Date.parse(updatedAt) + 90 * DAY_MS).toISOString()) as string,
    });
    expect((await service.as().get(`/api/admin/users/${user.id}?includeDeleted=true`)).status).toBe(200);
  });

  it('holds if the admin was demoted first', async () => {
    const { user } = await createActingAdmin();
    await service.admin.users.update(user.id, { role: 'user' });
    await service.admin.users.delete(user.id);
    await expectHeld(user);
  });

  it('holds if the account was removed for good first', async () => {
    const { user } = await createActingAdmin();
    await service.admin.users.delete(user.id, { permanent: true });
    await expectHeld(user);
  });

  it('holds if the account was deleted, and then removed for good', async () => {
    const { user } = await createActingAdmin();
    await service.admin.users.delete(user.id);
    await service.admin.users.delete(user.id, { permanent: true });
    await expectHeld(user);
  });

  it('holds for an account that an accomplice made, used and deleted', async () => {
    const { admin } = await createActingAdmin();
    const puppet = await createSignedInUser(admin, service.client(''), { role: 'admin' });
    await createOrganization(service.client(puppet.token));
    await admin.users.delete(puppet.user.id, { permanent: true });
    await expectHeld(puppet.user);
  });

  it('holds for an account that an invitation made, by the id of the invitation', async () => {
    const { id: organizationId } = await createOrganization(service.admin);
    const email = 'invited.admin@example.com';
    const issued = await service.admin.organizations.invitations.create(organizationId, { email });
    const token = issued.acceptUrl!.split('#token=')[1]!;
    const account = { token, name: 'Invited', password: PASSWORD };
    await service.http.post('/api/auth/invitations/accept').set('X-Forwarded-For', freshAddress()).send(account);
    const user = await service.admin.users.update(issued.id, { role: 'admin' });
    const { token: session } = await service.client('').auth.login({ email, password: PASSWORD });
    await createUser(service.client(session));
    await service.admin.users.delete(user.id);
    await expectHeld(user);
  });

  it('holds for an open invitation to the address of an admin who was deleted', async () => {
    const email = 'open.invitation@example.com';
    const { id: organizationId } = await createOrganization(service.admin);
    const issued = await service.admin.organizations.invitations.create(organizationId, { email });
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { email, role: 'admin' });
    await createUser(service.client(token));
    expect((await erase(issued.id)).body.error.reason).toBe('USER_NOT_DELETED');
    await service.admin.users.delete(user.id);
    expect((await erase(issued.id)).body.error.reason).toBe('ERASURE_HELD');
  });

  it('holds for an admin whose only action was an export of the audit log', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    expect((await service.as(token).get('/api/admin/audit-logs/export')).status).toBe(200);
    await service.admin.users.delete(user.id);
    await expectHeld(user);
  });

  it('does not hold for an admin who only signed in and out', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    await service.client(token).auth.logout();
    await service.admin.users.delete(user.id);
    expect((await erase(user.id)).status).toBe(200);
  });

  it('does not hold for a user who accepted an invitation, signed in and changed the password', async () => {
    const { id: organizationId } = await createOrganization(service.admin);
    const email = 'invited.user@example.com';
    const issued = await service.admin.organizations.invitations.create(organizationId, { email });
    const acceptance = { token: issued.acceptUrl!.split('#token=')[1]!, name: 'Invited', password: PASSWORD };
    await service.http.post('/api/auth/invitations/accept').set('X-Forwarded-For', freshAddress()).send(acceptance);
    const { token } = await service.client('').auth.login({ email, password: PASSWORD });
    await service.client(token).auth.changePassword({ currentPassword: PASSWORD, newPassword: 'a kettle on the sun' });
    await service.admin.users.delete(issued.id);
    expect((await entriesAbout(service, issued.id)).length).toBeGreaterThan(5);
    expect((await erase(issued.id)).status).toBe(200);
    expect(await placesOf(service, email)).toEqual([]);
  });

  it('does not hold for a user who set a password with a link and then joined by an invitation', async () => {
    const user = await createUser(service.admin, { password: PASSWORD, mustChangePassword: true });
    const { resetUrl } = await service.admin.users.sendPasswordReset(user.id);
    const reset = await acceptPasswordReset(service, tokenOfLink(resetUrl), 'a kettle on the sun');
    expect(reset.status).toBe(200);
    const other = await createUser(service.admin);
    const { invitations } = service.admin.organizations;
    const { id: organizationId } = await createOrganization(service.admin);
    for (const { email } of [user, other]) {
      const { acceptUrl } = await invitations.create(organizationId, { email });
      await service.client('').auth.acceptInvitation({ token: tokenOfLink(acceptUrl) });
    }
    for (const { id, email } of [user, other]) {
      await service.admin.users.delete(id);
      expect((await erase(id)).status).toBe(200);
      expect(await placesOf(service, email)).toEqual([]);
    }
  });

  it('leaves nothing changed if it refuses', async () => {
    const { user } = await createActingAdmin();
    await service.admin.users.delete(user.id);
    const sum = () => service.sql(`SELECT md5(string_agg(t::text, '' ORDER BY sequence)) AS md5 FROM audit_logs t`);
    const before = await sum();
    await expectHeld(user);
    expect(await sum()).toEqual(before);
  });

  it.each([
    [89, 409],
    [91, 200],
  ])('%i days after the last action POST /users/:id/erase returns %i', async (days, status) => {
    const user = await createUser(service.admin);
    await service.admin.users.delete(user.id);
    await service.sql(`SELECT audit_logs_add_partition((now() - make_interval(days => $1))::date)`, [days]);
    await service.sql(
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
         changes, outcome, personal)
       VALUES (gen_random_uuid(), now() - make_interval(days => $1), 'UPDATE', 'settings', 'settings', 'settings', 'user', $2,
         '{}', 'SUCCESS', '{}')`,
      [days, user.id],
    );
    expect((await erase(user.id)).status).toBe(status);
  });
});

describe('With ERASURE_ADMIN_HOLD_DAYS=0', () => {
  it('POST /users/:id/erase returns 200 right after an action as an admin', async () => {
    const service = await createTestApp({ config: { erasureAdminHoldDays: 0 } });
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    await createUser(service.client(token));
    await service.admin.users.delete(user.id);
    const { status } = await service.as().post(`/api/admin/users/${user.id}/erase`);
    await service.close();
    expect(status).toBe(200);
  });
});
