import type { Organization, User } from '@/lib/admin/client';
import { Purge } from '@/deletion/purge';
import { environment } from '../support/environment';
import { createOrganization, createUser, userData } from '../support/factories';
import { atOnce, tally } from '../support/requests';
import { wrongCounts } from '../support/row-counts';
import { insertDeletedUsers } from '../support/rows';
import { createTwoInstances, entriesOf, idsOf, type TwoInstances } from '../support/two-instances';

const ROUNDS = 15;

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('At once, on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterEach(async () => {
    expect(await wrongCounts(both.one)).toEqual([]);
  });
  afterAll(() => both.close());

  const admin = () => both.one.admin;
  const users = '/api/admin/users';
  const organizations = '/api/admin/organizations';
  const membersOf = async ({ id }: Organization) =>
    (await admin().organizations.members.list(id)).data.map(({ user, role }) => [user.id, role]);

  it.each([
    ['user', users, 'email'],
    ['user', users, 'externalId'],
    ['organization', organizations, 'slug'],
  ])('a %s is restored, or another one created with what is unique: one of both', async (type, path, unique) => {
    for (let round = 0; round < ROUNDS; round++) {
      const old: User | Organization =
        type === 'user'
          ? await createUser(admin(), { externalId: `${unique} ${round}` })
          : await createOrganization(admin());
      await both.send(0, 'DELETE', `${path}/${old.id}`);
      const value = (old as unknown as Record<string, string>)[unique];
      const answers = await Promise.all([
        both.send(round, 'POST', `${path}/${old.id}/restore`),
        both.send(round + 1, 'POST', path, {
          body: { ...(type === 'user' ? userData() : { name: 'Other' }), [unique]: value },
        }),
      ]);
      const [restored, created] = answers.map(({ status }) => status);
      expect([
        [200, 409],
        [409, 201],
      ]).toContainEqual([restored, created]);
      const column = unique === 'externalId' ? 'external_id' : unique;
      expect(await both.one.sql(`SELECT FROM ${type}s WHERE ${column} = $1`, [value])).toHaveLength(1);
    }
  });

  it.each([
    ['user', users],
    ['organization', organizations],
  ])('a %s is restored many times: once, and 404 for the others', async (type, path) => {
    for (let round = 0; round < 5; round++) {
      const { id } = type === 'user' ? await createUser(admin()) : await createOrganization(admin());
      await both.send(0, 'DELETE', `${path}/${id}`);
      const answers = await atOnce(10, (index) => both.send(index, 'POST', `${path}/${id}/restore`));
      expect(tally(answers)).toEqual({ 200: 1, 404: 9 });
      expect(idsOf(await entriesOf(both.one, { resourceId: id }), 'CREATE')).toEqual([id, id]);
    }
  });

  it('a user and the organization are restored: the membership comes back', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [user, organization] = [await createUser(admin()), await createOrganization(admin())];
      await admin().organizations.members.add(organization.id, { userId: user.id, role: 'owner' });
      await admin().users.delete(user.id);
      await admin().organizations.delete(organization.id);
      const answers = await Promise.all([
        both.send(round, 'POST', `${users}/${user.id}/restore`),
        both.send(round + 1, 'POST', `${organizations}/${organization.id}/restore`),
      ]);
      expect(tally(answers)).toEqual({ 200: 2 });
      expect(await membersOf(organization)).toEqual([[user.id, 'owner']]);
    }
  });

  it('a user is restored and the organization deleted, or the other way round: the membership is there once both are', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [user, organization] = [await createUser(admin()), await createOrganization(admin())];
      await admin().organizations.members.add(organization.id, { userId: user.id });
      const [first, second] = [`${users}/${user.id}`, `${organizations}/${organization.id}`];
      const [back, gone] = round % 2 === 0 ? [first, second] : [second, first];
      await both.send(0, 'DELETE', back);
      const answers = await Promise.all([
        both.send(round, 'POST', `${back}/restore`),
        both.send(round + 1, 'DELETE', gone),
      ]);
      expect(tally(answers)).toEqual({ 200: 2 });
      expect((await both.send(0, 'POST', `${gone}/restore`)).status).toBe(200);
      expect(await membersOf(organization)).toEqual([[user.id, 'member']]);
    }
  });

  it('a user and the organization are deleted and others join: no answer is a fault, and all comes back', async () => {
    for (let round = 0; round < 5; round++) {
      const organization = await createOrganization(admin());
      const some = await Promise.all(Array.from({ length: 6 }, () => createUser(admin())));
      const members = `${organizations}/${organization.id}/members`;
      await atOnce(3, (index) => both.send(index, 'POST', members, { body: { userId: some[index]!.id } }));
      const answers = await Promise.all([
        both.send(0, 'DELETE', `${users}/${some[0]!.id}`),
        both.send(1, 'DELETE', `${organizations}/${organization.id}`),
        both.send(0, 'PATCH', `${members}/${some[1]!.id}`, { body: { role: 'owner' } }),
        both.send(1, 'POST', members, { body: { userId: some[0]!.id } }),
        ...[3, 4, 5].map((index) => both.send(index, 'POST', members, { body: { userId: some[index]!.id } })),
        both.send(0, 'DELETE', `${users}/${some[3]!.id}`),
      ]);
      for (const { status } of answers) {
        expect([200, 201, 404, 409]).toContain(status);
      }
      await atOnce(6, (index) => both.send(index, 'POST', `${users}/${some[index]!.id}/restore`));
      await both.send(0, 'POST', `${organizations}/${organization.id}/restore`);
      const joined = answers.slice(4, 7).filter(({ status }) => status === 201).length;
      expect((await membersOf(organization)).length).toBe(3 + joined);
    }
  });

  it('a user is erased and restored: one of both', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await createUser(admin());
      await admin().users.delete(id);
      const [erased, restored] = await Promise.all([
        both.send(round, 'POST', `${users}/${id}/erase`),
        both.send(round + 1, 'POST', `${users}/${id}/restore`),
      ]);
      expect([
        [200, 404],
        [409, 200],
      ]).toContainEqual([erased.status, restored.status]);
    }
  });

  it('two instances purge: each row once, with one entry, and what somebody restores meanwhile stays', async () => {
    await insertDeletedUsers(both.one, 1_000);
    const restored = await both.one.sql<{ id: string }>(
      'SELECT id FROM deleted_users ORDER BY purge_at DESC, id DESC LIMIT 20',
    );
    const purge = (index: number) => [both.one, both.other][index % 2]!.app.get(Purge, { strict: false }).run();
    const [removed, answers] = await Promise.all([
      atOnce(4, purge),
      Promise.all(restored.map(({ id }, index) => both.send(index, 'POST', `${users}/${id}/restore`))),
    ]);
    const rest = await purge(0);
    const back = answers.filter(({ status }) => status === 200).length;
    expect(removed.reduce((sum, each) => sum + each, rest)).toBe(1_000 - back);
    const entries = await entriesOf(both.one, { resourceType: 'user', action: 'DELETE' });
    const purged = entries.filter(({ actor }) => actor.type === 'system').map(({ resource }) => resource.id);
    expect([purged.length, new Set(purged).size]).toEqual([1_000 - back, 1_000 - back]);
    expect(await both.one.sql('SELECT FROM deleted_users WHERE purge_at < now()')).toEqual([]);
  });
});
