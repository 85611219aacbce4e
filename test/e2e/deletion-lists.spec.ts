import type { Organization, User } from '@/lib/admin/client';
import { RowCountKeeper } from '@/database/repository/row-count-keeper';
import { expectFaults, walk } from '../support/answers';
import { createOrganization } from '../support/factories';
import { wrongCounts } from '../support/row-counts';
import { insertManyUsers, insertOrganizations, insertUsers } from '../support/rows';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';
const ALL = { includeDeleted: 'true' };

describe('Lists with deleted ones', () => {
  let service: TestApp;
  /** Every other one is deleted. */
  let users: User[];
  let organization: Organization;

  beforeAll(async () => {
    service = await createTestApp();
    await insertUsers(
      service,
      Array.from({ length: 40 }, (_, index) => ({
        email: `u${index % 7}-${index}@list.example`,
        name: `${index % 2 ? 'Odd' : 'Even'} ${40 - index}`,
        created_at: `2025-0${1 + (index % 5)}-1${index % 9}T12:00:00.000Z`,
      })),
    );
    const { data } = await service.admin.users.list({ search: 'list.example', limit: 100 });
    organization = await createOrganization(service.admin);
    for (const [index, user] of data.entries()) {
      if (index < 10) {
        await service.admin.organizations.members.add(organization.id, { userId: user.id });
      }
      if (index % 3 === 0) {
        await service.admin.users.update(user.id, { status: 'suspended', role: 'admin' });
      }
      if (index % 2 === 0) {
        await service.admin.users.delete(user.id);
      }
    }
    users = await Promise.all(data.map(({ id }) => service.admin.users.get(id, { includeDeleted: true })));
  });
  afterAll(() => service.close());

  const list = (query: Record<string, string>) => service.as().get(USERS).query(query);
  const ids = (some: { id: string }[]) => some.map(({ id }) => id).sort();
  const isAlive = ({ deletedAt }: User) => deletedAt === null;

  const filters: [name: string, query: Record<string, string>, matches: (user: User) => boolean][] = [
    ['search', { search: 'EVEN' }, ({ name }) => name.startsWith('Even')],
    ['a search of two letters', { search: 'od' }, ({ name }) => name.startsWith('Odd')],
    ['a search of one letter', { search: '7' }, ({ name, email }) => `${name}${email}`.includes('7')],
    ['role', { role: 'admin', createdBefore: '2025-12-01' }, ({ role }) => role === 'admin'],
    ['status', { status: 'suspended' }, ({ status }) => status === 'suspended'],
    ['createdBefore', { createdBefore: '2025-03-10T12:00:00.000Z' }, (user) => user.createdAt < '2025-03-10T12:00'],
    [
      'createdAfter and others',
      { createdAfter: '2025-03-10T12:00:00.000Z', status: 'active', search: 'list' },
      (user) => user.createdAt > '2025-03-10T12:00:00.000Z' && user.status === 'active',
    ],
  ];

  it.each(filters)('hold both kinds, or the live ones alone, with %s', async (_name, query, matches) => {
    for (const folded of [false, true]) {
      const both = await list({ ...query, ...ALL, limit: '100' });
      const matching = users.filter(matches);
      expect(matching.filter(isAlive).length).toBeGreaterThan(0);
      expect(both.body.data.filter(({ email }: User) => email.endsWith('list.example')).length).toBe(matching.length);
      expect(ids(both.body.data as User[])).toEqual(ids(matching));
      expect(both.body.meta).toMatchObject({ total: matching.length, totalIsCapped: false });
      const alive = await list({ ...query, limit: '100' });
      expect(ids(alive.body.data as User[])).toEqual(ids(matching.filter(isAlive)));
      expect(alive.body.meta.total).toBe(matching.filter(isAlive).length);
      if (!folded) {
        await service.app.get(RowCountKeeper, { strict: false }).fold();
      }
    }
  });

  it('hold both kinds by email, which only one living can have', async () => {
    const deleted = users.find((user) => !isAlive(user))!;
    expect((await list({ email: deleted.email })).body.meta.total).toBe(0);
    expect((await list({ email: deleted.email, ...ALL })).body.data).toEqual([deleted]);
  });

  it('hold who was a member when they were deleted', async () => {
    const members = users.slice(0, 10);
    expect((await list({ organizationId: organization.id })).body.meta.total).toBe(5);
    const both = await list({ organizationId: organization.id, ...ALL });
    expect([ids(both.body.data as User[]), both.body.meta.total]).toEqual([ids(members), 10]);
  });

  it('have totals without a filter that are exact, and count as kept', async () => {
    const [row] = await service.sql<{ alive: number; deleted: number }>(
      `SELECT (SELECT count(*)::int FROM users) AS alive, (SELECT count(*)::int FROM deleted_users) AS deleted`,
    );
    expect((await list({})).body.meta.total).toBe(row!.alive);
    expect((await list(ALL)).body.meta.total).toBe(row!.alive + row!.deleted);
    expect(await wrongCounts(service)).toEqual([]);
  });

  it.each(['createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'email', '-email', 'name', '-name'])(
    'are in one order by %s, the same by cursor and by page',
    async (sort) => {
      const field = sort.replace('-', '') as 'email';
      const order = [...users].sort((a, b) => {
        const [one, other] = [`${a[field]} ${a.id}`, `${b[field]} ${b.id}`];
        return (one < other ? -1 : 1) * (sort.startsWith('-') ? -1 : 1);
      });
      const query = { search: 'list.example', sort, limit: '7', ...ALL };
      const walked = await walk<User>(service, USERS, query);
      expect(walked).toEqual(order);
      const pages = await Promise.all(['1', '2', '3', '4', '5', '6'].map((page) => list({ ...query, page })));
      expect(pages.flatMap(({ body }) => body.data as User[])).toEqual(order);
    },
  );

  it('have cursors of their own', async () => {
    const { nextCursor } = (await list({ limit: '5' })).body.meta as { nextCursor: string };
    expectFaults(await list({ limit: '5', cursor: nextCursor, ...ALL }), 'cursor');
  });

  it('are walked to their deep pages past the days that come before', async () => {
    await insertManyUsers(service, 6_000);
    await service.sql(
      `WITH gone AS (DELETE FROM users WHERE email LIKE 'many%0@example.net' RETURNING *)
       INSERT INTO deleted_users (id, email, name, role, status, metadata, created_at, updated_at, version, deleted_at, purge_at)
       SELECT id, email, name, role, status, metadata, created_at, updated_at, version, now(), now() FROM gone`,
    );
    const all = await service.sql<{ id: string }>(
      `SELECT id FROM (SELECT id, created_at FROM users UNION ALL SELECT id, created_at FROM deleted_users) AS t
       ORDER BY created_at DESC, id DESC`,
    );
    for (const page of [30, 50, 61]) {
      const answer = await list({ ...ALL, limit: '100', page: String(page) });
      expect(answer.body.meta.total).toBe(all.length);
      expect((answer.body.data as User[]).map(({ id }) => id)).toEqual(
        all.slice((page - 1) * 100, page * 100).map(({ id }) => id),
      );
    }
  });

  it('GET /organizations?includeDeleted=true lists both kinds, with members of those only that are not deleted', async () => {
    await insertOrganizations(service, [
      { slug: 'listed-one', name: 'Listed' },
      { slug: 'listed-two', name: 'Listed' },
    ]);
    const { data } = await service.admin.organizations.list({ search: 'listed' });
    await service.admin.organizations.delete(data[0]!.id);
    await service.admin.organizations.delete(organization.id);
    for (const query of [{ search: 'listed' }, { createdBefore: '2025-12-31' }]) {
      const both = await service
        .as()
        .get(ORGANIZATIONS)
        .query({ ...query, ...ALL, sort: 'slug' });
      expect(both.body.meta.total).toBe(2);
      expect((both.body.data as Organization[]).map(({ slug }) => slug)).toEqual(['listed-one', 'listed-two']);
      expect((await service.as().get(ORGANIZATIONS).query(query)).body.meta.total).toBe(1);
    }
    const [gone] = (
      await service
        .as()
        .get(ORGANIZATIONS)
        .query({ slug: organization.slug, ...ALL })
    ).body.data as Organization[];
    expect([gone!.memberCount, gone!.deletedAt === null]).toEqual([0, false]);
    const total = { plan: 'free', ...ALL };
    const [row] = await service.sql<{ n: number }>(
      `SELECT ((SELECT count(*) FROM organizations) + (SELECT count(*) FROM deleted_organizations))::int AS n`,
    );
    expect((await service.as().get(ORGANIZATIONS).query(total)).body.meta.total).toBe(row!.n);
  });
});
