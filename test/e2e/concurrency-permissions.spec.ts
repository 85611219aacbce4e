import type { AuditLogQuery, IssuedApiKey, LoginResult, Role } from '@/lib/admin/client';
import type { RolePermission } from '@/lib/admin/contract/permissions';
import { freshAddress } from '../support/addresses';
import { apiKeyData, createApiKey, createUser, PASSWORD, userData } from '../support/factories';
import { environment } from '../support/environment';
import { type Answer, atOnce } from '../support/requests';
import { createTwoInstances, entriesOf, type TwoInstances } from '../support/two-instances';

const ROUNDS = 20;
/** Clients that send changes, one after another, until the permission is lost. */
const WORKERS = 6;

/** Describes a round: its requests, and how their caller loses the permission for them. */
interface Round {
  actorId: string;
  /** Sends a change, on one of the instances. */
  use: (index: number) => Promise<Answer>;
  lose: (index: number) => Promise<Answer>;
  /** Finds the entry of the loss: the newest one. */
  loss: AuditLogQuery;
  /** The refusals that are right after the loss. */
  refusals: number[];
}

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('A permission that is lost while it is used on two instances', () => {
  let both: TwoInstances;
  let serial = 0;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1 });
  });
  afterAll(() => both.close());

  const newRole = (...permissions: RolePermission[]): Promise<Role> => {
    serial += 1;
    return both.one.admin.roles.create({ name: `racer-${serial}`, description: 'Races', permissions });
  };
  /** A user with this role and a session. Each comes from another address: one address may not log in that often. */
  const holderOf = async (role: string) => {
    const { email, id } = await createUser(both.one.admin, { role, password: PASSWORD });
    const options = { body: { email, password: PASSWORD }, address: freshAddress() };
    const login = await both.send(0, 'POST', '/api/auth/login', options);
    return { id, token: (login.body.data as LoginResult).token };
  };
  const narrow = (index: number, { id }: { id: string }, ...permissions: RolePermission[]) =>
    both.send(index, 'PATCH', `/api/admin/roles/${id}`, { body: { permissions } });
  const create = (index: number, token: string) =>
    both.send(index, 'POST', '/api/admin/users', { token, body: userData() });

  const byKey = async (end: (key: IssuedApiKey) => [string, string, object?], refusals: number[]): Promise<Round> => {
    const key = await createApiKey(both.one.admin, { permissions: ['users:read', 'users:write'] });
    const [method, path, body] = end(key);
    return {
      actorId: key.id,
      use: (index) => create(index, key.key),
      lose: (index) => both.send(index, method, `/api/admin/api-keys/${key.id}${path}`, { body }),
      loss: { resourceId: key.id },
      refusals,
    };
  };
  /** A round in which the holder of a new role loses something. */
  const byRole = async (
    permissions: RolePermission[],
    round: (holder: { id: string; token: string }, role: Role) => Promise<Omit<Round, 'actorId'>>,
  ): Promise<Round> => {
    const role = await newRole(...permissions);
    const holder = await holderOf(role.name);
    return { actorId: holder.id, ...(await round(holder, role)) };
  };

  const RACES: Record<string, () => Promise<Round>> = {
    'a key is closed to the address': () => byKey(() => ['PATCH', '', { allowedIps: ['198.51.100.1'] }], [401]),
    'a user gets another role': () =>
      byRole(['users:read', 'users:write'], ({ id, token }) =>
        Promise.resolve({
          use: (index) => create(index, token),
          lose: (index) => both.send(index, 'PATCH', `/api/admin/users/${id}`, { body: { role: 'user' } }),
          loss: { resourceId: id, action: 'UPDATE' },
          refusals: [403],
        }),
      ),
    'a role loses a permission that its holder gives to keys': () =>
      byRole(['api-keys:write', 'users:delete', 'users:read'], ({ token }, role) =>
        Promise.resolve({
          use: (index) =>
            both.send(index, 'POST', '/api/admin/api-keys', {
              token,
              body: apiKeyData({ permissions: ['users:read', 'users:delete'] }),
            }),
          lose: (index) => narrow(index, role, 'api-keys:write', 'users:read'),
          loss: { resourceId: role.id },
          refusals: [403],
        }),
      ),
    'a role loses a permission that its holder gives to accounts': () =>
      byRole(['users:write', 'users:roles', 'users:delete'], async ({ token }, role) => {
        const given = await newRole('users:delete');
        return {
          use: (index) => both.send(index, 'POST', '/api/admin/users', { token, body: userData({ role: given.name }) }),
          lose: (index) => narrow(index, role, 'users:write', 'users:roles'),
          loss: { resourceId: role.id },
          refusals: [403],
        };
      }),
    'a role of the account that is changed is widened': () =>
      byRole(['users:write'], async ({ token }) => {
        const strong = await newRole('users:write');
        const { id } = await createUser(both.one.admin, { role: strong.name });
        return {
          use: (index) =>
            both.send(index, 'PATCH', `/api/admin/users/${id}`, { token, body: { name: userData().name } }),
          lose: (index) => narrow(index, strong, 'users:write', 'settings:write'),
          loss: { resourceId: strong.id },
          refusals: [403],
        };
      }),
    'an account that is changed becomes an admin': () =>
      byRole(['users:write'], async ({ token }) => {
        const { id } = await createUser(both.one.admin);
        return {
          use: (index) =>
            both.send(index, 'PATCH', `/api/admin/users/${id}`, { token, body: { name: userData().name } }),
          lose: (index) => both.send(index, 'PATCH', `/api/admin/users/${id}`, { body: { role: 'admin' } }),
          loss: { resourceId: id, action: 'UPDATE', actorType: 'user' },
          refusals: [403],
        };
      }),
  };

  it.each(Object.entries(RACES))('no change is committed after it: %s', async (_name, arrange) => {
    let served = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { actorId, use, lose, loss, refusals } = await arrange();
      const before = (await entriesOf(both.one, { actorId, outcome: 'SUCCESS' })).length;
      let isLost = false;
      const working = atOnce(WORKERS, async (index) => {
        const answers: Answer[] = [];
        while (!isLost) {
          answers.push(await use(index));
        }
        return answers;
      });
      const lost = await lose(round);
      isLost = true;
      expect(lost.status).toBe(200);
      const late = await use(round);
      const statuses = [...(await working).flat(), late].map(({ status }) => status);
      expect(statuses.filter((status) => ![200, 201, ...refusals].includes(status))).toEqual([]);
      expect(refusals).toContain(late.status);

      const changes = (await entriesOf(both.one, { actorId, outcome: 'SUCCESS' })).slice(before);
      const entry = (await entriesOf(both.one, { ...loss, outcome: 'SUCCESS' }))
        .filter(({ actor }) => actor.id !== actorId)
        .at(-1)!;
      const successes = statuses.filter((status) => status < 300).length;
      expect(changes).toHaveLength(successes);
      expect(changes.filter(({ sequence }) => sequence > entry.sequence)).toEqual([]);
      served += successes;
    }
    // Else nothing raced.
    expect(served).toBeGreaterThan(0);
  });
});
