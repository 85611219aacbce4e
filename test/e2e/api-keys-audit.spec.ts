import { ApiKeyActivity } from '@/api-keys/api-key-activity';
import { createApiKey, createSignedInUser, userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';

describe('An API key in the audit log', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { erasureAdminHoldDays: 0 } });
  });
  afterAll(() => service.close());

  it('is the actor, by which entries can be found, exported and proven', async () => {
    const { id, name, key } = await createApiKey(service.admin, { name: '=CI', permissions: ['users:write'] });
    const response = await service.as(key).post(USERS).set('X-Audit-Reason', 'nightly').send(userData());
    const { data } = await service.admin.auditLogs.list({ actorType: 'api_key', actorId: id });
    expect(data).toEqual([
      expect.objectContaining({
        action: 'CREATE',
        actor: { type: 'api_key', id, email: null, name },
        reason: 'nightly',
        requestId: response.headers['x-request-id'],
      }),
    ]);
    const lines: string[] = [];
    for await (const line of service.admin.auditLogs.export({ actorType: 'api_key' })) lines.push(line.actor.type);
    expect(new Set(lines)).toEqual(new Set(['api_key']));
    const { publicKey } = (await service.admin.auditLogs.checkpoints.list({ limit: 1 })).data[0]!;
    for (const format of ['export', 'exportCsv'] as const) {
      const verified = await service.admin.auditLogs.verify(service.admin.auditLogs[format](), { publicKey });
      expect(verified).toMatchObject({ ok: true, findings: [] });
    }
  });

  it('stays provable after the erasure of a person whom it changed, and the key is still named', async () => {
    const { id, name, key } = await createApiKey(service.admin, { permissions: ['users:write', 'users:delete'] });
    const { body } = await service
      .as(key)
      .post(USERS)
      .set('X-Audit-Reason', 'about ada')
      .send(userData({ name: 'Ada' }));
    const user = body.data as { id: string };
    await service.admin.users.delete(user.id);
    await service.admin.users.erase(user.id);
    const { data } = await service.admin.auditLogs.list({ actorId: id });
    expect(data[0]).toMatchObject({ actor: { type: 'api_key', id, name }, reason: `${user.id}@erased.invalid` });
    expect(JSON.stringify(data)).not.toContain('Ada');
    const { publicKey } = (await service.admin.auditLogs.checkpoints.list({ limit: 1 })).data[0]!;
    const verified = await service.admin.auditLogs.verify(service.admin.auditLogs.export(), { publicKey });
    expect(verified).toMatchObject({ ok: true, findings: [] });
  });

  it('has no address of the key of an erased creator', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const { id, key } = await createApiKey(service.client(token));
    await service.as(key).get(USERS);
    await service.app.get(ApiKeyActivity, { strict: false }).flush();
    expect((await service.admin.apiKeys.get(id)).lastUsedIp).toBe('127.0.0.1');
    await service.admin.users.delete(user.id);
    await service.admin.users.erase(user.id);
    expect(await service.admin.apiKeys.get(id)).toMatchObject({ lastUsedIp: null, status: 'active' });
  });
});
