import type { Organization, User } from '@/lib/admin/client';
import { PersonalStores } from '@/audit/erasure/personal-stores';
import { Purge } from '@/deletion/purge';
import { DomainError } from '@/http/errors/errors';
import { OrganizationLifecycle } from '@/organizations/organization.lifecycle';
import { UserLifecycle, type UserListener } from '@/users/user.lifecycle';
import { createOrganization, createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

interface Ordered {
  inOrder: readonly { name: string; order: number }[];
}

describe('The listeners of the lifecycle', () => {
  let service: TestApp;
  let user: User;
  let token: string;
  let organization: Organization;

  beforeAll(async () => {
    service = await createTestApp();
  });
  beforeEach(async () => {
    ({ user, token } = await createSignedInUser(service.admin, service.client('')));
    organization = await createOrganization(service.admin);
  });
  afterAll(() => service.close());

  const join = (userId: string, role: 'owner' | 'member' = 'member') =>
    service.admin.organizations.members.add(organization.id, { userId, role });
  const invite = (email: string) => service.admin.organizations.invitations.create(organization.id, { email });
  const statusOf = async (id: string) =>
    (await service.admin.organizations.invitations.get(organization.id, id)).status;
  const memberIds = async () =>
    (await service.admin.organizations.members.list(organization.id)).data.map((member) => member.user.id);
  const count = async (table: string, column: string, value: string) =>
    (await service.sql(`SELECT FROM ${table} WHERE ${column} = $1`, [value])).length;
  const failLogin = () =>
    service.http.post('/api/auth/login').send({ email: user.email, password: 'not the password of anybody' });

  it('run in a declared order', () => {
    const orderOf = (type: abstract new (...args: never[]) => Ordered) =>
      service.app.get<Ordered>(type, { strict: false }).inOrder.map(({ name, order }) => `${order} ${name}`);
    expect(orderOf(UserLifecycle)).toEqual([
      '100 memberships',
      '200 invitations',
      '300 lock-out',
      '320 password resets',
      '350 security notifications',
      '400 sessions',
    ]);
    expect(orderOf(OrganizationLifecycle)).toEqual(['100 memberships', '200 invitations', '300 audit viewers']);
    expect(orderOf(Purge)).toEqual(['100 users', '200 organizations', '300 audit viewers']);
    expect(orderOf(PersonalStores)).toEqual([
      '100 invitations',
      '200 outgoing mail',
      '300 stored responses',
      '400 sign-in history',
      '450 password reset requests',
      '500 API keys',
    ]);
  });

  describe('for memberships', () => {
    it('DELETE /users/:id returns 409 LAST_OWNER if others are left without an owner', async () => {
      await join(user.id, 'owner');
      await join((await createUser(service.admin)).id);
      await expect(service.admin.users.delete(user.id)).rejects.toMatchObject({ status: 409, reason: 'LAST_OWNER' });
    });

    it('DELETE /users/:id deletes the memberships, and POST /users/:id/restore brings them back', async () => {
      await join(user.id);
      await service.admin.users.delete(user.id);
      expect([await memberIds(), await count('deleted_memberships', 'user_id', user.id)]).toEqual([[], 1]);
      await service.admin.users.restore(user.id);
      expect([await memberIds(), await count('deleted_memberships', 'user_id', user.id)]).toEqual([[user.id], 0]);
    });

    it('POST /users/:id/restore returns 409 SEAT_LIMIT_REACHED if an organization has no free seat', async () => {
      await join(user.id);
      await service.admin.users.delete(user.id);
      await service.admin.organizations.update(organization.id, { seatLimit: 1 });
      await join((await createUser(service.admin)).id);
      const restored = service.admin.users.restore(user.id);
      await expect(restored).rejects.toMatchObject({ status: 409, reason: 'SEAT_LIMIT_REACHED' });
    });

    it('DELETE /users/:id?permanent=true leaves no deleted membership', async () => {
      await join(user.id);
      await service.admin.users.delete(user.id, { permanent: true });
      expect([await memberIds(), await count('deleted_memberships', 'user_id', user.id)]).toEqual([[], 0]);
    });

    it('DELETE /organizations/:id deletes the memberships, and the restoration brings them back', async () => {
      await join(user.id);
      await service.admin.organizations.delete(organization.id);
      expect((await service.admin.users.organizations(user.id)).data).toEqual([]);
      await service.admin.organizations.restore(organization.id);
      expect(await memberIds()).toEqual([user.id]);
    });

    it('DELETE /organizations/:id?permanent=true leaves no deleted membership', async () => {
      await join(user.id);
      await service.admin.organizations.delete(organization.id, { permanent: true });
      expect(await count('deleted_memberships', 'organization_id', organization.id)).toBe(0);
    });

    it('GET /users?organizationId= lists the members', async () => {
      await join(user.id);
      const { data, meta } = await service.admin.users.list({ organizationId: organization.id });
      expect([data.map(({ id }) => id), meta.total]).toEqual([[user.id], 1]);
    });
  });

  describe('for invitations', () => {
    it('PATCH /users/:id settles the invitation of the new email', async () => {
      await join(user.id);
      const { id } = await invite(`new.${user.email}`);
      await service.admin.users.update(user.id, { email: `new.${user.email}` });
      expect(await statusOf(id)).toBe('accepted');
    });

    it('POST /organizations/:id/members settles the invitation of the member', async () => {
      const { id } = await invite(user.email);
      await join(user.id);
      expect(await statusOf(id)).toBe('accepted');
    });

    it('POST /users/:id/restore settles the invitation of the member who comes back', async () => {
      await join(user.id);
      await service.admin.users.delete(user.id);
      const { id } = await invite(user.email);
      await service.admin.users.restore(user.id);
      expect(await statusOf(id)).toBe('accepted');
    });

    it('DELETE /organizations/:id revokes the pending invitations', async () => {
      const { id } = await invite(user.email);
      await service.admin.organizations.delete(organization.id);
      await service.admin.organizations.restore(organization.id);
      expect(await statusOf(id)).toBe('revoked');
    });

    it('DELETE /organizations/:id?permanent=true removes the invitations', async () => {
      await invite(user.email);
      await service.admin.organizations.delete(organization.id, { permanent: true });
      expect(await count('invitations', 'organization_id', organization.id)).toBe(0);
    });
  });

  describe('for the lock-out', () => {
    it('PATCH /users/:id with a password clears the failed logins, even if it is the same password', async () => {
      await failLogin();
      expect(await count('login_failures', 'account', user.id)).toBeGreaterThan(0);
      await service.admin.users.update(user.id, { password: PASSWORD });
      expect(await count('login_failures', 'account', user.id)).toBe(0);
    });

    it('DELETE /users/:id forgets failed logins and known networks', async () => {
      await failLogin();
      expect(await count('known_login_networks', 'user_id', user.id)).toBe(1);
      await service.admin.users.delete(user.id);
      expect(await count('login_failures', 'account', user.id)).toBe(0);
      expect(await count('known_login_networks', 'user_id', user.id)).toBe(0);
    });
  });

  describe('for sessions', () => {
    it.each([
      ['DELETE /users/:id', () => service.admin.users.delete(user.id)],
      ['PATCH /users/:id with a suspension', () => service.admin.users.update(user.id, { status: 'suspended' })],
      [
        'PATCH /users/:id with a new password',
        () => service.admin.users.update(user.id, { password: `${PASSWORD}, too` }),
      ],
    ])('%s ends them', async (_, change) => {
      await change();
      expect(await count('sessions', 'user_id', user.id)).toBe(0);
      expect((await service.as(token).get('/api/auth/session')).status).toBe(401);
    });
  });

  describe('a listener of a new module', () => {
    const calls: string[] = [];
    let refusal: Error | null = null;
    const listener: UserListener = {
      name: 'badges',
      order: 500,
      onDeleted: async ({ email }) => {
        calls.push(`deleted ${email}`);
        await service.sql(`DELETE FROM sessions WHERE user_id = $1`, [user.id]);
        if (refusal) {
          throw refusal;
        }
      },
      onSuspended: ({ email }) => Promise.resolve(void calls.push(`suspended ${email}`)),
      onRoleChanged: ({ role }) => Promise.resolve(void calls.push(`role ${role}`)),
    };

    beforeAll(() => service.app.get(UserLifecycle, { strict: false }).register(listener));
    beforeEach(() => {
      calls.length = 0;
      refusal = null;
    });

    it('hear of suspensions and of roles', async () => {
      await service.admin.users.update(user.id, { status: 'suspended', role: 'admin' });
      await service.admin.users.update(user.id, { status: 'active' });
      expect(calls).toEqual([`suspended ${user.email}`, 'role admin']);
    });

    it('keep the user, the memberships and the log as they are if one throws', async () => {
      await join(user.id);
      const lastEntry = async () => (await service.admin.auditLogs.list({ limit: 1 })).data[0]!.sequence;
      const before = await lastEntry();
      refusal = new DomainError('CONFLICT', 'The user still has a badge', { reason: 'OWN_ACCOUNT' });
      await expect(service.admin.users.delete(user.id)).rejects.toMatchObject({ status: 409 });
      expect(calls).toEqual([`deleted ${user.email}`]);
      expect([await memberIds(), await lastEntry()]).toEqual([[user.id], before]);
      expect((await service.as(token).get('/api/auth/session')).status).toBe(200);
    });
  });
});
