import type { Erased } from '@/lib/admin/client';
import { environment } from '../support/environment';
import { createSignedInUser } from '../support/factories';
import { placesOf } from '../support/personal-values';
import { atOnce, until } from '../support/requests';
import { createTwoInstances, entriesOf, type TwoInstances } from '../support/two-instances';

const ROUNDS = 5;

const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Erasures at once, on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1, erasureAdminHoldDays: 0 });
  });
  afterAll(() => both.close());

  const newAdmin = () => createSignedInUser(both.one.admin, both.one.client(''), { role: 'admin' });
  const erase = (index: number, id: string) => both.send(index, 'POST', `/api/admin/users/${id}/erase`);

  it('concurrent erasures of one person get the same answer and write one entry', async () => {
    const { user } = await newAdmin();
    await both.one.admin.users.delete(user.id);
    const answers = await atOnce(6, (index) => erase(index, user.id));
    const [first] = answers;
    expect(first?.body.data).toMatchObject({ id: user.id, erased: true });
    expect((first?.body.data as Erased).entries).toBeGreaterThan(2);
    for (const { status, body } of answers) {
      expect([status, body]).toEqual([200, first?.body]);
    }
    const entries = await entriesOf(both.one, { resourceId: user.id, action: 'UPDATE' });
    expect(entries.map(({ changes }) => changes)).toEqual([{ erased: { from: false, to: true } }]);
  });

  it('concurrent erasures of two persons in the same entries do not restore each other', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [one, other] = [await newAdmin(), await newAdmin()];
      for (let turn = 0; turn < 10; turn++) {
        await both.one.client(one.token).users.update(other.user.id, { name: `Turn ${turn} of ${round}` });
        await both.one.client(other.token).users.update(one.user.id, { name: `Turn ${turn} of ${round}` });
      }
      await both.one.admin.users.delete(one.user.id);
      await both.one.admin.users.delete(other.user.id);
      const answers = await Promise.all([erase(0, one.user.id), erase(1, other.user.id)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await placesOf(both.one, one.user.email)).toEqual([]);
      expect(await placesOf(both.one, other.user.email)).toEqual([]);
      expect(await placesOf(both.one, ` of ${round}`)).toEqual([]);
    }
    const { auditLogs } = both.one.admin;
    await until('there is a checkpoint', async () => (await auditLogs.checkpoints.list()).meta.total > 0);
    const { publicKey } = await auditLogs.checkpoints.latest();
    const verification = await auditLogs.verify(auditLogs.export(), { publicKey });
    expect(verification.findings).toEqual([]);
  });
});
