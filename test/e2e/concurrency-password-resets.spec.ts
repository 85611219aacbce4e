import { freshAddress } from '../support/addresses';
import { environment } from '../support/environment';
import { createUser, PASSWORD } from '../support/factories';
import { tokenOfLink } from '../support/password-resets';
import { type Answer, atOnce, tally } from '../support/requests';
import { createTwoInstances, entriesOf, type TwoInstances } from '../support/two-instances';

const USERS = '/api/admin/users';
const ROUNDS = 6;

// The embedded database has one connection, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Two instances and a link for a new password', () => {
  let both: TwoInstances;
  let serial = 0;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1 });
  });
  afterAll(() => both.close());

  const somebody = () => createUser(both.one.admin, { password: PASSWORD });
  const linkFor = async (id: string) => tokenOfLink((await both.one.admin.users.sendPasswordReset(id)).resetUrl);
  const accept = (index: number, token: string): Promise<Answer> => {
    const body = { token, password: `a kettle on the sun ${(serial += 1)}` };
    return both.send(index, 'POST', '/api/auth/password-reset/accept', { body, token: '', address: freshAddress() });
  };
  const resetOf = (id: string) => both.one.sql('SELECT FROM password_resets WHERE user_id = $1', [id]);

  it('let exactly one of 8 acceptances at once set the password', async () => {
    const { id } = await somebody();
    const token = await linkFor(id);
    const since = (await both.one.admin.users.get(id)).version;
    expect(tally(await atOnce(8, (index) => accept(index, token)))).toEqual({ 200: 1, 404: 7 });
    expect((await both.one.admin.users.get(id)).version).toBe(since + 1);
    const entries = await entriesOf(both.one, { resourceType: 'user', resourceId: id, action: 'UPDATE' });
    expect(entries).toHaveLength(1);
  });

  it('leave one link of several that are sent at once', async () => {
    const { id } = await somebody();
    const answers = await atOnce(8, (index) => both.send(index, 'POST', `${USERS}/${id}/password-reset`));
    expect(tally(answers)).toEqual({ 200: 8 });
    expect(await resetOf(id)).toHaveLength(1);
    const tokens = answers.map(({ body }) => tokenOfLink((body.data as { resetUrl: string }).resetUrl));
    expect(tally(await atOnce(8, (index) => accept(index, tokens[index]!)))).toEqual({ 200: 1, 404: 7 });
  });

  it.each<[string, string, (id: string) => Parameters<TwoInstances['send']>]>([
    ['a newer link', 'link', (id) => [1, 'POST', `${USERS}/${id}/password-reset`]],
    ['a suspension', 'suspended', (id) => [1, 'PATCH', `${USERS}/${id}`, { body: { status: 'suspended' } }]],
    ['a deletion', 'gone', (id) => [1, 'DELETE', `${USERS}/${id}`]],
    [
      'a password of an admin',
      'password',
      (id) => [1, 'PATCH', `${USERS}/${id}`, { body: { password: 'a lamp under the sea' } }],
    ],
    ['an unlock', 'unlock', (id) => [1, 'POST', `${USERS}/${id}/unlock`]],
  ])('accept a link or not, but never half of it, beside %s', async (_, kind, change) => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await somebody();
      const token = await linkFor(id);
      const [accepted, changed] = await Promise.all([accept(0, token), both.send(...change(id))]);
      expect([200, 404, 409]).toContain(accepted.status);
      expect(changed.status).toBe(200);
      // A link that was refused while the account was suspended is kept.
      const isKept = accepted.status === 409 || (kind === 'link' && (await resetOf(id)).length === 1);
      expect(await resetOf(id)).toHaveLength(isKept ? 1 : 0);
      expect((await accept(0, token)).status).toBe(accepted.status === 409 ? 409 : 404);
    }
  });
});
