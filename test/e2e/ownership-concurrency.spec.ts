import { environment } from '../support/environment';
import { createOrganization, createUser } from '../support/factories';
import { atOnce, type CallOptions, tally } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

const ROUNDS = 10;

type Departure = (memberPath: string, userId: string) => [method: string, path: string, options?: CallOptions];
const LEAVE: Departure = (path) => ['DELETE', path];
const STEP_DOWN: Departure = (path) => ['PATCH', path, { body: { role: 'member' } }];
const VANISH: Departure = (_path, userId) => ['DELETE', `/api/admin/users/${userId}`];

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('At once, on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterAll(() => both.close());

  const newUsers = (count: number) => Promise.all(Array.from({ length: count }, () => createUser(both.one.admin)));

  it.each([
    ['are removed', LEAVE, LEAVE],
    ['step down', STEP_DOWN, STEP_DOWN],
    ['are deleted', VANISH, VANISH],
    ['are removed and step down', LEAVE, STEP_DOWN],
    ['are deleted and removed', VANISH, LEAVE],
  ])('two owners %s: one of them stays', async (_what, first, second) => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await createOrganization(both.one.admin);
      const [one, other, member] = await newUsers(3);
      const { members } = both.one.admin.organizations;
      await members.add(id, { userId: one!.id, role: 'owner' });
      await members.add(id, { userId: other!.id, role: 'owner' });
      await members.add(id, { userId: member!.id });
      const path = (userId: string) => `/api/admin/organizations/${id}/members/${userId}`;
      const answers = await Promise.all([
        both.send(round, ...first(path(one!.id), one!.id)),
        both.send(round + 1, ...second(path(other!.id), other!.id)),
      ]);
      expect(tally(answers)).toEqual({ 200: 1, 409: 1 });
      expect((await members.list(id, { role: 'owner' })).meta.total).toBe(1);
    }
  });

  it('the ownership is transferred to many: one has it in the end, and nobody else', async () => {
    const { id } = await createOrganization(both.one.admin);
    const users = await newUsers(10);
    const { members } = both.one.admin.organizations;
    await members.add(id, { userId: users[0]!.id, role: 'owner' });
    await atOnce(9, (index) => members.add(id, { userId: users[index + 1]!.id }));
    const path = `/api/admin/organizations/${id}/transfer-ownership`;
    const answers = await atOnce(10, (index) =>
      both.send(index, 'POST', path, { body: { toUserId: users[index]!.id } }),
    );
    expect(tally(answers)).toEqual({ 200: 10 });
    expect((await members.list(id, { role: 'owner' })).meta.total).toBe(1);
  });

  it('fifty join where there are seven seats: seven do', async () => {
    const { id } = await createOrganization(both.one.admin, { seatLimit: 7 });
    const users = await newUsers(50);
    const path = `/api/admin/organizations/${id}/members`;
    const answers = await atOnce(50, (index) => both.send(index, 'POST', path, { body: { userId: users[index]!.id } }));
    expect(tally(answers)).toEqual({ 201: 7, 409: 43 });
    expect((await both.one.admin.organizations.get(id)).memberCount).toBe(7);
    expect((await both.one.admin.organizations.members.list(id)).meta.total).toBe(7);
  });

  it('members come back and others join, and the limit is lowered: never more members than seats', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await createOrganization(both.one.admin, { seatLimit: 4 });
      const users = await newUsers(8);
      const { organizations } = both.one.admin;
      await atOnce(4, (index) => organizations.members.add(id, { userId: users[index]!.id }));
      await atOnce(4, (index) => both.one.admin.users.delete(users[index]!.id));
      const answers = await Promise.all([
        ...users.slice(0, 4).map((user, index) => both.send(index, 'POST', `/api/admin/users/${user.id}/restore`)),
        ...users
          .slice(4)
          .map((user, index) =>
            both.send(index, 'POST', `/api/admin/organizations/${id}/members`, { body: { userId: user.id } }),
          ),
        both.send(round, 'PATCH', `/api/admin/organizations/${id}`, { body: { seatLimit: 3 } }),
      ]);
      expect(answers.filter(({ status }) => ![200, 201, 409].includes(status))).toEqual([]);
      const { memberCount, seatLimit } = await organizations.get(id);
      expect(memberCount).toBe(seatLimit);
      expect((await organizations.members.list(id)).meta.total).toBe(memberCount);
    }
  });
});
