import { environment } from '../support/environment';
import { createSignedInUser } from '../support/factories';
import { placesOf } from '../support/personal-values';
import { atOnce } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

const ADMINS = 12;

onPostgres('An admin who acts while being deleted and erased', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1 });
  });
  afterAll(() => both.close());

  it('is erased only if no action took place', async () => {
    const admins = await atOnce(ADMINS, () =>
      createSignedInUser(both.one.admin, both.one.client(''), { role: 'admin' }),
    );
    const outcomes = await atOnce(ADMINS, async (index) => {
      const { user, token } = admins[index]!;
      const act = (serial: number) =>
        both.send(index + serial, 'POST', '/api/admin/users', {
          token,
          body: { email: `made.${index}.${serial}@example.net`, name: 'Made' },
        });
      const evict = async () => {
        await both.send(index, 'DELETE', `/api/admin/users/${user.id}`);
        return both.send(index + 1, 'POST', `/api/admin/users/${user.id}/erase`, { body: {} });
      };
      // In some rounds the actions come first, in others the eviction.
      const late = async () => {
        const first = evict();
        const actions = await Promise.all([act(0), act(1)]);
        return [await first, ...actions] as const;
      };
      const early = async () => {
        const actions = Promise.all([act(0), act(1)]);
        const erased = await evict();
        return [erased, ...(await actions)] as const;
      };
      const [erased, ...actions] = await (index % 3 === 0 ? early() : late());
      return { user, erased: erased.status, actions: actions.map(({ status }) => status) };
    });
    for (const { user, erased, actions } of outcomes) {
      const { id, email } = user;
      const hasActed = actions.includes(201);
      expect([email, actions.every((status) => [201, 401].includes(status))]).toEqual([email, true]);
      expect([email, erased]).toEqual([email, hasActed ? 409 : 200]);
      // A refused request that was in flight may have written its refusal after the first erasure.
      const repeated = await both.send(0, 'POST', `/api/admin/users/${id}/erase`, { body: {} });
      expect([email, repeated.status]).toEqual([email, erased]);
      expect([email, (await placesOf(both.one, email)).includes('audit_logs')]).toEqual([email, hasActed]);
    }
  });
});
