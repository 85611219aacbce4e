import { expectError } from '../support/answers';
import { apiKeyData, createApiKey, createSignedInUser } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const PATH = '/api/admin/api-keys';

describe('The privileges of those who manage API keys', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const post = (body: object, token: string) => service.as(token).post(PATH).send(body);
  const patch = (id: string, body: object, token: string) => service.as(token).patch(`${PATH}/${id}`).send(body);
  const rotate = (id: string, token: string) =>
    service.as(token).post(`${PATH}/${id}/rotate`).send({ overlapSeconds: 0 });
  /** A signed-in user with a role of its own that has these permissions. */
  async function holderOf(...permissions: string[]): Promise<string> {
    const name = `role-${permissions.join('-').replaceAll(':', '-')}`;
    await service.sql(
      `INSERT INTO roles (id, name, permissions, built_in, created_at, updated_at, version)
       VALUES (gen_random_uuid(), $1, $2, false, now(), now(), 1) ON CONFLICT DO NOTHING`,
      [name, permissions],
    );
    const { user, token } = await createSignedInUser(service.admin, service.client(''));
    await service.sql('UPDATE users SET role = $1 WHERE id = $2', [name, user.id]);
    return token;
  }

  it('POST returns 403 PRIVILEGE_REQUIRED for a permission that the caller lacks', async () => {
    const token = await holderOf('api-keys:write', 'users:read');
    expect((await post(apiKeyData(), token)).status).toBe(201);
    const response = await post(apiKeyData({ permissions: ['users:read', 'users:delete'] }), token);
    expectError(response, 'FORBIDDEN');
    expect(response.body.error.reason).toBe('PRIVILEGE_REQUIRED');
  });

  it('PATCH, DELETE and rotate return 403 PRIVILEGE_REQUIRED for a key with a permission that the caller lacks', async () => {
    const token = await holderOf('api-keys:write', 'api-keys:read', 'users:read');
    const { id } = await createApiKey(service.admin, { permissions: ['users:read', 'users:delete'] });
    const responses = [
      await patch(id, { name: 'Mine' }, token),
      await patch(id, { permissions: ['users:read'] }, token),
      await service.as(token).delete(`${PATH}/${id}`),
      await rotate(id, token),
    ];
    for (const response of responses) {
      expectError(response, 'FORBIDDEN');
      expect(response.body.error.reason).toBe('PRIVILEGE_REQUIRED');
    }
    expect((await service.admin.apiKeys.get(id)).version).toBe(1);
  });

  it('needs api-keys:read for reads and api-keys:write for changes', async () => {
    const { id } = await createApiKey(service.admin);
    const reader = await holderOf('api-keys:read');
    expect((await service.as(reader).get(PATH)).status).toBe(200);
    expect((await service.as(reader).get(`${PATH}/${id}`)).status).toBe(200);
    const refused = [await post(apiKeyData(), reader), await patch(id, {}, reader), await rotate(id, reader)];
    expect(refused.map(({ body }) => body.error.reason)).toEqual(Array(3).fill('PERMISSION_REQUIRED'));
    expect((await service.as(await holderOf('api-keys:write')).get(PATH)).status).toBe(403);
  });
});
