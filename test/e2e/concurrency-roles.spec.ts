import type { Role } from '@/lib/admin/contract/roles';
import type { LoginResult } from '@/lib/admin/client';
import { freshAddress } from '../support/addresses';
import { environment } from '../support/environment';
import { createUser, PASSWORD, userData } from '../support/factories';
import { atOnce } from '../support/requests';
import { createTwoInstances, entriesOf, type TwoInstances } from '../support/two-instances';

const USERS = '/api/admin/users';
const ROUNDS = 15;

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Roles that change on one instance while the other uses them', () => {
  let both: TwoInstances;
  let serial = 0;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1 });
  });
  afterAll(() => both.close());

  const newRole = (permissions: Role['permissions'] = ['users:read', 'users:write']) =>
    both.one.admin.roles.create({ name: `race-${(serial += 1)}`, permissions });

  async function signedIn(role: string): Promise<string> {
    const { email } = await createUser(both.one.admin, { role, password: PASSWORD });
    const body = { email, password: PASSWORD };
    const login = await both.send(0, 'POST', '/api/auth/login', { body, address: freshAddress() });
    return (login.body.data as LoginResult).token;
  }

  it('a change takes effect with the next request on the other instance', async () => {
    const role = await newRole();
    const token = await signedIn(role.name);
    for (const permissions of [[], ['users:read'], ['settings:read'], ['users:read', 'settings:read']] as const) {
      await both.one.admin.roles.update(role.id, { permissions: [...permissions] });
      const { status } = await both.send(1, 'GET', USERS, { token });
      expect([permissions, status]).toEqual([permissions, permissions.some((it) => it === 'users:read') ? 200 : 403]);
    }
  });

  it('a role is either deleted or given to a new user, never both', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const role = await newRole();
      const user = userData({ role: role.name });
      const [created, deleted] = await Promise.all([
        both.send(0, 'POST', USERS, { body: user }),
        both.send(1, 'DELETE', `/api/admin/roles/${role.id}`),
      ]);
      outcomes.add(`${created.status} ${deleted.status} ${deleted.body.error?.reason ?? ''}`);
      expect(['201 409 ROLE_IN_USE', '400 200 ']).toContain([...outcomes].at(-1));
      const holders = await both.one.admin.users.list({ role: role.name });
      expect(holders.meta.total).toBe(created.status === 201 ? 1 : 0);
    }
  });

  it('a role is either deleted or kept for a user who is restored or given another one', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const role = await newRole();
      const { id } = await createUser(both.one.admin, { role: role.name });
      const [demoted, deleted] = await Promise.all([
        both.send(0, 'PATCH', `${USERS}/${id}`, { body: { role: 'user' } }),
        both.send(1, 'DELETE', `/api/admin/roles/${role.id}`),
      ]);
      expect(demoted.status).toBe(200);
      expect([200, 409]).toContain(deleted.status);
    }
  });

  it('no change with a permission commits after the role has lost it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const role = await newRole();
      const token = await signedIn(role.name);
      const created = atOnce(6, (index) => both.send(index, 'POST', USERS, { token, body: userData() }));
      const body = { permissions: ['users:read'] };
      expect((await both.send(1, 'PATCH', `/api/admin/roles/${role.id}`, { body })).status).toBe(200);
      for (const { status } of await created) {
        expect([201, 403]).toContain(status);
      }
      const entries = await entriesOf(both.one, { from: role.createdAt, outcome: 'SUCCESS' });
      const narrowed = entries.findIndex(({ action, resource }) => action === 'UPDATE' && resource.id === role.id);
      const late = entries.slice(narrowed).filter(({ actor }) => actor.email !== both.one.config.adminEmail);
      expect([narrowed >= 0, late]).toEqual([true, []]);
    }
  });
});
