import type { Response } from 'supertest';
import { PERMISSIONS, type Permission } from '@/lib/admin/contract/permissions';
import { expectError } from '../support/answers';
import { createUser, PASSWORD, userData } from '../support/factories';
import { holdBack } from '../support/held-request';
import { createRole, signInWith } from '../support/callers';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
/** Everything about accounts, and nothing else. */
const HELP_DESK: Permission[] = PERMISSIONS.filter((permission) => /^(users|sessions):/.test(permission));

describe('The privilege rule', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { erasureAdminHoldDays: 0 } });
  });
  afterAll(() => service.close());

  const patch = (token: string, id: string, body: object) => service.as(token).patch(`${USERS}/${id}`).send(body);
  const stateOf = async (id: string) => (await service.admin.users.get(id, { includeDeleted: true })).version;

  function expectRefused(response: Response, reason: string, permission: Permission): void {
    expectError(response, 'FORBIDDEN');
    expect(response.body.error.reason).toBe(reason);
    expect(response.body.error.details[0].message).toContain(permission);
  }

  describe.each(['admin', 'auditor', 'support', 'settler'])(
    'keeps an account with the role %s from a weaker caller:',
    (role) => {
      const missing: Record<string, Permission> = { settler: 'settings:write', support: 'organizations:read' };
      const permission = missing[role] ?? 'organizations:read';
      let token: string;
      let target: string;

      beforeAll(async () => {
        ({ token } = await signInWith(service, HELP_DESK));
        const name = role === 'settler' ? await createRole(service, ['users:read', 'settings:write']) : role;
        target = (await createUser(service.admin, { role: name, password: PASSWORD })).id;
      });

      const WAYS: [string, (id: string) => Promise<Response>][] = [
        ['renames it', (id) => patch(token, id, { name: 'Changed' }).then()],
        ['changes nothing', (id) => patch(token, id, {}).then()],
        ['takes its email', (id) => patch(token, id, { email: userData().email }).then()],
        ['sets its password', (id) => patch(token, id, { password: 'a kettle on the sun' }).then()],
        ['sets a password that every rule refuses', (id) => patch(token, id, { password: 'aaaaaaaa' }).then()],
        ['demotes it', (id) => patch(token, id, { role: 'user' }).then()],
        ['suspends it', (id) => patch(token, id, { status: 'suspended' }).then()],
        ['names a stale version', (id) => patch(token, id, { name: 'x' }).set('If-Match', '"7"').then()],
        ['tries it out', (id) => service.as(token).patch(`${USERS}/${id}?dryRun=true`).send({ name: 'x' }).then()],
        ['deletes it', (id) => service.as(token).delete(`${USERS}/${id}`).then()],
        ['deletes it for good', (id) => service.as(token).delete(`${USERS}/${id}?permanent=true`).then()],
        ['ends its sessions', (id) => service.as(token).delete(`${USERS}/${id}/sessions`).then()],
      ];

      it.each(WAYS)('a caller who %s (403 PRIVILEGE_REQUIRED)', async (_way, attempt) => {
        const before = await stateOf(target);
        expectRefused(await attempt(target), 'PRIVILEGE_REQUIRED', permission);
        expect(await stateOf(target)).toBe(before);
      });

      it('a caller who unblocks its logins or sends a link for its password', async () => {
        const failures = () => service.sql('SELECT failures FROM login_failures WHERE account = $1', [target]);
        await service.sql(`INSERT INTO login_failures VALUES ($1, 'all unknown', 100, now() + interval '1 hour')`, [
          target,
        ]);
        for (const path of ['unlock', 'password-reset', 'unlock?dryRun=true', 'password-reset?dryRun=true']) {
          const response = await service.as(token).post(`${USERS}/${target}/${path}`);
          expectRefused(response, 'PRIVILEGE_REQUIRED', permission);
          expect(response.text).not.toContain('#token=');
        }
        expect(await failures()).toEqual([{ failures: 100 }]);
        expect(await service.sql('SELECT FROM password_resets WHERE user_id = $1', [target])).toEqual([]);
      });

      it('a caller who ends one of its sessions', async () => {
        const { client, user } = await signInWith(service, role === 'settler' ? ['settings:write'] : role);
        const { session } = await client.auth.session();
        expectError(await service.as(token).delete(`${USERS}/${user.id}/sessions/${session.id}`), 'FORBIDDEN');
        await client.auth.session();
      });

      it('a caller who restores it, removes it for good or erases it after its deletion', async () => {
        await service.admin.users.delete(target);
        const attempts = [
          service.as(token).post(`${USERS}/${target}/restore`),
          service.as(token).delete(`${USERS}/${target}?permanent=true`),
          service.as(token).post(`${USERS}/${target}/erase`),
        ];
        for (const attempt of attempts) {
          expectRefused(await attempt, 'PRIVILEGE_REQUIRED', permission);
        }
        expect((await service.admin.users.restore(target)).deletedAt).toBeNull();
      });
    },
  );

  it('leaves accounts with fewer or the same permissions to an admin with a role of their own', async () => {
    const { client, role } = await signInWith(service, HELP_DESK);
    for (const name of ['user', role]) {
      const { id } = await client.users.create({ ...userData({ role: name }), password: PASSWORD });
      await client.users.update(id, { name: 'Changed', password: 'a kettle on the sun', status: 'suspended' });
      await client.users.sessions.deleteAll(id);
      await client.users.unlock(id);
      expect((await client.users.sendPasswordReset(id)).resetUrl).toContain('#token=');
      await client.users.delete(id);
      await client.users.restore(id);
      await client.users.delete(id);
      await client.users.erase(id);
    }
  });

  describe('of roles:', () => {
    it('POST /users returns 403 PRIVILEGE_REQUIRED if the role has a permission that the caller lacks', async () => {
      const { token } = await signInWith(service, HELP_DESK);
      for (const role of ['admin', 'auditor', 'support', await createRole(service, ['settings:read'])]) {
        const response = await service.as(token).post(USERS).send(userData({ role }));
        expectError(response, 'FORBIDDEN');
        expect(response.body.error.reason).toBe('PRIVILEGE_REQUIRED');
      }
    });

    it('PATCH /users/:id returns 403 PRIVILEGE_REQUIRED if the new role has a permission that the caller lacks', async () => {
      const { token, user: me } = await signInWith(service, HELP_DESK);
      const { id } = await createUser(service.admin);
      const role = await createRole(service, ['users:read', 'settings:write']);
      expectRefused(await patch(token, id, { role }), 'PRIVILEGE_REQUIRED', 'settings:write');
      expectRefused(await patch(token, me.id, { role }), 'PRIVILEGE_REQUIRED', 'settings:write');
      expectRefused(await patch(token, me.id, { role: 'admin' }), 'PRIVILEGE_REQUIRED', 'organizations:read');
    });

    it('setting a role needs users:roles, but not setting the one that the user has', async () => {
      const { token } = await signInWith(service, ['users:read', 'users:write']);
      const role = await createRole(service, ['users:read']);
      const { id } = await createUser(service.admin);
      expectRefused(await service.as(token).post(USERS).send(userData({ role })), 'PERMISSION_REQUIRED', 'users:roles');
      expectRefused(await patch(token, id, { role }), 'PERMISSION_REQUIRED', 'users:roles');
      expect((await patch(token, id, { role: 'user', name: 'Changed' })).status).toBe(200);
      expect(
        (
          await service
            .as(token)
            .post(USERS)
            .send(userData({ role: 'user' }))
        ).status,
      ).toBe(201);
    });

    it('PATCH /users/:id returns 409 OWN_ACCOUNT if the caller would lose a permission', async () => {
      const { token, user } = await signInWith(service, HELP_DESK);
      for (const role of ['user', await createRole(service, HELP_DESK.slice(1))]) {
        const response = await patch(token, user.id, { role });
        expectError(response, 'CONFLICT');
        expect(response.body.error.reason).toBe('OWN_ACCOUNT');
      }
      const alike = await createRole(service, HELP_DESK);
      expect((await patch(token, user.id, { role: alike })).body.data.role).toBe(alike);
    });

    it.each(['admins', 'nobody', 'no'])('POST and PATCH return 400 that names %s, which is no role', async (role) => {
      const { id } = await createUser(service.admin);
      for (const response of [
        await service.as().post(USERS).send(userData({ role })),
        await patch(service.adminToken, id, { role }),
      ]) {
        expectError(response, 'BAD_REQUEST');
        expect(response.body.error.details).toEqual([
          { field: 'role', code: 'UNKNOWN_ROLE', message: expect.stringContaining(role) as string },
        ]);
      }
    });
  });

  it('setting the password of an account needs users:passwords, but not the first one at its creation', async () => {
    const { token, client } = await signInWith(service, ['users:read', 'users:write']);
    const { id } = await client.users.create({ ...userData(), password: PASSWORD });
    const response = await patch(token, id, { password: 'a kettle on the sun' });
    expectRefused(response, 'PERMISSION_REQUIRED', 'users:passwords');
  });

  it.each(['admin', 'help desk'])(
    'nobody gets back a role that they lost while the body arrived (%s)',
    async (kind) => {
      const { token, role, user } = await signInWith(service, kind === 'admin' ? kind : HELP_DESK);
      const path = `${USERS}/${user.id}`;
      const finish = await holdBack(service, { method: 'PATCH', path, token, body: { role } });
      await service.admin.users.update(user.id, { role: 'user' });
      expect((await finish()).status).toBe(403);
      expect((await service.admin.users.get(user.id)).role).toBe('user');
    },
  );

  it('counts for a change whose body arrives while the caller loses a permission of the account', async () => {
    const all: Permission[] = ['users:read', 'users:write', 'settings:write'];
    const { token, role } = await signInWith(service, all);
    const target = await createUser(service.admin, { role: await createRole(service, ['settings:write']) });
    const finish = await holdBack(service, {
      method: 'PATCH',
      path: `${USERS}/${target.id}`,
      token,
      body: { name: 'Changed' },
    });
    await service.sql('UPDATE roles SET permissions = $2 WHERE name = $1', [role, all.slice(0, 2)]);
    expect((await finish()).status).toBe(403);
    expect((await service.admin.users.get(target.id)).name).toBe(target.name);
  });
});
