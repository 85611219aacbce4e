import type { AuditLog, User } from '@/lib/admin/client';
import { createOrganization, createUser, organizationData, userData } from '../support/factories';
import { environment } from '../support/environment';
import { atOnce, tally } from '../support/requests';
import { createTwoInstances, entriesOf, idsOf, type TwoInstances } from '../support/two-instances';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Two instances on one database', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterAll(() => both.close());

  describe('50 concurrent requests', () => {
    it('for a user of one email let one create it, with one audit entry', async () => {
      const body = userData();
      const answers = await atOnce(50, (index) => both.send(index, 'POST', USERS, { body }));
      expect(tally(answers)).toEqual({ 201: 1, 409: 49 });
      const entries = await entriesOf(both.one, { resourceType: 'user', action: 'CREATE' });
      expect(entries.filter(({ resource }) => resource.label === body.email)).toHaveLength(1);
      expect((await both.other.admin.users.list({ email: body.email })).meta.total).toBe(1);
    });

    it('for an organization of one slug let one create it, with one audit entry', async () => {
      const body = organizationData();
      const answers = await atOnce(50, (index) => both.send(index, 'POST', ORGANIZATIONS, { body }));
      expect(tally(answers)).toEqual({ 201: 1, 409: 49 });
      const entries = await entriesOf(both.one, { resourceType: 'organization', action: 'CREATE' });
      expect(entries.filter(({ resource }) => resource.label === body.slug)).toHaveLength(1);
    });

    it('for one member let one add it, with one audit entry', async () => {
      const [user, { id }] = [await createUser(both.one.admin), await createOrganization(both.one.admin)];
      const before = (await entriesOf(both.one, { resourceType: 'membership' })).length;
      const path = `${ORGANIZATIONS}/${id}/members`;
      const answers = await atOnce(50, (index) => both.send(index, 'POST', path, { body: { userId: user.id } }));
      expect(tally(answers)).toEqual({ 201: 1, 409: 49 });
      expect(await entriesOf(both.one, { resourceType: 'membership' })).toHaveLength(before + 1);
      expect((await both.one.admin.organizations.get(id)).memberCount).toBe(1);
    });

    it.each(['email', 'externalId'] as const)(
      'for the change of many users to one %s let one have it',
      async (field) => {
        const users = await atOnce(20, () => createUser(both.one.admin));
        const value = userData().email;
        const answers = await atOnce(20, (index) =>
          both.send(index, 'PATCH', `${USERS}/${users[index]?.id}`, { body: { [field]: value } }),
        );
        expect(tally(answers)).toEqual({ 200: 1, 409: 19 });
      },
    );
  });

  describe('100 concurrent changes', () => {
    it('100 concurrent changes of one user are all kept: each has a version and an entry that follows the one before', async () => {
      const user = await createUser(both.one.admin, { name: 'before', metadata: { before: true } });
      const answers = await atOnce(100, (index) =>
        both.send(index, 'PATCH', `${USERS}/${user.id}`, {
          body: index % 4 < 2 ? { name: `name ${index}` } : { metadata: { index } },
        }),
      );
      expect(tally(answers)).toEqual({ 200: 100 });
      const versions = answers.map(({ body }) => (body.data as User).version).sort((a, b) => a - b);
      expect(versions).toEqual(Array.from({ length: 100 }, (_, index) => index + 2));

      const entries = await entriesOf(both.one, { resourceId: user.id, action: 'UPDATE' });
      expect(entries).toHaveLength(100);
      const end = await both.other.admin.users.get(user.id);
      expect(end.version).toBe(101);
      expect(replay(entries, { name: user.name, metadata: user.metadata })).toEqual({
        name: end.name,
        metadata: end.metadata,
      });
    });

    it('that read, count and write with If-Match lose none', async () => {
      const { id } = await createOrganization(both.one.admin, { metadata: { count: 0 } });
      let stale = 0;
      await atOnce(4, async (worker) => {
        const { admin } = worker % 2 === 0 ? both.one : both.other;
        for (let counted = 0; counted < 25;) {
          const { version, metadata } = await admin.organizations.get(id);
          const { status } = await both.send(worker, 'PATCH', `${ORGANIZATIONS}/${id}`, {
            headers: { 'if-match': `"${version}"` },
            body: { metadata: { count: Number(metadata.count) + 1 } },
          });
          expect([200, 412]).toContain(status);
          counted += status === 200 ? 1 : 0;
          stale += status === 412 ? 1 : 0;
        }
      });
      expect(await both.one.admin.organizations.get(id)).toMatchObject({ version: 101, metadata: { count: 100 } });
      expect(await entriesOf(both.one, { resourceId: id, action: 'UPDATE' })).toHaveLength(100);
      // Had none been stale, nothing would have happened at once.
      expect(stale).toBeGreaterThan(0);
    });

    it('with one and the same value make one change', async () => {
      const { id } = await createUser(both.one.admin);
      const answers = await atOnce(50, (index) =>
        both.send(index, 'PATCH', `${USERS}/${id}`, { body: { name: 'The same', metadata: { a: [1] } } }),
      );
      expect(tally(answers)).toEqual({ 200: 50 });
      expect((await both.one.admin.users.get(id)).version).toBe(2);
      expect(await entriesOf(both.one, { resourceId: id, action: 'UPDATE' })).toHaveLength(1);
    });
  });

  it('remove users and organizations while members are added: no 5xx, no orphan, an entry for each removal', async () => {
    const { admin } = both.one;
    const users = await atOnce(12, () => createUser(admin));
    const organizations = await atOnce(8, () => createOrganization(admin));
    const members = (organization: number) => `${ORGANIZATIONS}/${organizations[organization]?.id}/members`;
    const body = (user: number) => ({ body: { userId: users[user]?.id, role: 'admin' } });
    await atOnce(30, (index) => both.send(index, 'POST', members(index % 8), body((index * 5) % 12)));

    const answers = await Promise.all([
      // Each of the first half is deleted twice at once, from both instances.
      ...twice(6, (index, instance) => both.send(instance, 'DELETE', `${USERS}/${users[index]?.id}`)),
      ...twice(4, (index, instance) => both.send(instance, 'DELETE', `${ORGANIZATIONS}/${organizations[index]?.id}`)),
      ...twice(48, (index, instance) => both.send(instance, 'POST', members(index % 8), body((index * 7) % 12))),
      ...twice(12, (index, instance) =>
        both.send(instance, 'DELETE', `${members(index % 8)}/${users[(index * 5) % 12]?.id}`),
      ),
    ]);
    for (const status of Object.keys(tally(answers))) {
      expect(['200', '201', '404', '409']).toContain(status);
    }

    const ofUsers = await entriesOf(both.one, { resourceType: 'user' });
    expect(idsOf(ofUsers, 'DELETE').sort()).toEqual(ids(users.slice(0, 6)));
    const ofOrganizations = await entriesOf(both.one, { resourceType: 'organization' });
    expect(idsOf(ofOrganizations, 'DELETE').sort()).toEqual(ids(organizations.slice(0, 4)));

    const ofMemberships = await entriesOf(both.one, { resourceType: 'membership' });
    const [created, deleted] = [idsOf(ofMemberships, 'CREATE'), idsOf(ofMemberships, 'DELETE')];
    expect(new Set(created).size).toBe(created.length);
    expect(new Set(deleted).size).toBe(deleted.length);
    const rows = await both.one.sql<{ id: string }>(
      `SELECT m.id FROM memberships m JOIN users u ON u.id = m.user_id JOIN organizations o ON o.id = m.organization_id`,
    );
    expect(ids(rows)).toEqual(created.filter((id) => !deleted.includes(id)).sort());
    const [{ count } = { count: NaN }] = await both.one.sql<{ count: number }>('SELECT count(*) FROM memberships');
    expect(count).toBe(rows.length);
  });
});

/** Does a work on both instances at once for each index. */
function twice<T>(count: number, work: (index: number, instance: number) => Promise<T>): Promise<T>[] {
  return Array.from({ length: 2 * count }, (_, index) => work(Math.floor(index / 2), index % 2));
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

/** Applies changes one after another; each must begin where the one before ended. */
function replay(entries: readonly AuditLog[], start: Record<string, unknown>): Record<string, unknown> {
  const state = { ...start };
  for (const { changes } of entries) {
    for (const [field, { from, to }] of Object.entries(changes)) {
      expect(from).toEqual(state[field]);
      state[field] = to;
    }
  }
  return state;
}
