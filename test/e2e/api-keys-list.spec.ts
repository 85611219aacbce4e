import type { ApiKey, IssuedApiKey } from '@/lib/admin/client';
import { expectFaults, UNKNOWN_ID } from '../support/answers';
import { createApiKey, createSignedInUser, inDays } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const PATH = '/api/admin/api-keys';

describe('GET /api/admin/api-keys', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  describe('lists', () => {
    let keys: Record<'used' | 'usedLater' | 'unused' | 'expired' | 'revoked', IssuedApiKey>;
    let creatorId: string;
    const list = async (query: object) => {
      const { data } = await service.admin.apiKeys.list({ createdBy: creatorId, limit: 100, ...query });
      return data.map(({ id }) => Object.entries(keys).find(([, key]) => key.id === id)?.[0]);
    };

    beforeAll(async () => {
      const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
      creatorId = user.id;
      const admin = service.client(token);
      const create = (name: string, days: number) => createApiKey(admin, { name, expiresAt: inDays(days) });
      keys = {
        used: await createApiKey(admin, { name: 'e', permissions: ['settings:read'], expiresAt: inDays(9) }),
        usedLater: await create('d', 1),
        unused: await create('c', 8),
        expired: await create('b', 2),
        revoked: await create('a', 7),
      };
      const set = (id: string, columns: string) => service.sql(`UPDATE api_keys SET ${columns} WHERE id = $1`, [id]);
      await set(keys.used.id, `last_used_at = '2026-01-01T00:00:00Z'`);
      await set(keys.usedLater.id, `last_used_at = '2026-01-02T00:00:00Z'`);
      await set(keys.expired.id, `expires_at = now() - interval '1 day'`);
      await service.admin.apiKeys.revoke(keys.revoked.id);
    });

    it.each([
      [{ status: 'active' }, ['unused', 'usedLater', 'used']],
      [{ status: 'expired' }, ['expired']],
      [{ status: 'revoked' }, ['revoked']],
      [{ permission: 'settings:read' }, ['used']],
      [{ permission: 'users:read', status: 'active' }, ['unused', 'usedLater']],
      [{ status: ['revoked', 'expired'] }, ['revoked', 'expired']],
      [{ permission: ['settings:read', 'audit-logs:export'] }, ['used']],
      [{ createdBy: UNKNOWN_ID }, []],
      [{}, ['revoked', 'expired', 'unused', 'usedLater', 'used']],
      [{ sort: 'createdAt' }, ['used', 'usedLater', 'unused', 'expired', 'revoked']],
      [{ sort: 'name' }, ['revoked', 'expired', 'unused', 'usedLater', 'used']],
      [{ sort: '-name' }, ['used', 'usedLater', 'unused', 'expired', 'revoked']],
      [{ sort: '-expiresAt', status: 'active' }, ['used', 'unused', 'usedLater']],
      [{ sort: 'lastUsedAt' }, ['used', 'usedLater', 'unused', 'expired', 'revoked']],
      [{ sort: '-lastUsedAt' }, ['usedLater', 'used', 'revoked', 'expired', 'unused']],
    ])('%j in this order: %j', async (query, expected) => {
      expect(await list(query)).toEqual(expected);
    });

    it.each(['lastUsedAt', '-lastUsedAt'] as const)(
      'by cursor in the order %s, past keys that were never used',
      async (sort) => {
        const walked: ApiKey[] = [];
        for await (const key of service.admin.apiKeys.iterate({ createdBy: creatorId, sort, limit: 1 }))
          walked.push(key);
        const { data, meta } = await service.admin.apiKeys.list({ createdBy: creatorId, sort });
        expect(walked.map(({ id }) => id)).toEqual(data.map(({ id }) => id));
        expect(meta).toMatchObject({ total: 5, totalIsCapped: false, nextCursor: null });
      },
    );

    it.each([
      ['status', 'ended'],
      ['permission', 'api-keys:write'],
      ['createdBy', 'root'],
      ['sort', 'version'],
      ['search', 'x'],
    ])('returns 400 for %s=%s', async (name, value) => {
      expectFaults(
        await service
          .as()
          .get(PATH)
          .query({ [name]: value }),
        name,
      );
    });
  });
});
