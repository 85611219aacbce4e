import { createSignedInUser, PASSWORD, userData } from '../support/factories';
import { environment } from '../support/environment';
import { type Answer, atOnce } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Two admins at once on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterAll(() => both.close());

  const signedIn = () => createSignedInUser(both.one.admin, both.one.client(''), { role: 'admin' });

  type Action = [string, (id: string) => [method: string, path: string, body?: object]];
  const ACTIONS: Action[] = [
    ['suspend', (id) => ['PATCH', `/api/admin/users/${id}`, { status: 'suspended' }]],
    ['demote', (id) => ['PATCH', `/api/admin/users/${id}`, { role: 'user' }]],
    ['delete', (id) => ['DELETE', `/api/admin/users/${id}`]],
    ['set the password of', (id) => ['PATCH', `/api/admin/users/${id}`, { password: 'a kettle on the sun' }]],
    ['sign out', (id) => ['DELETE', `/api/admin/users/${id}/sessions`]],
  ];

  it.each(ACTIONS)(
    'two admins %s each other: one succeeds, the other is refused, and nothing deadlocks',
    async (_, action) => {
      for (let round = 0; round < 5; round++) {
        const [one, other] = [await signedIn(), await signedIn()];
        const send = (index: number, token: string, [method, path, body]: ReturnType<Action[1]>): Promise<Answer> =>
          both.send(index, method, path, { token, body });
        const answers = await Promise.all([
          send(0, one.token, action(other.user.id)),
          send(1, other.token, action(one.user.id)),
          send(0, one.token, ['PATCH', `/api/admin/users/${other.user.id}`, { name: 'Renamed by one' }]),
          send(1, other.token, ['PATCH', `/api/admin/users/${one.user.id}`, { name: 'Renamed by the other' }]),
          send(0, one.token, ['PATCH', `/api/admin/users/${one.user.id}`, { name: 'Renamed by themselves' }]),
          send(1, one.token, ['PATCH', `/api/admin/users/${one.user.id}`, { name: 'Renamed once more' }]),
        ]);
        const [first, second, ...others] = answers.map(({ status }) => status) as [number, number, ...number[]];
        expect([first, second].filter((status) => status === 200)).toHaveLength(1);
        expect([first, second].every((status) => [200, 401, 403].includes(status))).toBe(true);
        expect(others.filter((status) => ![200, 401, 403, 404].includes(status))).toEqual([]);
      }
    },
  );

  it.each(ACTIONS)('make no further change after the response, if one tries to %s the other', async (_, action) => {
    const evicted = await signedIn();
    const [method, path, body] = action(evicted.user.id);
    const prefix = `late-${evicted.user.id}`;
    const created = async () => (await both.one.admin.users.list({ search: prefix, limit: 1 })).meta.total;
    const create = (index: number) =>
      both.send(index, 'POST', '/api/admin/users', {
        token: evicted.token,
        body: userData({ email: `${prefix}-${index}@example.com`, name: prefix }),
      });
    const creations = atOnce(40, create);
    const answer = await both.send(0, method, path, { body });
    const atTheAnswer = await created();
    const statuses = (await creations).map(({ status }) => status);
    expect(answer.status).toBe(200);
    expect(statuses.filter((status) => ![201, 401, 403].includes(status))).toEqual([]);
    expect(await created()).toBe(atTheAnswer);
    expect(statuses.filter((status) => status === 201)).toHaveLength(atTheAnswer);
  });

  it('concurrent changes of a password that end all sessions do not deadlock', async () => {
    const { user, token } = await signedIn();
    const sessions = await atOnce(4, () => both.one.client('').auth.login({ email: user.email, password: PASSWORD }));
    const body = { currentPassword: PASSWORD, newPassword: 'a kettle on the sun' };
    const answers = await Promise.all([
      ...sessions.map(({ token: each }, index) =>
        both.send(index, 'POST', '/api/auth/password', { token: each, body }),
      ),
      both.send(0, 'DELETE', `/api/admin/users/${user.id}/sessions`, { token }),
      both.send(1, 'DELETE', `/api/admin/users/${user.id}/sessions`),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => ![200, 400, 401].includes(status))).toEqual([]);
  });
});
