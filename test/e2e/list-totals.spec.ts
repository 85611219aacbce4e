import { stringify } from 'node:querystring';
import { insertManyUsers } from '../support/rows';
import { createTestApp, type TestApp } from '../support/test-app';

describe('The total of a list', () => {
  let service: TestApp;
  beforeAll(async () => {
    service = await createTestApp();
    await insertManyUsers(service, 10_000);
  });
  afterAll(() => service.close());

  async function total(query: Record<string, string | string[]>) {
    const response = await service.as().get(`/api/admin/users?limit=1&${stringify(query)}`);
    expect(response.status).toBe(200);
    const { total, totalIsCapped } = response.body.meta as { total: number; totalIsCapped: boolean };
    return { total, totalIsCapped };
  }
  const exactly = (count: number) => ({ total: count, totalIsCapped: false });
  const capped = { total: 10_000, totalIsCapped: true };
  const long = { createdAfter: '2000-01-01' };

  it('is exact without a filter and with one, however many there are', async () => {
    await expect(total({})).resolves.toEqual(exactly(10_001));
    await expect(total({ status: 'active' })).resolves.toEqual(exactly(10_001));
    await expect(total(long)).resolves.toEqual(exactly(10_001));
    await expect(total({ role: 'admin' })).resolves.toEqual(exactly(1));
  });

  it('is exact with one filter of several values', async () => {
    await expect(total({ role: ['admin', 'user'] })).resolves.toEqual(exactly(10_001));
    await expect(total({ role: ['admin', 'nobody', 'admin'] })).resolves.toEqual(exactly(1));
    await expect(total({ role: ['admin', 'user'], status: ['active', 'suspended'] })).resolves.toEqual(capped);
    await expect(total({ role: ['admin', 'nobody'], status: ['active', 'suspended'] })).resolves.toEqual(exactly(1));
  });

  it('is exact with one path of metadata, and stops at 10,000 with two', async () => {
    await service.sql(`UPDATE users SET metadata = '{"tier":"gold","team":"research"}'`);
    await expect(total({ 'metadata[tier]': 'gold' })).resolves.toEqual(exactly(10_001));
    await expect(total({ 'metadata[tier]': ['gold', 'silver'] })).resolves.toEqual(exactly(10_001));
    await expect(total({ 'metadata[tier]': 'gold', 'metadata[team]': 'research' })).resolves.toEqual(capped);
    await expect(total({ 'metadata[tier]': 'gold', status: 'active' })).resolves.toEqual(capped);
  });

  it('is exact up to 10,000 matches of several filters or of a search', async () => {
    await expect(total({ role: 'user', status: 'active' })).resolves.toEqual(exactly(10_000));
    await expect(total({ search: 'many' })).resolves.toEqual(exactly(10_000));
    await expect(total({ search: 'many1' })).resolves.toEqual(exactly(1_112));
  });

  it('stops at 10,000 past that, and says so', async () => {
    await expect(total({ status: 'active', ...long })).resolves.toEqual(capped);
    await expect(total({ search: '@example' })).resolves.toEqual(capped);
    await expect(total({ search: '@example', status: 'active' })).resolves.toEqual(capped);
  });

  it('comes with a page that an index finds, if few have one of the roles', async () => {
    await service.sql('ANALYZE users');
    const plan = await service.sql(
      'EXPLAIN SELECT * FROM users WHERE role = ANY ($1) ORDER BY created_at DESC, id DESC LIMIT 21',
      [['admin', 'nobody']],
    );
    expect(JSON.stringify(plan)).toContain('users_roles_idx');
  });

  it('is no end of the list: the row after the cap is on the page after it', async () => {
    const response = await service
      .as()
      .get('/api/admin/users')
      .query({ search: '@example', page: '10001', limit: '1' });
    expect(response.body.data).toHaveLength(1);
    expect(response.body.meta).toEqual({ page: 10_001, limit: 1, ...capped, nextCursor: null });
  });
});
