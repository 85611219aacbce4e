import { auditOf, expectError, expectFaults, INSTANT, UNKNOWN_ID } from '../support/answers';
import { createApiKey, createSignedInUser, inDays } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const PATH = '/api/admin/api-keys';

describe('/api/admin/api-keys', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const patch = (id: string, body: object, token?: string) => service.as(token).patch(`${PATH}/${id}`).send(body);
  const rotate = (id: string, overlapSeconds: number, token?: string) =>
    service.as(token).post(`${PATH}/${id}/rotate`).send({ overlapSeconds });
  const statusWith = async (token: string) => (await service.as(token).get('/api/admin/users?limit=1')).status;

  describe('GET', () => {
    it('returns 404 for an unknown id', async () => {
      expectError(await service.as().get(`${PATH}/${UNKNOWN_ID}`), 'NOT_FOUND');
    });

    it('shows whether the creator is active, suspended or deleted, and the key survives', async () => {
      const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
      const { id, key } = await createApiKey(service.client(token));
      const creator = async () => (await service.admin.apiKeys.get(id)).createdBy;
      expect(await creator()).toEqual({ id: user.id, email: user.email, status: 'active' });
      await service.admin.users.update(user.id, { status: 'suspended' });
      expect(await creator()).toEqual({ id: user.id, email: user.email, status: 'suspended' });
      await service.admin.users.delete(user.id);
      expect(await creator()).toEqual({ id: user.id, email: user.email, status: 'deleted' });
      await service.admin.users.delete(user.id, { permanent: true });
      expect(await creator()).toEqual({ id: user.id, email: null, status: 'deleted' });
      expect(await statusWith(key)).toBe(200);
    });

    it('never shows a secret in the list', async () => {
      const { key } = await createApiKey(service.admin);
      const response = await service.as().get(`${PATH}?limit=100`);
      expect(response.text).not.toContain(key.slice(42));
      expect(response.body.data.every((row: object) => !('key' in row))).toBe(true);
    });
  });

  describe('PATCH', () => {
    it('changes name, addresses and limits, takes permissions away, and records each', async () => {
      const { id } = await createApiKey(service.admin, { permissions: ['users:read', 'users:write'] });
      const changes = {
        name: 'CD',
        permissions: ['users:read'],
        allowedIps: ['203.0.113.0/24'],
        rateLimitPerMinute: 10,
        rateLimitPerHour: 100,
      };
      const response = await patch(id, changes);
      expect(response.status).toBe(200);
      expect(response.body.data).toMatchObject({ ...changes, version: 2 });
      const [entry] = await auditOf(service, id);
      expect(Object.keys(entry!.changes).sort()).toEqual(Object.keys(changes).sort());
      const reset = { allowedIps: null, rateLimitPerMinute: null, rateLimitPerHour: null };
      expect((await patch(id, reset)).body.data).toMatchObject({ ...reset, version: 3 });
      expect((await patch(id, { ...reset, permissions: ['users:read'] })).body.data.version).toBe(3);
    });

    it('returns 409 WIDER_PERMISSIONS for a permission that the key does not have', async () => {
      const { id } = await createApiKey(service.admin);
      const response = await patch(id, { permissions: ['users:read', 'users:write'] });
      expectError(response, 'CONFLICT');
      expect(response.body.error).toMatchObject({
        reason: 'WIDER_PERMISSIONS',
        message: expect.stringContaining('users:write'),
      });
    });

    it.each([
      ['expiresAt', { expiresAt: inDays(1) }],
      ['name', { name: null }],
      ['permissions', { permissions: [] }],
      ['permissions', { permissions: ['roles:write'] }],
      ['allowedIps', { allowedIps: ['nowhere'] }],
      ['revokedAt', { revokedAt: null }],
    ])('returns 400 that names %s', async (field, body) => {
      const { id } = await createApiKey(service.admin);
      expectFaults(await patch(id, body), field);
    });

    it('returns 412 if the key has changed since', async () => {
      const { id } = await createApiKey(service.admin);
      const { etag } = (await service.as().get(`${PATH}/${id}`)).headers as { etag: string };
      const change = (name: string) => service.as().patch(`${PATH}/${id}`).set('If-Match', etag).send({ name });
      expect((await change('First')).status).toBe(200);
      expectError(await change('Second'), 'PRECONDITION_FAILED');
      expectError(await service.as().delete(`${PATH}/${id}`).set('If-Match', etag), 'PRECONDITION_FAILED');
    });

    it.each(['revoked', 'expired'])(
      'returns 409 API_KEY_NOT_ACTIVE for a key that is %s, and so does a rotation',
      async (status) => {
        const { id } = await createApiKey(service.admin);
        await (status === 'revoked'
          ? service.admin.apiKeys.revoke(id)
          : service.sql(`UPDATE api_keys SET expires_at = now() WHERE id = $1`, [id]));
        for (const response of [await patch(id, { name: 'New' }), await rotate(id, 0)]) {
          expectError(response, 'CONFLICT');
          expect(response.body.error.reason).toBe('API_KEY_NOT_ACTIVE');
        }
      },
    );
  });

  describe('DELETE', () => {
    it('revokes at once, keeps the row, and does nothing the second time', async () => {
      const { id, key } = await createApiKey(service.admin);
      const response = await service.as().delete(`${PATH}/${id}`);
      expect([response.status, response.body.data]).toEqual([200, { id, deleted: true }]);
      expect(await statusWith(key)).toBe(401);
      const revoked = await service.admin.apiKeys.get(id);
      expect(revoked).toMatchObject({ status: 'revoked', revokedAt: expect.stringMatching(INSTANT), version: 2 });
      expect((await service.as().delete(`${PATH}/${id}`)).status).toBe(200);
      expect(await service.admin.apiKeys.get(id)).toEqual(revoked);
      const entries = await auditOf(service, id);
      expect(entries.map(({ action }) => action)).toEqual(['UPDATE', 'CREATE']);
      expect(entries[0]!.changes).toEqual({ revokedAt: { from: null, to: revoked.revokedAt } });
    });

    it('returns 404 for an unknown id', async () => {
      expectError(await service.as().delete(`${PATH}/${UNKNOWN_ID}`), 'NOT_FOUND');
    });
  });
});
