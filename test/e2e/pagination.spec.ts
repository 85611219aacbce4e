import { stringify } from 'node:querystring';
import type { Response } from 'supertest';
import { expectFaults, walk } from '../support/answers';
import { createOrganization, createUser } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

interface Item {
  id?: string;
  user?: { id: string };
}

const idOf = ({ id, user }: Item) => id ?? user!.id;

describe('Every list', () => {
  let service: TestApp;
  let organizationId: string;
  let elsewhere: string;
  const users = () => '/api/admin/users';
  const organizations = () => '/api/admin/organizations';
  const members = () => `/api/admin/organizations/${organizationId}/members`;
  const auditLogs = () => '/api/admin/audit-logs';

  beforeAll(async () => {
    service = await createTestApp();
    ({ id: organizationId } = await createOrganization(service.admin));
    ({ id: elsewhere } = await createOrganization(service.admin));
    for (let index = 0; index < 24; index++) {
      const { id: userId } = await createUser(service.admin);
      await service.admin.organizations.members.add(organizationId, { userId });
      await service.admin.organizations.members.add(elsewhere, { userId });
      await createOrganization(service.admin);
    }
  });
  afterAll(() => service.close());

  const get = (path: string, query: Record<string, string> = {}) => service.as().get(path).query(query);

  async function page(path: string, query: Record<string, string> = {}) {
    const response: Response = await get(path, query);
    expect(response.status).toBe(200);
    return response.body as {
      data: Item[];
      meta: Record<string, unknown> & { nextCursor: string | null; total: number };
    };
  }

  it.each([
    ['users', users, 'role', 'user', 'admin'],
    ['organizations', organizations, 'plan', 'free', 'pro'],
    ['members', members, 'role', 'member', 'owner'],
  ])(
    'GET /%s binds a cursor to the set of values of a filter, in any order and however often each is given',
    async (_, path, name, one, other) => {
      const several = (query: Record<string, string>, ...values: string[]) =>
        service.as().get(`${path()}?${stringify({ limit: 1, ...query, [name]: values })}`);
      const cursor = (await several({}, one, other)).body.meta.nextCursor as string;
      const again = await several({ cursor }, other, one, other);
      expect(again.status).toBe(200);
      expect(again.body.data).toEqual((await several({ page: '2' }, one, other)).body.data);
      for (const others of [[one], [other], []]) {
        expectFaults(await several({ cursor }, ...others), 'cursor');
      }
    },
  );

  describe.each([
    ['users', users, { role: 'user' }],
    ['organizations', organizations, { plan: 'free' }],
    ['members', members, { role: 'member' }],
    ['audit logs', auditLogs, { action: 'CREATE' }],
  ])('pages of %s', (_, path, filter: Record<string, string>) => {
    let all: string[];

    beforeAll(async () => {
      const { data, meta } = await page(path(), { limit: '100' });
      all = data.map(idOf);
      expect(new Set(all).size).toBe(all.length);
      expect(meta).toEqual({ page: 1, limit: 100, total: all.length, totalIsCapped: false, nextCursor: null });
    });

    it('has 20 items on a page where no limit is given, from page 1', async () => {
      const { data, meta } = await page(path());
      expect(data.map(idOf)).toEqual(all.slice(0, 20));
      expect(meta).toEqual({
        page: 1,
        limit: 20,
        total: all.length,
        totalIsCapped: false,
        nextCursor: expect.any(String),
      });
    });

    it('is the same by pages, of which the last has no next cursor', async () => {
      const seen: string[] = [];
      const pages = Math.ceil(all.length / 7);
      for (let number = 1; number <= pages; number++) {
        const { data, meta } = await page(path(), { page: String(number), limit: '7' });
        seen.push(...data.map(idOf));
        expect(meta).toMatchObject({ page: number, limit: 7, total: all.length });
        expect(meta.nextCursor === null).toBe(number === pages);
      }
      expect(seen).toEqual(all);
    });

    it('is empty past its end', async () => {
      for (const number of ['100', '1000000000']) {
        const { data, meta } = await page(path(), { page: number });
        expect(data).toEqual([]);
        expect(meta).toMatchObject({ page: Number(number), total: all.length, nextCursor: null });
      }
    });

    it.each(['1', '7', '100'])('is walked by cursor %s at a time, each item exactly once', async (limit) => {
      expect((await walk<Item>(service, path(), { limit })).map(idOf)).toEqual(all);
    });

    it('has no next cursor where the last page is just full', async () => {
      const { data, meta } = await page(path(), { ...filter, limit: '1' });
      expect(data).toHaveLength(1);
      const whole = await page(path(), { page: String(meta.total), limit: '1', ...filter });
      expect(whole.data).toHaveLength(1);
      expect(whole.meta.nextCursor).toBeNull();
    });

    it('goes on by cursor from a page by number, with a limit of its own', async () => {
      const { meta } = await page(path(), { page: '2', limit: '3' });
      const next = await page(path(), { cursor: meta.nextCursor!, limit: '5' });
      expect(next.data.map(idOf)).toEqual(all.slice(6, 11));
      expect(next.meta).toMatchObject({ page: 3, limit: 5, total: all.length });
    });

    it('counts with one filter exactly, by cursor too', async () => {
      const matching = await walk<Item>(service, path(), { ...filter, limit: '9' });
      const { meta } = await page(path(), filter);
      expect(meta).toMatchObject({ total: matching.length, totalIsCapped: false });
    });

    it('refuses a cursor together with a page', async () => {
      const { meta } = await page(path(), { limit: '3' });
      expectFaults(await get(path(), { cursor: meta.nextCursor!, page: '2' }), 'cursor');
    });

    it('refuses a cursor under other filters, and one of other filters', async () => {
      const plain = await page(path(), { limit: '3' });
      const filtered = await page(path(), { limit: '3', ...filter });
      expectFaults(await get(path(), { cursor: plain.meta.nextCursor!, ...filter }), 'cursor');
      expectFaults(await get(path(), { cursor: filtered.meta.nextCursor! }), 'cursor');
      expect((await page(path(), { cursor: filtered.meta.nextCursor!, ...filter })).data.length).toBeGreaterThan(0);
    });

    it('refuses a cursor that is damaged', async () => {
      const cursor = (await page(path(), { limit: '3' })).meta.nextCursor!;
      const middle = cursor.length / 2;
      const damaged = [
        cursor.slice(0, -1),
        cursor.slice(1),
        cursor.slice(0, middle),
        `${cursor}${cursor}`,
        `${cursor}A`,
        `${cursor}!`,
        `${cursor} `,
        `${cursor.slice(0, middle)}*${cursor.slice(middle)}`,
        'garbage',
        '',
        'bnVsbA',
        'W10',
        'x'.repeat(5000),
      ];
      for (const value of damaged) {
        expectFaults(await get(path(), { cursor: value }), 'cursor');
      }
    });

    it('refuses a cursor made by hand with a position that cannot be', async () => {
      const cursor = (await page(path(), { limit: '3' })).meta.nextCursor!;
      const [binding, time, id, number] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
      const forged = [
        [binding, '0000-01-01T00:00:00.000Z', id, number],
        [binding, '2026-99-01T00:00:00.000Z', id, number],
        [binding, '2026-02-30T00:00:00.000Z', id, number],
        [binding, `' OR 1=1 --`, id, number],
        [binding, { $gt: '' }, id, number],
        [binding, time, 'no id', number],
        [binding, time, id, 0],
        [binding, time, id, 'two'],
        [null, time, id, number],
      ];
      for (const parts of forged) {
        const value = Buffer.from(JSON.stringify(parts)).toString('base64url');
        expectFaults(await get(path(), { cursor: value }), 'cursor');
      }
    });

    it.each([
      ['limit', ['0', '101', '-1', '1.5', '1e1', '0x10', 'ten', '', ' 5', '9999999999999999']],
      ['page', ['0', '-1', '1.5', 'one', '', '99999999999999999999']],
    ])('refuses a %s out of its bounds and names it', async (name, values) => {
      for (const value of values) {
        expectFaults(await get(path(), { [name]: value }), name);
      }
    });

    it('refuses unknown parameters, each by its name', async () => {
      expectFaults(await get(path(), { offset: '1', Page: '1', 'role[]': 'user' }), 'Page', 'offset', 'role[]');
    });
  });

  it('refuses the cursor of another list, and of another organization', async () => {
    const cursors = await Promise.all([users(), organizations(), members(), auditLogs()].map((path) => page(path)));
    const [ofUsers, ofOrganizations, ofMembers, ofAuditLogs] = cursors.map(({ meta }) => meta.nextCursor);
    expectFaults(await get(users(), { cursor: ofOrganizations! }), 'cursor');
    expectFaults(await get(organizations(), { cursor: ofUsers! }), 'cursor');
    expectFaults(await get(auditLogs(), { cursor: ofMembers! }), 'cursor');
    expectFaults(await get(members(), { cursor: ofAuditLogs! }), 'cursor');
    expectFaults(await get(`/api/admin/organizations/${elsewhere}/members`, { cursor: ofMembers! }), 'cursor');
  });

  it.each([users, organizations])('refuses a cursor under another sort', async (path) => {
    const { meta } = await page(path(), { sort: 'name' });
    expectFaults(await get(path(), { cursor: meta.nextCursor!, sort: '-name' }), 'cursor');
    expectFaults(await get(path(), { cursor: meta.nextCursor! }), 'cursor');
    expect((await page(path(), { cursor: meta.nextCursor!, sort: 'name' })).data.length).toBeGreaterThan(0);
  });

  it.each(['-createdAt', 'createdAt', 'email', '-email', 'name'])(
    'is walked by cursor in order %s with each item exactly once while others come and go',
    async (sort) => {
      const before = (await walk<Item>(service, users(), { sort, limit: '100' })).map(idOf);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const { data, meta } = await page(users(), { sort, limit: '5', ...(cursor && { cursor }) });
        seen.push(...data.map(idOf));
        cursor = meta.nextCursor;
        const first = await createUser(service.admin, { email: `a${seen.length}${sort}@example.com`, name: 'A' });
        await createUser(service.admin, { email: `z${seen.length}${sort}@example.com`, name: 'z' });
        await service.admin.users.delete(first.id);
      } while (cursor !== null && seen.length < 500);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => before.includes(id))).toEqual(before);
      for (const { id } of (await service.admin.users.list({ search: `${sort}@example.com`, limit: 100 })).data) {
        await service.admin.users.delete(id);
      }
    },
  );
});
