import type { UserSort } from '@/lib/admin/client';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = 6_000;
const LIMIT = 100;
const COLUMNS = { createdAt: 'created_at', updatedAt: 'updated_at', email: 'email', name: 'name' } as const;

describe('A page deep in a list', () => {
  let service: TestApp;
  beforeAll(async () => {
    service = await createTestApp();
    // Days with many, with one and with none; names and times that several share.
    await service.sql(
      `INSERT INTO users (id, email, name, role, status, metadata, created_at, updated_at, version)
       SELECT gen_random_uuid(), 'deep' || md5(n::text) || '@example.net', 'Deep ' || n % 500, 'user', 'active', '{}',
         timestamptz '2026-01-01Z' + (n * n % 977) * interval '7 hours', timestamptz '2026-03-01Z' + n / 7 * interval '1 minute', 1
       FROM generate_series(1, $1::int) AS n`,
      [USERS],
    );
  });
  afterAll(() => service.close());

  async function expectPage(page: number, sort: string, filter: Record<string, string> = {}): Promise<void> {
    const response = await service
      .as()
      .get('/api/admin/users')
      .query({ page: String(page), limit: String(LIMIT), sort, ...filter });
    const column = COLUMNS[sort.replace('-', '') as keyof typeof COLUMNS];
    const order = sort.startsWith('-') ? 'DESC' : 'ASC';
    const rows = await service.sql<{ id: string }>(
      `SELECT id FROM users WHERE $1::text IS NULL OR role = $1
       ORDER BY ${column} ${order}, id ${order} OFFSET $2::int LIMIT $3::int`,
      [filter.role ?? null, (page - 1) * LIMIT, LIMIT],
    );
    const { data, meta } = response.body as {
      data: { id: string }[];
      meta: { total: number; nextCursor: string | null };
    };
    expect([sort, page, data.map(({ id }) => id)]).toEqual([sort, page, rows.map(({ id }) => id)]);
    expect(meta.nextCursor !== null).toBe(page * LIMIT < meta.total);
  }

  const sorts = Object.keys(COLUMNS).flatMap((column) => [column, `-${column}`]) as UserSort[];

  it.each(sorts)('by %s is the page of the whole list, from either end', async (sort) => {
    // The list has one more: the first admin.
    for (const page of [20, 21, 22, 30, 31, 45, 59, 60, 61, 62, 1_000_000]) {
      await expectPage(page, sort);
    }
  });

  it.each(['-createdAt', 'name'])('by %s is the page of the filtered list', async (sort) => {
    for (const page of [22, 35, 59, 60, 61]) {
      await expectPage(page, sort, { role: 'user' });
    }
  });

  it('that a cursor goes on from is followed by the next', async () => {
    const first = await service.admin.users.list({ page: 55, limit: LIMIT, sort: 'name' });
    const next = await service.admin.users.list({ cursor: first.meta.nextCursor!, limit: LIMIT, sort: 'name' });
    const rows = await service.sql<{ id: string }>('SELECT id FROM users ORDER BY name, id OFFSET 5500 LIMIT 100');
    expect(next.data.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });
});
