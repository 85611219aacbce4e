import type { Organization, User } from '@/lib/admin/client';
import { environment } from '../support/environment';
import { createOrganization, createUser, PASSWORD } from '../support/factories';
import { type Answer, atOnce } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

const ROUNDS = 20;
/** Number of users for whom requests race at a time. */
const AT_ONCE = 4;

const OPEN_OF_MEMBERS = `
  SELECT i.email FROM invitations i
  JOIN memberships m ON m.organization_id = i.organization_id JOIN users u ON u.id = m.user_id AND u.email = i.email
  WHERE i.organization_id = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL`;

onPostgres('A member has no open invitation to the own address', () => {
  let both: TwoInstances;
  let organization: Organization;
  let users: User[];
  let serial = 0;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1 });
  });
  beforeEach(async () => {
    organization = await createOrganization(both.one.admin);
    users = await atOnce(ROUNDS, () => createUser(both.one.admin));
    serial += 1;
  });
  afterEach(async () => {
    expect(await both.one.sql(OPEN_OF_MEMBERS, [organization.id])).toEqual([]);
  });
  afterAll(() => both.close());

  const pathOf = (rest: string) => `/api/admin/organizations/${organization.id}/${rest}`;
  const addressOf = (round: number) => `race${serial}.${round}@example.com`;
  const invite = (index: number, email: string) => both.send(index, 'POST', pathOf('invitations'), { body: { email } });
  const join = (index: number, { id: userId }: User) =>
    both.send(index, 'POST', pathOf('members'), { body: { userId } });
  const accept = (index: number, token: string, account: object = {}) =>
    both.send(index, 'POST', '/api/auth/invitations/accept', {
      body: { token, ...account },
      token: '',
      address: `10.9.${serial}.${index}`,
    });
  const tokenOf = ({ body }: Answer) => (body.data as { acceptUrl: string }).acceptUrl.split('#token=')[1]!;
  /** Runs two requests at once for every user, for some users at a time, and expects that none of them is a fault. */
  async function race(pair: ((round: number, user: User) => Promise<Answer>)[]): Promise<void> {
    // All at once would wait for the row of the organization for longer than the pool allows, on a slow machine.
    for (let first = 0; first < ROUNDS; first += AT_ONCE) {
      const some = users.slice(first, first + AT_ONCE);
      const answers = await Promise.all(some.flatMap((user, index) => pair.map((send) => send(first + index, user))));
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    }
  }

  it('if PATCH /users/:id gives a member an address that is invited at the same time', async () => {
    await Promise.all(users.map((user, round) => join(round, user)));
    await race([
      (round, { id }) => both.send(round, 'PATCH', `/api/admin/users/${id}`, { body: { email: addressOf(round) } }),
      (round) => invite(round + 1, addressOf(round)),
    ]);
  });

  it('if PATCH /users/:id gives a member an address whose invitation is accepted at the same time', async () => {
    await Promise.all(users.map((user, round) => join(round, user)));
    const tokens = (await atOnce(ROUNDS, (round) => invite(round, addressOf(round)))).map(tokenOf);
    await race([
      (round, { id }) => both.send(round, 'PATCH', `/api/admin/users/${id}`, { body: { email: addressOf(round) } }),
      (round) => accept(round + 1, tokens[round]!, { name: 'Guest', password: PASSWORD }),
    ]);
  });

  it('if a user becomes a member and is invited at the same time', async () => {
    await race([(round, user) => join(round, user), (round, { email }) => invite(round + 1, email)]);
  });

  it('if a user becomes a member and accepts an invitation at the same time', async () => {
    const tokens = (await Promise.all(users.map(({ email }, round) => invite(round, email)))).map(tokenOf);
    await race([(round, user) => join(round, user), (round) => accept(round + 1, tokens[round]!)]);
  });

  it('if a member is restored and invited at the same time', async () => {
    await Promise.all(users.map((user, round) => join(round, user)));
    await Promise.all(users.map(({ id }) => both.one.admin.users.delete(id)));
    await race([
      (round, { id }) => both.send(round, 'POST', `/api/admin/users/${id}/restore`, { body: {} }),
      (round, { email }) => invite(round + 1, email),
    ]);
  });
});
